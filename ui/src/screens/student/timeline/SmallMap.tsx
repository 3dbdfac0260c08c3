// One map, small: where everybody stands, without names. Whoever is followed stands out on each map on which they are; the
// same person is the same disc everywhere, so that an eye or a reader can go along with them. To look at, not to change.

import type { EgoNetwork } from '../../../ipc';
import { bandPath, evenShape, type Field, pointOf, SECTORS, wedgeLine } from '../../../sociogram/geometry';
import { t } from '../../../words';

const WIDTH = 300;
const HEIGHT = 232;
const FIELD: Field = { cx: WIDTH / 2, cy: HEIGHT / 2, rx: 142, ry: 108 };
const SHAPE = evenShape(0.16);

interface Props {
  network: EgoNetwork;
  /** Who is new since the map before. */
  joined: ReadonlySet<string>;
  followed: string | null;
  onFollow: (alter: string | null) => void;
  label: string;
}

/** Whoever is on the map on that day. Who is gone or only hoped for is not. */
export const standing = (network: EgoNetwork) =>
  network.alters.filter((one) => !one.is_pale && (one.presence === 'confirmed' || one.presence === 'remembered'));

export function SmallMap({ network, joined, followed, onFollow, label }: Props) {
  const people = standing(network);
  const placed = new Map(people.flatMap((one) => (one.spot ? [[one.id, pointOf(FIELD, SHAPE, one.spot)]] : [])));
  const lines = network.ties.filter((tie) => tie.is_present);
  return (
    <svg className="small-map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[2, 1, 0].map((ring) => (
        <path key={ring} className="small-band" data-ring={ring} d={bandPath(FIELD, SHAPE, ring)} />
      ))}
      {SECTORS.map((sector, s) => (
        <path key={sector} className="small-wedge" d={wedgeLine(FIELD, SHAPE, s)} />
      ))}
      {lines.map(({ a, b }) => {
        const [from, to] = [placed.get(a), placed.get(b)];
        if (!from || !to) return null;
        const isOf = followed === a || followed === b;
        return (
          <line
            key={`${a} ${b}`}
            className="small-line"
            data-of={isOf || undefined}
            x1={from.x}
            y1={from.y}
            x2={to.x}
            y2={to.y}
          />
        );
      })}
      <circle className="small-ego" cx={FIELD.cx} cy={FIELD.cy} r={11} />
      {people.map((one) => {
        const at = placed.get(one.id);
        if (!at || !one.spot) return null;
        return (
          // The pointer's way; by key a person is followed from the list above the maps.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
          <g
            key={one.id}
            className="small-person"
            data-sector={one.spot.sector}
            data-new={joined.has(one.id) || undefined}
            data-followed={followed === one.id || undefined}
            onClick={() => onFollow(followed === one.id ? null : one.id)}
          >
            <title>{joined.has(one.id) ? t('many-new-person', { name: one.label }) : one.label}</title>
            <circle cx={at.x} cy={at.y} r={followed === one.id ? 9 : 6.5} />
            {followed === one.id && (
              <text x={at.x} y={at.y < 34 ? at.y + 23 : at.y - 13} textAnchor="middle">
                {one.label}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
