// Who would a class like to meet? One finds the own name, taps up to three fields of work, and passes the laptop on. What somebody
// chose before is shown to nobody.

import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { ClusterTaps } from '../../frame/ClusterTaps';
import { type Cluster, type InterestEdit, commit, type KioskStudent } from '../../ipc';
import { Button } from '../../widgets/Button';
import { Form } from '../../widgets/Form';
import { t } from '../../words';
import { today } from '../../words/dates';
import type { KioskProps } from './Kiosk';
import { Turns } from './Turns';

export function ClusterKiosk(props: KioskProps) {
  return (
    <Turns
      {...props}
      title={t('kiosk-fields-title')}
      turn={(student, onClose) => <Choice student={student} onClose={onClose} />}
    />
  );
}

interface ChoiceProps {
  student: KioskStudent;
  onClose: (isDone: boolean) => Promise<void>;
}

function Choice({ student: { student, name }, onClose }: ChoiceProps) {
  const [clusters, setClusters] = useState<Cluster[]>([]);
  const finish = async () => {
    // Whoever taps nothing takes nothing back that was chosen before.
    if (clusters.length === 0) return onClose(false);
    const edit: InterestEdit = { edit: 'choose_clusters', told: [{ student, clusters }], on: today() };
    if (await attempt(() => commit({ on: 'interest', do: edit }))) await onClose(true);
  };
  return (
    <div className="page kiosk">
      <h1 className="page-title">{t('kiosk-fields-hello', { name: name.split(' ')[0] })}</h1>
      <Form className="kiosk-form" onSubmit={() => void finish()}>
        <ClusterTaps autoFocus label={t('kiosk-fields-title')} value={clusters} onChange={setClusters} />
        <div className="kiosk-do">
          <Button size="l" kind="quiet" onPress={() => void onClose(false)}>
            {t('kiosk-not-me')}
          </Button>
          <Button size="l" kind="primary" type="submit">
            {t('kiosk-finish')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
