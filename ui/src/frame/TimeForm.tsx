// What goes into the log of one's own time? What kind, how many minutes, and a word for the topic. It names nobody unless that
// is ticked.

import { useState } from 'react';
import type { TimeKind } from '../ipc';
import { Check } from '../widgets/Check';
import { DayField } from './DayField';
import { Field } from '../widgets/Field';
import { Form } from '../widgets/Form';
import { Select } from '../widgets/Select';
import { t } from '../words';
import { timeGroupOf, TIME_KINDS } from '../words/time';

export const MOST_MINUTES = 720;

export interface TimeDraft {
  kind: TimeKind;
  minutes: string;
  topic: string;
  on: string;
  isLinked: boolean;
}

/** The minutes that were typed; null where they are none. */
export function minutesOf({ minutes }: Pick<TimeDraft, 'minutes'>): number | null {
  const typed = /^\s*\d{1,4}\s*$/.test(minutes) ? Number(minutes) : 0;
  return typed >= 1 && typed <= MOST_MINUTES ? typed : null;
}

export interface TimeFormProps {
  id: string;
  draft: TimeDraft;
  onChange: (draft: TimeDraft) => void;
  onSubmit: () => void;
  /** Who can be linked; nobody where null. */
  name: string | null;
  hasDay: boolean;
  className?: string;
}

export function TimeForm({ id, draft, onChange, onSubmit, name, hasDay, className }: TimeFormProps) {
  // It is said that the minutes are none only after somebody left the field.
  const [wasLeft, setLeft] = useState(false);
  const isWrong = minutesOf(draft) === null && wasLeft;
  return (
    <Form id={id} className={className} onSubmit={() => (minutesOf(draft) === null ? setLeft(true) : onSubmit())}>
      <Select<TimeKind>
        label={t('time-kind')}
        options={TIME_KINDS.map((kind) => ({
          id: kind,
          label: t(`time-kind-${kind}`),
          detail: t(`time-group-${timeGroupOf(kind)}`),
        }))}
        value={draft.kind}
        onChange={(kind) => onChange({ ...draft, kind })}
      />
      <Field
        label={t('time-minutes')}
        value={draft.minutes}
        onChange={(minutes) => onChange({ ...draft, minutes })}
        onBlur={() => setLeft(true)}
        inputMode="numeric"
        autoComplete="off"
        error={isWrong ? t('time-minutes-wrong', { most: MOST_MINUTES }) : null}
      />
      <Field
        label={t('time-topic')}
        aside={t('given-optional')}
        placeholder={t('time-topic-hint')}
        value={draft.topic}
        onChange={(topic) => onChange({ ...draft, topic })}
        maxLength={80}
        autoComplete="off"
      />
      {hasDay && <DayField label={t('time-on')} value={draft.on} onChange={(on) => onChange({ ...draft, on })} />}
      {name !== null && (
        <Check
          isSelected={draft.isLinked}
          onChange={(isLinked) => onChange({ ...draft, isLinked })}
          hint={t('time-link-hint')}
        >
          {t('time-link', { name })}
        </Check>
      )}
    </Form>
  );
}
