// How is a figure written? By its unit, with how much was asked, in the language that is spoken. It computes nothing.

import type { IndicatorId, PanelFigure, PanelMap, Reading, Unit } from '../../../ipc';
import { inLocale, t } from '../../../words';
import { near } from '../../../words/dates';

const share = inLocale((tag) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }));
const figure = inLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }));
const list = inLocale((tag) => new Intl.ListFormat(tag, { type: 'unit', style: 'short' }));

/** Ids as keys of words are written: `Q2.strong` is `Q2-strong`. */
export type WordId = IndicatorId extends infer Id
  ? Id extends `${infer Line}.${infer Part}`
    ? `${Line}-${Part}`
    : Id
  : never;
export const wordId = (id: IndicatorId): WordId => id.replace('.', '-') as WordId;

export function written(unit: Unit, value: number): string {
  switch (unit) {
    case 'share':
      return share().format(value);
    case 'days':
      return t('growth-days', { days: Math.round(value) });
    case 'flag':
      return t(value > 0 ? 'growth-yes' : 'growth-no');
    default:
      return figure().format(value);
  }
}

/** What a figure is known of: people, pairs of them, chips, elements or asks. */
function base(id: IndicatorId): 'people' | 'pairs' | 'kinds' | 'elements' | 'asks' {
  if (/^T[1-4]/.test(id)) return 'pairs';
  if (/^(Q4|K6|T8|M3)/.test(id)) return 'kinds';
  if (id.startsWith('K1')) return 'elements';
  return id.startsWith('M2') ? 'asks' : 'people';
}

/** How much of what a figure rests on was asked. */
export const known = (id: IndicatorId, { n_known, n_total }: Reading): string =>
  n_total === 0 ? t('growth-known-nothing') : t(`growth-known-${base(id)}`, { known: n_known, total: n_total });

/** A value, or why there is none. */
export function said(unit: Unit, reading: Reading | null): string {
  if (!reading) return t('growth-unknown');
  if (reading.value !== null) return written(unit, reading.value);
  return t(reading.is_asked_enough ? 'growth-undefined' : 'growth-not-enough');
}

/** Every map's value in words. */
export const history = ({ unit, history }: PanelFigure, maps: readonly PanelMap[]): string =>
  t('growth-history', {
    list: list().format(
      maps.map(({ opened_on }, at) =>
        t('growth-history-one', { date: near(opened_on), value: said(unit, history[at] ?? null) }),
      ),
    ),
  });
