// In which programs is a student, and in which groups that the district may tell apart? As a parent reads it in their copy. Who is in a
// group is said where groups are kept.

import type { GroupTold } from '../../../ipc';
import { t } from '../../../words';
import { daysOf } from '../../../words/dates';

/** What a group is, its days and its ground, as one line. */
export const groupLine = ({ is, ground, ...days }: GroupTold): string =>
  [t(`cohort-by-${is}`), daysOf(days), ground].filter(Boolean).join(' · ');

export function InGroups({ groups }: { groups: readonly GroupTold[] }) {
  if (groups.length === 0) return null;
  return (
    <section className="room-card" aria-labelledby="record-groups">
      <h2 id="record-groups">{t('groups-title')}</h2>
      <ul className="plain-list">
        {groups.map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may bear one name, and their order is theirs.
          <li key={at}>
            <bdi>{group.name}</bdi> <span className="room-hint">{groupLine(group)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
