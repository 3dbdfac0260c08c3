// How is a table of a release said? Its finding as a sentence, its bands and grades as words. What may be shown was decided
// before it was written down; nothing here computes more than a sum and a share.

import type { LineCell, PageTable, SafeTable, Span, TableId } from '../ipc';
import { hasWords, inLocale, t, type WordKey } from '../words';

const either = inLocale((tag) => new Intl.ListFormat(tag, { type: 'disjunction' }));
const percent = inLocale((tag) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }));
const signed = inLocale((tag) => new Intl.NumberFormat(tag, { signDisplay: 'exceptZero' }));

/** The tables that have more than one answer. */
type Banded = Exclude<TableId, 'mapped'>;

const LAST_GROUP = 15;

const places = ({ from, until }: Span): number[] => Array.from({ length: until - from }, (_, at) => from + at);

/** What those in a figure answered: one answer, or one of several. */
export const bandWords = (id: Banded, span: Span): string =>
  either().format(places(span).map((at) => t(`report-band-${id}-${at}` as 'report-band-size-0')));

/** A grade by its place. */
export function groupWord(at: number): string {
  const key = `report-group-${at}`;
  return hasWords(key) ? t(key as 'report-group-0') : t('grade', { grade: at - 1 });
}

/** The grades that are one in a table, as far as the school has students in them. */
export function groupWords(span: Span, table: SafeTable, taught: readonly number[]): string {
  if (table.groups.length === 1) return t('report-group-all');
  const here = places(span).filter((at) => taught.includes(at));
  const first = here[0] ?? span.from;
  const last = here.at(-1) ?? span.until - 1;
  if (first === last || (last === LAST_GROUP && here.length === 1))
    return t('report-group-one', { grade: groupWord(first) });
  return t('report-group-span', { from: groupWord(first), until: groupWord(last) });
}

export const sum = (of: readonly number[]): number => of.reduce((all, one) => all + one, 0);
export const totalOf = (table: SafeTable): number => sum(table.counts.flat());
export const inBand = (table: SafeTable, band: number): number => sum(table.counts.map((row) => row[band]));
/** How many stand in each band, in all groups together. */
export const allOf = (table: SafeTable): number[] => table.bands.map((_, at) => inBand(table, at));
export const shareWords = (count: number, of: number): string => percent().format(count / of);

/** The answer that the finding is about: where nobody is named it is that one, else the furthest. */
const FIRST: readonly TableId[] = ['adults_named', 'marked'];

/** Of how many students each band is a share. Before and after are of matched students alone: whoever has one map so far stands
 * beside them and is no part of a share, unless they were put together with others so that nobody can be picked out. */
export function basesOf(id: TableId, counts: readonly number[], bands: readonly Span[]): (number | null)[] {
  const isMatched = id === 'growth' && bands.length > 1 && bands[0].until === 1;
  if (!isMatched) return counts.map(() => sum(counts));
  const matched = sum(counts.slice(1));
  return counts.map((_, at) => (at === 0 || matched === 0 ? null : matched));
}

/** The finding of a table whose bands hold so many. */
export function findingWords(id: Banded, counts: readonly number[], bands: readonly Span[]): string {
  const total = sum(counts);
  if (bands.length === 1) return t('report-finding-all', { total });
  // An answer that nobody gave is no finding: then the nearest to it is.
  const some = bands.map((_, at) => at).filter((at) => counts[at] > 0);
  const band = (FIRST.includes(id) ? some[0] : some.at(-1)) ?? 0;
  const told = { count: counts[band], band: bandWords(id, bands[band]) };
  const base = basesOf(id, counts, bands)[band];
  if (id === 'growth' && base !== null && base !== total)
    return t('report-finding-growth-matched', { ...told, matched: base });
  return t(`report-finding-${id}`, { ...told, total });
}

export function findingOf({ told, students }: PageTable): string {
  const { id, table } = told;
  if (!table) return t('report-state-none');
  const total = totalOf(table);
  if (id === 'mapped') {
    const said = t('report-finding-mapped', { count: total, students });
    const months = told.half_within_months;
    return months === null ? said : `${said} ${t('report-finding-mapped-age', { months })}`;
  }
  const said = findingWords(id, allOf(table), table.bands);
  if (id !== 'growth' || told.median_change === null) return said;
  return `${said} ${t('report-finding-growth-median', { change: signed().format(told.median_change) })}`;
}

/** The line of the dictionary behind a table; none where students alone are counted. */
const LINE: Partial<Record<TableId, 'Q1' | 'Q3-in_school' | 'K1-network' | 'T5-iqv' | 'M3'>> = {
  size: 'Q1',
  adults_named: 'Q3-in_school',
  elements: 'K1-network',
  spread: 'T5-iqv',
  goal_fit: 'M3',
};

/** How it is computed. */
export function howWords(id: TableId): string {
  const line = LINE[id];
  if (line) return `${t(`indicator-${line}-title`)}: ${t(`indicator-${line}-how`)}`;
  return t(`report-how-${id}` as WordKey as 'report-how-mapped');
}

/** The id that stands in the dictionary and in exports. */
export const lineId = (id: TableId): string => (LINE[id] ?? (id === 'growth' ? 'Q1' : id)).replace('-', '.');

/** A table as lines of a file: one for each grade and answer, with its definition, coverage and rule. */
export function linesOf(page: PageTable, table: SafeTable): LineCell[][] {
  const { told, students, threshold, made_on, made_by, taught } = page;
  const { id, version } = told;
  return table.groups.flatMap((span, group) =>
    table.bands.map((band, at) => [
      t(`report-table-${id}`),
      lineId(id),
      version,
      groupWords(span, table, taught),
      id === 'mapped' ? t('report-col-students') : bandWords(id, band),
      table.counts[group][at],
      basesOf(id, table.counts[group], table.bands)[at] ?? '',
      t('report-coverage', { total: totalOf(table), students }),
      threshold,
      made_on ?? '',
      made_by ?? '',
      howWords(id),
      t('report-how-rule', { threshold }),
    ]),
  );
}

/** What stands above such lines. */
export const lineHeadings = (): string[] =>
  (
    [
      'report-head-table',
      'report-head-id',
      'report-head-version',
      'report-col-group',
      'report-col-band',
      'report-head-count',
      'report-head-of',
      'report-head-coverage',
      'report-head-least',
      'report-head-on',
      'report-head-by',
      'report-head-how',
      'report-head-rule',
    ] as const
  ).map((key) => t(key));
