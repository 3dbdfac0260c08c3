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
import { FindName } from './FindName';
import type { KioskProps } from './Kiosk';

export function ClusterKiosk({ view, onRead, end }: KioskProps) {
  const [student, setStudent] = useState<KioskStudent | null>(null);
  const [said, setSaid] = useState('');
  if (student)
    return (
      <Choice
        key={student.student}
        student={student}
        onClose={async (isDone) => {
          if (isDone) await onRead();
          setSaid(isDone ? t('kiosk-thanks') : '');
          setStudent(null);
        }}
      />
    );
  return (
    <div className="page-wide kiosk">
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('kiosk-fields-title')}</h1>
          <p className="page-lead">{t('kiosk-after-lead')}</p>
        </div>
        {end}
      </div>
      <p className="kiosk-said" role="status">
        {said}
      </p>
      <FindName students={view.students} label={t('kiosk-find')} done={t('kiosk-done')} onChoose={setStudent} />
    </div>
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
