// Can the whole sitting of twelve minutes be done by keys alone, in how many, and what does a screen reader hear of it? Twelve
// people, a place for each, three kinds of help, one light-up, one step, the choice. Writes what was pressed and what was said
// into walk.md with --write; without it compares, so that what is written there stays true. On the double, in Chromium.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GIVES, seat, TWELVE } from './seat.mjs';

const MOST_KEYS = 140;
const page_of = fileURLToPath(new URL('walk.md', import.meta.url));
const { wrong, address, close, ...seated } = await seat('walk');
const page = await seated.page();

// Whatever a live region says, in the order in which it says it.
await page.addInitScript(() => {
  window.heard = [];
  const tell = (node) => {
    const region = (node.nodeType === 1 ? node : node.parentElement)?.closest(
      '[role="status"], [role="alert"], [aria-live]',
    );
    const words = region?.textContent?.trim();
    if (words && window.heard.at(-1) !== words) window.heard.push(words);
  };
  new MutationObserver((changes) => {
    for (const change of changes) tell(change.target);
  }).observe(document, { subtree: true, childList: true, characterData: true });
});

let keys = 0;
const lines = [];
const line = (pressed, heard) => lines.push(`| ${pressed} | ${heard.join('<br>').replaceAll('|', '\\|') || ' '} |`);
/** What was said since; without how many names were offered at each letter, which is as fast as whoever types, and the day. */
const hears = async () =>
  (await page.evaluate(() => window.heard.splice(0)))
    .filter((words) => !words.includes('you may mean'))
    .map((words) => words.replace(/, by \w+, \w+ \d+\.$/, ', by Friday.'));
const settle = () => page.waitForTimeout(250);

/** Presses keys, each of which counts, and notes what was said. */
async function press(...pressed) {
  for (const key of pressed) {
    await page.keyboard.press(key);
    keys += 1;
    await page.waitForTimeout(40);
  }
  await settle();
  line(pressed.map((key) => `\`${key}\``).join(' '), await hears());
}

/** Types the letters of a name, which do not count, and Enter, which does. */
async function says(words) {
  await page.keyboard.type(words);
  await settle();
  await page.keyboard.press('Enter');
  keys += 1;
  await settle();
  line(`“${words}” \`Enter\``, await hears());
}

const here = () =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at && at !== document.body ? (at.getAttribute('aria-label') ?? at.textContent ?? '') : '';
  });
/** Presses a key until the focus is on what bears this name. */
async function goes(key, name, most = 12) {
  const pressed = [];
  for (let n = 0; n < most; n++) {
    await page.keyboard.press(key);
    keys += 1;
    pressed.push(key);
    await page.waitForTimeout(40);
    if ((await here()).includes(name)) {
      await settle();
      line(pressed.map((one) => `\`${one}\``).join(' '), await hears());
      return;
    }
  }
  throw new Error(`${key} does not lead to ${name}; it stands on ${await here()}`);
}

const INWARD = { known: 0, close: 1, closest: 2 };

await page.goto(address);
await page.getByRole('button', { name: 'Start a map' }).click();
await page.getByRole('button', { name: 'Begin' }).waitFor();
await settle();
await hears();

