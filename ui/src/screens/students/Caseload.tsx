// Whose students are whose? By rules of school, grade and surname with how many each finds, by a list in a file, or by
// hand. A rule is a sentence; nothing is removed without being named, and all of it can be undone.

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { StudentsFromFile } from '../../frame/StudentsFromFile';
import {
  type CaseloadRule,
  type CaseloadRuleLine,
  commit,
  type Filters,
  kith,
  type OpenProfile,
  useLive,
  uuidv7,
} from '../../ipc';
import { inLocale, localeTag, t } from '../../words';
import { gradeShort, gradeWords } from '../../words/people';
import { Button, IconButton, Toggle } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { Select } from '../../widgets/Select';

const ANY = 'any';

export interface CaseloadProps {
  open: OpenProfile;
  filters: Filters | undefined;
  onClose: () => void;
}

export function Caseload({ open, filters, onClose }: CaseloadProps) {
  const rules = useLive(['caseloadRules'], kith.caseloadRules, 'any');
  const rule = useNewRule(open);
  // What is filled in is not thrown away by saying that one is done.
  const [isBusy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const close = () => (rule.isFilled ? setAsking(true) : onClose());
  const done = async () => {
    setBusy(true);
    setAsking(false);
    if (!rule.isFilled || (await rule.add())) onClose();
    else setBusy(false);
  };
  return (
    <Dialog
      title={t('caseload-title')}
      closeLabel={t('do-close')}
      isOpen
      onClose={close}
      size="l"
      actions={
        <Button kind="primary" isBusy={isBusy} onPress={() => void done()}>
          {t(rule.isFilled ? 'caseload-add-and-done' : 'do-done')}
        </Button>
      }
    >
      <p className="soft caseload-lead">{t('caseload-lead')}</p>
      <section className="stack-tight" aria-label={t('caseload-rules')}>
        <h3 className="caseload-head">{t('caseload-rules')}</h3>
        {rules.data?.length === 0 && <p className="soft caseload-lead">{t('caseload-no-rules')}</p>}
        <ul className="caseload-rules">
          {rules.data?.map((line) => (
            <RuleLine key={line.id} line={line} filters={filters} />
          ))}
        </ul>
        <NewRule rule={rule} filters={filters} />
      </section>
      <StudentsFromFile
        label={t('caseload-file')}
        lead={t('caseload-file-words')}
        does={t('caseload-file-do')}
        said={(count) => t('caseload-file-done', { count })}
        onPut={(path, table, mapping) => kith.caseloadFromTable(path, table.first_line, table.mark, mapping)}
      />
      <section className="stack-tight">
        <h3 className="caseload-head">{t('caseload-hand')}</h3>
        <p className="soft caseload-lead">{t('caseload-hand-words')}</p>
      </section>
      <Dialog
        title={t('caseload-unkept-title')}
        closeLabel={t('do-close')}
        role="alertdialog"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button className="k-foot-start" kind="quiet" onPress={onClose}>
              {t('caseload-unkept-drop')}
            </Button>
            <Button onPress={() => setAsking(false)}>{t('caseload-unkept-back')}</Button>
            <Button kind="primary" autoFocus onPress={() => void done()}>
              {t('caseload-add')}
            </Button>
          </>
        }
      >
        {t('caseload-unkept-words', { rule: ruleWords(rule.told, filters) })}
      </Dialog>
    </Dialog>
  );
}

const listed = inLocale((tag) => new Intl.ListFormat(tag));

/** A rule as a sentence: "Cedar Creek High School, grades 9 and 10, surnames A to K". */
export function ruleWords(told: CaseloadRule, filters: Filters | undefined): string {
  const parts: string[] = [];
  const school = filters?.schools.find(({ id }) => id === told.school)?.name;
  if (told.school) parts.push(school ?? t('students-school'));
  if (told.grades.length > 0) {
    const grades = listed().format(told.grades.map(gradeShort));
    parts.push(t('caseload-rule-grades', { count: told.grades.length, grades }));
  }
  const { surnames_from: from, surnames_until: until } = told;
  if (from && until) parts.push(t('caseload-rule-surnames', { from, until }));
  else if (from) parts.push(t('caseload-rule-from', { from }));
  else if (until) parts.push(t('caseload-rule-until', { until }));
  if (parts.length === 0) return t('caseload-rule-all');
  const words = parts.join(', ');
  return words[0].toLocaleUpperCase(localeTag()) + words.slice(1);
}

