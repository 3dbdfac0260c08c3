// How is one student added by hand? One of the two names is enough; the rest can stay unknown. The roster may bring the
// same person later: then somebody is asked, and nothing is joined by itself.

import { useRef, useState } from 'react';
import { sayUndoable } from '../../frame/attempt';
import { standsFor, withOwn } from '../../frame/schools';
import { type Committed, commit, type Filters, type OpenProfile, uuidv7 } from '../../ipc';
import { t } from '../../words';
import { wordsFor } from '../../words/failure';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { Check } from '../../widgets/Check';
import { Dialog } from '../../widgets/Dialog';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { Select } from '../../widgets/Select';

const NONE = 'none';

export interface AddStudentProps {
  open: OpenProfile;
  filters: Filters | undefined;
  onClose: () => void;
}

export function AddStudent({ open, filters, onClose }: AddStudentProps) {
  const [given, setGiven] = useState('');
  const [family, setFamily] = useState('');
  const [grade, setGrade] = useState('');
  const [number, setNumber] = useState('');
  const [school, setSchool] = useState(open.school?.id ?? NONE);
  const [isMine, setMine] = useState(true);
  const [error, setError] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const schools = filters?.schools ?? [];
  const known = withOwn(open.school, schools);
  const add = async (isLast: boolean) => {
    if (given.trim() === '' && family.trim() === '') {
      setError(t('add-missing'));
      return;
    }
    setError(null);
    const student = uuidv7();
    const told = (text: string) => (text.trim() === '' ? null : text.trim());
    const by_hand = {
      given,
      family,
      grade: told(grade),
      school: school === NONE ? null : school,
      number: told(number),
    };
    let done: Committed;
    try {
      const caseload_of = isMine ? open.me : null;
      done = await commit({
        on: 'people',
        do: { edit: 'add_students', students: [{ student, by_hand }], caseload_of },
      });
    } catch (thrown) {
      setError(wordsFor(thrown));
      return;
    }
    sayUndoable(t('add-done', { name: `${given.trim()} ${family.trim()}`.trim() }), done);
    if (isLast) onClose();
    else {
      setGiven('');
      setFamily('');
      setNumber('');
      first.current?.focus();
    }
  };
  return (
    <Dialog
      title={t('add-title')}
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button className="k-foot-start" kind="quiet" onPress={onClose}>
            {t('do-cancel')}
          </Button>
          <Button onPress={() => void add(false)}>{t('add-and-next')}</Button>
          <Button kind="primary" type="submit" form="add-student">
            {t('add-do')}
          </Button>
        </>
      }
    >
      <Form id="add-student" onSubmit={() => void add(true)}>
        {error && (
          <Banner tone="wrong" role="alert">
            {error}
          </Banner>
        )}
        <div className="two">
          <Field
            label={t('add-given')}
            value={given}
            onChange={setGiven}
            autoFocus
            inputRef={first}
            autoComplete="off"
          />
          <Field label={t('add-family')} value={family} onChange={setFamily} autoComplete="off" />
        </div>
        <div className="two">
          <Field label={t('add-grade')} aside={t('optional')} value={grade} onChange={setGrade} autoComplete="off" />
          <Field label={t('add-number')} aside={t('optional')} value={number} onChange={setNumber} autoComplete="off" />
        </div>
        <Select
          label={t('add-school')}
          options={[...known.map(({ id, name }) => ({ id, label: name })), { id: NONE, label: t('add-no-school') }]}
          value={standsFor(school, schools) ?? NONE}
          onChange={setSchool}
        />
        <Check isSelected={isMine} onChange={setMine}>
          {t('add-on-caseload')}
        </Check>
      </Form>
    </Dialog>
  );
}
