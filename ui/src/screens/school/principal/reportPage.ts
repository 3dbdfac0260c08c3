// In which words does the principal's page leave Kith? Every table that was given out, as a page and as lines of a file, each
// with its definition, version, coverage and the rule that protects it. Nothing is decided here.

import { aboutHeadings } from '../../../frame/AsTable';
import {
  allOf,
  bandWords,
  basesOf,
  findingOf,
  groupWords,
  howWords,
  lineHeadings,
  lineId,
  linesOf,
  shareWords,
  sum,
  totalOf,
} from '../../../frame/released';
import type { AboutLine, Definition, PageTable, PrincipalsPage, ReportCell, ReportPage, SafeTable } from '../../../ipc';
import { localeTag, t, type WordKey } from '../../../words';
import { exactly } from '../../../words/dates';

const words = (text: string): ReportCell => ({ words: text, count: null, of: null });
const figure = (count: number, of: number | null): ReportCell => ({
  words: of === null ? String(count) : t('report-cell', { count, share: shareWords(count, of) }),
  count,
  of,
});

function notes({ told, students, threshold, made_on, made_by }: PageTable): string[] {
  const { id, table, version } = told;
  const given = t('report-how-given', { date: made_on ? exactly(made_on) : '', by: made_by || t('conflict-someone') });
  return [
    howWords(id),
    t('report-coverage', { total: table ? totalOf(table) : 0, students }),
    t('report-how-rule', { threshold }),
    `${t('report-how-version', { id: lineId(id), version })} · ${given}`,
  ];
}

function rows(page: PageTable, table: SafeTable): { columns: string[]; rows: ReportCell[][] } {
  const { id } = page.told;
  const grades = table.groups.map((span) => groupWords(span, table, page.taught));
  if (id === 'mapped') {
    const all = totalOf(table);
    return {
      columns: [t('report-col-group'), t('report-col-students')],
      rows: table.counts.map((row, at) => [words(grades[at]), figure(sum(row), all)]),
    };
  }
  const isSplit = grades.length > 1;
  const all = allOf(table);
  const bases = basesOf(id, all, table.bands);
  const basesIn = table.counts.map((row) => basesOf(id, row, table.bands));
  return {
    columns: [t('report-col-band'), ...(isSplit ? grades : []), t('report-group-all')],
    rows: table.bands.map((band, at) => [
      words(bandWords(id, band)),
      ...(isSplit ? table.counts.map((row, group) => figure(row[at], basesIn[group][at])) : []),
      figure(all[at], bases[at]),
    ]),
  };
}

function aboutLine({ told: { id, table, version }, students, threshold }: PageTable): AboutLine {
  return {
    what: t(`report-table-${id}`),
    definition: howWords(id),
    version: t('report-how-version', { id: lineId(id), version }),
    coverage: t('report-coverage', { total: table ? totalOf(table) : 0, students }),
    rule: t('report-how-rule', { threshold }),
  };
}

/** Of how many students every figure on the page tells at least: tables that were given out under a lower one still stand. */
export const leastOf = ({ threshold, tables }: PrincipalsPage): number =>
  Math.min(threshold, ...tables.filter((page) => page.told.table).map((page) => page.threshold));

/** The principal's page as it stands on the screen. */
export function reportPage(all: PrincipalsPage): ReportPage {
  const { school_name, tables } = all;
  const given = tables.flatMap((page) => (page.told.table ? [{ page, table: page.told.table }] : []));
  return {
    language: localeTag(),
    name: t('report-file'),
    title: t('report-title'),
    of: school_name,
    lead: t('report-lead', { threshold: leastOf(all) }),
    parts: given.map(({ page, table }) => ({
      what: t(`report-table-${page.told.id}`),
      finding: findingOf(page),
      ...rows(page, table),
      notes: notes(page),
    })),
    headings: lineHeadings(),
    lines: given.flatMap(({ page, table }) => linesOf(page, table)),
    about: {
      name: t('about-sheet'),
      headings: aboutHeadings(),
      lines: given.map(({ page }) => aboutLine(page)),
    },
  };
}

/** The words of one line of the dictionary. */
export const indicatorWords = (id: Definition['id'], part: 'title' | 'means' | 'how'): string =>
  t(`indicator-${id.replace('.', '-')}-${part}` as WordKey as 'indicator-Q1-title');

/** The dictionary. */
export function indicatorsPage(all: readonly Definition[], school: string): ReportPage {
  const columns = [
    t('report-head-id'),
    t('report-head-version'),
    t('report-head-dimension'),
    t('report-head-table'),
    t('report-head-means'),
    t('growth-formula'),
    t('growth-source'),
  ];
  return {
    language: localeTag(),
    name: t('indicators-file'),
    title: t('school-part-indicators'),
    of: school,
    lead: t('indicators-lead'),
    parts: all.map(({ id, version, source, dimension }) => ({
      what: `${t(`growth-panel-${dimension}`)} · ${t('report-how-version', { id, version })}`,
      finding: indicatorWords(id, 'title'),
      columns: [],
      rows: [],
      notes: [
        indicatorWords(id, 'means'),
        `${t('growth-formula')}: ${indicatorWords(id, 'how')}`,
        `${t('growth-source')}: ${source}`,
      ],
    })),
    headings: columns,
    lines: all.map(({ id, version, source, dimension }) => [
      id,
      version,
      t(`growth-panel-${dimension}`),
      indicatorWords(id, 'title'),
      indicatorWords(id, 'means'),
      indicatorWords(id, 'how'),
      source,
    ]),
    about: {
      name: t('about-sheet'),
      headings: aboutHeadings(),
      lines: all.map(({ id, version }) => ({
        what: indicatorWords(id, 'title'),
        definition: `${indicatorWords(id, 'means')} ${t('growth-formula')}: ${indicatorWords(id, 'how')}`,
        version: t('report-how-version', { id, version }),
        coverage: t('indicators-coverage'),
        rule: t('indicators-rule'),
      })),
    },
  };
}
