// How far is a job of the shell? Listens while it runs; knows nothing before the first word and after the last. Who shows a
// job's bar says so by listening, and nobody else shows it then.

import { useEffect, useState } from 'react';
import { create } from 'zustand';
import { type Job, listenToProgress, type ProgressEvent } from '../ipc';

const NOTHING = { done: 0, of: 0 };

/** The jobs whose bar a screen shows. */
export const useShownJobs = create<{ shown: readonly Job[] }>(() => ({ shown: [] }));

export function useProgress(job: Job, isRunning: boolean): Pick<ProgressEvent, 'done' | 'of'> {
  const [progress, setProgress] = useState<Pick<ProgressEvent, 'done' | 'of'>>(NOTHING);
  useEffect(() => {
    if (!isRunning) return undefined;
    useShownJobs.setState(({ shown }) => ({ shown: [...shown, job] }));
    const stop = listenToProgress((event) => event.job === job && setProgress(event));
    return () => {
      setProgress(NOTHING);
      useShownJobs.setState(({ shown }) => ({ shown: shown.filter((one) => one !== job) }));
      void stop.then((it) => it());
    };
  }, [job, isRunning]);
  return progress;
}
