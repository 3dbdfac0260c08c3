// Whom do the tests draw? Invented people in many shapes, the same for the same seed. No real name, ever.

import type { Alter, EgoNetwork, Tie } from '../../src/sociogram/contract';
import { RINGS, SECTORS } from '../../src/sociogram/geometry';
import { SUPPORTS } from '../../src/sociogram/intents';

const NAMES =
  'Mom,Dad,Abuela Rosa,Coach Daniels,Ana,Mr. Okafor,Ms. Lindqvist,Uncle Ray,Nguyen Thi Mai,Tía Carmen,DeShawn,Priya,Grandpa Joe,Fatima Al-Sayed,Maximiliano,Bo,Kenji,Pastor Williams,Aunt Bea,Luz,Mrs. Papadopoulos,Jamal,Siobhán,Oluwaseun,Mei-Ling,Big brother,Chef Antoine,Dr. Rahman,Zoë,Counselor Pat,Hyun-woo,Noor,Ms. Featherstone,Tomasz,Aaliyah,Neighbor Gus,Cousin Eddie,Leilani,Ravi,Ximena,Ivan,Chidi,Maribel,Sam,Mr. Szczepański,Kofi,Wren,Alejandra,Beatriz,Yusuf,Talia,Old Mr. Finch,Jo,Ngozi,Emmanuelle,Teo,Hana,Dmitri,Sunita,Paul from the shop'.split(
    ',',
  );
/** Mulberry32: small, seeded, the same everywhere. */
export function chance(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export type Spread =
  | 'even'
  | 'natural'
  | 'uneven'
  | 'one cell'
  | 'two cells'
  | 'one sector'
  | 'one ring'
  | 'every sector';
export const SPREADS: Spread[] = [
  'even',
  'natural',
  'uneven',
  'one cell',
  'two cells',
  'one sector',
  'one ring',
  'every sector',
];
/** Of twenty-five: six at home and five friends are closest, the rest is thin. */
const UNEVEN = 'h0 p0 h0 c1 h0 w1 p0 h0 c1 p0 h0 s1 c2 w1 p0 h0 c1 p2 w2 p0 c0 p1 c2 w1 p2'.split(' ');

export function initialsOf(name: string): string {
  const words = name.split(/[ -]/).filter((word) => /\p{L}/u.test(word));
  const first = (word: string): string => (word.match(/\p{L}/u)?.[0] ?? '').toUpperCase();
  return words.length < 2 ? first(words[0] ?? '?') : first(words[0]) + first(words[words.length - 1]);
}

export function alter(id: string, label: string, more: Partial<Alter> = {}): Alter {
  return {
    id,
    label,
    initials: initialsOf(label),
    is_adult: null,
    spot: null,
    presence: 'confirmed',
    reciprocity: null,
    supports: [],
    is_pale: false,
    conflicts: [],
    ...more,
  };
}

export function network(
  count: number,
  seed = 1,
  spread: Spread = 'natural',
  ties = Math.round(count * 1.6),
): EgoNetwork {
  const next = chance(seed * 7919 + count);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)];
  const home = { ring: pick(RINGS), sector: pick(SECTORS) };
  const away = { ring: pick(RINGS), sector: pick(SECTORS) };
  const alters: Alter[] = [];
  for (let i = 0; i < count; i++) {
    const name = NAMES[i % NAMES.length] + (i >= NAMES.length ? ` ${Math.floor(i / NAMES.length) + 1}` : '');
    let ring = pick(RINGS);
    let sector = pick(SECTORS);
    if (spread === 'natural') {
      const draw = next();
      ring = draw < 0.22 ? 'closest' : draw < 0.58 ? 'close' : 'known';
      sector = SECTORS[Math.floor(next() ** 1.25 * 5)];
    }
    if (spread === 'uneven') {
      const [where, close] = UNEVEN[i % UNEVEN.length];
      [ring, sector] = [RINGS[Number(close)], SECTORS['hspcw'.indexOf(where)]];
    }
    if (spread === 'one cell') ({ ring, sector } = home);
    if (spread === 'two cells') ({ ring, sector } = i % 2 ? home : away);
    if (spread === 'one sector') sector = home.sector;
    if (spread === 'one ring') ring = home.ring;
    if (spread === 'every sector') [ring, sector] = [RINGS[i % 3], SECTORS[Math.floor(i / 3) % 5]];
    const chosen = SUPPORTS.filter(() => next() < 0.28);
    alters.push(
      alter(`a${String(i).padStart(3, '0')}`, name, {
        spot: { ring, sector, offset: { across: Math.floor(next() * 1001), out: Math.floor(next() * 1001) } },
        presence: next() < 0.06 ? 'potential' : 'confirmed',
        supports: next() < 0.7 ? chosen : [],
        is_adult: next() < 0.5,
      }),
    );
  }
  const drawn = new Map<string, Tie>();
  for (let tries = 0; drawn.size < ties && tries < ties * 20; tries++) {
    const [a, b] = [pick(alters).id, pick(alters).id].sort();
    if (a !== b) drawn.set(`${a} ${b}`, { a, b, is_present: true });
  }
  return { wave: 'wave', student: 'ego', alters, ties: [...drawn.values()], supports_asked: ['listens', 'fun'] };
}
