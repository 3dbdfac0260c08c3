// How do students get in, visits, and what students said after one? From a roster, a table or a pasted list, a platform's list,
// a calendar or a form's export; always by way of a preview that counts everything and lists what is refused; then in one piece
// that can be undone. Nothing here reads a file itself.

import './bringing_in.css';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { useDistrict } from '../../frame/district';
import { useProgress } from '../../frame/useProgress';
import {
  type ChoicesView,
  failureOf,
  type FormColumn,
  type FormMatch,
  type FormView,
  type Job,
  kith,
  type OpenProfile,
  type Preview,
  type PreviewHandle,
  type TableView,
  type Undone,
  useLive,
  type VisitListView,
} from '../../ipc';
import { goToAfter, goToFields, goToPastVisits, startTask } from '../../route';
import { t } from '../../words';
import { exactly } from '../../words/dates';
import { wordsFor } from '../../words/failure';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { Progress } from '../../widgets/Progress';
import { say } from '../../widgets/StatusLine';
import { ChoicesStep } from './ChoicesStep';
import { Done, doneWords, LeftAlone } from './Done';
import { FormStep } from './FormStep';
import { type Pasted, PasteStep } from './PasteStep';
import { PreviewStep } from './PreviewStep';
import { TableStep } from './TableStep';
import { VisitListStep } from './VisitListStep';
import { AnswerWays, ChoiceWays, VisitWays, Ways, type What, type Wrong } from './Ways';
import { type Chosen, WhoStep } from './WhoStep';

type Step =
  | { at: 'ways' }
  | { at: 'table'; path: string; table: TableView; school: string | null }
  | { at: 'list'; path: string; list: VisitListView }
  | { at: 'choices'; path: string; choices: ChoicesView }
  | { at: 'form'; path: string; form: FormView }
  | { at: 'who'; path: string; form: FormView; match: FormMatch; from: Step }
  | { at: 'paste' }
  | { at: 'preview'; handle: PreviewHandle; from: Step }
  | { at: 'done'; preview: Preview; commit: string | null }
  | { at: 'undone'; undone: Undone };

interface BringingInProps {
  open: OpenProfile;
  what: What;
  /** The visit that answers are of. */
  visit?: string;
  /** The class from which chosen fields are brought in. */
  section?: string | null;
}

