// Who is in a group? By names, from a list in a file, and out again one by one. Whoever is not among the students here is named and
// left out, and their line stays as it was typed: a group makes no students.

import { X } from 'lucide-react';
import { useState } from 'react';
import { attempt, sayUndoable } from '../../../frame/attempt';
import { LineNotes } from '../../../frame/LineNotes';
import { StudentsFromFile } from '../../../frame/StudentsFromFile';
import { Trouble } from '../../../frame/Trouble';
import { commit, type GroupLine, kith, type LineNote, type PastedClass, useLive } from '../../../ipc';
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
          {members.data?.map(({ student, name, has_left }) => (
            <li key={student}>
              <bdi>{name}</bdi>
              {has_left && <span className="soft">{t('students-left')}</span>}
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

/** Which lines of a list put nobody in, and why; numbered as they stay in the field. */
interface Missed {
  nobody: string[];
  several: string[];
  refused: LineNote[];
}

/** What of a list put nobody in, with its lines as they were typed: a name goes back with its grade. */
function leftOf(text: string, seen: PastedClass): { missed: Missed | null; text: string } {
  const missing = seen.students.filter(({ known }) => known === null);
  const stays = new Set([...missing, ...seen.refused].map(({ line }) => line));
  // A list that is too long is read up to this line, and nobody looked at those after it.
  const unread = seen.refused.find(({ reason }) => reason.is === 'list_too_long')?.line ?? Number.POSITIVE_INFINITY;
  const kept = text
    .split('\n')
    .map((words, at) => ({ words, line: at + 1 }))
    .filter(({ line }) => stays.has(line) || line >= unread);
  const named = (isSeveral: boolean) =>
    missing.filter(({ is_several }) => is_several === isSeveral).map(({ name }) => name);
  const refused = seen.refused.map((note) => ({
    ...note,
    line: kept.findIndex(({ line }) => line === note.line) + 1,
  }));
  return {
    missed: kept.length > 0 ? { nobody: named(false), several: named(true), refused } : null,
    text: kept.map(({ words }) => words).join('\n'),
  };
}

function ByName({ group }: { group: GroupLine }) {
  const [text, setText] = useState('');
  const [missed, setMissed] = useState<Missed | null>(null);
  const put = async () => {
    if (text.trim() === '') return;
    const seen = await attempt(() => kith.pastedClass(text));
    if (!seen) return;
    const students = seen.students.flatMap(({ known }) => known ?? []);
    if (students.length > 0) {
      const edit = { edit: 'set_in_group', group: group.id, students, is_in: true } as const;
      const done = await attempt(() => commit({ on: 'group', do: edit }));
      if (!done) return;
      sayUndoable(t('groups-in', { count: students.length, group: group.told.name }), done);
    }
    // What was not found stays to be mended.
    const left = leftOf(text, seen);
    setMissed(left.missed);
    setText(left.text);
  };
  return (
    <Form className="stack-tight" label={t('groups-by-name')} onSubmit={() => void put()}>
      <h3 className="caseload-head">{t('groups-by-name')}</h3>
      {missed && (
        <Banner tone="attention" role="status">
          {missed.nobody.length > 0 && <p>{t('groups-missed', { names: listed().format(missed.nobody) })}</p>}
          {missed.several.length > 0 && <p>{t('groups-several', { names: listed().format(missed.several) })}</p>}
          {missed.refused.length > 0 && <p>{t('paste-class-refused', { count: missed.refused.length })}</p>}
        </Banner>
      )}
      {missed && missed.refused.length > 0 && (
        // Another list has other lines: its first page is shown anew.
        <LineNotes
          key={missed.refused.map(({ line }) => line).join()}
          label={t('groups-by-name')}
          notes={missed.refused}
          total={missed.refused.length}
        />
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
