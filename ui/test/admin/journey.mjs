// Can an administrator do everything on the page that the district's server serves? A test of crates/server starts the real server,
// enrols two laptops and runs this: by pointer, and then by keys alone. KITH_ADDRESS is where the server is, KITH_CODE the first
// administrator's one-time code, KITH_ANALYST that of an analyst, KITH_BUNDLE a roster in which a student's name looks like a script, KITH_LEAVING one in which that
// student is no more, KITH_BACKUPS a folder, KITH_RECORDS the folder for records, which is not there yet.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { chromium } from 'playwright-core';
import { CHROMIUM } from '../chromium.mjs';
import { readQr } from './camera.mjs';
import { look } from './eye.mjs';

const { KITH_ADDRESS: address, KITH_CODE: first, KITH_BUNDLE: bundle, KITH_LEAVING: leaving } = process.env;
const { KITH_BACKUPS: backups, KITH_RECORDS: records, KITH_ANALYST: analyst } = process.env;
if (!address || !first || !analyst || !bundle || !leaving || !backups || !records)
  throw new Error('this is run by a test of crates/server, which starts the server');
/** A name that would do something where it were no text. */
const EVIL = '<img src=x onerror="window.ran = true">';
const PASSPHRASE = 'four quiet paper boats';

const done = [];
const wrong = [];
const check = (is, what) => {
  if (is) done.push(what);
  else wrong.push(what);
  console.log(`${is ? 'ok' : 'WRONG'}: ${what}`);
};

/** Asks the server as no browser's page of its own would. */
const asked = (path, method, headers, body) =>
  new Promise((resolve, reject) => {
    const sent = request(`${address}${path}`, { method, headers, rejectUnauthorized: false }, (answer) => {
      let text = '';
      answer.on('data', (piece) => (text += piece));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** The same by the path as it is said: a URL would be tidied before it is sent. */
const bare = (path) =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    const sent = request({ hostname, port, path, rejectUnauthorized: false }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode));
    });
    sent.on('error', reject);
    sent.end();
  });

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
const context = await browser.newContext({
  viewport: { width: 1366, height: 768 },
  // The certificate that a server makes for trying things out is nobody's.
  ignoreHTTPSErrors: true,
  locale: 'en-US',
  permissions: ['clipboard-read', 'clipboard-write'],
});
const page = await context.newPage();
page.setDefaultTimeout(20_000);
// What the server refuses is no fault of the page; what its policy blocks is.
page.on('console', (message) => {
  if (message.type() === 'error' && !message.text().includes('Failed to load resource')) wrong.push(message.text());
});
page.on('pageerror', (error) => wrong.push(error.message));
page.on('request', (sent) => {
  if (!sent.url().startsWith(address)) wrong.push(`the page asked another place: ${sent.url()}`);
});

const button = (name, exact = true) => page.getByRole('button', { name, exact });
/** A row that says this: its name is its first cell alone. */
const row = (words) => page.getByRole('row').filter({ hasText: words }).first();
const field = (name) => page.getByRole('textbox', { name });
const room = async (name) => {
  await page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};
const seen = async (name) => wrong.push(...(await look(page, name)));
const said = (text) => page.locator('.k-status').getByText(text).waitFor();

/** Whether the name of the student whom only some may be told stands there. */
const namesHer = async () => (await page.locator('main').textContent()).includes('Canarywing');
/** Whether a name that looks like a script is drawn as its letters. The page's policy would keep it from running: what is asked is
 * whether it became anything. */
const isLetters = async (name) =>
  (await page.locator('[src="x"]').count()) === 0 && (await page.getByText(name).count()) > 0;

