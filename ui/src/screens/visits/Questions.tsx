// What would the class like to ask, and whom? Typed in here, or by the students on a laptop that is passed around; handed to teacher
// and visitor as one page; ticked afterwards where it was answered.

import { Check, Plus, Printer, Tablet, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { ClassPick } from '../../frame/ClassPick';
import { printsLight } from '../../frame/onPaper';
import { Trouble } from '../../frame/Trouble';
import {
  commit,
  kith,
  type QuestionEdit,
  type QuestionLine,
  readStatusAgain,
  useLive,
  uuidv7,
  type VisitRoom,
} from '../../ipc';
import { useRoute } from '../../route';
import { Button, IconButton, Toggle } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { Select } from '../../widgets/Select';
import { Segmented } from '../../widgets/Segmented';
import { t } from '../../words';
import { exactly, near, today } from '../../words/dates';
import { Fields } from './Fields';

async function does(edit: QuestionEdit, said: string): Promise<boolean> {
  const done = await attempt(() => commit({ on: 'question', do: edit }));
  if (done) sayUndoable(said, done);
  return done !== undefined;
}

const PARTS = ['questions', 'fields'] as const;
/** No id of ours is a word. */
const NEXT = 'next';

export function Questions({ room }: { room: VisitRoom }) {
  const classes = [...room.own, ...room.others];
  const of = useRoute((route) => (route.part === 'fields' ? route.section : null));
  const [chosen, setChosen] = useState<string | null>(of);
  const section = chosen ?? room.likely ?? room.own[0]?.section ?? null;
  const asked = useLive(['questions', section], () => kith.questions(section ?? ''), 'any', {
    enabled: section !== null,
    keepWhileReading: true,
  });
  const [part, setPart] = useState<'questions' | 'fields'>(of === null ? 'questions' : 'fields');
  const planned = useLive(['plans'], kith.plans, 'any', { keepWhileReading: true });
  const [whom, setWhom] = useState<string | null>(null);
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // Asked for once: whoever comes back later is where they were likely to go.
  useEffect(() => {
    if (of !== null) useRoute.setState({ part: null, section: null });
  }, [of]);
  if (section === null) return <EmptyState title={t('ask-no-class')}>{t('ask-no-class-words')}</EmptyState>;
  if (asked.isError) return <Trouble error={asked.error} onRetry={() => void asked.refetch()} />;
  if (planned.isError) return <Trouble error={planned.error} onRetry={() => void planned.refetch()} />;
  // Before it is known who comes, a question would be kept for the wrong one.
  if (!planned.data) return null;
  const plans = planned.data.plans.filter((plan) => plan.section === section);
  const only = plans.length === 1 ? plans[0] : undefined;
  // A plan that was held meanwhile, or dropped, is chosen no more.
  const plan = whom === null ? only : plans.find(({ id }) => id === whom);
  const visit = plan?.id ?? null;
  const all = asked.data ?? [];
  // Whoever comes next is one of them alone: as it is counted where visits are planned.
  const isNext = plan === undefined || plan.id === plans[0].id;
  const lines = all.filter((line) => (line.visit === null ? isNext : line.visit === visit));
  const earlier = all.filter((line) => line.visit !== null && !planned.data.plans.some(({ id }) => id === line.visit));
  const waiting = lines.filter((line) => line.answered_on === null);
  const title = classes.find((one) => one.section === section)?.title ?? '';
  const add = async () => {
    const told = { section, visit, student: null, text };
    if (!(await does({ edit: 'ask_question', question: uuidv7(), told, on: today() }, t('ask-added')))) return;
    setText('');
    field.current?.focus();
  };
  const pass = async () => {
    if ((await attempt(() => kith.beginKiosk('questions', section, visit))) === undefined) return;
    await readStatusAgain();
  };
  const questions = (
    <>
      <div className="wishes-head">
        <p className="soft visit-hint">{t('ask-hint')}</p>
        <span className="visit-twins-do">
          {waiting.length > 0 && (
            <Button icon={Printer} onPress={() => printsLight()}>
              {t('ask-print')}
            </Button>
          )}
          <Button icon={Tablet} onPress={() => void pass()}>
            {t('ask-pass')}
          </Button>
        </span>
      </div>
      <Form className="asks-add" onSubmit={() => void add()}>
        <Field label={t('ask-field')} value={text} onChange={setText} maxLength={280} inputRef={field} />
        <Button type="submit" icon={Plus} isDisabled={text.trim() === ''}>
          {t('ask-add')}
        </Button>
      </Form>
      {lines.length === 0 ? (
        <p className="soft">{t(all.length === 0 ? 'ask-none' : 'ask-none-here')}</p>
      ) : (
        <ul className="card asks-list" aria-label={t('ask-list')}>
          {lines.map((line) => (
            <Line
              key={line.id}
              line={line}
              whom={visit !== null && line.visit === null ? t('ask-whom-line-next') : null}
            />
          ))}
        </ul>
      )}
      {earlier.length > 0 && (
        <div className="asks-earlier">
          <h2 id="asks-earlier">{t('ask-earlier')}</h2>
          <ul className="card asks-list" aria-labelledby="asks-earlier">
            {earlier.map((line) => (
              <Line key={line.id} line={line} whom={line.visitor && t('ask-whom-line', { name: line.visitor.name })} />
            ))}
          </ul>
        </div>
      )}
      <div className="print-page asks-paper" aria-hidden="true">
        <h1>{t('ask-page')}</h1>
        {plan && <p dir="auto">{[plan.visitor.name, plan.visitor.organisation].filter(Boolean).join(' · ')}</p>}
        <p>
          {title} · {exactly(plan?.planned_on ?? today())}
        </p>
        <ol>
          {waiting.map((line) => (
            <li key={line.id}>{line.text}</li>
          ))}
        </ol>
      </div>
    </>
  );
  return (
    <div className="asks">
      <div className="wishes-head">
        <div className="asks-of">
          <ClassPick
            label={t('visit-class')}
            own={room.own}
            others={room.others}
            value={section}
            onChange={(other) => {
              setChosen(other);
              setWhom(null);
            }}
          />
          {part === 'questions' && plans.length > 0 && (
            <Select
              label={t('ask-whom')}
              options={[
                ...plans.map(({ id, visitor, planned_on }) => ({
                  id,
                  label: t('ask-whom-planned', { name: visitor.name, day: near(planned_on) }),
                })),
                { id: NEXT, label: t('ask-whom-next') },
              ]}
              value={visit ?? NEXT}
              onChange={setWhom}
            />
          )}
        </div>
        <Segmented
          label={t('ask-part')}
          options={PARTS.map((id) => ({ id, label: t(`ask-part-${id}`) }))}
          value={part}
          onChange={setPart}
        />
      </div>
      {part === 'fields' ? <Fields key={section} section={section} title={title} /> : questions}
    </div>
  );
}

interface LineProps {
  line: QuestionLine;
  /** Whom it is for, where it has to be said. */
  whom: string | null;
}

function Line({ line: { id, text, name, asked_on, answered_on }, whom }: LineProps) {
  const isAnswered = answered_on !== null;
  const mark = (isNow: boolean) =>
    void does(
      { edit: 'mark_answered', questions: [id], on: isNow ? today() : null },
      t(isNow ? 'ask-did-answer' : 'ask-did-not'),
    );
  return (
    <li className="past-line">
      <span className="past-what">
        <span dir="auto">{text}</span>
        <span className="soft" title={exactly(asked_on)}>
          {[whom, name, near(asked_on)].filter(Boolean).join(' · ')}
        </span>
      </span>
      <Toggle
        icon={Check}
        isSelected={isAnswered}
        onChange={mark}
        aria-label={t('ask-answered-named', { question: text })}
      >
        {t('ask-answered')}
      </Toggle>
      <IconButton
        icon={Trash2}
        label={t('ask-remove', { question: text })}
        onPress={() => void does({ edit: 'remove_question', question: id }, t('ask-removed'))}
      />
    </li>
  );
}
