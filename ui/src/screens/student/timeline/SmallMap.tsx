// One map, small: where everybody stands, and the names for which there is room. Whoever is followed stands out on each map on which they are; the
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
  const named = namesThatFit(
    people.flatMap(({ id, label: name }) => {
      const at = placed.get(id);
      return at ? [{ id, name, at }] : [];
    }),
  );
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
            {followed === null && named.has(one.id) && (
              <text className="small-name" {...named.get(one.id)} textAnchor="middle" aria-hidden="true">
                {one.label}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** A name below a disc or above it, in the units of the map; as wide as its letters on the whole. */
const NAME = { size: 9.5, wide: 5.1, below: 17, above: -10 };

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The names for which there is room beside every disc and every other name; the rest come with the pointer, or are followed. */
export function namesThatFit(
  people: readonly { id: string; name: string; at: { x: number; y: number } }[],
): Map<string, { x: number; y: number }> {
  const taken: Box[] = people.map(({ at }) => around(at.x, at.y, 7));
  taken.push(around(FIELD.cx, FIELD.cy, 11));
  const placed = new Map<string, { x: number; y: number }>();
  for (const { id, name, at } of people) {
    const half = ([...name].length * NAME.wide) / 2;
    const x = Math.min(WIDTH - half - 2, Math.max(half + 2, at.x));
    if (half > WIDTH / 4) continue;
    for (const y of [at.y + NAME.below, at.y + NAME.above]) {
      const box = { left: x - half, right: x + half, top: y - NAME.size + 1.5, bottom: y + 2 };
      if (box.top < 0 || box.bottom > HEIGHT || taken.some((one) => meet(box, one))) continue;
      taken.push(box);
      placed.set(id, { x, y });
      break;
    }
  }
  return placed;
}

const around = (x: number, y: number, r: number): Box => ({ left: x - r, right: x + r, top: y - r, bottom: y + r });
