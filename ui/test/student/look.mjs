// What does the student's room look like, and can everybody use it? Screenshots of every state at the sizes of school
// laptops, light and dark, into target/look/student; axe-core on each; fails on anything serious.
// The commonest school laptop is looked at; --sizes looks at the others too. --quick: in light alone.
// --lang=pseudo, --lang=mirrored, --lang=es, --contrast and --forced as in ../screens/look.mjs; --text=200 for large text.
// node test/student/look.mjs [part of a name …]

import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { severalAtOnce } from '../several.mjs';
import { asInEnglish, brackets, findings } from '../words/invented.mjs';
import { CHROMIUM } from '../chromium.mjs';

const ui = fileURLToPath(new URL('../..', import.meta.url));
const out = fileURLToPath(new URL('../../../target/look/student/', import.meta.url));
mkdirSync(out, { recursive: true });

const tab = (name) => async (page) => {
  await page.getByRole('tab', { name }).click();
  await page.waitForTimeout(400);
};
const press = (name) => async (page) => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForTimeout(350);
};
const pressFirst = (name) => async (page) => {
  await page.getByRole('button', { name }).first().click();
  await page.waitForTimeout(350);
};
const choose = (name) => async (page) => {
  const person = page.locator(`[data-person][aria-label*="${name}"] .kith-disc`).first();
  const box = await person.boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(350);
};
const type =
  (...names) =>
  async (page) => {
    for (const name of names) {
      await page.getByRole('combobox', { name: 'Add a name' }).fill(name);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(60);
    }
    await page.waitForTimeout(300);
  };

const down = async (page) => {
  await page.getByText('Who opened this file').click();
  await page.getByText('Who opened this file').scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
};
/** The counselor wrote a summary; `said` is what the student answered. */
const summary = (student, said) => async (page) => {
  await page.evaluate(
    ([student, said]) => {
      const text = 'Luz likes a quiet start. Call on her when she looks up. She is good at drawing how things work.';
      const id = window.double.shelf.students[student - 1].id;
      const on = '2026-11-20';
      window.double.commit({ on: 'summary', do: { edit: 'write_summary', student: id, text, on } });
      if (said) window.double.commit({ on: 'summary', do: { edit: 'answer_summary', student: id, text, said, on } });
    },
    [student, said],
  );
  await page.waitForTimeout(300);
};

const key =
  (...names) =>
  async (page) => {
    for (const name of names) await page.keyboard.press(name);
    await page.waitForTimeout(400);
  };
/** Up to the cards, and on to the map, as a sitting goes. */
const CARDS = [press('Go on with this map'), press('Begin'), press('We talked about it')];
const MAP = [...CARDS, press('Go to the map')];
/** A goal that is too long to be taken. */
const tooLong = async (page) => {
  await page.locator('.goal-input').fill('x'.repeat(400));
  await page.keyboard.press('Enter');
  await page.locator('.goal-input[aria-invalid]').waitFor();
};

