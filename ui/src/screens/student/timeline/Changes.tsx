// What changed for each person? The same as the two maps, in rows, for the counselor: growth first, and at the end who was
// not asked about or is not around any more.

import type { Comparison, Moved, WaveLine } from '../../../ipc';
import { t } from '../../../words';
import { exactly } from '../../../words/dates';
import { bothDays } from './days';
import { changeOf, inOrder } from './sentence';

const place = (cell: Moved['from']): string =>
  cell ? t('spot-word', { ring: t(`ring-${cell[0]}`), sector: t(`sector-${cell[1]}`) }) : '';

export function Changes({ told, kept }: { told: Comparison; kept: readonly WaveLine[] }) {
  const days = bothDays(told, kept);
  return (
    // It scrolls, so a keyboard has to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="changes" tabIndex={0} aria-label={t('timeline-table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('timeline-column-name')}</th>
            <th scope="col">{t('timeline-column-what')}</th>
            <th scope="col" title={exactly(told.earlier_on)}>
              {days.earlier}
            </th>
            <th scope="col" title={exactly(told.later_on)}>
              {days.later}
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder(told.people).map((person) => {
            const change = changeOf(person);
            return (
              <tr key={person.alter} data-change={change}>
                <th scope="row">
                  <bdi>{person.label}</bdi>
                </th>
                <td>{t(`timeline-fate-${change}`)}</td>
                <td>{place(person.from)}</td>
                <td>{place(person.to)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
