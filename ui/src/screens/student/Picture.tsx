// One map under its day.

import type { EgoNetwork } from '../../ipc';
import { t } from '../../words';
import { exactly, near } from '../../words/dates';
import { StillMap } from './StillMap';

export function Picture({ network, day, name }: { network: EgoNetwork; day: string; name: string }) {
  const people = network.alters.filter(
    (alter) => !alter.is_pale && (alter.presence === 'confirmed' || alter.presence === 'remembered'),
  ).length;
  return (
    <figure className="picture">
      <figcaption title={exactly(day)}>{t('timeline-caption', { date: near(day), people })}</figcaption>
      <div className="picture-drawing">
        <StillMap network={network} name={name} />
      </div>
    </figure>
  );
}
