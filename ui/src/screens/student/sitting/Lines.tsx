// Whom does this person know, among the people on the map? Lines that were drawn, to add and to take away. Pairs without a
// line are never listed: nobody said anything about them.

import { Plus, X } from 'lucide-react';
import type { Alter, EgoNetwork } from '../../../ipc';
import { tie, tiesOf } from '../../../sociogram/intents';
import { Button } from '../../../widgets/Button';
import { Menu } from '../../../widgets/Menu';
import { t } from '../../../words';
import type { OnMeant } from './useMeant';

interface Props {
  alter: Alter;
  network: EgoNetwork;
  onEdits: OnMeant;
}

export function Lines({ alter, network, onEdits }: Props) {
  const known = new Set(tiesOf(network, alter.id));
  const ends = network.alters.filter((other) => known.has(other.id));
  const others = network.alters.filter(
    (other) => other.id !== alter.id && !other.is_pale && other.presence !== 'no_longer' && !known.has(other.id),
  );
  return (
    <div className="about-row" role="group" aria-label={t('about-lines')}>
      <span className="about-label" aria-hidden="true">
        {t('about-lines')}
      </span>
      <ul className="lines">
        {ends.map((other) => (
          <li key={other.id} className="line">
            <span>{other.label}</span>
            <button
              type="button"
              className="line-erase"
              aria-label={t('about-line-erase', { name: other.label })}
              onClick={() => onEdits((now) => tie(now, alter.id, other.id, false))}
            >
              <X aria-hidden="true" size={14} strokeWidth={1.75} />
            </button>
          </li>
        ))}
        {ends.length === 0 && <li className="lines-none">{t('about-lines-nobody')}</li>}
      </ul>
      {others.length > 0 && (
        <Menu
          size="l"
          label={t('about-line-add')}
          trigger={
            <Button icon={Plus} className="lines-add">
              {t('about-line-add')}
            </Button>
          }
          commands={others.map(({ id, label }) => ({
            id,
            label,
            onAction: () => onEdits((now) => tie(now, alter.id, id, true)),
          }))}
        />
      )}
    </div>
  );
}
