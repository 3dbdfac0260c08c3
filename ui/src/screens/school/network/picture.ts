// What does a picture of the school's network hold? The bytes of the shell, read once: where everybody stands, who goes with whom
// and how it is known. Whom one person goes with is found without walking all ties. Pure.

/** "KNET", as school_network/bytes.rs writes it. */
const MARK = 0x4b4e4554;
const VERSION = 1;
const WORDS = 7;

export interface Picture {
  /** Of which people and ties it is. */
  stamp: string;
  /** x and y of each person, in the order of the view. */
  places: Float32Array;
  /** Two people of each tie. */
  ties: Uint32Array;
  /** How each is known: bits of WAYS. */
  ways: Uint8Array;
  isSettled: boolean;
  /** Somebody stood somewhere before: it can be shown while it is laid out. */
  isKnown: boolean;
  /** The ties of each person lie in `of` from starts[n] to starts[n + 1]. */
  starts: Uint32Array;
  of: Uint32Array;
}

export const WAYS = ['mark', 'visit', 'map'] as const;
export type Way = (typeof WAYS)[number];
export const bitOf = (way: Way): number => 1 << WAYS.indexOf(way);
export const ALL_WAYS = 7;

/** Reads the bytes; throws where they are none of ours. */
export function readPicture(bytes: ArrayBuffer): Picture {
  const told = new DataView(bytes);
  const word = (at: number) => told.getUint32(4 * at, true);
  if (bytes.byteLength < 4 * WORDS || word(0) !== MARK || word(1) !== VERSION) throw new Error('no picture');
  const [people, count, stands] = [word(4), word(5), word(6)];
  if (bytes.byteLength !== 4 * WORDS + 8 * people + 9 * count) throw new Error('a picture that was cut off');
  // Every machine that Kith runs on is little-endian, as the bytes are.
  const places = new Float32Array(bytes, 4 * WORDS, 2 * people);
  const ties = new Uint32Array(bytes, 4 * WORDS + 8 * people, 2 * count);
  const ways = new Uint8Array(bytes, 4 * WORDS + 8 * people + 8 * count, count);
  const starts = new Uint32Array(people + 1);
  for (const end of ties) starts[end + 1] += 1;
  for (let at = 0; at < people; at++) starts[at + 1] += starts[at];
  const next = starts.slice();
  const of = new Uint32Array(2 * count);
  for (let tie = 0; tie < count; tie++) {
    of[next[ties[2 * tie]]++] = tie;
    of[next[ties[2 * tie + 1]]++] = tie;
  }
  const hex = (half: number) => half.toString(16).padStart(8, '0');
  return {
    stamp: hex(word(3)) + hex(word(2)),
    places,
    ties,
    ways,
    isSettled: (stands & 1) === 1,
    isKnown: (stands & 2) === 2,
    starts,
    of,
  };
}

/** Which people and which ways of knowing are shown. */
export interface Shown {
  people: Uint8Array;
  ways: number;
}

/** Calls back with everybody whom one goes with, whoever is shown: what is said of somebody does not change with what is looked at. */
export function eachTied(
  picture: Picture,
  one: number,
  ways: number,
  tell: (other: number, ways: number) => void,
): void {
  for (let at = picture.starts[one]; at < picture.starts[one + 1]; at++) {
    const tie = picture.of[at];
    const known = picture.ways[tie] & ways;
    if (known !== 0) tell(picture.ties[2 * tie] === one ? picture.ties[2 * tie + 1] : picture.ties[2 * tie], known);
  }
}

/** Calls back with everybody whom one goes with and who is shown, and how it is known. */
export function eachNeighbor(
  picture: Picture,
  one: number,
  shown: Shown,
  tell: (other: number, ways: number) => void,
): void {
  eachTied(picture, one, shown.ways, (other, ways) => {
    if (shown.people[other] === 1) tell(other, ways);
  });
}

export function neighborsOf(picture: Picture, one: number, shown: Shown): number[] {
  const found: number[] = [];
  eachNeighbor(picture, one, shown, (other) => found.push(other));
  return found;
}
