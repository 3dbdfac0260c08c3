// Does a whole sitting work in a real browser, with a real mouse and real keys? Names, a drag from the tray, clicks instead of
// a drag, a chip, two taps for a line, undo, the list, and keeping it. On the double; prints what passed and what failed.

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { CHROMIUM } from '../chromium.mjs';
import { rests } from './seat.mjs';

const ui = fileURLToPath(new URL('../..', import.meta.url));
const server = await createServer({
  configFile: false,
  root: ui,
  logLevel: 'error',
  plugins: [react()],
  server: { port: 5188, host: '127.0.0.1', hmr: false, fs: { allow: [`${ui}/..`] } },
  cacheDir: `${ui}/node_modules/.vite-student-sitting`,
});
await server.listen();
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
const errors = [];
page.on('pageerror', (error) => errors.push(String(error)));
let passed = 0;
let failed = 0;

async function step(sentence, does) {
  try {
    await does();
    passed += 1;
    console.log(`  ok  ${sentence}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${sentence}\n      ${String(error).split('\n')[0]}`);
  }
}
const settle = () => rests(page, 350);
const edits = () =>
  page.evaluate(() => window.double.edits.flatMap((edit) => (edit.on === 'map' ? [edit.do.edit] : [])));
const last = async () => (await edits()).at(-1);
const person = (name) => page.locator(`[data-person][aria-label^="${name},"]`).first();
async function middle(name) {
  const box = await person(name).locator('.kith-disc').boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
async function map() {
  const { x, y, width, height } = await page.locator('.sitting-map').boundingBox();
  return { x, y, width, height };
}
function must(is, words) {
  if (!is) throw new Error(words);
}

await page.goto('http://127.0.0.1:5188/test/student/page.html?student=2');
await page.getByRole('button', { name: 'Start a map' }).click();
await page.getByRole('button', { name: 'Begin' }).click();
await page.getByRole('button', { name: 'We talked about it' }).click();
await page.getByRole('button', { name: 'Go to the map' }).click();

await step('three names with Enter wait in the tray, and the focus stays for the next', async () => {
  await page.getByRole('combobox', { name: 'Add a name' }).waitFor();
  await page.keyboard.type('Abuela Rosa');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Jada');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Coach R');
  await page.keyboard.press('Enter');
  await settle();
  must((await edits()).length === 3, 'not three names');
  must((await page.locator('.kith-tray [data-person]').count()) === 3, 'not three in the tray');
});

await step('a drag from the tray puts somebody on the map', async () => {
  const from = await middle('Jada');
  const { x, y, width, height } = await map();
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x - 20, from.y - 60, { steps: 4 });
  await page.mouse.move(x + width / 2 + 10, y + height * 0.55, { steps: 8 });
  await page.mouse.up();
  await rests(page, 700);
  const edit = await last();
  must(edit.edit === 'place_alter' && edit.spot.ring === 'closest', JSON.stringify(edit));
  must((await page.locator('.kith-tray [data-person]').count()) === 2, 'still in the tray');
});

await step('a click on a person and a click on a place do the same', async () => {
  const from = await middle('Coach R');
  await page.mouse.click(from.x, from.y);
  await settle();
  const { x, y, width, height } = await map();
  await page.mouse.click(x + width * 0.72, y + height * 0.5);
  await settle();
  const edit = await last();
  must(edit.edit === 'place_alter' && edit.spot.sector === 'school', JSON.stringify(edit));
});

await step('move to… in the panel does it too', async () => {
  const from = await middle('Abuela Rosa');
  await page.mouse.click(from.x, from.y);
  await settle();
  await page.getByRole('button', { name: 'Move to…' }).click();
  await page.getByRole('menuitemradio', { name: 'closest, home & family' }).click();
  await settle();
  const edit = await last();
  must(edit.edit === 'place_alter' && edit.spot.sector === 'home', JSON.stringify(edit));
});

await step('a chip paints whoever is tapped, and Escape leaves', async () => {
  await page.getByRole('button', { name: 'Listens', exact: true }).first().click();
  const at = await middle('Jada');
  await page.mouse.click(at.x, at.y);
  await settle();
  const edit = await last();
  must(edit.edit === 'paint_support' && edit.is_given, JSON.stringify(edit));
  await page.keyboard.press('Escape');
  await settle();
  must((await page.locator('.chip[aria-pressed="true"]').count()) === 0, 'still painting');
});

await step('two taps draw a line, the first stays chosen, and all lines are drawn settles the rest', async () => {
  await page.getByRole('button', { name: 'Draw lines' }).click();
  for (const name of ['Jada', 'Abuela Rosa']) {
    const at = await middle(name);
    await page.mouse.click(at.x, at.y);
    await settle();
  }
  must((await last()).edit === 'draw_tie', JSON.stringify(await last()));
  // The first of the two stays chosen until it is let go; what settles the rest waits until the drawing is done.
  must((await page.getByText('Who does Jada know?').count()) > 0, 'Jada was let go');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await page.getByRole('button', { name: 'All lines are drawn', exact: true }).click();
  await settle();
  must((await last()).edit === 'settle_ties', JSON.stringify(await last()));
  await page
    .getByRole('button', { name: 'All lines are drawn', exact: true })
    .waitFor({ state: 'detached', timeout: 20_000 });
});

await step('undo three, redo one, each said', async () => {
  await page.locator('.sitting-title').click();
  for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z');
  await settle();
  must((await page.locator('.prompt').innerText()).includes('Undone'), 'not said');
  must((await page.locator('[data-tie]').count()) === 0, 'the line is still there');
  await page.keyboard.press('Control+y');
  await settle();
  must((await page.locator('.prompt').innerText()).includes('Done again'), 'not said');
});

await step('by keys alone: a person from the map to another place', async () => {
  await person('Jada').focus();
  const before = await edits();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await settle();
  const edit = await last();
  must((await edits()).length === before.length + 1 && edit.edit === 'place_alter', JSON.stringify(edit));
});

await step('the list says the same and its key goes back', async () => {
  await person('Jada').focus();
  await page.keyboard.press('l');
  await page.getByRole('textbox', { name: 'Name of Jada' }).waitFor();
  await page.getByRole('checkbox').first().focus();
  await page.keyboard.press('l');
  await person('Jada').waitFor();
});

await step('no name of anybody else and no way to search one', async () => {
  await page.keyboard.press('Control+k');
  await settle();
  must((await page.getByRole('dialog').count()) === 0, 'the search opened');
  must(!(await page.locator('body').innerText()).includes('Morales'), 'another student is named');
});

await step('one key covers the map, and nothing on it is lost', async () => {
  await page.keyboard.press('F9');
  await page.getByRole('button', { name: 'Go on' }).waitFor();
  must(!(await page.locator('body').innerText()).includes('Jada'), 'somebody on the map is named');
  await page.keyboard.press('Enter');
  await person('Jada').waitFor();
});

await step('keeping: the most private answer, and then the lock', async () => {
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByRole('button', { name: 'Keep it for us two' }).click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  const edit = await page.evaluate(() => window.double.edits.at(-1).do);
  const { audience, is_counted } = edit.choice;
  must(edit.edit === 'keep' && audience === 'only_us' && is_counted === false, JSON.stringify(edit));
  must((await page.locator('[data-person]').count()) === 0, 'the map is still there');
});

if (errors.length > 0) {
  failed += errors.length;
  console.log(errors.join('\n'));
}
await browser.close();
await server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
