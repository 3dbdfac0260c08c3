// What does this school ask for before somebody comes? Who approves, how many hours before, and for how long a clearance holds.

import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { FormDialog } from '../../frame/FormDialog';
import { commit, type SchoolRules } from '../../ipc';
import { Check } from '../../widgets/Check';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { t } from '../../words';

const whole = (text: string, most: number): number => Math.min(most, Math.max(0, Math.round(Number(text) || 0)));

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
  const save = async () => {
    const told = {
      approver: approver.trim() || null,
      hours_before: whole(hours, 2000),
      cleared_days: needsClearance ? Math.max(1, whole(days, 3660)) : null,
    };
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
          <Field label={t('rules-hours')} value={hours} onChange={setHours} inputMode="numeric" />
        )}
        <Check hint={t('rules-clearance-hint')} isSelected={needsClearance} onChange={setNeedsClearance}>
          {t('rules-clearance')}
        </Check>
        {needsClearance && <Field label={t('rules-days')} value={days} onChange={setDays} inputMode="numeric" />}
        {isLead && (
          <Check hint={t('rules-in-touch-hint')} isSelected={isAsked} onChange={setAsked}>
            {t('rules-in-touch')}
          </Check>
        )}
      </Form>
    </FormDialog>
  );
}