function RuleLine({ line, filters }: { line: CaseloadRuleLine; filters: Filters | undefined }) {
  const words = ruleWords(line.told, filters);
  const remove = async () => {
    const done = await attempt(() => commit({ on: 'people', do: { edit: 'remove_caseload_rule', rule: line.id } }));
    if (done) sayUndoable(t('caseload-rule-removed'), done);
  };
  return (
    <li className="caseload-rule">
      <span>{words}</span>
      <span className="soft figures">{t('students-count', { count: line.students })}</span>
      <IconButton
        label={t('caseload-rule-remove', { rule: words })}
        icon={Trash2}
        size="s"
        onPress={() => void remove()}
      />
    </li>
  );
}

/** A rule while it is filled in. */
function useNewRule(open: OpenProfile) {
  const [school, setSchool] = useState<string>(ANY);
  const [grades, setGrades] = useState<readonly string[]>([]);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const told: CaseloadRule = {
    school: school === ANY ? null : school,
    grades: [...grades],
    surnames_from: from.trim() === '' ? null : from.trim(),
    surnames_until: until.trim() === '' ? null : until.trim(),
  };
  const isFilled =
    told.school !== null || grades.length > 0 || told.surnames_from !== null || told.surnames_until !== null;
  const add = async () => {
    const done = await attempt(() =>
      commit({ on: 'people', do: { edit: 'set_caseload_rule', rule: uuidv7(), counselor: open.me, told } }),
    );
    if (!done) return false;
    setSchool(ANY);
    setGrades([]);
    setFrom('');
    setUntil('');
    sayUndoable(t('caseload-rule-added'), done);
    return true;
  };
  return { told, isFilled, add, school, setSchool, grades, setGrades, from, setFrom, until, setUntil };
}

function NewRule({ rule, filters }: { rule: ReturnType<typeof useNewRule>; filters: Filters | undefined }) {
  const { told, add, school, setSchool, grades, setGrades, from, setFrom, until, setUntil } = rule;
  const found = useLive(['tryRule', told], () => kith.tryRule(told), 'any', { keepWhileReading: true }).data;
  const toggle = (grade: string, isOn: boolean) =>
    setGrades(
      (filters?.grades ?? [])
        .map((each) => each.grade)
        .filter((each) => (each === grade ? isOn : grades.includes(each))),
    );
  return (
    <Form className="caseload-new card" label={t('caseload-new')} onSubmit={() => void add()}>
      <Select
        label={t('students-school')}
        options={[
          { id: ANY, label: t('students-any-school') },
          ...(filters?.schools ?? []).map(({ id, name }) => ({ id, label: name })),
        ]}
        value={school}
        onChange={setSchool}
      />
      <fieldset className="caseload-grades">
        <legend className="k-label">{t('caseload-grades')}</legend>
        {filters?.grades.map(({ grade }) => (
          <Toggle
            key={grade}
            kind="plain"
            size="s"
            isSelected={grades.includes(grade)}
            onChange={(isOn) => toggle(grade, isOn)}
            aria-label={gradeWords(grade)}
          >
            {gradeShort(grade)}
          </Toggle>
        ))}
      </fieldset>
      <div className="two">
        <Field label={t('caseload-from')} value={from} onChange={setFrom} autoComplete="off" />
        <Field label={t('caseload-until')} value={until} onChange={setUntil} autoComplete="off" />
      </div>
      <p className="k-hint caseload-lead">{t('caseload-surnames-hint')}</p>
      <div className="row">
        <Button type="submit">{t('caseload-add')}</Button>
        <span className="soft figures caseload-finds" role="status">
          {found !== undefined && t('caseload-finds', { count: found })}
        </span>
      </div>
    </Form>
  );
}
