// Who at the school is known to go to whom? Off until the school says who may look. Then the finding, the picture and the table
// that is its equal; nothing of it is read before.

import './network.css';
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Trouble } from '../../../frame/Trouble';
import { kith, type NetworkView, type OpenProfile, type SchoolNetwork, useLive } from '../../../ipc';
import { goTo } from '../../../route';
import { Button } from '../../../widgets/Button';
import { EmptyState } from '../../../widgets/EmptyState';
import { t } from '../../../words';
import { Look } from './Look';
import { WhoLooks } from './WhoLooks';

interface Props {
  open: OpenProfile;
  school: string;
  onPlan: () => void;
}

export function Network({ open, school, onPlan }: Props) {
  const [isSetting, setSetting] = useState(false);
  const network = useLive(['school_network'], kith.schoolNetwork, 'any', { keepWhileReading: true });
  if (network.isError) return <Trouble error={network.error} onRetry={() => void network.refetch()} />;
  if (!network.data) return null;
  const { seen_by, may_set, view } = network.data;
  const set = may_set && (
    <Button kind={seen_by === 'nobody' ? 'primary' : 'quiet'} icon={SlidersHorizontal} onPress={() => setSetting(true)}>
      {t('network-who')}
    </Button>
  );
  return (
    <>
      {view === null ? (
        <Closed network={network.data} set={set} />
      ) : view.whole.ties === 0 ? (
        <Nothing view={view} set={set} onPlan={onPlan} />
      ) : (
        <Look view={view} open={open} set={set} />
      )}
      {isSetting && (
        <WhoLooks
          school={school}
          now={seen_by}
          isLead={open.role === 'school_lead'}
          onClose={() => setSetting(false)}
        />
      )}
    </>
  );
}

function Closed({ network, set }: { network: SchoolNetwork; set: React.ReactNode }) {
  const isOff = network.seen_by === 'nobody';
  return (
    <EmptyState title={t(isOff ? 'network-off-title' : 'network-closed-title')} actions={set}>
      {t(isOff ? 'network-off-words' : 'network-closed-words')} {!set && t('network-off-ask')}
    </EmptyState>
  );
}

function Nothing({ view, set, onPlan }: { view: NetworkView; set: React.ReactNode; onPlan: () => void }) {
  const hasNobody = view.students === 0;
  return (
    <EmptyState
      title={t(hasNobody ? 'network-nobody-title' : 'network-nothing-title')}
      actions={
        <>
          {hasNobody ? (
            <Button kind="primary" onPress={() => goTo('students')}>
              {t('network-to-students')}
            </Button>
          ) : (
            <Button kind="primary" onPress={onPlan}>
              {t('school-open')}
            </Button>
          )}
          {set}
        </>
      }
    >
      {t(hasNobody ? 'network-nobody-words' : 'network-nothing-words', { students: view.students })}
    </EmptyState>
  );
}
