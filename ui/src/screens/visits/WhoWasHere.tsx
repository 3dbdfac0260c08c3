// Who was there? Every student of the class as a tile that is pressed: one tap takes out who was away. It is one stop for the
// Tab key, with arrows inside. Whoever opted out looks and taps like everyone; that nothing is kept is said without a name.

import { useId, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { ClassView } from '../../ipc';
import { Button } from '../../widgets/Button';
import { t } from '../../words';
import { OptOut } from './OptOut';

export interface WhoWasHereProps {
  view: ClassView | undefined;
  away: ReadonlySet<string>;
  onAway: (away: ReadonlySet<string>) => void;
  /** Only some of the class belong to it: whoever is not marked was not away. */
  isSome?: boolean;
  /** Nobody noted yet who was here. */
  isUnnoted?: boolean;
  /** Where several classes were in it: which. */
  title?: string;
}

export function WhoWasHere({ view, away, onAway, isSome = false, isUnnoted = false, title }: WhoWasHereProps) {
  const heading = useId();
  const [isOptingOut, setOptingOut] = useState(false);
  const students = view?.students ?? [];
  const counted = students.filter((one) => !one.is_opted_out);
  const gone = counted.filter((one) => away.has(one.student)).length;
  const optedOut = students.length - counted.length;
  return (
    <section className="visit-part visit-here" aria-labelledby={heading}>
      <div className="visit-here-head">
        <h2 id={heading}>{title === undefined ? t('visit-here') : t('visit-here-of', { class: title })}</h2>
        {students.length > 0 && !isUnnoted && (
          <span className="soft" aria-live="polite">
            {t('visit-here-count', { count: counted.length - gone })}
            {gone > 0 && !isSome && ` · ${t('visit-away-count', { count: gone })}`}
          </span>
        )}
      </div>
      <p className="soft visit-hint">
        {t(
          !view
            ? 'visit-here-choose'
            : students.length === 0
              ? 'visit-here-empty'
              : isUnnoted
                ? 'visit-here-unnoted'
                : isSome
                  ? 'activity-some-here'
                  : 'visit-here-hint',
        )}
      </p>
      {isUnnoted && students.length > 0 && (
        <Button className="visit-everyone" size="s" onPress={() => onAway(new Set())}>
          {t('visit-here-everyone')}
        </Button>
      )}
      {students.length > 0 && (
        <ToggleButtonGroup
          className="visit-people"
          aria-labelledby={heading}
          selectionMode="multiple"
          selectedKeys={students.map((one) => one.student).filter((student) => !away.has(student))}
          onSelectionChange={(here) =>
            onAway(new Set(students.map((one) => one.student).filter((student) => !here.has(student))))
          }
        >
          {students.map(({ student, name }) => (
            <ToggleButton key={student} id={student} className="visit-tile visit-person">
              <bdi>{name}</bdi>
              {away.has(student) && !isSome && !isUnnoted && (
                <span className="visit-is-away">{t('visit-is-away')}</span>
              )}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      {view && students.length > 0 && (
        <div className="visit-optout">
          {optedOut > 0 && <span className="soft visit-hint">{t('visit-opted-out', { count: optedOut })}</span>}
          <Button kind="quiet" size="s" onPress={() => setOptingOut(true)}>
            {t('optout-add')}
          </Button>
        </div>
      )}
      {view && isOptingOut && <OptOut view={view} onClose={() => setOptingOut(false)} />}
    </section>
  );
}
