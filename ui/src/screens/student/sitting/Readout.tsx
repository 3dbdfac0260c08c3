// What was told about this person on a kept map? To read, not to change.

import type { Alter, EgoNetwork } from '../../../ipc';
import { SupportIcon } from '../../../sociogram/Drawing';
import { tiesOf } from '../../../sociogram/intents';
import { t } from '../../../words';
import { spotWords } from './conflict';

export function Readout({ alter, network }: { alter: Alter; network: EgoNetwork }) {
  const known = new Set(tiesOf(network, alter.id));
  const ends = network.alters.filter((other) => known.has(other.id)).map((other) => other.label);
  return (
    <div className="about">
      <div className="about-head">
        <span className="about-disc" data-sector={alter.spot?.sector} aria-hidden="true">
          {alter.initials}
        </span>
        <h2 className="about-name">
          <bdi>{alter.label}</bdi>
        </h2>
      </div>
      <p className="about-told">{alter.spot ? spotWords(alter.spot) : t('about-no-place')}</p>
      {alter.presence !== 'confirmed' && <p className="about-told">{t(`about-presence-${alter.presence}`)}</p>}
      {alter.supports.length > 0 && (
        <ul className="told-supports" aria-label={t('about-supports')}>
          {alter.supports.map((support) => (
            <li key={support}>
              <SupportIcon support={support} size={16} />
              {t(`support-${support}`)}
            </li>
          ))}
        </ul>
      )}
      {alter.reciprocity && (
        <p className="about-told">{`${t('about-help')}: ${t(`about-help-${alter.reciprocity}`)}`}</p>
      )}
      {ends.length > 0 && <p className="about-told">{`${t('about-lines')}: ${ends.join(', ')}`}</p>}
    </div>
  );
}
