// Who may look at the school's network? Nobody, until it is said here; a district's leads say it, and whoever works alone for
// themselves.

import { useState } from 'react';
import { attempt, sayUndoable } from '../../../frame/attempt';
import { FormDialog } from '../../../frame/FormDialog';
import { commit, type NetworkSeenBy } from '../../../ipc';
import { Choices } from '../../../widgets/Check';
import { Form } from '../../../widgets/Form';
import { t } from '../../../words';

interface Props {
  school: string;
  now: NetworkSeenBy;
  isLead: boolean;
  onClose: () => void;
}

export function WhoLooks({ school, now, isLead, onClose }: Props) {
  const [chosen, setChosen] = useState<NetworkSeenBy>(now);
  const ways: NetworkSeenBy[] = isLead
    ? ['nobody', 'leads', 'leads_and_counselors']
    : ['nobody', 'leads_and_counselors'];
  const words = (seen_by: NetworkSeenBy) => (isLead || seen_by === 'nobody' ? seen_by : 'me');
  const save = async () => {
    const done = await attempt(() => commit({ on: 'report', do: { edit: 'set_network', school, seen_by: chosen } }));
    if (!done) return;
    if (done.commit !== null) sayUndoable(t(chosen === 'nobody' ? 'network-is-off' : 'network-is-on'), done);
    onClose();
  };
  return (
    <FormDialog title={t('network-who-title')} form="network-who" does={t('network-who-save')} onClose={onClose}>
      <Form id="network-who" onSubmit={() => void save()}>
        <p className="soft">{t('network-who-words')}</p>
        <Choices<NetworkSeenBy>
          label={t('network-who-field')}
          options={ways.map((id) => ({
            id,
            label: t(`network-seen-${words(id)}`),
            hint: t(`network-seen-${words(id)}-hint`),
          }))}
          value={chosen}
          onChange={setChosen}
        />
      </Form>
    </FormDialog>
  );
}
