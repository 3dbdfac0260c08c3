// Who is in a group? By names, from a list in a file, and out again one by one. Whoever is not on the school's list is named and left
// out: a group makes no students.

import { X } from 'lucide-react';
import { useState } from 'react';
import { attempt, sayUndoable } from '../../../frame/attempt';
import { StudentsFromFile } from '../../../frame/StudentsFromFile';
import { Trouble } from '../../../frame/Trouble';
import { commit, type GroupLine, kith, useLive } from '../../../ipc';
import { Banner } from '../../../widgets/Banner';
import { Button, IconButton } from '../../../widgets/Button';
import { Dialog } from '../../../widgets/Dialog';
import { Field } from '../../../widgets/Field';
import { Form } from '../../../widgets/Form';
import { inLocale, t } from '../../../words';

const listed = inLocale((tag) => new Intl.ListFormat(tag));

export function GroupMembers({ group, onClose }: { group: GroupLine; onClose: () => void }) {
  const { id, told } = group;
  const members = useLive(['in_student_group', id], () => kith.inStudentGroup(id), 'any', { keepWhileReading: true });
  const out = async (student: string, name: string) => {
    const done = await attempt(() =>
      commit({ on: 'group', do: { edit: 'set_in_group', group: id, students: [student], is_in: false } }),
    );
    if (done) sayUndoable(t('groups-out', { name, group: told.name }), done);
  };
  return (
    <Dialog
      title={told.name}
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      size="l"
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('do-done')}
        </Button>
      }
    >
      {members.isError && <Trouble error={members.error} onRetry={() => void members.refetch()} />}
      <section className="stack-tight" aria-label={t('groups-members')}>
        <h3 className="caseload-head">{t('students-count', { count: members.data?.length ?? group.students })}</h3>
        {members.data?.length === 0 && <p className="soft caseload-lead">{t('groups-nobody')}</p>}
        <ul className="groups-members">
          {members.data?.map(({ student, name }) => (
            <li key={student}>
              <bdi>{name}</bdi>
              <IconButton
                label={t('groups-take-out', { name })}
                icon={X}
                size="s"
                onPress={() => void out(student, name)}
              />
            </li>
          ))}
        </ul>
      </section>
      <ByName group={group} />
      <StudentsFromFile
        label={t('groups-file')}
        lead={t('groups-file-words')}
        does={t('groups-file-do')}
        said={(count) => t('groups-in', { count, group: told.name })}
        onPut={(path, table, mapping) => kith.groupFromTable(id, path, table.first_line, table.mark, mapping)}
      />
    </Dialog>
  );
}

function ByName({ group }: { group: GroupLine }) {
  const [text, setText] = useState('');
  const [missed, setMissed] = useState<{ nobody: string[]; several: string[] } | null>(null);
  const put = async () => {
    if (text.trim() === '') return;
    const seen = await attempt(() => kith.pastedClass(text));
    if (!seen) return;
    const students = seen.students.flatMap(({ known }) => known ?? []);
    const named = (isSeveral: boolean) =>
      seen.students.filter((one) => one.known === null && one.is_several === isSeveral).map(({ name }) => name);
    const left = { nobody: named(false), several: named(true) };
    if (students.length > 0) {
      const edit = { edit: 'set_in_group', group: group.id, students, is_in: true } as const;
      const done = await attempt(() => commit({ on: 'group', do: edit }));
      if (!done) return;
      sayUndoable(t('groups-in', { count: students.length, group: group.told.name }), done);
    }
    setMissed(left.nobody.length + left.several.length > 0 ? left : null);
    // What was not found stays to be mended.
    setText([...left.nobody, ...left.several].join('\n'));
  };
  return (
    <Form className="stack-tight" label={t('groups-by-name')} onSubmit={() => void put()}>
      <h3 className="caseload-head">{t('groups-by-name')}</h3>
      {missed && (
        <Banner tone="attention" role="status">
          {missed.nobody.length > 0 && t('groups-missed', { names: listed().format(missed.nobody) })}{' '}
          {missed.several.length > 0 && t('groups-several', { names: listed().format(missed.several) })}
        </Banner>
      )}
      <Field label={t('groups-names')} hint={t('groups-names-hint')} value={text} onChange={setText} lines={4} />
      <div className="row">
        <Button type="submit" isDisabled={text.trim() === ''}>
          {t('groups-put-in')}
        </Button>
      </div>
    </Form>
  );
}
