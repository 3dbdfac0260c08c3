// How long have we been sitting here? Whole minutes, quietly; it never warns, counts down or ends anything.

import { Clock as ClockFace } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '../../../words';

export function Clock() {
  const [minutes, setMinutes] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const beat = setInterval(() => setMinutes(Math.floor((Date.now() - began) / 60_000)), 5_000);
    return () => clearInterval(beat);
  }, []);
  return (
    <span className="sitting-clock" title={t('sitting-clock')}>
      <ClockFace aria-hidden="true" size={16} strokeWidth={1.75} />
      <span className="k-hidden">{`${t('sitting-clock')}: ${t('sitting-clock-minutes', { minutes })}`}</span>
      <span aria-hidden="true">{t('sitting-clock-short', { minutes })}</span>
    </span>
  );
}