/** name, address, what to do first */
const STATES = [
  ['maps-none', 'student=2', []],
  ['maps', 'student=1', []],
  ['maps-draft', 'student=3', []],
  ['take', 'student=1', [pressFirst(/^Take it along/)]],
  ['take-card', 'student=1', [press('Print the card for the session')]],
  ['growth', 'student=1', [tab('Growth')]],
  ['growth-how', 'student=1', [tab('Growth'), (page) => page.getByText('How is this computed?').nth(2).click()]],
  [
    'growth-both',
    'student=1',
    [tab('Growth'), (page) => page.getByText('For both of you').click(), (page) => page.waitForTimeout(300)],
  ],
  ['growth-none', 'student=2', [tab('Growth')]],
  ['met', 'student=1', [tab('Visits met')]],
  ['supports', 'student=1', [tab('Supports')]],
  ['supports-none', 'student=2', [tab('Supports')]],
  ['map-0', 'student=3&alters=0&sit=3', []],
  ['map-3-tray', 'student=3&alters=0&sit=3', [type('Abuela Rosa', 'Mr. Okafor', 'Tía Meche')]],
  ['map-3', 'student=3&alters=3&sit=3', []],
  ['map-12', 'student=3&alters=12&sit=3', []],
  ['map-40', 'student=3&alters=40&sit=3', []],
  ['map-60', 'student=3&alters=60&sit=3', []],
  ['map-150', 'student=3&alters=150&sit=3', []],
  ['map-12-chosen', 'student=3&alters=12&sit=3', [choose('Jada')]],
  ['map-12-paint', 'student=3&alters=12&sit=3', [press('Listens')]],
  ['map-12-lines', 'student=3&alters=12&sit=3', [press('Draw lines')]],
  ['map-12-list', 'student=3&alters=12&sit=3', [press('List')]],
  ['map-12-conflict', 'student=3&alters=12&sit=3&conflict', []],
  ['map-12-conflict-chosen', 'student=3&alters=12&sit=3&conflict', [press('Show')]],
  [
    'map-suggest',
    'student=3&alters=12&sit=3',
    [
      (page) => page.getByRole('combobox', { name: 'Add a name' }).fill('m'),
      (page) => page.waitForTimeout(300),
      (page) => page.keyboard.press('ArrowDown'),
    ],
  ],
  [
    'map-second',
    'student=1',
    [
      press('New map from the last one'),
      press('Begin'),
      press('We talked about it'),
      press('Go to the map'),
      (page) => page.waitForTimeout(500),
    ],
  ],
  [
    'map-second-chosen',
    'student=1',
    [
      press('New map from the last one'),
      press('Begin'),
      press('We talked about it'),
      press('Go to the map'),
      (page) => page.waitForTimeout(500),
      choose('Jada'),
    ],
  ],
  ['map-kept', 'student=1&sit=2', [choose('Mom')]],
  ['map-kept-list', 'student=1&sit=2', [press('List')]],
  [
    'map-second-list',
    'student=1',
    [
      press('New map from the last one'),
      press('Begin'),
      press('We talked about it'),
      press('Go to the map'),
      (page) => page.waitForTimeout(500),
      press('List'),
    ],
  ],
  ['cover', 'student=3', [press('Go on with this map')]],
  ['cover-limits', 'student=3', [press('Go on with this map'), press('Begin')]],
  ['cards', 'student=3', [press('Go on with this map'), press('Begin'), press('We talked about it')]],
  ['map-light', 'student=3&alters=12&sit=3', [press('Light up who helps'), press('Gives rides')]],
  ['map-light-list', 'student=3&alters=12&sit=3', [press('List'), press('Light up who helps'), press('Gives rides')]],
  ['large-cards', 'student=3&text=200', [press('Go on with this map'), press('Begin'), press('We talked about it')]],
  ['map-kept-step', 'student=6&sit=6', []],
  [
    'cover-again',
    'student=3',
    [
      press('Go on with this map'),
      press('Begin'),
      press('We talked about it'),
      press('Go to the map'),
      press('Cover the map'),
    ],
  ],
  [
    'cover-over',
    'student=3',
    [
      press('Go on with this map'),
      press('Begin'),
      press('We talked about it'),
      press('Go to the map'),
      press('Finish'),
      press('Keep it for us two'),
    ],
  ],
  // Every other state of a sitting.
  ['cards-refused', 'student=3', [...CARDS, tooLong]],
  ['cards-just-talk', 'student=3', [...CARDS, pressFirst(/^Just talk/)]],
  [
    'over-just-talk',
    'student=3',
    [...CARDS, pressFirst(/^Just talk/), (page) => page.locator('.cards [data-kind=primary]').click()],
  ],
  ['over-forgotten', 'student=3', [...MAP, press('Stop and forget'), press('Yes, forget it')]],
  ['map-question', 'student=3', [...MAP, key('F3')]],
  ['map-safety', 'student=3', [...MAP, key('F8')]],
  ['map-initials', 'student=3', [...MAP, key('F10', 'F10')]],
  ['map-coach', 'student=3&projector', [...MAP, key('F7')]],
  ['map-move', 'student=3&alters=12&sit=3', [choose('Jada'), press('Move to…')]],
  ['map-rename', 'student=3&alters=12&sit=3', [choose('Jada'), key('F2')]],
  [
    'map-forgotten',
    'student=1',
    [
      press('New map from the last one'),
      press('Begin'),
      press('We talked about it'),
      press('Go to the map'),
      key('F4'),
    ],
  ],
  ['screen', 'student=3&alters=12&screen', []],
  ['large-limits', 'student=3&text=200', [press('Go on with this map'), press('Begin')]],
  ['large-light', 'student=3&alters=12&sit=3&text=200', [press('Light up who helps'), press('Gives rides')]],
  ['large-list', 'student=3&alters=12&sit=3&text=200', [press('List')]],
  ['large-forget', 'student=3&alters=12&sit=3&text=200', [press('Stop and forget')]],
  ['large-safety', 'student=3&text=200', [...MAP, key('F8')]],
  ['large-cover', 'student=3&text=200', [press('Go on with this map')]],
  ['finish', 'student=3&alters=12&sit=3', [press('Finish')]],
  [
    'finish-share',
    'student=3&alters=12&sit=3',
    [
      press('Finish'),
      async (page) => {
        await page.getByText('Share a part').click();
        await page.getByRole('button', { name: 'Choose person by person' }).click();
        await page.locator('.who-people label').nth(2).click();
        await page.waitForTimeout(200);
      },
    ],
  ],
  [
    'choice',
    'student=1',
    [
      async (page) =>
        page
          .getByRole('button', { name: /^Change who may see it/ })
          .first()
          .click(),
    ],
  ],
  [
    'erase',
    'student=1',
    [
      async (page) =>
        page
          .getByRole('button', { name: /^Change who may see it/ })
          .first()
          .click(),
      press('Erase this map…'),
    ],
  ],
  ['holds', 'student=1', [tab('Record'), press('Set a hold'), press('Set a hold'), press('Set a hold')]],
  ['forget', 'student=3&alters=12&sit=3', [press('Stop and forget')]],
  ['keys', 'student=3&alters=12&sit=3', [press('Keys')]],
  ['timeline', 'student=1', [tab('Timeline')]],
  [
    'timeline-then',
    'student=1',
    [
      tab('Timeline'),
      async (page) => {
        await page.getByRole('slider').fill('0');
        await page.waitForTimeout(400);
      },
    ],
  ],
  [
    'timeline-side',
    'student=1',
    [
      tab('Timeline'),
      async (page) => {
        await page.getByRole('radio', { name: 'Side by side' }).click();
        await page.waitForTimeout(400);
      },
    ],
  ],
  ['timeline-table', 'student=1', [tab('Timeline'), press('What changed for each person')]],
  [
    'timeline-many',
    'student=1',
    [
      tab('Timeline'),
      async (page) => {
        await page.getByText('All maps', { exact: true }).click();
        await page.locator('.small-person').nth(2).click();
        await page.waitForTimeout(300);
      },
    ],
  ],
  ['timeline-none', 'student=2', [tab('Timeline')]],
  ['large-map', 'student=3&alters=12&sit=3&text=200', [choose('Jada')]],
  ['large-finish', 'student=3&alters=12&sit=3&text=200', [press('Finish')]],
  ['large-record', 'student=1&text=200', [tab('Record')]],
  ['large-timeline', 'student=1&text=200', [tab('Timeline')]],
  ['notes', 'student=1', [tab('Notes')]],
  ['notes-none', 'student=2', [tab('Notes')]],
  ['notes-closed', 'student=1&aid=closed', [tab('Notes')]],
  ['notes-sealed', 'student=1&aid=sealed_otherwise', [tab('Notes')]],
  ['notes-missing', 'student=1&aid=missing', [tab('Notes')]],
  ['notes-correct', 'student=1', [tab('Notes'), press(/^Correct the note/)]],
  ['notes-share', 'student=1', [tab('Notes'), press(/^Share the note/)]],
  ['notes-hand', 'student=1', [tab('Notes'), press('Hand over…')]],
  ['large-notes', 'student=1&text=200', [tab('Notes')]],
  ['record', 'student=1', [tab('Record')]],
  ['record-down', 'student=1', [tab('Record'), down]],
  ['record-given', 'student=1', [tab('Record'), press('Note something given…')]],
  ['record-asked', 'student=1', [tab('Record'), press('Note a request…')]],
  ['record-decline', 'student=1', [tab('Record'), press(/^Decline/)]],
  ['record-copy', 'student=1', [tab('Record'), press('Look at the copy…')]],
  ['record-summary', 'student=1', [tab('Record'), summary(1, 'yes')]],
  ['large-record-copy', 'student=1&text=200', [tab('Record'), press('Look at the copy…')]],
  [
    'summary-asked',
    'student=3',
    [press('Go on with this map'), summary(3), press('Begin'), press('We talked about it')],
  ],
  [
    'summary-shared',
    'student=3',
    [
      press('Go on with this map'),
      summary(3, 'yes'),
      press('Begin'),
      press('We talked about it'),
      (page) => page.getByText('Your teachers may read this').click(),
    ],
  ],
  [
    'large-summary-asked',
    'student=3&text=200',
    [press('Go on with this map'), summary(3), press('Begin'), press('We talked about it')],
  ],
  ['record-correct', 'student=1', [tab('Record'), press('Correct by hand')]],
];
const SIZES = [
  [1366, 768],
  [1280, 800],
  [1920, 1080],
];

