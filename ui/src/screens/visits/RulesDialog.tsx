// What does this school ask for before somebody comes? Who approves, how many hours before, and for how long a clearance holds.

import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { FormDialog } from '../../frame/FormDialog';
import { commit, type SchoolRules } from '../../ipc';
import { Check } from '../../widgets/Check';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { t } from '../../words';

/** A whole number within these; null where it is none, and nothing is guessed. */
const whole = (text: string, [least, most]: readonly [number, number]): number | null => {
  const number = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return least <= number && number <= most ? number : null;
};

const HOURS = [0, 2000] as const;
const DAYS = [1, 3660] as const;
const wrong = ([least, most]: readonly [number, number]) => t('rules-whole', { least, most });

interface RulesDialogProps {
  rules: SchoolRules;
  /** The district has nobody asked whether they would like to stay in touch. */
  isOff: boolean;
  /** Whether this person may say what holds for the whole district. */
  isLead: boolean;
  onClose: () => void;
}

export function RulesDialog({ rules: { school, name, rules }, isOff, isLead, onClose }: RulesDialogProps) {
  const [isAsked, setAsked] = useState(!isOff);
  // What was said elsewhere while this lies open is not taken back by keeping the rest.
  const [wasAsked] = useState(!isOff);
  const [approver, setApprover] = useState(rules.approver ?? '');
  const [hours, setHours] = useState(String(rules.hours_before));
  const [needsClearance, setNeedsClearance] = useState(rules.cleared_days !== null);
  const [days, setDays] = useState(String(rules.cleared_days ?? 365));
  const [isTried, setTried] = useState(false);
  // What is not asked for stays as it was, whatever was typed before.
  const hoursBefore = approver.trim() === '' ? rules.hours_before : whole(hours, HOURS);
  const clearedDays = needsClearance ? whole(days, DAYS) : null;
  const areDaysWrong = needsClearance && clearedDays === null;
  const save = async () => {
    setTried(true);
    if (hoursBefore === null || areDaysWrong) return;
    const told = { approver: approver.trim() || null, hours_before: hoursBefore, cleared_days: clearedDays };
    const done = await attempt(() => commit({ on: 'plan', do: { edit: 'set_visit_rules', school, rules: told } }));
    if (!done) return;
    if (isAsked !== wasAsked) {
      const edit = { edit: 'set_stay_in_touch', is_off: !isAsked } as const;
      if (!(await attempt(() => commit({ on: 'plan', do: edit })))) return;
    }
    sayUndoable(t('rules-kept'), done);
    onClose();
  };
  return (
    <FormDialog title={t('rules-title', { name })} form="rules" does={t('do-save')} onClose={onClose}>
      <Form id="rules" onSubmit={() => void save()}>
        <Field
          label={t('rules-approver')}
          hint={t('rules-approver-hint')}
          value={approver}
          onChange={setApprover}
          maxLength={140}
          autoFocus
        />
        {approver.trim() !== '' && (
          <Field
            label={t('rules-hours')}
            value={hours}
            onChange={setHours}
            inputMode="numeric"
            error={isTried && hoursBefore === null ? wrong(HOURS) : null}
          />
        )}
        <Check hint={t('rules-clearance-hint')} isSelected={needsClearance} onChange={setNeedsClearance}>
          {t('rules-clearance')}
        </Check>
        {needsClearance && (
          <Field
            label={t('rules-days')}
            value={days}
            onChange={setDays}
            inputMode="numeric"
            error={isTried && areDaysWrong ? wrong(DAYS) : null}
          />
        )}
        {isLead && (
          <Check hint={t('rules-in-touch-hint')} isSelected={isAsked} onChange={setAsked}>
            {t('rules-in-touch')}
          </Check>
        )}
      </Form>
    </FormDialog>
  );
}
