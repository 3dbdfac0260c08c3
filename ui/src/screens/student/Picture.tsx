// One map under its day; beside another one, drawn as one of the two.

import type { EgoNetwork } from '../../ipc';
import type { Overlay } from '../../sociogram/overlay';
import { t } from '../../words';
import { exactly, near } from '../../words/dates';
import { StillMap } from './StillMap';

interface Props {
  network: EgoNetwork;
  day: string;
  /** What the day is called here, where another map is of the same. */
  called?: string;
  name: string;
  /** The two maps of which this is the first (`t` 0) or the second (`t` 1). */
  of?: Overlay & { later: EgoNetwork };
}

export function Picture({ network, day, called = near(day), name, of }: Props) {
  const people = network.alters.filter(
    (alter) => !alter.is_pale && (alter.presence === 'confirmed' || alter.presence === 'remembered'),
  ).length;
  // Every disc that is drawn is in one of these: a count that leaves some out would read as a slip.
  const wanted = network.alters.filter((alter) => !alter.is_pale && alter.presence === 'potential').length;
  const silent = of?.t === 1 ? of.people.filter(({ fate }) => fate === 'not_today').length : 0;
  const caption = [
    t('timeline-caption', { date: called, people }),
    ...(wanted > 0 ? [t('timeline-caption-wanted', { people: wanted })] : []),
    ...(silent > 0 ? [t('timeline-caption-silent', { people: silent })] : []),
  ];
  return (
    <figure className="picture">
      <figcaption title={exactly(day)}>{caption.join(' · ')}</figcaption>
      <div className="picture-drawing">
        <StillMap network={of?.later ?? network} name={name} overlay={of} />
      </div>
    </figure>
  );
}