lines.push('', '### The opening', '', '| pressed | said |', '|---|---|');
await press('Enter');
await press('Enter');
await press('Enter');
await page.getByRole('combobox', { name: 'Add a name' }).waitFor();
await settle();
lines.push('', '### Names', '', '| pressed | said |', '|---|---|');
for (const [name] of TWELVE) await says(name);
lines.push('', '### Rings, and what three of them give', '', '| pressed | said |', '|---|---|');
await goes('F6', 'no place yet');
for (let n = 0; n < TWELVE.length; n++) {
  await page.keyboard.press('End');
  keys += 1;
  await page.waitForTimeout(80);
  const at = await here();
  const [name, ring, sector] = TWELVE.find(([one]) => at.startsWith(`${one}, no place yet`)) ?? [];
  if (!name) throw new Error(`the last one is somebody else: ${at}`);
  // The shorter way round.
  const turns = sector <= 2 ? Array(sector).fill('ArrowRight') : Array(5 - sector).fill('ArrowLeft');
  await page.evaluate(() => window.heard.splice(0));
  const way = [
    'Enter',
    ...turns,
    ...Array(INWARD[ring]).fill('ArrowDown'),
    'Enter',
    ...(GIVES[name] ? [GIVES[name]] : []),
  ];
  await press(...way);
  const last = lines.pop();
  lines.push(last.replace('| `Enter`', `| \`End\` (${name}) \`Enter\``));
}
lines.push('', '### One light-up', '', '| pressed | said |', '|---|---|');
await press('h');
await press('Space');
await goes('Tab', 'Knows about jobs');
await press('Space');
lines.push('', '### One step', '', '| pressed | said |', '|---|---|');
await page.evaluate(() => {
  window.stopAt = (label) => document.activeElement?.labels?.[0]?.textContent?.includes(label);
});
async function tabsTo(label, most = 14) {
  const pressed = [];
  for (let n = 0; n < most; n++) {
    await page.keyboard.press('Tab');
    keys += 1;
    pressed.push('`Tab`');
    await page.waitForTimeout(40);
    if (await page.evaluate((of) => window.stopAt(of), label)) {
      line(`${pressed.join(' ')} to “${label}”`, await hears());
      return;
    }
  }
  throw new Error(`Tab does not lead to ${label}; it stands on ${await here()}`);
}
async function panes(name, most = 6) {
  const pressed = [];
  for (let n = 0; n < most; n++) {
    await page.keyboard.press('F6');
    keys += 1;
    pressed.push('`F6`');
    await page.waitForTimeout(60);
    if (await page.evaluate((of) => document.activeElement?.closest('[data-pane]')?.dataset.pane === of, name)) {
      line(pressed.join(' '), await hears());
      return;
    }
  }
  throw new Error(`F6 does not lead to ${name}`);
}
await panes('about');
if (!(await page.evaluate((of) => window.stopAt(of), 'Who will you ask?'))) await tabsTo('Who will you ask?');
await page.keyboard.type('Coach');
await settle();
line('“Coach”', await hears());
await tabsTo('What will you ask?');
// These letters are of no name.
const WORDS = 'a reference for a job';
await page.keyboard.type(WORDS);
keys += WORDS.length;
await settle();
line(`“${WORDS}”`, await hears());
await goes('Tab', 'This week');
await press('Space');
await goes('Tab', 'Agree on this');
await press('Enter');
lines.push('', '### The choice', '', '| pressed | said |', '|---|---|');
await press('Control+Enter');
await page.getByRole('dialog').waitFor();
await settle();
// The question has the focus and none of its answers: what keeps is one step away.
await goes('Shift+Tab', 'Keep it for us two');
await press('Enter');
await page.getByRole('heading', { name: /^Thank you/ }).waitFor();
await settle();
line(' ', await hears());

const kept = await page.evaluate(() => window.double.edits.at(-1));
if (kept?.do?.edit !== 'keep') wrong.push(`the last thing was ${JSON.stringify(kept)}`);
const asks = await page.evaluate(() => window.double.edits.filter((edit) => edit.on === 'ask').length);
if (asks !== 1) wrong.push(`${asks} steps were agreed`);
if (keys > MOST_KEYS) wrong.push(`${keys} keys, at most ${MOST_KEYS}`);
await close();

const text = `# A sitting by keys alone, and what is said of it

The twelve-minute form with twelve people: the opening, names, rings, three kinds of help, one light-up, one step, the choice.
**${keys} keys** beside the letters of names, those of what is asked among them (at most ${MOST_KEYS}). On the right is what the live
regions say, in the order in which they say it: what a screen reader reads out beside the name of whatever has the focus. How many names are offered while one is
typed is left out. Written by
\`node test/student/walk.mjs --write\`, which the test command runs without \`--write\` to see that it is still so. No screen reader
spoke here; [ACCESSIBILITY.md](../../../ACCESSIBILITY.md) says what that leaves open.
${lines.join('\n')}
`;
if (process.argv.includes('--write')) writeFileSync(page_of, text);
else if (readFileSync(page_of, 'utf8') !== text) {
  const [was, is] = [readFileSync(page_of, 'utf8').split('\n'), text.split('\n')];
  const at = is.findIndex((one, n) => one !== was[n]);
  wrong.push(`walk.md says otherwise from line ${at + 1}:\n  ${was[at]}\n  ${is[at]}`);
}
for (const words of wrong) console.error(words);
console.log(`${keys} keys`);
console.log(`${wrong.length > 0 ? 0 : 1} passed, ${wrong.length} failed`);
process.exitCode = wrong.length > 0 ? 1 : 0;
