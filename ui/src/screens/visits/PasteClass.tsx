// How does a class come in without a roster? Its names are pasted and looked at: who is known here is found, who is not comes
// in as a new student, and it is one step that can be undone.

import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { commit, kith, type OpenProfile, type PastedClass, uuidv7 } from '../../ipc';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { t } from '../../words';

export interface PasteClassProps {
  open: OpenProfile;
  onBrought: (section: string) => void;
  onClose: () => void;
}

export function PasteClass({ open, onBrought, onClose }: PasteClassProps) {
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [seen, setSeen] = useState<PastedClass | null>(null);
  const look = async () => {
    if (title.trim() === '' || text.trim() === '') return;
    setSeen((await attempt(() => kith.pastedClass(text))) ?? null);
  };
  const bring = async () => {
    if (!seen) return;
    const section = uuidv7();
    const known = seen.students.flatMap((one) => one.known ?? []);
    const school = open.school?.id ?? null;
    const students = seen.students
      .filter((one) => one.known === null)
      .map(({ by_hand }) => ({ student: uuidv7(), by_hand: { ...by_hand, school } }));
    const edit = { edit: 'bring_class', section, title, school, teacher: open.me, known, students } as const;
    const done = await attempt(() => commit({ on: 'visit', do: edit }));
    if (!done) return;
    sayUndoable(t('paste-class-done', { class: title.trim() }), done);
    onBrought(section);
    onClose();
  };
  const count = seen?.students.length ?? 0;
  return (
    <Dialog
      title={t('paste-class-title')}
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        seen ? (
          <>
            <Button kind="quiet" onPress={() => setSeen(null)}>
              {t('paste-class-back')}
            </Button>
            <Button kind="primary" isDisabled={count === 0} onPress={() => void bring()} autoFocus>
              {t('paste-class-do', { count })}
            </Button>
          </>
        ) : (
          <Button
            kind="primary"
            type="submit"
            form="paste-class"
            isDisabled={title.trim() === '' || text.trim() === ''}
          >
            {t('paste-class-look')}
          </Button>
        )
      }
    >
      {seen ? (
        <Seen seen={seen} />
      ) : (
        <Form id="paste-class" onSubmit={() => void look()}>
          <p className="soft visit-lead">{t('paste-class-lead')}</p>
          <Field label={t('paste-class-name')} value={title} onChange={setTitle} autoFocus autoComplete="off" />
          <Field
            label={t('paste-class-names')}
            value={text}
            onChange={setText}
            lines={10}
            placeholder={t('paste-example')}
          />
        </Form>
      )}
    </Dialog>
  );
}

function Seen({ seen }: { seen: PastedClass }) {
  const isSeveral = seen.students.some((one) => one.is_several);
  return (
    <div className="stack">
      {seen.refused.length > 0 && (
        <Banner tone="attention">{t('paste-class-refused', { count: seen.refused.length })}</Banner>
      )}
      {isSeveral && <Banner tone="attention">{t('paste-class-several')}</Banner>}
      <ul className="visit-seen">
        {seen.students.map(({ name, known }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list as it was pasted; two may have one name.
          <li key={at}>
            <bdi>{name}</bdi>
            <span className="soft">{t(known === null ? 'paste-class-fresh' : 'paste-class-known')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
