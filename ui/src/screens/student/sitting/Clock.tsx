// How long have we been sitting here? Whole minutes, quietly; it never warns, counts down or ends anything.

import { Clock as ClockFace } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '../../../words';

/** `soFar` are the seconds that had passed when this was drawn: the shell counts them, also under the cover. Null before the map is
 * open: it lies ready then, and its time has not begun. */
export function Clock({ soFar }: { soFar: number | null }) {
  const [minutes, setMinutes] = useState(Math.floor((soFar ?? 0) / 60));
  useEffect(() => {
    if (soFar === null) return undefined;
    // The clock on the wall may be set while two people talk.
    const began = performance.now() - soFar * 1000;
    const tell = () => setMinutes(Math.floor((performance.now() - began) / 60_000));
    tell();
    const beat = setInterval(tell, 5_000);
    return () => clearInterval(beat);
  }, [soFar]);
  return (
    <span className="sitting-clock" title={t('sitting-clock')}>
      <ClockFace aria-hidden="true" size={16} strokeWidth={1.75} />
      <span className="k-hidden">{`${t('sitting-clock')}: ${t('sitting-clock-minutes', { minutes })}`}</span>
      <span aria-hidden="true">{t('sitting-clock-short', { minutes })}</span>
    </span>
  );
}