async function choose(label, option) {
  await page.getByRole('dialog').getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function served() {
  const answer = await page.goto(`${address}/`);
  const told = answer.headers();
  check(new URL(page.url()).pathname === '/admin/', 'the address of the server opens the page');
  const policy = told['content-security-policy'] ?? '';
  const strict = ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"];
  check(
    strict.every((part) => policy.includes(part)) && !policy.includes('unsafe'),
    'the page may run its own scripts alone',
  );
  check(
    told['x-content-type-options'] === 'nosniff' &&
      told['cache-control'] === 'no-store' &&
      told['referrer-policy'] === 'no-referrer',
    'no browser keeps the page or guesses what it is',
  );
  const posted = { 'content-type': 'text/plain', 'sec-fetch-site': 'cross-site' };
  const foreign = await asked('/v1/sign-in', 'POST', posted, JSON.stringify({ login: 'admin', passphrase: 'x' }));
  check(foreign.status === 403 && foreign.text === '{"why":"from_another_page"}', 'what another page sends is refused');
  const untold = await asked('/v1/admin', 'POST', {}, JSON.stringify({ ask: 'people' }));
  check(untold.status === 401 && untold.text === '{"why":"sign_in"}', 'without a token nothing is told');
  check(
    untold.headers['cache-control'] === 'no-store' && untold.headers['content-security-policy'] === policy,
    'an answer has the same headers',
  );
  const beyond = ['/admin/../keys.json', '/admin/%2e%2e/keys.json', '/admin/..%2fkeys.json', '/keys.json'];
  const answers = await Promise.all(['/admin/admin.html', ...beyond].map(bare));
  check(answers.join() === '200,404,404,404,404', `nothing but the page is served: ${answers.join()}`);
}

async function signInFirst() {
  await seen('door');
  await field('Login').fill('admin');
  await page.getByLabel('Passphrase', { exact: true }).fill('not this one at all');
  await button('Sign in').click();
  await page.getByRole('alert').getByText('do not fit').waitFor();
  await seen('door-wrong');
  await button('I have a one-time code').click();
  await field('Login').fill('admin');
  await field('One-time code').fill(first);
  await page.getByLabel('New passphrase').fill('short');
  await button('Sign in').click();
  await page.getByText('The code still holds').waitFor();
  await seen('door-code');
  await page.getByLabel('New passphrase').fill(PASSPHRASE);
  await page.getByLabel('The same once more').fill(PASSPHRASE);
  await button('Sign in').click();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  check(true, 'a one-time code and a passphrase of one’s own let the first administrator in');
  await page.getByText('Laptops reach it at').waitFor();
  await seen('standing');
  const kept = await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
  check(kept.join() === ',0,0', 'the session lies in no cookie and no storage');
}

async function people() {
  await room('People');
  await row(/Ana Ruiz/).waitFor();
  await seen('people');
  await button('Invitation for everybody').click();
  await page.getByText('which is no secret').waitFor();
  await readBack('invitation');
  await button('Copy').click();
  await page.locator('.k-status').getByText('Copied').waitFor();
  const everybodys = await field('Invitation').inputValue();
  check((await page.evaluate(() => navigator.clipboard.readText())) === everybodys, 'an invitation is copied');
  await button('Done').click();
  await button('Add a person').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('This is needed.').first().waitFor();
  await field('Name').fill(EVIL);
  await field('Login').fill('ANA');
  await page.getByText('already').waitFor();
  await field('Login').fill('rosa');
  await field('Id on the roster').fill('nobody');
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('no adult of this id').waitFor();
  await seen('people-add');
  await field('Id on the roster').fill('');
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: EVIL }).waitFor();
  check(await isLetters(EVIL), 'a name that looks like a script is a name');
  await seen('person-new');

  const giveIt = () => page.getByRole('dialog').getByRole('button', { name: 'Give it' }).click();
  const isNeeded = () => page.getByRole('dialog').getByText('This is needed.').waitFor();
  await button('Give').click();
  await page.getByRole('dialog').getByRole('radio').first().waitFor();
  check(
    (await page.getByRole('dialog').getByRole('radio', { checked: true }).count()) === 0,
    'nothing is chosen before somebody chose',
  );
  await giveIt();
  await isNeeded();
  check(
    await page.evaluate(() => document.activeElement.matches('[role=dialog] [data-invalid] input')),
    'whoever left something out is where it is asked',
  );
  await seen('give-nothing');
  await page.getByRole('dialog').getByText('A caseload by rule').click();
  await giveIt();
  await isNeeded();
  await choose(/School/, 'Any school');
  await giveIt();
  await page.getByText('would mean everybody').waitFor();
  await page.getByRole('dialog').getByText('A class', { exact: true }).click();
  await field(/class’s id/).fill('k9');
  await page.getByRole('dialog').getByRole('button', { name: 'Give it' }).click();
  await page.getByText('no class of this id').waitFor();
  await seen('give-class');
  await field(/class’s id/).fill('k1');
  const over = page.locator('input[type=date]').nth(1);
  await over.fill('2020-02-01');
  await page.getByRole('dialog').getByRole('button', { name: 'Give it' }).click();
  await page.getByText('lies before the first').waitFor();
  await over.fill('2099-06-30');
  await page.getByRole('dialog').getByRole('button', { name: 'Give it' }).click();
  await row(/A class.*June 30, 2099/).waitFor();
  check((await button('End now', false).count()) === 1, 'what holds can be ended');
  await page.getByRole('button', { name: 'End now: A class' }).click();
  await said('Ended: A class');
  await row(/A class.*ended/).waitFor();
  check((await button('End now', false).count()) === 0, 'what has ended is not ended again');
  check(true, 'a grant for a time is given and ended, and bad input gets a sentence');

  await button('Give').click();
  await page.getByRole('dialog').getByText('A role', { exact: true }).click();
  await choose(/Role/, 'Records officer');
  await giveIt();
  await isNeeded();
  await seen('give-role');
  check((await row(/Records officer/).count()) === 0, 'how far a role reaches has to be said');
  await choose(/School/, 'The whole district');
  await page.getByRole('dialog').getByText('A caseload by rule').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /School/ })
    .getByText('Choose')
    .waitFor();
  check(true, 'what was said of a role is not said of a caseload');
  await page.getByRole('dialog').getByText('A role', { exact: true }).click();
  await choose(/School/, 'The whole district');
  await giveIt();
  await row(/Records officer in the whole district/).waitFor();
  await seen('person');

  await button('Code for the account').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make the code' }).click();
  const code = await field('One-time code').inputValue();
  await seen('code-account');
  await button('Copy').click();
  check((await page.evaluate(() => navigator.clipboard.readText())) === code, 'a code is copied');
  await button('Done').click();

  await button('All people').click();
  await page.getByRole('searchbox').fill('rui');
  await row(/Ana Ruiz/).waitFor();
  check((await page.getByRole('row').count()) === 2, 'a few letters find a person');
  await row(/Ana Ruiz/).click();
  await page.getByText('Caseload: North').waitFor();
  await button('Code for a laptop').click();
  await choose(/It holds for/, '4 hours');
  await page.getByRole('dialog').getByRole('button', { name: 'Make the code' }).click();
  await page.getByRole('img', { name: /picture for a camera/ }).waitFor();
  const invitation = await field('Invitation').inputValue();
  check(invitation.startsWith('kith1'), 'a code lets a laptop in, as one text');
  await readBack('code-device');
  await button('Done').click();
  await button('All people').click();
  await page.getByRole('searchbox').fill('tina');
  await row(/Tina Account/).click();
  await page.getByText('They sign in with an account of the district').waitFor();
  await seen('person-joined');
  await button('Let go of that account').click();
  await page.getByRole('alertdialog').getByText('Who signs in next as ana@district.example').waitFor();
  await seen('identity');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Let go of that account' }).click();
  await said('is let go of');
  await button('Let go of that account').waitFor({ state: 'detached' });
  check(true, 'an account of the district is let go of');
  await button('All people').click();
  return code;
}

