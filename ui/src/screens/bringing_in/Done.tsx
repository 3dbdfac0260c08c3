// What came of it? One sentence, the next thing to do, and a way to take all of it back: this import and nothing else. Where
// not all of it went back, who stayed is named.

import { undoCommit } from '../../frame/attempt';
import { kith, type Preview, type Undone, useLive } from '../../ipc';
import { goToAfter, goToEveryone, goToFields, goToPastVisits, goToPlans, startTask } from '../../route';
import { t } from '../../words';
import { Button } from '../../widgets/Button';
import type { What } from './Ways';

/** What was brought in, in a sentence. */
export function doneWords({ adds, changes, leavers }: Preview, what: What): string {
  if (what === 'choices') return t('bring-choices-done-words', { count: adds.choices + changes.choices });
  const answers = adds.answers + changes.answers;
  if (what === 'answers')
    return answers > 0 ? t('bring-answers-done-words', { count: answers }) : t('bring-answers-noted');
  if (what === 'visits') return t('bring-visits-done-words', { count: adds.visits + adds.planned });
  return t('bring-done-words', { adds: adds.students, changes: changes.students, leavers: leavers.students });
}

const TITLES = {
  students: 'bring-done-title',
  visits: 'bring-visits-done-title',
  answers: 'bring-answers-done-title',
  choices: 'bring-choices-done-title',
} as const;

interface DoneProps {
  what: What;
  /** Of answers the visit. */
  visit: string;
  /** Of chosen fields the class. */
  section: string | null;
  preview: Preview;
  commit: string | null;
  onUndone: (undone: Undone) => void;
}

export function Done({ what, visit, section, preview, commit, onUndone }: DoneProps) {
  const undo = async (import_: string) => {
    const undone = await undoCommit(import_);
    if (undone) onUndone(undone);
  };
  const alike = new Set(preview.look_alikes.map(({ by_hand }) => by_hand)).size;
  return (
    <div className="stack bring-done">
      <div role="status">
        <h1 className="page-title">{t(TITLES[what])}</h1>
        <p className="page-lead">{doneWords(preview, what)}</p>
        {preview.refused_total > 0 && (
          <p className="bring-done-also">{t('bring-done-refused', { count: preview.refused_total })}</p>
        )}
        {what === 'students' && alike > 0 && (
          <p className="bring-done-also">{t('bring-done-alike', { count: alike })}</p>
        )}
      </div>
      {what === 'answers' && <ThenAnswers visit={visit} />}
      {what === 'choices' && <ThenChoices section={section} />}
      {what === 'visits' && <ThenVisits preview={preview} />}
      {what === 'students' && <ThenStudents />}
      {commit !== null && (
        <p className="soft bring-done-undo">
          {t('bring-done-undo-hint')}{' '}
          <Button kind="link" onPress={() => void undo(commit)}>
            {t('bring-done-undo')}
          </Button>
        </p>
      )}
    </div>
  );
}

function ThenStudents() {
  const caseload = useLive(['today'], kith.today, 'any').data?.caseload ?? 0;
  const see = goToEveryone;
  const set = () => startTask('caseload');
  return (
    <div className="row">
      <Button kind={caseload === 0 ? 'primary' : 'plain'} onPress={set}>
        {t('bring-done-caseload')}
      </Button>
      <Button kind={caseload === 0 ? 'plain' : 'primary'} onPress={see}>
        {t('bring-done-students')}
      </Button>
    </div>
  );
}

function ThenVisits({ preview: { adds } }: { preview: Preview }) {
  const isPlan = adds.planned > 0;
  return (
    <div className="row">
      <Button kind="primary" onPress={isPlan ? goToPlans : goToPastVisits}>
        {t(isPlan ? 'bring-visits-done-plans' : 'bring-visits-done-see')}
      </Button>
    </div>
  );
}

function ThenAnswers({ visit }: { visit: string }) {
  return (
    <div className="row">
      <Button kind="primary" onPress={() => goToAfter(visit)}>
        {t('bring-answers-done-see')}
      </Button>
    </div>
  );
}

function ThenChoices({ section }: { section: string | null }) {
  return (
    <div className="row">
      <Button kind="primary" onPress={() => goToFields(section)}>
        {t('bring-choices-done-see')}
      </Button>
    </div>
  );
}

/** Who stayed when an import was taken back, by name. */
export function LeftAlone({
  undone: { left, left_alone },
  what,
  visit,
  section,
}: {
  undone: Undone;
  what: What;
  visit: string;
  section: string | null;
}) {
  return (
    <div className="stack bring-done">
      <div>
        <h1 className="page-title">{t('bring-undone-title')}</h1>
        <p className="page-lead">{t('bring-undone-words', { count: left_alone })}</p>
      </div>
      {left.length > 0 && (
        <ul className="preview-leaving card" aria-label={t('bring-undone-list')}>
          {left.map(({ kind, name }, at) => (
            // Two students may have one name: the place tells them apart.
            <li key={`${at} ${name}`}>
              <bdi>{name}</bdi>
              {kind !== 'student' && <span className="soft"> {t('bring-undone-other')}</span>}
            </li>
          ))}
        </ul>
      )}
      {what === 'answers' && <ThenAnswers visit={visit} />}
      {what === 'choices' && <ThenChoices section={section} />}
      {(what === 'visits' || what === 'students') && (
        <div className="row">
          <Button kind="primary" onPress={() => (what === 'visits' ? goToPastVisits() : goToEveryone())}>
            {t(what === 'visits' ? 'bring-visits-done-see' : 'bring-done-students')}
          </Button>
        </div>
      )}
    </div>
  );
}
