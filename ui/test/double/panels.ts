// What kept maps say in figures, as the shell would answer: a part of the dictionary, enough for every kind of row. The domain
// counts them all, and its tests say that it counts well; nothing here is a proof of a figure.

import type { EgoNetwork, IndicatorId, PanelFigure, Panels, Reading, Unit } from '../../src/bindings';
import { counted, type Wave } from './map';

type Told = { value: number | null; known: number; total: number };
type Of = (now: EgoNetwork, before: EgoNetwork | null) => Told | null;

const people = (network: EgoNetwork) => counted(network);
const all = (network: EgoNetwork, value: number | null): Told => {
  const n = people(network).length;
  return { value, known: n, total: n };
};
const ids = (network: EgoNetwork | null) => new Set(network ? people(network).map(({ id }) => id) : []);
const count =
  (is: (ring: string) => boolean): Of =>
  (now) =>
    all(now, people(now).filter(({ spot }) => spot && is(spot.ring)).length);

const LINES: [IndicatorId, Unit, string, Of][] = [
  [
    'Q7.kept',
    'count',
    'standard',
    (now, before) => before && all(before, people(now).filter(({ id }) => ids(before).has(id)).length),
  ],
  [
    'Q7.new',
    'count',
    'standard',
    (now, before) => before && all(now, people(now).filter(({ id }) => !ids(before).has(id)).length),
  ],
  ['Q1', 'count', 'Burt 1984; Marin & Hampton 2007', (now) => all(now, people(now).length)],
  ['Q2.strong', 'count', 'Granovetter 1973', count((ring) => ring !== 'known')],
  ['Q2.weak', 'count', 'Granovetter 1973', count((ring) => ring === 'known')],
  [
    'Q4.coverage',
    'share',
    'Tracy & Whittaker 1990',
    (now) => ({ value: 1, known: now.supports_asked.length, total: 8 }),
  ],
  [
    'K2.closest',
    'share',
    'Aron et al. 1992',
    (now) => all(now, people(now).filter(({ spot }) => spot?.ring === 'closest').length / people(now).length),
  ],
  ['K4', 'share', 'Tracy & Whittaker 1990', (now) => ({ value: 0.5, known: 2, total: people(now).length })],
  [
    'T4.clusters',
    'count',
    'standard',
    (now) => all(now, people(now).length - now.ties.filter((tie) => tie.is_present).length),
  ],
  ['T8', 'share', 'ours', (now) => ({ value: 0.25, known: Math.max(5, now.supports_asked.length), total: 8 })],
  ['M2.agreed', 'count', 'Lin 1999', () => ({ value: 2, known: 2, total: 2 })],
  ['M2.asked', 'share', 'Lin 1999', () => ({ value: 0.5, known: 2, total: 2 })],
  ['M2.days_to_ask', 'days', 'Lin 1999', () => ({ value: 4, known: 1, total: 1 })],
  ['M3', 'count', 'playbook', () => ({ value: null, known: 0, total: 0 })],
];

const DIMENSION = { Q: 'quantity', K: 'quality', T: 'structure', M: 'mobilization' } as const;

const reading = (told: Told | null): Reading | null => {
  if (!told) return null;
  const isEnough = told.total === 0 ? told.value !== null : told.known * 5 >= told.total * 3;
  return { value: isEnough ? told.value : null, n_known: told.known, n_total: told.total, is_asked_enough: isEnough };
};

/** The panels of the kept maps, oldest first. */
export function panelsOf(waves: readonly Wave[]): Panels {
  const newest = waves.at(-1);
  const before = ids(waves.at(-2)?.network ?? null);
  const figures = LINES.map(([id, unit, source, of]): PanelFigure => {
    const named = newest ? people(newest.network) : [];
    const those =
      id === 'Q7.new'
        ? named.filter((one) => !before.has(one.id))
        : id === 'Q7.kept'
          ? named.filter((one) => before.has(one.id))
          : named;
    const labels = those.map(({ label }) => label);
    return {
      id,
      version: 1,
      unit,
      source,
      history: waves.map((wave, at) => reading(of(wave.network, waves[at - 1]?.network ?? null))),
      counted: id.startsWith('M2') ? [['Coach Ramos']] : labels.length > 0 && id !== 'M3' ? [labels] : [],
    };
  });
  const isGrowth = ({ id }: PanelFigure) => id.startsWith('Q7');
  return {
    maps: waves.map(({ line }) => ({ wave: line.id, opened_on: line.opened_on })),
    ahead: 0,
    growth: newest ? figures.filter(isGrowth) : [],
    panels: newest
      ? Object.entries(DIMENSION).map(([letter, dimension]) => ({
          dimension,
          figures: figures.filter((figure) => !isGrowth(figure) && figure.id.startsWith(letter)),
        }))
      : [],
  };
}