/** Whether what is drawn is what a camera reads, in light and in dark, and equals what stands beside it. */
async function readBack(name) {
  const picture = page.getByRole('img', { name: /picture for a camera/ });
  await picture.waitFor();
  await seen(name);
  const invitation = await field('Invitation').inputValue();
  for (const theme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const read = await readQr(context, await picture.screenshot());
    check(invitation.startsWith('kith1') && read === invitation, `a camera reads the invitation (${name}, ${theme})`);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

async function devices() {
  await room('Laptops');
  await row(/ana/).waitFor();
  await seen('devices');
  await page.getByRole('button', { name: /^Who was on it: .* of ana/ }).click();
  await page.getByText('1 student was on it').waitFor();
  await page.getByText('name nobody').waitFor();
  const dialog = page.getByRole('dialog');
  check(!(await dialog.textContent()).includes('Canarywing'), 'IT is told a count and ids that say nothing');
  await seen('who-was-on-it');
  await button('Done').click();
}

/** Somebody comes for the first time, at the door. */
async function signInNew(login, code) {
  await button('I have a one-time code').click();
  await field('Login').fill(login);
  await field('One-time code').fill(code);
  await page.getByLabel('New passphrase').fill(PASSPHRASE);
  await page.getByLabel('The same once more').fill(PASSPHRASE);
  await button('Sign in').click();
}

async function asOfficer(code) {
  await button('Sign out').click();
  await page.getByText('You are signed out').waitFor();
  await seen('door-out');
  await signInNew('rosa', code);
  await room('People');
  await row(/Ana Ruiz/).waitFor();
  check(
    (await button('Add a person').or(button('Invitation for everybody')).count()) === 0,
    'a records officer adds and invites nobody',
  );
  await room('Laptops');
  await page.getByRole('button', { name: /^Who was on it: .* of ana/ }).click();
  await page.getByText('Luz Canarywing').waitFor();
  check(true, 'a records officer is told exactly who was on it');
  await seen('who-was-on-it-officer');
  await button('Done').click();
  await page.getByRole('button', { name: /^Revoke .* of ana/ }).click();
  await page.getByRole('alertdialog').waitFor();
  await seen('revoke');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await row(/ana.*Revoked, not met since/).waitFor();
  check(true, 'a lost laptop is revoked');
  await seen('devices-revoked');
}

async function roster() {
  await room('Roster');
  await page.getByText('looked into every').waitFor();
  await page.getByText('The last export waits for you').waitFor();
  await seen('roster');
  const input = page.locator('input[type=file]');
  await input.setInputFiles({
    name: 'photo.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from('no roster at all'),
  });
  await page.getByRole('alert').getByText('no roster that Kith can read').waitFor();
  await input.setInputFiles(leaving);
  await page.getByText('1 student leaves').waitFor();
  check(await namesHer(), 'a records officer is told who would leave');
  await seen('roster-leaving');
  await input.setInputFiles(bundle);
  await page.getByText('1 student leaves').waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'What would change' }).waitFor();
  await seen('roster-preview');
  await button('Take it in').click();
  await page.getByRole('heading', { name: 'Taken in' }).waitFor();
  await seen('roster-taken');
  check(true, 'a bundle is looked at, and then taken in');
}

