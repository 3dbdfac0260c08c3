// In how many presses of the pointer is the sitting of twelve minutes done? Twelve people, a place for each, three kinds of help,
// one light-up, one step, the choice; a drag is one press. Once by dragging, and once by plain clicks, for a hand that cannot
// drag. The keyboard writes words and ends a name with Enter, and does nothing else. On the double, in Chromium.

import { readFileSync } from 'node:fs';
import { GIVES, rests, seat, TWELVE } from './seat.mjs';

const MOST_PRESSES = 75;
const CHIPS = { 1: 'Listens', 2: 'Gives advice', 7: 'Knows about jobs' };
const RINGS = ['closest', 'close', 'known'];
const SECTORS = ['home', 'school', 'peers', 'community', 'work'];
const cellOf = readFileSync(new URL('../../../tests/window/cell.js', import.meta.url), 'utf8');

const { wrong, address, close, ...seated } = await seat('pointer');

async function walk(isDragging) {
  const page = await seated.page();
  let presses = 0;
  const settle = () => rests(page);
  /** Where it is, in the window: what cannot be seen cannot be pressed. */
  const middle = async (what) => {
    const { x, y, width, height } = await what.boundingBox();
    return [x + width / 2, y + height / 2];
  };
  const pressAt = async ([x, y]) => {
    await page.mouse.click(x, y);
    presses += 1;
    await settle();
  };
  const press = async (role, name, within = page) => {
    const what = within.getByRole(role, { name, exact: true });
    await what.waitFor();
    await pressAt(await middle(what));
  };
  const person = (name) => middle(page.locator(`[data-person][aria-label^="${name},"] .kith-disc`).first());
  const cell = async (ring, sector) => {
    const at = await page.evaluate(
      ([how, asked]) => Function(how)(...asked),
      [cellOf, [RINGS.indexOf(ring), SECTORS[sector]]],
    );
    if (!at) throw new Error(`there is no room in ${ring}, ${SECTORS[sector]}`);
    return at;
  };

  await page.goto(address);
  // That the student is opened is not of the sitting.
  await page.getByRole('button', { name: 'Start a map' }).click();
  await press('button', 'Begin');
  await press('button', 'We talked about it');
  await press('button', 'Go to the map');
  await page.getByRole('combobox', { name: 'Add a name' }).waitFor();
  for (const [name] of TWELVE) {
    await page.keyboard.type(name);
    await settle();
    await page.keyboard.press('Enter');
    await settle();
  }
  for (const [name, ring, sector] of TWELVE) {
    const [from, to] = [await person(name), await cell(ring, sector)];
    if (isDragging) {
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move(...to, { steps: 6 });
      await page.mouse.up();
      presses += 1;
      await settle();
    } else {
      await pressAt(from);
      await pressAt(await cell(ring, sector));
    }
  }
  const chips = page.locator('.sitting-chips');
  for (const [name, chip] of Object.entries(GIVES)) {
    await press('button', CHIPS[chip], chips);
    await pressAt(await person(name));
  }
  await press('button', 'Light up who helps');
  await press('button', 'Listens', chips);
  await press('button', 'Knows about jobs', chips);
  // Whoever is tapped on the lit map is whom the step is about.
  await pressAt(await person('Coach Ramos'));
  const about = page.locator('.sitting-about');
  await press('textbox', 'What will you ask?', about);
  await page.keyboard.type('a reference for a job');
  await press('button', 'This week', about);
  await press('button', 'Agree on this', about);
  await press('button', 'Finish');
  const asked = page.getByRole('dialog');
  await asked.waitFor();
  await press('button', 'Keep it for us two', asked);
  await page.getByRole('heading', { name: /^Thank you/ }).waitFor();

  const edits = await page.evaluate(() => window.double.edits);
  const keep = edits.at(-1);
  if (keep?.do?.edit !== 'keep') wrong.push(`the last thing was ${JSON.stringify(keep)}`);
  const told = edits.flatMap((edit) => (edit.on === 'map' ? [edit.do.edit] : []));
  const named = new Map(told.filter((one) => one.edit === 'add_alter').map((one) => [one.alter, one.label]));
  for (const [name, ring, sector] of TWELVE) {
    const last = told.filter((one) => one.edit === 'place_alter' && named.get(one.alter) === name).at(-1);
    const is = last && `${last.spot.ring}, ${last.spot.sector}`;
    if (is !== `${ring}, ${SECTORS[sector]}`) wrong.push(`${name} is in ${is}`);
  }
  const gives = told.filter((one) => /support/.test(one.edit) && one.edit !== 'ask_support').length;
  if (gives !== 3) wrong.push(`${gives} kinds of help were painted`);
  const asks = edits.filter((edit) => edit.on === 'ask').length;
  if (asks !== 1) wrong.push(`${asks} steps were agreed`);
  const how = isDragging ? 'by dragging' : 'by plain clicks';
  if (presses > MOST_PRESSES) wrong.push(`${presses} presses ${how}, at most ${MOST_PRESSES}`);
  console.log(`${presses} presses ${how}`);
  await page.close();
}

await walk(true);
await walk(false);
await close();
for (const words of wrong) console.error(words);
console.log(`${wrong.length > 0 ? 0 : 1} passed, ${wrong.length} failed`);
process.exitCode = wrong.length > 0 ? 1 : 0;
