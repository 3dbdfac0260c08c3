// A class that no roster knows: what is it called, who joined it, who left? One step that can be undone. Who was at a visit
// stays who was there.

import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { FormDialog } from '../../frame/FormDialog';
import { type ClassView, commit, type OpenProfile, type VisitEdit } from '../../ipc';
import { Button } from '../../widgets/Button';
import { Check } from '../../widgets/Check';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { t } from '../../words';
import { does } from './doing';
import { knownAndNew, SeenClass, useSeenClass } from './SeenClass';

interface Props {
  open: OpenProfile;
  view: ClassView;
  onClose: () => void;
}

export function ChangeClass({ open, view, onClose }: Props) {
  const [title, setTitle] = useState(view.title);
  const [text, setText] = useState('');
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const names = useSeenClass();
  const isUnseen = text.trim() !== '' && names.seen === null;
  const save = async () => {
    if (title.trim() === '') return;
    if (isUnseen) return names.look(text);
    const [known, students] = knownAndNew(names.meant, open.school?.id ?? null);
    const { section } = view;
    const edit: VisitEdit = { edit: 'change_class', section, title, known, students, without: [...without] };
    const done = await attempt(() => commit({ on: 'visit', do: edit }));
    if (!done) return;
    sayUndoable(t('change-class-done', { class: title.trim() }), done);
    onClose();
  };
  // What was typed is saved first, or taken back: nothing of it is lost with the dialog.
  const isTyped = title !== view.title || text.trim() !== '' || without.size > 0;
  const end = async () => {
    const said = t('change-class-ended', { class: view.title });
    if (await does({ edit: 'end_class', section: view.section }, said)) onClose();
  };
  return (
    <FormDialog
      title={t('change-class-title', { class: view.title })}
      form="change-class"
      does={t(isUnseen ? 'change-class-look' : 'do-save')}
      isDisabled={title.trim() === ''}
      onClose={onClose}
    >
      <Form id="change-class" onSubmit={() => void save()}>
        <Field label={t('change-class-name')} value={title} onChange={setTitle} autoFocus autoComplete="off" />
        <fieldset className="change-class">
          <legend className="k-label">{t('change-class-in')}</legend>
          {view.students.map(({ student, name }) => (
            <Check
              key={student}
              isSelected={!without.has(student)}
              onChange={(isIn) => {
                const next = new Set(without);
                if (isIn) next.delete(student);
                else next.add(student);
                setWithout(next);
              }}
            >
              {name}
            </Check>
          ))}
        </fieldset>
        <Field
          label={t('change-class-more')}
          aside={t('optional')}
          hint={t('change-class-more-hint')}
          value={text}
          onChange={(typed) => {
            setText(typed);
            names.forget();
          }}
          lines={3}
        />
        {names.seen && <SeenClass seen={names.seen} others={names.others} onOther={names.onOther} />}
        <div className="change-class-end">
          <p className="soft">{t('change-class-end-hint')}</p>
          <Button kind="quiet" isDisabled={isTyped} onPress={() => void end()}>
            {t('change-class-end')}
          </Button>
        </div>
      </Form>
    </FormDialog>
  );
}
