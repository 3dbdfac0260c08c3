// Which two groups spoke with each other? Their names, and who of the class sat in the second. A group may be guests who are no
// students here: then it has a name and nobody of the class.

import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { type ClassMember } from '../../../ipc';
import { Field } from '../../../widgets/Field';
import { t } from '../../../words';
import { LONGEST_NAME } from './doing';

export interface TwoGroupsProps {
  students: readonly ClassMember[];
  names: readonly [string, string];
  onNames: (names: [string, string]) => void;
  /** Who of the class sat in the second group. */
  others: ReadonlySet<string>;
  onOthers: (others: ReadonlySet<string>) => void;
}

export function TwoGroups({ students, names, onNames, others, onOthers }: TwoGroupsProps) {
  const [one, other] = names;
  const called = other.trim() || t('activity-group-other');
  const there = students.filter(({ student }) => others.has(student)).map(({ student }) => student);
  return (
    <section className="visit-part" aria-labelledby="activity-groups">
      <h2 id="activity-groups">{t('activity-groups')}</h2>
      <div className="two">
        <Field
          label={t('activity-group-one')}
          aside={t('optional')}
          value={one}
          maxLength={LONGEST_NAME}
          onChange={(name) => onNames([name, other])}
        />
        <Field
          label={t('activity-group-other')}
          aside={t('optional')}
          value={other}
          maxLength={LONGEST_NAME}
          onChange={(name) => onNames([one, name])}
        />
      </div>
      <p className="soft visit-hint">{t('activity-groups-hint')}</p>
      {students.length > 0 && (
        <ToggleButtonGroup
          className="visit-people"
          aria-label={t('activity-group-who', { group: called })}
          selectionMode="multiple"
          selectedKeys={there}
          onSelectionChange={(keys) => onOthers(new Set([...keys].map(String)))}
        >
          {students.map(({ student, name }) => (
            <ToggleButton key={student} id={student} className="visit-tile activity-sided">
              <bdi>{name}</bdi>
              {others.has(student) && <span className="visit-is-away">{called}</span>}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
    </section>
  );
}