async function files() {
  await room('Files');
  await seen('files');
  await field(/id on the roster/).fill('u9');
  await button('Open the file').click();
  await page.getByText('no student of one of these ids').waitFor();
  await field(/id on the roster/).fill('u1');
  await button('Open the file').click();
  await page.getByRole('heading', { name: 'onerror=' }).waitFor();
  check(await isLetters('onerror='), 'a student’s name that looks like a script is a name');
  check(await namesHer(), 'who keeps the records is told whose file it is');
  await page.getByRole('button', { name: /Reason/ }).click();
  await page.getByRole('option', { name: 'A legal matter' }).click();
  await button('Set a hold').click();
  await said('The hold stands');
  await row(/A legal matter/).waitFor();
  await seen('file-held');
  await button('Erase by order…').click();
  await button('Erase for good').click();
  await page.getByText('This is needed.').waitFor();
  await field(/order or decision/).fill('Case 2026-14');
  await button('Erase for good').click();
  await page.getByRole('alert').getByText('A hold stands').waitFor();
  await seen('erase-held');
  await button('Cancel').click();
  await page.getByRole('button', { name: 'End it: A legal matter' }).click();
  await said('The hold has ended');
  check(true, 'a hold is set, stops an erasure, and ends');
  await button('Erase by order…').click();
  await page.getByRole('dialog').getByText('A parent’s').click();
  await field(/order or decision/).fill('Case 2026-14');
  await seen('erase');
  await button('Erase for good').click();
  await page.getByText('record is erased here').waitFor();
  await seen('erased');
  await button('Done').click();
  await page.getByText('The server has no map of this student').waitFor();
  await row(/0 of \d+ confirmed.*A laptop of ana/).waitFor();
  await seen('file-erased');
  check(true, 'what was mapped is erased by order, and it is known which laptop has not confirmed it');
}

