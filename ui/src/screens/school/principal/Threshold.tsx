// Of how many students does a figure tell? The school lead asks for more; for fewer nobody can.

import { useState } from 'react';
import { attempt } from '../../../frame/attempt';
import { FormDialog } from '../../../frame/FormDialog';
import { commit } from '../../../ipc';
import { Field } from '../../../widgets/Field';
import { Form } from '../../../widgets/Form';
import { say } from '../../../widgets/StatusLine';
import { t } from '../../../words';

export function Threshold({ school, now, onClose }: { school: string; now: number; onClose: () => void }) {
  const [typed, setTyped] = useState(String(now));
  const threshold = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : null;
  const save = async () => {
    if (threshold === null) return;
    const done = await attempt(() => commit({ on: 'report', do: { edit: 'set_threshold', school, threshold } }));
    if (!done) return;
    say(t('report-threshold-saved', { threshold }));
    onClose();
  };
  return (
    <FormDialog
      title={t('report-threshold-title')}
      form="report-threshold"
      does={t('report-threshold-save')}
      isDisabled={threshold === null}
      onClose={onClose}
    >
      <Form id="report-threshold" onSubmit={() => void save()}>
        <p className="soft">{t('report-threshold-words', { threshold: now })}</p>
        <Field
          label={t('report-threshold-field')}
          inputMode="numeric"
          value={typed}
          onChange={setTyped}
          maxLength={3}
        />
      </Form>
    </FormDialog>
  );
}
