// A visit is planned: who, which class, which day, for which lesson, to what end. What is usually to be done stands in it with its
// day, and can be changed.

import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { ClassPick } from '../../frame/ClassPick';
import { FormDialog } from '../../frame/FormDialog';
import {
  commit,
  type Format,
  type OpenProfile,
  type PlanLine,
  uuidv7,
  type VisitRoom,
  type WhoCame as Who,
} from '../../ipc';
import { DayField } from '../../frame/DayField';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { Segmented } from '../../widgets/Segmented';
import { t } from '../../words';
import { daysAfter, today } from '../../words/dates';
import { FORMATS } from './doing';
import { type Came, WhoCame } from './WhoCame';

/** What is usually to be done, with how many days before. */
const USUAL = [
  ['coming-usual-purpose', 14],
  ['coming-usual-room', 7],
  ['coming-usual-questions', 3],
  ['coming-usual-office', 2],
] as const;

interface Props {
  open: OpenProfile;
  room: VisitRoom;
  plan: PlanLine | null;
  onClose: () => void;
}

export function PlanDialog({ open, room, plan, onClose }: Props) {
  const [came, setCame] = useState<Came>({ is: 'unsaid' });
  const [section, setSection] = useState<string | null>(plan?.section ?? room.likely ?? room.own[0]?.section ?? null);
  const [day, setDay] = useState(plan?.planned_on ?? daysAfter(today(), 14));
  const [time, setTime] = useState(plan?.begins_at ?? '');
  const [format, setFormat] = useState<Format>(plan?.format ?? 'in_person');
  const [lesson, setLesson] = useState(plan?.lesson ?? '');
  const [aim, setAim] = useState(plan?.aim ?? '');
  const [purpose, setPurpose] = useState(plan?.purpose ?? '');
  const [ids] = useState(() => ({ plan: uuidv7(), visitor: uuidv7() }));
  const who: Who | null =
    came.is === 'known'
      ? { who: 'known', visitor: came.visitor.id }
      : came.is === 'new' && came.name.trim() !== ''
        ? { who: 'new', visitor: ids.visitor, name: came.name, organisation: came.organisation.trim() || null }
        : plan && came.is === 'unsaid'
          ? { who: 'known', visitor: plan.visitor.id }
          : null;
  const save = async () => {
    if (!who || section === null || day === '') return;
    const told = {
      section,
      who,
      planned_on: day,
      begins_at: time || null,
      format,
      lesson: lesson.trim() || null,
      aim: aim.trim() || null,
      purpose: purpose.trim() || null,
    };
    // A day that is over already is no day to do something by.
    const due = (before: number) => [daysAfter(day, -before), today()].toSorted().at(-1) ?? day;
    const tasks = plan ? [] : USUAL.map(([key, before]) => ({ task: uuidv7(), what: t(key), due_on: due(before) }));
    const edit = { edit: 'plan_visit', plan: plan?.id ?? ids.plan, told, tasks, by: open.me } as const;
    const done = await attempt(() => commit({ on: 'plan', do: edit }));
    if (!done) return;
    sayUndoable(t('coming-kept'), done);
    onClose();
  };
  return (
    <FormDialog
      title={t(plan ? 'coming-change' : 'coming-add')}
      size="l"
      form="plan"
      does={t('do-save')}
      isDisabled={!who || section === null || day === ''}
      onClose={onClose}
    >
      <Form id="plan" onSubmit={() => void save()}>
        {plan && came.is === 'unsaid' && (
          <p className="soft visit-lead">{t('coming-who-now', { name: plan.visitor.name })}</p>
        )}
        <WhoCame label={t('coming-who')} came={came} onCame={setCame} onChosen={() => undefined} />
        {!plan && (
          <ClassPick
            label={t('visit-class')}
            own={room.own}
            others={room.others}
            value={section}
            onChange={setSection}
          />
        )}
        <div className="two">
          <DayField label={t('visit-day')} value={day} onChange={setDay} />
          <Field label={t('visit-time')} type="time" value={time} onChange={setTime} />
        </div>
        <div className="k-field">
          <span className="k-label">{t('coming-how')}</span>
          <Segmented<Format>
            label={t('coming-how')}
            options={FORMATS.map((id) => ({ id, label: t(`visit-format-${id}`) }))}
            value={format}
            onChange={setFormat}
          />
        </div>
        <Field label={t('coming-lesson')} value={lesson} onChange={setLesson} maxLength={280} />
        <div className="two">
          <Field
            label={t('coming-purpose')}
            hint={t('coming-purpose-hint')}
            value={purpose}
            onChange={setPurpose}
            lines={2}
          />
          <Field label={t('coming-aim')} value={aim} onChange={setAim} lines={2} />
        </div>
      </Form>
    </FormDialog>
  );
}
