// How does somebody see a screen who needs it otherwise? In light and in dark; and, where a look is asked for `--otherwise`, in more
// contrast, in colours that the system chose, and in letters twice as large (`--otherwise=contrast`, `=forced`, `=text`: in one).

const contrast = process.argv.includes('--contrast') ? 'more' : undefined;
const forcedColors = process.argv.includes('--forced') ? 'active' : undefined;
const text = process.argv.find((word) => word.startsWith('--text='))?.slice(7);
export const lang = process.argv.find((word) => word.startsWith('--lang='))?.slice(7);
export const isInvented = lang === 'pseudo' || lang === 'mirrored';
const otherwise = process.argv.find((word) => /^--otherwise(=|$)/.test(word))?.slice('--otherwise='.length);
export const isOtherwise = otherwise !== undefined;

const OTHERWISE = [
  { name: 'contrast', theme: 'light', contrast: 'more' },
  { name: 'forced', theme: 'dark', forcedColors: 'active' },
  { name: 'text', theme: 'light', text: '200' },
];

/** The ways in which each screen is looked at. */
export const ways = isOtherwise
  ? OTHERWISE.filter(({ name }) => otherwise === '' || otherwise === name)
  : [
      {
        theme: 'light',
        // Nothing but colours is another in the dark: the same page is looked at once more, and not walked to again.
        isDarkToo: !lang && !process.argv.includes('--quick'),
        contrast,
        forcedColors,
        text,
      },
    ];

/** What axe-core asks of a page in the dark that it asked in the light: its colours. */
export const OF_COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** What a picture's name ends in. */
export const ending = (way) =>
  [way.theme, lang, way.text, way.contrast && 'contrast', way.forcedColors && 'forced']
    .filter(Boolean)
    .map((word) => `-${word}`)
    .join('');
