// What was told about this person on a kept map? To read, not to change. Only where two people wrote different things is
// something asked, since nobody but a person can answer it.

import { useRef } from 'react';
import type { Alter, Edit, EgoNetwork, StaffName } from '../../../ipc';
import { SupportIcon } from '../../../sociogram/Drawing';
import { alterOf, tiesOf } from '../../../sociogram/intents';
import { useKeptFocus } from '../../../sociogram/useKeptFocus';
import { t } from '../../../words';
import { toldFacts } from '../factWords';
import { spotWords } from './conflict';
import { Questions } from './Questions';

interface Props {
  alter: Alter;
  network: EgoNetwork;
  /** The staff who introduced somebody on this map. */
  brokers: readonly StaffName[];
  onChoose: (edit: Edit, words: string) => void;
}

export function Readout({ alter, network, brokers, onChoose }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  const kept = useKeptFocus(panel);
  const known = new Set(tiesOf(network, alter.id));
  const ends = network.alters.filter((other) => known.has(other.id)).map((other) => other.label);
  const facts = toldFacts(
    alter,
    (id) => alterOf(network, id)?.label ?? brokers.find((one) => one.id === id)?.name ?? null,
  );
  if (ends.length > 0) facts.push({ label: t('about-lines'), value: ends.join(', ') });
  return (
    <div ref={panel} className="about" role="group" aria-label={alter.label} tabIndex={-1} {...kept}>
      <div className="about-head">
        <span className="about-disc" data-sector={alter.spot?.sector} aria-hidden="true">
          {alter.initials}
        </span>
        <h2 className="about-name">
          <bdi>{alter.label}</bdi>
        </h2>
      </div>
      <Questions about={alter} onChoose={onChoose} />
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
      {facts.map(({ label, value }) => (
        <p key={label} className="about-told">{`${label}: ${value}`}</p>
      ))}
    </div>
  );
}
