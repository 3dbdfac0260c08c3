// What does the student's room look like, and can everybody use it? Screenshots of every state at the sizes of school
// laptops, light and dark, into target/look/student; axe-core on each; fails on anything serious.
// The commonest school laptop is looked at; --sizes looks at the others too. --quick: in light alone.
// --lang=pseudo, --lang=mirrored, --lang=es, --contrast and --forced as in ../screens/look.mjs; --text=200 for large text, where
// nothing may be cut off. --otherwise: a choice that covers a whole sitting, in each of the last three.
// The map is also looked at in the smallest windows, in English and in Spanish: nothing scrolls sideways, and what ends a sitting is in
// sight.
// node test/student/look.mjs [part of a name …]

import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { CHROMIUM } from '../chromium.mjs';
import { isTooWide, misfits, outOfReach } from '../fits.mjs';
import { severalAtOnce } from '../several.mjs';
import { ending, isInvented, isOtherwise, lang, OF_COLOURS, ways } from '../ways.mjs';
import { asInEnglish, brackets, findings } from '../words/invented.mjs';
import { MAP, OTHERWISE, STATES } from './states.mjs';

const ui = fileURLToPath(new URL('../..', import.meta.url));
const out = fileURLToPath(new URL('../../../target/look/student/', import.meta.url));
mkdirSync(out, { recursive: true });

const SIZES = [
  [1366, 768],
  [1280, 800],
  [1920, 1080],
];

const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const sizes = process.argv.includes('--sizes') ? SIZES : SIZES.slice(0, 1);
const bundle = {
  configFile: false,
  root: ui,
  base: './',
  logLevel: 'error',
  plugins: [react()],
  build: {
    outDir: `${out}bundle`,
    emptyOutDir: true,
    rollupOptions: { input: `${ui}/test/student/page.html` },
  },
  preview: { port: 0, host: '127.0.0.1' },
};
await build(bundle);
const server = await preview(bundle);
const { port } = server.httpServer.address();
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
const axe = readFileSync(`${ui}/node_modules/axe-core/axe.min.js`, 'utf8');
let [passed, failed] = [0, 0];

/** What axe-core finds that would keep somebody out; with --all what is less is printed. */
async function barriers(page, where, asked) {
  const { violations } = await page.evaluate(
    (asked) => globalThis.axe.run(document, { resultTypes: ['violations'], ...asked }),
    asked,
  );
  return violations.flatMap(({ id, impact, nodes }) => {
    const line = `${where}: ${impact} ${id} ${nodes.length} × ${nodes[0].html.slice(0, 140)}`;
    if (impact === 'serious' || impact === 'critical')
      return [`${line}\n    ${nodes[0].failureSummary?.split('\n')[1] ?? ''}`];
    if (process.argv.includes('--all')) console.log(line);
    return [];
  });
}

