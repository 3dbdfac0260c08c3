// How does a table leave a page as CSV, so that no spreadsheet runs a cell of it? The same rule as that of `exchange`: an apostrophe
// before whatever begins a formula in some spreadsheet.

const RUNS = /^'*[=+\-@\t\r\n−＝＋－＠]/;
const QUOTED = /[,;"\n\r\t']|^ | $/;

const cell = (value: string | number): string => {
  const text = typeof value === 'number' ? String(value) : RUNS.test(value) ? `'${value}` : value;
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** UTF-8 with its mark, commas, CRLF: opened by every spreadsheet as it is. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