async function review() {
  await room('Review');
  await row(/Canarywing.*eva/).waitFor();
  await seen('review');
  await page.getByRole('button', { name: /^Looked at: / }).click();
  await page.getByText('Nothing waits').waitFor();
  await seen('review-none');
  check(true, 'what came too late is looked at, and the list lets go of it');
}

async function audit() {
  await room('Audit log');
  await row(/Looked at what waited/).waitFor();
  await button('Check the chain').click();
  await page.getByText('The chain holds').waitFor();
  await seen('audit');
  // Every page of it, down to the first entry.
  const lines = () => page.locator('.k-row').allTextContents();
  const newest = await lines();
  const all = [...newest];
  let pages = 1;
  while (await button('Older').isEnabled()) {
    const before = all.at(-1);
    await button('Older').click();
    await page.waitForFunction((old) => {
      const last = [...document.querySelectorAll('.k-row')].at(-1)?.textContent;
      return last !== undefined && last !== old;
    }, before);
    all.push(...(await lines()));
    pages += 1;
  }
  await row(/Made the first administrator/).waitFor();
  await seen('audit-older');
  const numbers = all.map((line) => Number.parseInt(line, 10));
  check(pages > 1 && numbers.every((number, at) => number === numbers.length - at), 'every entry is read');
  const text = all.join('\n');
  check(text.includes('Case 2026-14'), 'the audit log says by what order');
  check(
    !text.includes('Canarywing') && !text.includes('onerror'),
    'the audit log names no student, on any of its pages',
  );
  for (let page = 1; page < pages; page++) await button('Newer').click();
  await page.waitForFunction((first) => document.querySelector('.k-row')?.textContent === first, newest[0]);
  check(true, 'the audit log is read page by page, and its chain is checked');
  check(
    (await page.getByRole('navigation').getByRole('button', { name: 'Backups' }).count()) === 0,
    'who keeps the records makes no backups',
  );
}

async function givenOut() {
  await room('Given out');
  await page.getByText('The folder is not there').waitFor();
  await row(/North.*mia.*7 tables were given out.*at least 10 students/).waitFor();
  await row(/North.*mia.*too few students/).waitFor();
  check(!(await namesHer()), 'what was released is listed without a name');
  await seen('given-out-trouble');
  mkdirSync(records);
  await button('Lay them there now').click();
  await said('The records lie in the folder');
  await page.getByText('Records went out').waitFor();
  await page.getByText('The folder is not there').waitFor({ state: 'detached' });
  check(
    existsSync(`${records}/kith-visits.csv`) && existsSync(`${records}/kith-manifest.csv`),
    'records go out when somebody says so',
  );
  await seen('given-out');
}