export function BringingIn({ open, what, visit = '', section = null }: BringingInProps) {
  const [step, setTheStep] = useState<Step>({ at: 'ways' });
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const setStep = (next: Step) => {
    setWrong(null);
    setTheStep(next);
  };
  const own = open.school?.id ?? null;
  // What was pasted is nowhere else: it stays while one goes on, looks and comes back.
  const [pasted, setPasted] = useState<Pasted>({ text: '', school: own });
  // So does whom a person said that lines mean, as long as the file reads the same: its rows are counted by it.
  const [chosen, setChosen] = useState<{ of: string; by: Chosen }>({ of: '', by: new Map() });
  const broughtIn = useRef<Pasted | null>(null);
  const [job, setJob] = useState<Job | null>(null);
  const district = useDistrict()?.district ?? undefined;
  const isHere = useLeaving(step, job);
  const page = useFocusOnHeading(step, job);
  /** Does it; where it could not be done, says so where it was asked for, until something else is chosen. */
  const tried = async <T,>(of: Wrong['of'], work: () => Promise<T>): Promise<T | undefined> => {
    setWrong(null);
    try {
      return await work();
    } catch (error) {
      const isStopped = failureOf(error).code === 'cancelled';
      if (isHere.current && !isStopped) setWrong({ of, words: wordsFor(error) });
      else say(wordsFor(error), { isWrong: true });
      return undefined;
    }
  };
  const working = async <T,>(of: Wrong['of'], which: Job, work: () => Promise<T>): Promise<T | undefined> => {
    setJob(which);
    const answer = await tried(of, work);
    setJob(null);
    return answer;
  };
  const preview = async (read: () => Promise<PreviewHandle>, of: Wrong['of'] = 'step', from: Step = step) => {
    const handle = await working(of, 'preview', read);
    if (handle && isHere.current) setStep({ at: 'preview', handle, from });
    else if (handle) await kith.dropPreview(handle.preview_id);
  };
  const roster = async (pick: () => Promise<string[]>) => {
    const paths = (await tried('roster', pick)) ?? [];
    if (paths.length > 0) await preview(() => kith.previewRoster(paths), 'roster');
  };
  const table = async () => {
    const [path] = (await tried('table', () => kith.pickFiles('table'))) ?? [];
    if (!path) return;
    const read = await working('table', 'preview', () => kith.readTable(path, null));
    if (read) setStep({ at: 'table', path, table: read, school: own });
  };
  const list = async () => {
    const [path] = (await tried('list', () => kith.pickFiles('visits'))) ?? [];
    if (!path) return;
    const read = await working('list', 'preview', () => kith.readVisitList(path));
    if (read) setStep({ at: 'list', path, list: read });
  };
  const form = async () => {
    const [path] = (await tried('form', () => kith.pickFiles('table'))) ?? [];
    if (!path) return;
    const read = await working('form', 'preview', () => kith.readAnswers(path));
    if (read) setStep({ at: 'form', path, form: read });
  };
  const choices = async () => {
    const [path] = (await tried('choices', () => kith.pickFiles('table'))) ?? [];
    if (!path) return;
    const read = await working('choices', 'preview', () => kith.readChoiceList(path));
    if (read) setStep({ at: 'choices', path, choices: read });
  };
  /** Whom the lines mean is asked where nobody can tell; where everybody is known there is nothing to ask. */
  const whose = async (path: string, read: FormView, mapping: FormColumn[]) => {
    const said = { ...read, mapping };
    const from: Step = { at: 'form', path, form: said };
    const match = await working('step', 'preview', () => kith.matchAnswers(path, read.mark, mapping, visit));
    if (!match || !isHere.current) return;
    const of = JSON.stringify([path, read.mark, mapping]);
    if (chosen.of !== of) setChosen({ of, by: new Map() });
    if (match.asks.length > 0) setStep({ at: 'who', path, form: said, match, from });
    else await preview(() => kith.previewAnswers(path, read.mark, mapping, visit, []), 'step', from);
  };
  const apply = async ({ preview_id, preview: seen }: PreviewHandle) => {
    const done = await working('step', 'apply', () => kith.applyPreview(preview_id));
    if (!done) return;
    if (seen.format === 'List') {
      broughtIn.current = pasted;
      setPasted({ text: '', school: pasted.school });
    }
    if (isHere.current) setStep({ at: 'done', preview: seen, commit: done.commit });
    else sayUndoable(doneWords(seen, what), done);
  };
  const drop = async ({ preview_id }: PreviewHandle, to: Step = { at: 'ways' }) => {
    setStep(to);
    await attempt(() => kith.dropPreview(preview_id));
  };
  /** A list that was taken back is there to be mended. */
  const undone = (back: Undone) => {
    if (broughtIn.current) setPasted(broughtIn.current);
    setStep(back.left_alone > 0 ? { at: 'undone', undone: back } : { at: 'ways' });
  };
  const back = () => {
    if (step.at === 'preview') void drop(step.handle, step.from);
    else if (step.at === 'who') setStep(step.from);
    else if (step.at === 'ways' || step.at === 'done' || step.at === 'undone') leave(what, visit, section);
    else setStep({ at: 'ways' });
  };
  return (
    <div className="page bring" ref={page}>
      {job === null ? <Back onBack={back} /> : <Working job={job} what={what} />}
      <div hidden={job !== null}>
        {wrong?.of === 'step' && (
          <Banner tone="wrong" role="alert">
            {wrong.words}
          </Banner>
        )}
        {step.at === 'ways' && what === 'visits' && <VisitWays wrong={wrong} onList={() => void list()} />}
        {step.at === 'list' && (
          <VisitListStep
            list={step.list}
            onNext={(...said) => void preview(() => kith.previewVisitList(step.path, ...said))}
          />
        )}
        {step.at === 'ways' && what === 'answers' && (
          <AnswersOf visit={visit} wrong={wrong} onForm={() => void form()} />
        )}
        {step.at === 'form' && (
          <FormStep form={step.form} onNext={(mapping) => void whose(step.path, step.form, mapping)} />
        )}
        {step.at === 'ways' && what === 'choices' && <ChoiceWays wrong={wrong} onChoices={() => void choices()} />}
        {step.at === 'choices' && (
          <ChoicesStep
            choices={step.choices}
            onNext={(mapping) => {
              const said = { ...step, choices: { ...step.choices, mapping } };
              void preview(() => kith.previewChoiceList(step.path, step.choices.mark, mapping), 'step', said);
            }}
          />
        )}
        {step.at === 'who' && (
          <WhoStep
            match={step.match}
            chosen={chosen.by}
            onChoose={(by) => setChosen({ ...chosen, by })}
            onNext={(choices) =>
              void preview(() => kith.previewAnswers(step.path, step.form.mark, step.form.mapping, visit, choices))
            }
          />
        )}
        {step.at === 'ways' && what === 'students' && (
          <Ways
            wrong={wrong}
            onFiles={() => void roster(() => kith.pickFiles('roster'))}
            onFolder={() => void roster(async () => [await kith.pickFolder()].filter((path) => path !== null))}
            onTable={() => void table()}
            onPaste={() => setStep({ at: 'paste' })}
            district={district}
            onInvented={open.is_invented ? () => void preview(() => kith.previewInvented(), 'invented') : undefined}
          />
        )}
        {step.at === 'table' && (
          <TableStep
            path={step.path}
            table={step.table}
            own={open.school}
            school={step.school}
            onNext={(table, school) =>
              void preview(
                () => kith.previewTable(step.path, table.first_line, table.mark, table.mapping, school),
                'step',
                { ...step, table, school },
              )
            }
          />
        )}
        {step.at === 'paste' && (
          <PasteStep
            own={open.school}
            pasted={pasted}
            onChange={setPasted}
            onNext={() => void preview(() => kith.previewPasted(pasted.text, pasted.school))}
          />
        )}
        {step.at === 'preview' && (
          <PreviewStep
            key={step.handle.preview_id}
            handle={step.handle}
            onApply={() => void apply(step.handle)}
            onDrop={() => void drop(step.handle)}
          />
        )}
        {step.at === 'done' && (
          <Done
            what={what}
            visit={visit}
            section={section}
            preview={step.preview}
            commit={step.commit}
            onUndone={undone}
          />
        )}
        {step.at === 'undone' && <LeftAlone undone={step.undone} what={what} visit={visit} section={section} />}
      </div>
    </div>
  );
}

