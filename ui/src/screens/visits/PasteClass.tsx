// How does a class come in without a roster? Its names are pasted and looked at: who is known here is found, who is not comes
// in as a new student, and it is one step that can be undone.

import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { commit, type OpenProfile, uuidv7 } from '../../ipc';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { t } from '../../words';
import { isOneName } from './doing';
import { knownAndNew, SeenClass, useSeenClass } from './SeenClass';

export interface PasteClassProps {
  open: OpenProfile;
  /** What the classes are called that are here. */
  titles: readonly string[];
  onBrought: (section: string) => void;
  onClose: () => void;
}

export function PasteClass({ open, titles, onBrought, onClose }: PasteClassProps) {
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const names = useSeenClass();
  const { seen, meant } = names;
  const look = async () => {
    if (title.trim() !== '' && text.trim() !== '') await names.look(text);
  };
  const bring = async () => {
    const section = uuidv7();
    const school = open.school?.id ?? null;
    const [known, students] = knownAndNew(meant, school);
    const edit = { edit: 'bring_class', section, title, school, teacher: open.me, known, students } as const;
    const done = await attempt(() => commit({ on: 'visit', do: edit }));
    if (!done) return;
    sayUndoable(t('paste-class-done', { class: title.trim() }), done);
    onBrought(section);
    onClose();
  };
  const count = meant.length;
  return (
    <Dialog
      title={t('paste-class-title')}
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        seen ? (
          <>
            <Button kind="quiet" onPress={names.forget}>
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
        <SeenClass seen={seen} others={names.others} onOther={names.onOther} />
      ) : (
        <Form id="paste-class" onSubmit={() => void look()}>
          <p className="soft visit-lead">{t('paste-class-lead')}</p>
          <Field label={t('paste-class-name')} value={title} onChange={setTitle} autoFocus autoComplete="off" />
          {titles.some((one) => isOneName(one, title)) && (
            <Banner tone="attention" role="status">
              {t('paste-class-twice', { class: title.trim() })}
            </Banner>
          )}
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