/** What IT does in the same rooms, by keys. */
async function itByKeys() {
  await to('Roster', 'Enter');
  await page.getByRole('heading', { name: 'Roster', exact: true }).waitFor();
  await to('Choose a bundle');
  const chosen = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  // In which she leaves: whoever keeps the records was told so by name.
  await (await chosen).setFiles(leaving);
  await page.getByText('1 student leaves').waitFor();
  check(!(await namesHer()), 'IT brings rosters in without being told a name');
  await to('Given out', 'Enter');
  await row(/North.*mia.*7 tables were given out/).waitFor();
  rmSync(`${records}/kith-visits.csv`);
  await to('Lay them there now', 'Enter');
  await said('The records lie in the folder');
  check(existsSync(`${records}/kith-visits.csv`), 'records go out by keys');
  await to('Files', 'Enter');
  await row(/0 of \d+ confirmed/).waitFor();
  check((await button('Open the file').count()) === 0, 'IT opens nobody’s file');
  await to('Backups', 'Enter');
  await page.getByText('No backup yet').waitFor();
  await seen('backups');
  await to(/^$/, null, '#content input');
  await page.keyboard.type('backups');
  await page.keyboard.press('Enter');
  await page.getByText('Nothing was made').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(backups);
  await page.keyboard.press('Enter');
  await page.getByText('It was read back').waitFor();
  await row(/kith-/).waitFor();
  await seen('backups-made');
  check(true, 'a backup is made and read back, by keys alone');
}