/** Who leaves while files are read wants no preview any more: it stops, and what waits is let go. Bringing in goes on and is
 *  shown above every room. Gives whether this screen is still there. */
function useLeaving(step: Step, job: Job | null) {
  const isHere = useRef(true);
  const now = useRef({ step, job });
  useEffect(() => {
    now.current = { step, job };
  }, [step, job]);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      const { step: last, job: running } = now.current;
      if (running === 'preview') void attempt(() => kith.cancel('preview'));
      else if (running === null && last.at === 'preview') void attempt(() => kith.dropPreview(last.handle.preview_id));
    };
  }, []);
  return isHere;
}

/** What had the focus went with its step: the heading of the next one takes it, where no field did. */
function useFocusOnHeading(step: Step, job: Job | null) {
  const page = useRef<HTMLDivElement>(null);
  const at = step.at;
  useEffect(() => {
    if (page.current?.contains(document.activeElement?.closest('input, textarea') ?? null)) return;
    const headings = [...(page.current?.querySelectorAll<HTMLElement>('h1, h2') ?? [])];
    const heading = headings.find((one) => one.closest('[hidden]') === null);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [at, job]);
  return page;
}

const Back = ({ onBack }: { onBack: () => void }) => (
  <Button kind="link" icon={ArrowLeft} onPress={onBack} className="bring-back">
    {t('do-back')}
  </Button>
);

/** To the room that one came from. */
const leave = (what: What, visit: string, section: string | null) => {
  if (what === 'answers') goToAfter(visit);
  else if (what === 'choices') goToFields(section);
  else if (what === 'visits') goToPastVisits();
  else startTask(null);
};

const TITLES = {
  students: 'bring-title',
  visits: 'bring-visits-title',
  answers: 'bring-answers-title',
  choices: 'bring-choices-title',
} as const;

function AnswersOf({ visit, wrong, onForm }: { visit: string; wrong: Wrong | null; onForm: () => void }) {
  const sheet = useLive(['after_sheet', visit], () => kith.afterSheet(visit), 'any').data;
  const of = sheet?.visit;
  const about = of && {
    visitor: of.visitor.name,
    class: of.class,
    date: exactly(of.held_on),
  };
  return <AnswerWays wrong={wrong} about={about ? t('bring-answers-about', about) : null} onForm={onForm} />;
}

function Working({ job, what }: { job: Job; what: What }) {
  const { done, of } = useProgress(job, true);
  return (
    <div className="bring-working">
      <h1 className="page-title">{t(TITLES[what])}</h1>
      <Progress
        label={t(job === 'apply' ? 'bring-applying' : 'bring-reading')}
        detail={of > 0 ? t('bring-detail', { pct: Math.round((done / of) * 100) }) : undefined}
        done={done}
        of={of}
        cancelLabel={t('bring-stop')}
        onCancel={() => void attempt(() => kith.cancel(job))}
      />
    </div>
  );
}
