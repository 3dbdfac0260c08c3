// What did a class do together besides visits? Logging a circle, a club, an online class or a dialogue stands first; what was
// logged stands below it.

import { useState } from 'react';
import { Trouble } from '../../../frame/Trouble';
import { type ActivityLine, kith, type OpenProfile, useLive, type VisitRoom } from '../../../ipc';
import './activities.css';
import { LogActivity } from './LogActivity';
import { PastActivities } from './PastActivities';

export function Activities({ open, room }: { open: OpenProfile; room: VisitRoom }) {
  const page = useLive(['activities'], kith.activities, 'any', { keepWhileReading: true });
  const [line, setLine] = useState<ActivityLine | null>(null);
  const parts = useLive(['activity_parts', line?.id], () => kith.activityParts(line?.id ?? ''), 'any', {
    enabled: line !== null,
  });
  if (page.isError) return <Trouble error={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return null;
  // Who was in it is not read yet: nobody's part is guessed.
  const corrected = line && parts.data ? { line, parts: parts.data } : null;
  return (
    <div className="activities">
      {(line === null || corrected) && (
        <LogActivity
          key={line?.id ?? 'new'}
          open={open}
          room={room}
          recent={page.data.recent}
          corrected={corrected}
          onDone={() => setLine(null)}
        />
      )}
      <PastActivities
        page={page.data}
        // The form stands above the list: its first field takes the focus, and with it the eye.
        onCorrect={setLine}
      />
    </div>
  );
}
