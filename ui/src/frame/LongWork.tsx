// What is still being done that no screen shows? Undoing a whole roster, or a job whose screen was left: a bar with its way
// to stop, once it has taken longer than a moment.

import { useEffect, useState } from 'react';
import { kith, listenToProgress, type ProgressEvent } from '../ipc';
import { t } from '../words';
import { Progress } from '../widgets/Progress';
import { attempt } from './attempt';
import { useShownJobs } from './useProgress';

/** What is over before this is no work to be watched. */
const MOMENT_MS = 500;

export function LongWork() {
  const [work, setWork] = useState<ProgressEvent | null>(null);
  const [isLong, setLong] = useState(false);
  const isShownElsewhere = useShownJobs(({ shown }) => work !== null && shown.includes(work.job));
  const job = work?.job;
  useEffect(() => {
    const stop = listenToProgress((event) => {
      if (event.done < event.of) setWork(event);
      else setWork((now) => (now?.job === event.job ? null : now));
    });
    return () => void stop.then((it) => it());
  }, []);
  useEffect(() => {
    if (!job) return undefined;
    const timer = setTimeout(() => setLong(true), MOMENT_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [job]);
  if (!work || !isLong || isShownElsewhere) return null;
  return (
    <div className="house-work">
      <Progress
        label={t(`work-${work.job}`)}
        detail={t('bring-detail', { pct: Math.round((work.done / work.of) * 100) })}
        done={work.done}
        of={work.of}
        cancelLabel={t('bring-stop')}
        onCancel={() => void attempt(() => kith.cancel(work.job))}
      />
    </div>
  );
}
