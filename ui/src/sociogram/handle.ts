// Where does the handle go from which a line is drawn? Beside the person's disc, in the first direction that is free of
// everybody's disc and name. The same place for the same picture; nowhere at all rather than over somebody.

import { LINE_HEIGHT, NAME_GAP } from './attempt';
import type { Size } from './camera';
import type { Point } from './geometry';
import { badgePlaces, type DrawnPerson, type Scene } from './scene';

/** In pixels of the screen, however close the map is. */
export const HANDLE = { r: 10, away: 13, reach: 11, reach_touch: 18 } as const;

/** To the right, to the left, then below and above them: over a name it would never fit. */
const DIRECTIONS = [0, 180, -30, -150, 30, 150, -55, -125, 55, 125, -90].map((degrees) => (degrees * Math.PI) / 180);
const FREE = 1;

type Seen = Pick<Scene, 'ego' | 'badge'> & { people: readonly DrawnPerson[] };

export function handleSpot(
  id: string,
  { people, ego, badge }: Seen,
  toScreen: (p: Point) => Point,
  scale: number,
  size: Size,
): Point | null {
  const own = people.find((person) => person.id === id);
  if (!own) return null;
  const middle = toScreen(own);
  const far = own.r * scale + HANDLE.away;
  const least = HANDLE.r + FREE;
  const isInside = ({ x, y }: Point): boolean =>
    x >= least && y >= least && x <= size.width - least && y <= size.height - least;
  const isFree = (at: Point): boolean =>
    isApart(at, toScreen(ego), ego.r * scale) &&
    people.every((person) => {
      const there = toScreen(person);
      return (
        (person === own || isApart(at, there, person.r * scale)) &&
        isClearOfName(at, person, there, scale) &&
        badgesOf(person, badge).every(({ x, y }) =>
          isApart(at, { x: there.x + x * scale, y: there.y + y * scale }, badge * scale),
        )
      );
    });
  const places = DIRECTIONS.map((angle) => ({
    x: middle.x + far * Math.cos(angle),
    y: middle.y + far * Math.sin(angle),
  }));
  return places.find((at) => isInside(at) && isFree(at)) ?? null;
}

const isApart = (at: Point, there: Point, r: number): boolean =>
  Math.hypot(at.x - there.x, at.y - there.y) >= r + HANDLE.r + FREE;

function badgesOf(person: DrawnPerson, badge: number): Point[] {
  const count = person.badges.length + (person.more > 0 && badge > 4 ? 1 : 0);
  return badge > 0 && count > 0 ? badgePlaces(person.r, badge, count) : [];
}

function isClearOfName(at: Point, person: DrawnPerson, there: Point, scale: number): boolean {
  if (person.lines.length === 0) return true;
  const half = (person.wide / 2) * scale;
  const top = there.y + (person.r + NAME_GAP) * scale;
  const bottom = top + person.lines.length * person.text * LINE_HEIGHT * scale;
  const x = Math.min(Math.max(at.x, there.x - half), there.x + half);
  const y = Math.min(Math.max(at.y, top), bottom);
  return Math.hypot(at.x - x, at.y - y) >= HANDLE.r + FREE;
}
