// Do the cards, the lit map and the next step work in a real browser, by mouse and by keys alone? On the double; prints what
// passed and what failed, and leaves its pictures in target/looks/light.

import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { CHROMIUM } from '../chromium.mjs';
import { rests } from './seat.mjs';

const ui = fileURLToPath(new URL('../..', import.meta.url));
const looks = fileURLToPath(new URL('../../../target/looks/light', import.meta.url));
mkdirSync(looks, { recursive: true });
const server = await createServer({
  configFile: false,
  root: ui,
  logLevel: 'error',
  plugins: [react()],
  server: { port: 5189, host: '127.0.0.1', hmr: false, fs: { allow: [`${ui}/..`] } },
  cacheDir: `${ui}/node_modules/.vite-student-light`,
});
await server.listen();
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
let passed = 0;
let failed = 0;
let page;

async function step(sentence, does) {
  try {
    await does();
    passed += 1;
    console.log(`  ok  ${sentence}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${sentence}\n      ${String(error).split('\n').slice(0, 3).join(' ')}`);
  }
}
const settle = () => rests(page, 400);
const last = () => page.evaluate(() => window.double.edits.at(-1));
const person = (name) => page.locator(`[data-person][aria-label^="${name},"]`).first();
const picture = (name) => page.screenshot({ path: `${looks}/${name}.png` });
const press = (name) => page.getByRole('button', { name, exact: true }).first().click();
function must(is, words) {
  if (!is) throw new Error(words);
}
async function tap(name) {
  await person(name).locator('.kith-disc').scrollIntoViewIfNeeded();
  const box = await person(name).locator('.kith-disc').boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await settle();
}

/** Where the page scrolls, the map fills the window above the line for a name, and nobody is caught on it. */
async function pastTheMap() {
  const room = page.locator('.sitting-window');
  const scrolled = () => room.evaluate((box) => box.scrollTop);
  const toTheTop = async () => {
    await room.evaluate((box) => box.scrollTo(0, 0));
    await settle();
  };
  const drawn = () => page.locator('.kith-map > .kith-drawn').getAttribute('transform');
  const count = () => page.evaluate(() => window.double.edits.length);
  /** Where nobody is. */
  const ground = async () => {
    const { x, y, width } = await page.locator('.sitting-map').boundingBox();
    return { x: x + width * 0.06, y: Math.max(y, 0) + 60 };
  };

  await step(
    'large: the map and the line for a name have the window, and what has the focus is not behind that line',
    async () => {
      await toTheTop();
      const [map, bar] = [page.locator('.sitting-map'), page.locator('.sitting-names')];
      const heights = (await map.boundingBox()).height + (await bar.boundingBox()).height;
      must(Math.abs(heights - 768) <= 1, `${heights} of 768`);
      // In a language in which that line is two.
      await bar.evaluate((line) =>
        line.append(Object.assign(document.createElement('p'), { id: 'more', style: 'flex: 1 0 100%; height: 90px' })),
      );
      await settle();
      const more = (await map.boundingBox()).height + (await bar.boundingBox()).height;
      must(Math.abs(more - 768) <= 1 && (await bar.boundingBox()).height > 90, `${more} of 768`);
      await page.locator('.chip').last().focus();
      await settle();
      const chip = await page.locator('.chip').last().boundingBox();
      must(chip.y + chip.height <= (await bar.boundingBox()).y, 'behind the line');
      await page.evaluate(() => document.getElementById('more').remove());
    },
  );

  await step('large: a wheel over the map goes on to what is below it, and with Ctrl zooms', async () => {
    await toTheTop();
    const { x, y } = await ground();
    await page.mouse.move(x, y);
    const before = await drawn();
    await page.mouse.wheel(0, 300);
    await settle();
    must((await scrolled()) > 200, `scrolled by ${await scrolled()}`);
    must((await drawn()) === before, 'the map was zoomed');
    await toTheTop();
    await page.mouse.move(x, y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    await settle();
    must((await drawn()) !== before && (await scrolled()) === 0, 'nothing was zoomed');
  });

  await step('large: a finger on the ground goes on too, and one on a person moves that person', async () => {
    await toTheTop();
    const told = await count();
    const touch = await page.context().newCDPSession(page);
    const finger = (type, point) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: point ? [{ ...point, id: 1 }] : [] });
    const goes = async ({ x, y }, up) => {
      await finger('touchStart', { x, y });
      for (let n = 1; n <= 8; n++) {
        await finger('touchMove', { x, y: y - (up * n) / 8 });
        await page.waitForTimeout(30);
      }
      await finger('touchEnd');
      await settle();
    };
    const { x, y } = await ground();
    await goes({ x, y: y + 250 }, 250);
    must((await scrolled()) > 150, `scrolled by ${await scrolled()}`);
    must((await count()) === told, 'something was written');
    await toTheTop();
    // Somebody who is seen, with room to be moved.
    const discs = await page.locator('[data-person] .kith-disc').all();
    const boxes = await Promise.all(discs.map((disc) => disc.boundingBox()));
    const box = boxes.find((one) => one && one.y > 400 && one.y < 600);
    must(box, 'nobody is seen');
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await goes(at, 96);
    must((await scrolled()) === 0, 'the page went along');
    must((await last()).do.edit?.edit === 'place_alter', JSON.stringify(await last()));
  });
}