/** The same by keys alone, in Spanish at the end. */
async function byKeys() {
  await page.reload();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  check(true, 'whoever loads the page again signs in again');
  await page.keyboard.type('admin');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Enter');
  // The room that the address names is the one that opens.
  await page.getByRole('heading', { name: 'Audit log' }).waitFor();
  await to('People', 'Enter');
  await page.getByRole('heading', { name: 'People' }).waitFor();
  await to('Invitation for everybody', 'Enter');
  await page.getByRole('img', { name: /picture for a camera/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  check((await focused()) === 'Invitation for everybody', 'the invitation is opened and closed by keys');
  await to('Add a person', 'Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('Sue Substitute');
  await page.keyboard.press('Tab');
  await page.keyboard.type('sub');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Sue Substitute' }).waitFor();
  await to('Give', 'Enter');
  await page.getByRole('dialog').waitFor();
  // The first of the choices is a role; the next stops say which, and where.
  await to(/^$/, 'Space', 'input[type=radio]');
  for (const down of [1, 0]) {
    await to('Choose', 'Enter');
    await page.getByRole('listbox').waitFor();
    for (let at = 0; at < down; at++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
  }
  await to('Give it', 'Enter');
  await row(/Teacher in the whole district/).waitFor();
  check(true, 'somebody is added and given a role by keys alone');
  await to('All people', 'Enter');
  await page.getByRole('searchbox').waitFor();
  await to('Name or login');
  await page.keyboard.type('theo');
  await page.getByRole('row').nth(1).getByText('Theo Account').waitFor();
  await to(/Theo/, 'Enter', '[role=row], [role=rowheader], tr');
  await to('Let go of that account', 'Enter');
  await page.getByRole('alertdialog').waitFor();
  await to('Let go of that account', 'Enter');
  await said('is let go of');
  check(true, 'a district account is let go of by keys alone');
  await to('Laptops', 'Enter');
  await page.getByRole('heading', { name: 'Laptops' }).waitFor();
  await row(/tom/).waitFor();
  // A table is one stop: arrows go from row to row and from what can be done to what can be done.
  await to(/A laptop|tom/, null, 'tr, td, th, [role=row], [role=rowheader], [role=gridcell]');
  for (let i = 0; i < 40; i++) {
    if ((await focused()).match(/^Revoke .* of tom/)) break;
    const onTom = await page.evaluate(() => document.activeElement.closest('[role=row]')?.textContent.includes('tom'));
    await page.keyboard.press(onTom ? 'ArrowRight' : 'ArrowDown');
  }
  check(/^Revoke .* of tom/.test(await focused()), 'keys reach what can be done about a laptop');
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  check(/^Revoke .* of tom/.test(await focused()), 'who thinks better of it is where they were');
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').waitFor();
  await to('Revoke', 'Enter');
  await row(/tom.*Revoked, not met since/).waitFor();
  check(true, 'a laptop is revoked by keys alone');
  await itByKeys();
  await to('Laptops', 'Enter');
  await page.getByRole('heading', { name: 'Laptops' }).waitFor();
  await page.getByRole('radio', { name: 'Español' }).or(button('Español')).first().click();
  await page.getByRole('heading', { name: 'Computadoras' }).waitFor();
  await seen('devices-es');
  await page.getByRole('navigation').getByRole('button', { name: 'Entregado' }).click();
  await row(/North.*mia.*Se entregaron 7 tablas/).waitFor();
  await seen('given-out-es');
  await page.getByRole('navigation').getByRole('button', { name: 'Personas' }).click();
  await button('Invitación para todos').click();
  await page.getByRole('img').waitFor();
  await seen('invitation-es');
  await page.keyboard.press('Escape');
  check((await page.evaluate(() => document.documentElement.lang)).startsWith('es'), 'the page speaks Spanish');
}

/** Whoever reads the district in figures reads what schools gave out, and nothing else. */
async function asAnalyst() {
  await page.reload();
  await signInNew('ada', analyst);
  await room('In figures');
  await page.getByText('Schools that gave out a release: 1 of 2').waitFor();
  await page.getByText('Nothing about this was given out by South').waitFor();
  await page.locator('.report-card').getByText('North').waitFor();
  const rooms = await page.getByRole('navigation').getByRole('button').allTextContents();
  check(rooms.join() === 'Overview,In figures', `an analyst has these rooms: ${rooms.join()}`);
  await seen('in-figures');
  await page.getByRole('button', { name: /What it is about/ }).click();
  await page.getByRole('option').nth(1).click();
  await page.locator('.report-card table').getByRole('row').nth(1).waitFor();
  await seen('in-figures-bands');
  const saving = page.waitForEvent('download');
  await to('Save as CSV', 'Enter');
  const saved = readFileSync(await (await saving).path(), 'utf8').split('\r\n');
  check(
    saved[0].startsWith('\uFEFFSchool,') &&
      saved.length === 9 &&
      saved.slice(1, -1).every((line) => line.startsWith('North,')),
    'seven tables that a school gave out are saved by keys',
  );
  check(!saved.join().includes('Canarywing') && !(await namesHer()), 'no figure has a name beside it');
}

const focused = () =>
  page.evaluate(() => {
    const on = document.activeElement;
    return (on?.getAttribute('aria-label') ?? on?.textContent ?? '').trim();
  });

/** Tab until something of this name has the focus; then a key. */
async function to(name, key, selector) {
  for (let i = 0; i < 60; i++) {
    const now = await focused();
    const is = typeof name === 'string' ? now === name : name.test(now);
    const fits =
      selector === undefined || (await page.evaluate((one) => document.activeElement.matches(one), selector));
    if (is && fits) {
      if (key) await page.keyboard.press(key);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`no key reaches ${name}`);
}

try {
  await served();
  await signInFirst();
  const code = await people();
  await devices();
  await asOfficer(code);
  await roster();
  await review();
  await files();
  await givenOut();
  await audit();
  await byKeys();
  await asAnalyst();
} catch (error) {
  await page.screenshot({ path: `${process.env.SHOTS ?? '/tmp'}/admin-failed.png` }).catch(() => undefined);
  wrong.push(String(error).split('\n').slice(0, 6).join('\n'));
}
await browser.close();
for (const line of new Set(wrong)) console.error(`WRONG: ${line}`);
console.log(`${done.length} passed, ${new Set(wrong).size} failed`);
process.exit(wrong.length > 0 ? 1 : 0);