for (const way of ways) {
  const { theme, contrast, forcedColors } = way;
  for (const [width, height] of sizes) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      reducedMotion: 'reduce',
      contrast,
      forcedColors,
    });
    const looked = STATES.filter(([name]) =>
      wanted.length > 0 ? wanted.some((part) => name.includes(part)) : !isOtherwise || OTHERWISE[way.name].has(name),
    );
    await severalAtOnce(looked, 4, async ([name, address, steps]) => {
      const text = way.text ?? new URLSearchParams(address).get('text');
      const page = await context.newPage();
      const said = [];
      page.on('pageerror', (error) => said.push(error.stack ?? String(error)));
      page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
      try {
        await page.goto(
          `http://127.0.0.1:${port}/test/student/page.html?${address}&theme=${theme}${isInvented ? `&lang=${lang}` : ''}${way.text ? `&text=${way.text}` : ''}`,
        );
        await page.waitForSelector('.student-room, .sitting, .screen', { timeout: 30_000 });
        await page.waitForTimeout(500);
        for (const step of steps) await step(isInvented ? asInEnglish(page, lang) : page);
        if (lang && !isInvented) await page.evaluate((code) => window.speakNow(code), lang);
        if (isInvented) said.push(...(await page.evaluate(findings, brackets)));
        if (isInvented || text) said.push(...(await page.evaluate(misfits)));
        if (text) said.push(...(await page.evaluate(outOfReach)));
        if (await page.evaluate(isTooWide)) said.push('the page is wider than the window');
        const title = await page.title();
        if (!isInvented && title !== 'Kith') said.push(`the window is called ${title}`);
        await page.screenshot({ path: `${out}${name}-${width}${ending(way)}.png` });
        // Initials in a disc are no label: the name is read out whole, and the letters are hidden from readers.
        // In an invented language the same screens are looked at for their words alone.
        if (!isInvented) {
          await page.evaluate(axe);
          const rules = { 'label-content-name-mismatch': { enabled: false } };
          said.push(...(await barriers(page, `${name} ${width} ${theme}`, { rules })));
        }
        if (way.isDarkToo) {
          await page.emulateMedia({ colorScheme: 'dark' });
          await page.evaluate(() => {
            document.documentElement.dataset.theme = 'dark';
          });
          await page.waitForTimeout(150);
          await page.screenshot({ path: `${out}${name}-${width}${ending({ ...way, theme: 'dark' })}.png` });
          said.push(...(await barriers(page, `${name} ${width} dark`, { runOnly: OF_COLOURS })));
        }
      } catch (error) {
        said.push(String(error).split('\n')[0]);
        await page.screenshot({ path: `${out}${name}-${width}${ending(way)}-failed.png` }).catch(() => undefined);
      }
      for (const line of new Set(said)) console.log(`${name} ${width}${ending(way)}: ${line}`);
      if (said.length === 0) passed += 1;
      else failed += 1;
      await page.close();
    });
    await context.close();
  }
}
/** The smallest window, small laptops, and one between: all that ends a sitting is in sight in each, in both languages. */
const NARROW = [
  [720, 600],
  [900, 700],
  [1024, 700],
  [1180, 768],
];
const isNarrowWanted = wanted.length === 0 || wanted.some((part) => 'narrow'.includes(part));
for (const code of lang || isOtherwise || !isNarrowWanted ? [] : ['en', 'es']) {
  for (const [width, height] of NARROW) {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    const said = [];
    try {
      await page.goto(`http://127.0.0.1:${port}/test/student/page.html?student=3&alters=12&projector`);
      await page.waitForSelector('.student-room', { timeout: 30_000 });
      for (const step of MAP) await step(page);
      await page.evaluate((code) => window.speakNow(code), code);
      await page.waitForTimeout(300);
      const wide = await page.evaluate(() =>
        ['.sitting-window', '.sitting-top', '.sitting-end', '.tools', '.prompt'].filter((box) => {
          const found = document.querySelector(box);
          return found && found.scrollWidth > found.clientWidth + 1;
        }),
      );
      if (wide.length > 0) said.push(`wider than there is room: ${wide.join(' ')}`);
      const ends = await page.evaluate(() =>
        [...document.querySelectorAll('.sitting-top button')].flatMap((button) => {
          const { left, right, top, bottom } = button.getBoundingClientRect();
          const isIn = left >= 0 && top >= 0 && right <= innerWidth + 0.5 && bottom <= innerHeight;
          return isIn ? [] : [button.getAttribute('aria-label') ?? button.textContent];
        }),
      );
      if (ends.length > 0) said.push(`out of the window: ${ends.join(', ')}`);
    } catch (error) {
      said.push(String(error).split('\n')[0]);
    }
    await page.screenshot({ path: `${out}narrow-${width}-${code}.png` });
    for (const line of said) console.log(`narrow ${width} ${code}: ${line}`);
    if (said.length === 0) passed += 1;
    else failed += 1;
    await page.close();
  }
}
await browser.close();
await server.close();
console.log(`pictures in ${out}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
