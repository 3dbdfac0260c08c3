// What is a group called, from when until when, and by what may a district tell its students apart?

import { useState } from 'react';
import { attempt, sayUndoable } from '../../../frame/attempt';
import { DayField } from '../../../frame/DayField';
import { FormDialog } from '../../../frame/FormDialog';
import { commit, type GroupIs, type GroupLine, type GroupTold, uuidv7 } from '../../../ipc';
import { Field } from '../../../widgets/Field';
import { Form } from '../../../widgets/Form';
import { t } from '../../../words';

const LONGEST_GROUND = 400;

export interface GroupFormProps {
  school: string;
  is: GroupIs;
  /** None: a new one. */
  group: GroupLine | null;
  onClose: () => void;
  /** A new one is there, and nobody is in it yet. */
  onMade: (group: GroupLine) => void;
}

export function GroupForm({ school, is, group, onClose, onMade }: GroupFormProps) {
  const [name, setName] = useState(group?.told.name ?? '');
  const [ground, setGround] = useState(group?.told.ground ?? '');
  const [begins, setBegins] = useState(group?.told.begins_on ?? '');
  const [ends, setEnds] = useState(group?.told.ends_on ?? '');
  const isLawful = is === 'lawful';
  const isFilled = name.trim() !== '' && (!isLawful || ground.trim() !== '');
  const save = async () => {
    if (!isFilled) return;
    const told: GroupTold = {
      name: name.trim(),
      is,
      ground: isLawful ? ground.trim() : null,
      begins_on: begins || null,
      ends_on: ends || null,
    };
    const id = group?.id ?? uuidv7();
    const done = await attempt(() =>
      commit({ on: 'group', do: { edit: 'describe_group', group: id, school: group?.school ?? school, told } }),
    );
    if (!done) return;
    sayUndoable(t('groups-kept', { group: told.name }), done);
    onClose();
    if (!group) onMade({ id, school, told, students: 0 });
  };
  return (
    <FormDialog
      title={t(group ? 'groups-describe' : `groups-${is}-new`)}
      form="group"
      does={t('do-save')}
      isDisabled={!isFilled}
      onClose={onClose}
    >
      <Form id="group" onSubmit={() => void save()}>
        <Field
          label={t('groups-name')}
          hint={t(`groups-${is}-name-hint`)}
          value={name}
          onChange={setName}
          autoFocus
          autoComplete="off"
        />
        {isLawful && (
          <Field
            label={t('groups-ground')}
            hint={t('groups-ground-hint')}
            value={ground}
            onChange={setGround}
            lines={3}
            maxLength={LONGEST_GROUND}
          />
        )}
        <div className="two">
          <DayField label={t('groups-begins')} aside={t('optional')} value={begins} onChange={setBegins} />
          <DayField label={t('groups-ends')} aside={t('optional')} value={ends} onChange={setEnds} />
        </div>
      </Form>
    </FormDialog>
  );
}
