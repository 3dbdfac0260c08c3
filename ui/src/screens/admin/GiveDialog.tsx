// What is given to somebody? A role, a caseload by rule, students by their ids, or a class; from today or a day, for good or for a
// time. Students and classes are said by the roster's own ids: whoever gives this need not be told a name. Nothing is chosen
// before somebody chose it: how far a right reaches is said by whoever gives it, the whole district above all.

import { useState } from 'react';
import { DayField } from '../../frame/DayField';
import { FormDialog } from '../../frame/FormDialog';
import { Choices } from '../../widgets/Check';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { Select } from '../../widgets/Select';
import { say } from '../../widgets/StatusLine';
import { t } from '../../words';
import { Asked } from './Asked';
import { order, type Role, useAsked, type Wished } from './asking';
import { beginningOf, ROLES, useHush, whyWords } from './said';

type What = Wished['grant'];
const WHATS: readonly What[] = ['role', 'caseload', 'students', 'section'];
/** No school in particular. */
const EVERYWHERE = 'everywhere';

/** Ids or grades as somebody lists them: a line, a comma or a space between. */
const several = (text: string): string[] => text.split(/[\s,;]+/).filter((one) => one !== '');
const orNone = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** To the first that is not said yet, once it is marked. */
const toMissing = (): void =>
  void requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('#give [data-invalid] :is(input, textarea, button)')?.focus(),
  );

interface GiveDialogProps {
  login: string;
  name: string;
  onClose: () => void;
}

export function GiveDialog({ login, name, onClose }: GiveDialogProps) {
  useHush();
  const schools = useAsked({ ask: 'schools' });
  const [what, setWhat] = useState<What | null>(null);
  const [role, setRole] = useState<Role | null>(null);
  const [school, setSchool] = useState<string | null>(null);
  const [grades, setGrades] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [students, setStudents] = useState('');
  const [section, setSection] = useState('');
  const [begins, setBegins] = useState('');
  const [ends, setEnds] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);

  const at = school === EVERYWHERE ? null : school;
  const asksSchool = what === 'caseload' || (what === 'role' && role !== null && role !== 'it');
  const isSchoolMissing = asksSchool && school === null;
  const wish = (): Wished | null => {
    if (isSchoolMissing) return null;
    switch (what) {
      case null:
        return null;
      case 'role':
        // Who looks after the server looks after the whole of it.
        return role === null ? null : { grant: what, role, school: role === 'it' ? null : at };
      case 'caseload':
        return { grant: what, school: at, grades: several(grades), from: orNone(from), until: orNone(until) };
      case 'students':
        return several(students).length === 0 ? null : { grant: what, students: several(students) };
      case 'section':
        return section.trim() === '' ? null : { grant: what, section: section.trim() };
    }
  };
  const wished = wish();
  const missing = (is: boolean) => (isTried && is ? t('admin-missing') : null);

  const give = async () => {
    setTried(true);
    if (isBusy) return;
    if (wished === null) return toMissing();
    setBusy(true);
    setFailed(null);
    const from_ms = begins === '' ? null : beginningOf(begins);
    const until_ms = ends === '' ? null : beginningOf(ends, 1);
    try {
      await order({ ask: 'give', login, wished, from_ms, until_ms });
      say(t('admin-given', { name }));
      onClose();
    } catch (error) {
      setFailed(error);
      setBusy(false);
    }
  };

  // How far it reaches is asked anew: what was said of a role was not said of a caseload.
  const chooseWhat = (next: What) => {
    setWhat(next);
    setSchool(null);
  };

  // Before the schools are there nothing but all of them could be chosen.
  const schoolChoice = (
    <Asked of={schools}>
      {(all) => (
        <Select
          label={t('admin-at-school')}
          options={[
            { id: EVERYWHERE, label: t(what === 'role' ? 'admin-everywhere' : 'admin-any-school') },
            ...all.map(({ id, name: called }) => ({ id, label: called })),
          ]}
          value={school}
          onChange={setSchool}
          placeholder={t('admin-choose')}
          error={missing(isSchoolMissing)}
        />
      )}
    </Asked>
  );
  return (
    <FormDialog
      title={t('admin-give-title', { name })}
      form="give"
      does={t('admin-give-do')}
      isBusy={isBusy}
      onClose={onClose}
    >
      <Form id="give" onSubmit={() => void give()}>
        <Choices<What>
          label={t('admin-give-what')}
          options={WHATS.map((id) => ({ id, label: t(`admin-wish-${id}`), hint: t(`admin-wish-${id}-hint`) }))}
          value={what}
          onChange={chooseWhat}
          error={missing(what === null)}
        />
        {what === 'role' && (
          <Select<Role>
            label={t('admin-role')}
            options={ROLES.map((id) => ({ id, label: t(`admin-role-${id}`) }))}
            value={role}
            onChange={setRole}
            placeholder={t('admin-choose')}
            error={missing(role === null)}
          />
        )}
        {asksSchool && schoolChoice}
        {what === 'caseload' && (
          <>
            <Field
              label={t('admin-grades')}
              aside={t('optional')}
              hint={t('admin-grades-hint')}
              value={grades}
              onChange={setGrades}
              autoComplete="off"
            />
            <div className="admin-pair">
              <Field
                label={t('admin-surnames-from')}
                aside={t('optional')}
                value={from}
                onChange={setFrom}
                autoComplete="off"
              />
              <Field
                label={t('admin-surnames-until')}
                aside={t('optional')}
                value={until}
                onChange={setUntil}
                autoComplete="off"
              />
            </div>
          </>
        )}
        {what === 'students' && (
          <Field
            label={t('admin-student-ids')}
            hint={t('admin-student-ids-hint')}
            lines={3}
            value={students}
            onChange={setStudents}
            autoComplete="off"
            spellCheck="false"
            error={missing(several(students).length === 0)}
          />
        )}
        {what === 'section' && (
          <Field
            label={t('admin-class-id')}
            hint={t('admin-class-id-hint')}
            value={section}
            onChange={setSection}
            autoComplete="off"
            spellCheck="false"
            error={missing(section.trim() === '')}
          />
        )}
        <div className="admin-pair">
          <DayField label={t('admin-begins')} aside={t('optional')} value={begins} onChange={setBegins} />
          <DayField label={t('admin-ends')} aside={t('optional')} value={ends} onChange={setEnds} />
        </div>
        {failed !== null && (
          <p className="k-error" role="alert">
            {whyWords(failed)}
          </p>
        )}
      </Form>
    </FormDialog>
  );
}