for (const [look, query, viewport] of [
  ['light', '', { width: 1366, height: 768 }],
  ['dark', '&theme=dark', { width: 1280, height: 800 }],
  ['large', '&text=200', { width: 1366, height: 768 }],
]) {
  page = await browser.newPage({ viewport, hasTouch: look === 'large' });
  page.on('pageerror', (error) => {
    failed += 1;
    console.log(`FAIL  ${error}`);
  });
  await page.goto(`http://127.0.0.1:5189/test/student/page.html?student=3&alters=12${query}`);
  await press('Go on with this map');
  await press('Begin');
  await press('We talked about it');

  await step(`${look}: a card and a goal are said, and one key goes on`, async () => {
    await page.getByRole('heading', { name: 'What is today for?' }).waitFor();
    await settle();
    await picture(`${look}-1-cards`);
    await press('Find help for a goal');
    await page.getByLabel('A goal, in your own words').fill('a summer job with animals');
    await page.keyboard.press('Enter');
    await settle();
    await picture(`${look}-2-cards-chosen`);
    must((await last()).do.edit.edit === 'set_goal', JSON.stringify(await last()));
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Add a name' }).waitFor();
    await settle();
  });

  await step(`${look}: two kinds of help light up who gives them`, async () => {
    await press('Light up who helps');
    await settle();
    await picture(`${look}-3-light`);
    await press('Listens');
    await press('Knows about jobs');
    await settle();
    await picture(`${look}-4-lit`);
    must((await page.locator('.kith-has-lit .kith-person:not(.kith-dim)').count()) > 0, 'nobody is lit');
  });

  await step(`${look}: somebody to meet is added, and is whom to ask`, async () => {
    await page.getByLabel('Someone you want to meet').fill('a vet');
    await page.keyboard.press('Enter');
    await settle();
    must((await last()).do.edit.edit === 'want_to_meet', JSON.stringify(await last()));
    must((await page.getByLabel('Who will you ask?').inputValue()) !== '', 'nobody is chosen');
  });

  await step(`${look}: a tap on the map says whom to ask, and moves nobody`, async () => {
    const before = await page.evaluate(() => window.double.edits.length);
    await tap('Tío Beto');
    must((await page.locator('#step-who option:checked').innerText()) === 'Tío Beto', 'not chosen');
    const { x, y, width, height } = await page.locator('.sitting-map').boundingBox();
    await page.mouse.click(x + width * 0.72, y + height * 0.5);
    await settle();
    must((await page.evaluate(() => window.double.edits.length)) === before, 'something was written');
    await tap('Tío Beto');
  });

  await step(`${look}: a step is agreed, shown, and undone`, async () => {
    await page.getByLabel('What will you ask?').fill('if he knows a vet');
    await press('This week');
    await page.getByRole('button', { name: 'Agree on this' }).scrollIntoViewIfNeeded();
    await picture(`${look}-5-form`);
    await press('Agree on this');
    await settle();
    await picture(`${look}-6-agreed`);
    await page.locator('.step-card').waitFor({ timeout: 20_000 });
    await settle();
    await picture(`${look}-6-agreed`);
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press('Control+z');
    await page.locator('.step-card').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+y');
    await page.locator('.step-card').waitFor();
  });

  await step(`${look}: Escape goes back, and the step stands beside the map`, async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await settle();
    await picture(`${look}-7-back`);
    must((await page.locator('.step-card').count()) === 1, 'no card');
    must((await page.locator('.kith-has-lit').count()) === 0, 'still lit');
  });
  if (look === 'large') await pastTheMap();
  await page.close();
}

page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
await page.goto('http://127.0.0.1:5189/test/student/page.html?student=3&alters=6');
await press('Go on with this map');
await press('Begin');
await press('We talked about it');
await step('by keys alone: past the cards, help, a person, words, a day', async () => {
  await page.getByRole('heading', { name: 'What is today for?' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Add a name' }).waitFor();
  await person('Mom').focus();
  await page.keyboard.press('h');
  await page.locator('.help-chip').first().waitFor();
  must(
    await page
      .locator('.help-chip')
      .first()
      .evaluate((chip) => chip === document.activeElement),
    'not at the chips',
  );
  await page.keyboard.press('Enter');
  await settle();
  must((await last()).do.edit.edit === 'choose_help', JSON.stringify(await last()));
  must((await page.locator('.prompt [role=status]').innerText()).includes('Listens'), 'not said');
  await person('Mom').focus();
  await page.keyboard.press('Enter');
  await settle();
  must((await page.locator('#step-who option:checked').innerText()) === 'Mom', 'Mom is not chosen');
  await page.keyboard.press('F6');
  for (let n = 0; n < 20; n++) {
    if (await page.evaluate(() => document.activeElement?.id === 'step-what')) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('to come to the game');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  for (let n = 0; n < 4; n++) {
    if (await page.evaluate(() => document.activeElement?.textContent === 'Agree on this')) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.locator('.step-card').waitFor({ timeout: 20_000 });
  must((await last()).do.edit.edit === 'agree_ask', JSON.stringify(await last()));
});
await page.goto('http://127.0.0.1:5189/test/student/page.html?student=2');
await step('two who just talk write nothing', async () => {
  await press('Start a map');
  await press('Begin');
  await press('We talked about it');
  await page
    .getByRole('button', { name: /^Just talk/ })
    .first()
    .click();
  await settle();
  await picture('just-talk-1');
  await page.locator('.cards .k-button[data-kind=primary]').click();
  await page.getByText('Nothing is written down from here on').waitFor();
  await picture('just-talk-2');
  const edits = await page.evaluate(() => window.double.edits.map((edit) => edit.do?.edit?.edit ?? edit.do?.edit));
  must(!edits.includes('set_purpose'), edits.join());
});
await browser.close();
await server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
