// Who led it? Somebody of the staff or of the directory of visitors by a few letters, whoever works here or led one lately by one
// tap, or someone new. Nobody has to: students lead circles of their own.

import { useState } from 'react';
import { kith, type Leader, useLive } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { ComboBox } from '../../../widgets/ComboBox';
import { Field } from '../../../widgets/Field';
import { t } from '../../../words';
import { isOneName } from '../doing';
import { LONGEST_NAME } from './doing';

/** Who led it, as far as it was said; `typed` is what stands in the field and was not chosen. */
export type Led = { is: 'known'; leader: Leader } | { is: 'new'; name: string } | { is: 'unsaid'; typed: string };

export const UNSAID: Led = { is: 'unsaid', typed: '' };

const NEW = 'new';
const idOf = ({ link }: Leader): string => `${link.of} ${link.id}`;

export function WhoLed({ led, onLed }: { led: Led; onLed: (led: Led) => void }) {
  const typed = led.is === 'unsaid' ? led.typed : '';
  // Whoever takes a choice back goes on in the field.
  const [isBack, setBack] = useState(false);
  const offered = useLive(['leaders', typed], () => kith.leaders(typed), 'any', { keepWhileReading: true });
  const leaders = offered.data ?? [];
  const choose = (id: string) => {
    const leader = leaders.find((one) => idOf(one) === id);
    if (id === NEW) onLed({ is: 'new', name: typed.trim() });
    else if (leader) onLed({ is: 'known', leader });
  };
  const back = () => {
    setBack(true);
    onLed(UNSAID);
  };
  if (led.is === 'known')
    return (
      <div className="visit-known">
        <span className="visit-known-who">
          <bdi>{led.leader.name}</bdi>
          <span className="soft">{led.leader.detail}</span>
        </span>
        <Button kind="quiet" onPress={back}>
          {t('visit-who-change')}
        </Button>
      </div>
    );
  if (led.is === 'new')
    return (
      <div className="visit-new">
        <Field
          label={t('visit-new-name')}
          value={led.name}
          maxLength={LONGEST_NAME}
          onChange={(name) => onLed({ is: 'new', name })}
        />
        <Button className="visit-new-back" kind="quiet" onPress={back}>
          {t('visit-who-change')}
        </Button>
      </div>
    );
  const isNamed = leaders.some(({ name }) => isOneName(name, typed));
  const options = [
    ...leaders.map((leader) => ({ id: idOf(leader), label: leader.name, detail: leader.detail || undefined })),
    ...(typed.trim() === '' || isNamed ? [] : [{ id: NEW, label: t('visit-who-new', { name: typed.trim() }) }]),
  ];
  return (
    <div className="visit-who">
      <ComboBox
        label={t('activity-led')}
        text={typed}
        onText={(text) => onLed({ is: 'unsaid', typed: text })}
        options={options}
        onChoose={choose}
        hint={t('activity-led-hint')}
        autoFocus={isBack}
      />
      {typed === '' && leaders.length > 0 && (
        <ul className="visit-recent" aria-label={t('activity-led-lately')}>
          {leaders.slice(0, 4).map((leader) => (
            <li key={idOf(leader)}>
              <Button onPress={() => choose(idOf(leader))}>
                <bdi>{leader.name}</bdi>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
