// Who came, and whom did they meet? Logging a visit stands first, since a class is leaving while it is done; what was logged
// and who may come again stand beside it.

import './visits.css';
import { useState } from 'react';
import { Trouble } from '../../frame/Trouble';
import { kith, type OpenProfile, useLive, type VisitLine } from '../../ipc';
import { useRoute } from '../../route';
import { Tabs } from '../../widgets/Tabs';
import { t } from '../../words';
import { Activities } from './activities/Activities';
import { CameOf } from './CameOf';
import { Door } from './Door';
import { LogVisit } from './LogVisit';
import { PastVisits, type ShownVisit } from './PastVisits';
import { Plans } from './Plans';
import { Questions } from './Questions';
import { Visitors } from './Visitors';
import { timeNow } from './doing';
import { Wishes } from './Wishes';

type Part = 'log' | 'plan' | 'door' | 'ask' | 'past' | 'wishes' | 'visitors' | 'came' | 'activities';

export function Visits({ open }: { open: OpenProfile }) {
  const asked = useRoute((route) => route.part);
  const [part, setPart] = useState<Part>(asked === 'fields' ? 'ask' : (asked ?? 'log'));
  const [corrected, setCorrected] = useState<VisitLine | null>(null);
  const [shown, setShown] = useState<ShownVisit | null>(null);
  // The hour at which the room was opened: by it the class is guessed.
  const [time] = useState(timeNow);
  const room = useLive(['visit_room', time], () => kith.visitRoom(time), 'any', { keepWhileReading: true });
  if (room.isError) return <Trouble error={room.error} onRetry={() => void room.refetch()} />;
  if (!room.data) return null;
  const correct = (visit: VisitLine) => {
    setCorrected(visit);
    setPart('log');
  };
  const show = (visit: VisitLine) => {
    setShown({ visit: visit.id, visitor: visit.visitor.id });
    setPart('past');
  };
  return (
    <div className="page-wide visits">
      <div className="page-head">
        <h1 className="page-title">{t('visits-title')}</h1>
      </div>
      <Tabs<Part>
        label={t('visits-parts')}
        value={part}
        onChange={(next) => {
          setShown(null);
          setPart(next);
        }}
        tabs={[
          {
            id: 'log',
            label: t('visits-tab-log'),
            panel: (
              <LogVisit
                key={corrected?.id ?? 'new'}
                open={open}
                room={room.data}
                corrected={corrected}
                onCorrected={() => setCorrected(null)}
              />
            ),
          },
          { id: 'plan', label: t('visits-tab-plan'), panel: <Plans open={open} room={room.data} /> },
          { id: 'door', label: t('visits-tab-door'), panel: <Door open={open} room={room.data} /> },
          { id: 'ask', label: t('visits-tab-ask'), panel: <Questions room={room.data} /> },
          {
            id: 'past',
            label: t('visits-tab-past'),
            panel: <PastVisits room={room.data} shown={shown} onCorrect={correct} />,
          },
          {
            id: 'activities',
            label: t('visits-tab-activities'),
            panel: <Activities open={open} room={room.data} />,
          },
          { id: 'wishes', label: t('visits-tab-wishes'), panel: <Wishes open={open} room={room.data} /> },
          { id: 'visitors', label: t('visits-tab-visitors'), panel: <Visitors onVisit={show} /> },
          { id: 'came', label: t('visits-tab-came'), panel: <CameOf room={room.data} /> },
        ]}
      />
    </div>
  );
}
