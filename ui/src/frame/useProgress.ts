// How far is a job of the shell? Listens while it runs; knows nothing before the first word and after the last.

import { useEffect, useState } from 'react';
import { type Job, listenToProgress, type ProgressEvent } from '../ipc';

const NOTHING = { done: 0, of: 0 };

export function useProgress(job: Job, isRunning: boolean): Pick<ProgressEvent, 'done' | 'of'> {
  const [progress, setProgress] = useState<Pick<ProgressEvent, 'done' | 'of'>>(NOTHING);
  useEffect(() => {
    if (!isRunning) return undefined;
    const stop = listenToProgress((event) => event.job === job && setProgress(event));
    return () => {
      setProgress(NOTHING);
      void stop.then((it) => it());
    };
  }, [job, isRunning]);
  return progress;
}
