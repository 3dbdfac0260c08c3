// What do the colours, the dark ring and the lines of the small maps say? One row above them, and on the paper too.

import { SECTORS } from '../../../sociogram/geometry';
import { t } from '../../../words';

export function SmallLegend({ name }: { name: string }) {
  return (
    <ul className="small-legend" aria-label={t('many-legend')}>
      {SECTORS.map((sector) => (
        <li key={sector}>
          <Sign>
            <g className="small-person" data-sector={sector}>
              <circle cx="8" cy="8" r="6" />
            </g>
          </Sign>
          {t(`sector-${sector}`)}
        </li>
      ))}
      <li>
        <Sign>
          <g className="small-person small-anybody" data-new>
            <circle cx="8" cy="8" r="6" />
          </g>
        </Sign>
        {t('many-legend-new')}
      </li>
      <li>
        <Sign>
          <line className="small-line" x1="1" y1="12" x2="15" y2="4" />
        </Sign>
        {t('many-legend-line')}
      </li>
      <li>{t('many-legend-middle', { name })}</li>
    </ul>
  );
}

const Sign = ({ children }: { children: React.ReactNode }) => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    {children}
  </svg>
);
