// Which programs are there, and by which lawful groups may students be told apart? Each is named, has its days or its ground, and is
// filled by names, from a list in a file, or emptied one by one; every step can be undone.

import { Pencil, Plus, Trash2, Users } from 'lucide-react';
import { useState } from 'react';
import { attempt, sayUndoable } from '../../../frame/attempt';
import { Trouble } from '../../../frame/Trouble';
import { commit, type GroupIs, type GroupLine, kith, useLive } from '../../../ipc';
import { Button, IconButton } from '../../../widgets/Button';
import { Dialog } from '../../../widgets/Dialog';
import { t } from '../../../words';
import { GroupForm } from './GroupForm';
import { GroupMembers } from './GroupMembers';
import { daysOf } from '../../../words/dates';

type Doing = { do: 'describe'; is: GroupIs; group: GroupLine | null } | { do: 'members'; group: GroupLine };

export function Groups({ school, onClose }: { school: string; onClose: () => void }) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const groups = useLive(['student_groups', school], () => kith.studentGroups(school), 'any');
  const of = (is: GroupIs) => groups.data?.filter(({ told }) => told.is === is) ?? [];
  // What is open is read again with the rest: how many are in it changes while it is looked at.
  const open = doing?.do === 'members' ? (groups.data?.find(({ id }) => id === doing.group.id) ?? doing.group) : null;
  return (
    <>
      <Dialog
        title={t('groups-title')}
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
        {groups.isError ? (
          <Trouble error={groups.error} onRetry={() => void groups.refetch()} />
        ) : (
          (['program', 'lawful'] as const).map((is) => (
            <section key={is} className="stack-tight" aria-label={t(`groups-${is}`)}>
              <h3 className="caseload-head">{t(`groups-${is}`)}</h3>
              <p className="soft caseload-lead">{t(`groups-${is}-words`)}</p>
              <ul className="groups-list">
                {of(is).map((group) => (
                  <Line key={group.id} group={group} onDo={setDoing} />
                ))}
              </ul>
              <div className="row">
                <Button icon={Plus} onPress={() => setDoing({ do: 'describe', is, group: null })}>
                  {t(`groups-${is}-new`)}
                </Button>
              </div>
            </section>
          ))
        )}
      </Dialog>
      {doing?.do === 'describe' && (
        <GroupForm
          school={school}
          is={doing.is}
          group={doing.group}
          onClose={() => setDoing(null)}
          onMade={(group) => setDoing({ do: 'members', group })}
        />
      )}
      {open && <GroupMembers group={open} onClose={() => setDoing(null)} />}
    </>
  );
}

function Line({ group, onDo }: { group: GroupLine; onDo: (doing: Doing) => void }) {
  const { id, told, students } = group;
  const remove = async () => {
    const done = await attempt(() => commit({ on: 'group', do: { edit: 'remove_group', group: id } }));
    if (done) sayUndoable(t('groups-removed', { group: told.name }), done);
  };
  return (
    <li className="groups-line">
      <span>
        <bdi>{told.name}</bdi> <span className="soft">{daysOf(told)}</span>
        {told.ground && (
          <span className="k-hint groups-ground" dir="auto">
            {told.ground}
          </span>
        )}
      </span>
      <span className="soft figures">{t('students-count', { count: students })}</span>
      <Button
        size="s"
        icon={Users}
        aria-label={t('groups-members-named', { group: told.name })}
        onPress={() => onDo({ do: 'members', group })}
      >
        {t('groups-members')}
      </Button>
      <IconButton
        label={t('groups-describe-named', { group: told.name })}
        icon={Pencil}
        size="s"
        onPress={() => onDo({ do: 'describe', is: told.is, group })}
      />
      <IconButton
        label={t('groups-remove-named', { group: told.name })}
        icon={Trash2}
        size="s"
        onPress={() => void remove()}
      />
    </li>
  );
}
