// How is it noted that a parent wants nothing kept? Whose parent, and who asked. It holds on this machine at once, with no
// network, and stands in the student's record beside what else parents answered.

import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { FormDialog } from '../../frame/FormDialog';
import { type ClassView, commit, uuidv7 } from '../../ipc';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { Select } from '../../widgets/Select';
import { t } from '../../words';
import { today } from '../../words/dates';

const NOBODY = 'nobody';

export function OptOut({ view, onClose }: { view: ClassView; onClose: () => void }) {
  const [student, setStudent] = useState(NOBODY);
  const [givenBy, setGivenBy] = useState('');
  const isReady = student !== NOBODY && givenBy.trim() !== '';
  const note = async () => {
    if (!isReady) return;
    const told = { student, what: 'visits', answer: 'no', given_by: givenBy, given_on: today() } as const;
    const edit = { edit: 'record_consent', consent: uuidv7(), ...told } as const;
    const done = await attempt(() => commit({ on: 'consent', do: edit }));
    if (!done) return;
    sayUndoable(t('optout-done'), done);
    onClose();
  };
  const students = view.students.filter((one) => !one.is_opted_out);
  return (
    <FormDialog title={t('optout-title')} form="opt-out" does={t('optout-do')} isDisabled={!isReady} onClose={onClose}>
      <Form id="opt-out" onSubmit={() => void note()}>
        <p className="soft visit-lead">{t('optout-lead')}</p>
        <Select
          label={t('optout-who')}
          options={[
            { id: NOBODY, label: t('optout-choose') },
            ...students.map((one) => ({ id: one.student, label: one.name })),
          ]}
          value={student}
          onChange={setStudent}
          autoFocus
        />
        <Field
          label={t('optout-given_by')}
          hint={t('consent-given_by-hint')}
          value={givenBy}
          onChange={setGivenBy}
          autoComplete="off"
        />
      </Form>
    </FormDialog>
  );
}
