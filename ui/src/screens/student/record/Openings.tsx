// Who opened this file, and on which days? One line for a day and a person, newest first.

import type { OpeningLine } from '../../../ipc';
import { t } from '../../../words';
import { dayOf, exactly } from '../../../words/dates';

export interface OpeningDay {
  day: string;
  by: string;
  times: number;
}

/** The openings of each day by each person, in the order in which they first stand there. */
export function perDay(openings: readonly OpeningLine[]): OpeningDay[] {
  const days = new Map<string, OpeningDay>();
  for (const { at, by } of openings) {
    const day = dayOf(at);
    const met = days.get(`${day} ${by}`);
    if (met) met.times += 1;
    else days.set(`${day} ${by}`, { day, by, times: 1 });
  }
  return [...days.values()];
}

export function Openings({ openings }: { openings: readonly OpeningLine[] }) {
  return (
    <details className="room-card openings">
      <summary>{t('record-openings')}</summary>
      <p className="room-hint">{t(openings.length > 0 ? 'openings-hint' : 'openings-none')}</p>
      <ul className="plain-list">
        {perDay(openings).map(({ day, by, times }) => (
          <li key={`${day} ${by}`}>
            <span>{by || t('conflict-someone')}</span>
            <span className="room-hint">{t('openings-times', { date: exactly(day), count: times })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