const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const lang = process.argv.find((word) => word.startsWith('--lang='))?.slice(7);
const isInvented = lang === 'pseudo' || lang === 'mirrored';
const text = process.argv.find((word) => word.startsWith('--text='))?.slice(7);
const contrast = process.argv.includes('--contrast') ? 'more' : undefined;
const forcedColors = process.argv.includes('--forced') ? 'active' : undefined;
const kind = [lang, text, contrast && 'contrast', forcedColors && 'forced']
  .filter(Boolean)
  .map((word) => `-${word}`)
  .join('');
const isQuick = process.argv.includes('--quick');
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
for (const theme of isQuick || lang ? ['light'] : ['light', 'dark']) {
  for (const [width, height] of sizes) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      reducedMotion: 'reduce',
      contrast,
      forcedColors,
    });
    const looked = STATES.filter(([name]) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
    await severalAtOnce(looked, 4, async ([name, address, steps]) => {
      const page = await context.newPage();
      const said = [];
      page.on('pageerror', (error) => said.push(error.stack ?? String(error)));
      page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
      try {
        await page.goto(
          `http://127.0.0.1:${port}/test/student/page.html?${address}&theme=${theme}${isInvented ? `&lang=${lang}` : ''}${text ? `&text=${text}` : ''}`,
        );
        await page.waitForSelector('.student-room, .sitting, .screen', { timeout: 30_000 });
        await page.waitForTimeout(500);
        for (const step of steps) await step(isInvented ? asInEnglish(page, lang) : page);
        if (lang && !isInvented) await page.evaluate((code) => window.speakNow(code), lang);
        if (isInvented) said.push(...(await page.evaluate(findings, brackets)));
      } catch (error) {
        said.push(String(error).split('\n')[0]);
      }
      const title = await page.title();
      if (!isInvented && title !== 'Kith') said.push(`the window is called ${title}`);
      await page.screenshot({ path: `${out}${name}-${width}-${theme}${kind}.png` });
      // Initials in a disc are no label: the name is read out whole, and the letters are hidden from readers.
      // In an invented language the same screens are looked at for their words alone.
      if (!isInvented) await page.evaluate(axe);
      const { violations } = isInvented
        ? { violations: [] }
        : await page.evaluate(() =>
            globalThis.axe.run(document, {
              resultTypes: ['violations'],
              rules: { 'label-content-name-mismatch': { enabled: false } },
            }),
          );
      for (const { id, impact, nodes } of violations) {
        const line = `${name} ${width} ${theme}: ${impact} ${id} ${nodes.length} × ${nodes[0].html.slice(0, 140)}`;
        if (impact === 'serious' || impact === 'critical')
          said.push(`${line}\n    ${nodes[0].failureSummary?.split('\n')[1] ?? ''}`);
        else if (process.argv.includes('--all')) console.log(line);
      }
      for (const line of said) console.log(`${name} ${width} ${theme}: ${line}`);
      if (said.length === 0) passed += 1;
      else failed += 1;
      await page.close();
    });
    await context.close();
  }
}
await browser.close();
await server.close();
console.log(`pictures in ${out}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
