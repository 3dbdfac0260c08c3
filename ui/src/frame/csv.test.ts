import { expect, test } from 'vitest';
import { csvOf } from './csv';

test('a table leaves as CSV, and no spreadsheet runs a cell of it', () => {
  const rows = [
    ['School', 'Count'],
    ['=HYPERLINK("x")', 12],
    ["'=1+1", -3],
    ['A, "B"', 0],
    ['two\nlines', 1],
    ['@sum', '+1'],
    ['＝1', '−2'],
  ] as const;
  expect(csvOf(rows)).toBe(
    [
      '\uFEFFSchool,Count',
      '"\'=HYPERLINK(""x"")",12',
      '"\'\'=1+1",-3',
      '"A, ""B""",0',
      '"two\nlines",1',
      '"\'@sum","\'+1"',
      '"\'＝1","\'−2"',
      '',
    ].join('\r\n'),
  );
});
