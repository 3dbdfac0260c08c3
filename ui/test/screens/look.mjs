// How do the screens look, and can everyone use them? Builds the double, opens each screen in Chromium at the commonest
// school laptop's size, light and dark, keeps a picture of each under target/looks/screens, and fails on any serious or
// critical finding of axe-core. `node test/screens/look.mjs [name…]` looks at some only. `--lang=pseudo` and `--lang=mirrored`
// look in an invented language instead, and fail on what is no word of ours and on what does not fit; `--lang=es` takes
// pictures in Spanish. `--contrast` and `--forced` look as whoever asks their system for more contrast, `--text=200` at letters
// twice as large, where nothing may be cut off; `--otherwise` at a choice of every kind of screen, in each of the three.

import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { CHROMIUM } from '../chromium.mjs';
import { isTooWide, misfits, outOfReach } from '../fits.mjs';
import { severalAtOnce } from '../several.mjs';
import { ending, isInvented, isOtherwise, lang, OF_COLOURS, ways } from '../ways.mjs';
import { asInEnglish, brackets, findings } from '../words/invented.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const shots = process.env.SHOTS ?? join(here, '../../../target/looks/screens');
mkdirSync(shots, { recursive: true });
const axe = readFileSync(join(here, '../../node_modules/axe-core/axe.min.js'), 'utf8');
const configFile = join(here, '../double/vite.config.ts');

const PASSPHRASE = 'four quiet paper boats';

/** What is looked at: an address of the double, and what a person does there. */
const SCREENS = [
  { name: 'first', at: '?start=first' },
  {
    name: 'first-making',
    at: '?start=first&step=4000',
    act: async (page) => page.getByRole('button', { name: /Look around/ }).click(),
  },
  {
    name: 'set-up-who',
    at: '?start=first',
    act: async (page) => page.getByRole('button', { name: /Set up for my school/ }).click(),
  },
  {
    name: 'set-up-passphrase',
    at: '?start=first',
    act: async (page) => {
      await toPassphrase(page);
      await page.getByLabel('New passphrase').fill('paper boats');
      await page.getByText('Could be stronger').waitFor();
    },
  },
  {
    name: 'set-up-code',
    at: '?start=first',
    act: async (page) => {
      await toPassphrase(page);
      await page.getByLabel('New passphrase').fill(PASSPHRASE);
      await page.getByLabel('The same once more').fill(PASSPHRASE);
      await page.getByRole('button', { name: 'Set up', exact: true }).click();
      await page.getByText('MAPLE').waitFor();
    },
  },
  { name: 'today-code', at: '?unseen' },
  { name: 'unlock-who', at: '?start=locked' },
  {
    name: 'unlock',
    at: '?start=locked',
    act: async (page) => page.getByRole('button', { name: /Ana Whitfield/ }).click(),
  },
  {
    name: 'unlock-wrong',
    at: '?start=locked',
    act: async (page) => {
      await page.getByRole('button', { name: /Ana Whitfield/ }).click();
      for (let i = 0; i < 3; i++) {
        await page.getByLabel('Passphrase', { exact: true }).fill(`wrong ${i}`);
        await page.keyboard.press('Enter');
        await page.waitForTimeout(150);
      }
    },
  },
  {
    name: 'unlock-read-again',
    at: '?start=locked&updated&step=4000',
    act: readAgain,
  },
  {
    name: 'unlock-read-again-stopped',
    at: '?start=locked&updated&step=400',
    act: async (page) => {
      await readAgain(page);
      await page.getByRole('button', { name: 'Stop' }).click();
      await page.getByText('Stopped. Nothing is lost').waitFor();
    },
  },
  {
    name: 'recover',
    at: '?start=locked',
    act: async (page) => {
      await page.getByRole('button', { name: /Ana Whitfield/ }).click();
      await page.getByRole('button', { name: 'Use the recovery code' }).click();
    },
  },
  ...['lease', 'lease_away', 'refused', 'note_gone', 'note_no_key', 'lost', 'lost_unsent', 'lost_untold'].map(
    (door) => ({
      name: `door-${door}`,
      at: `?start=locked&door=${door}`,
      act: async (page) => page.getByRole('button', { name: /Ana Whitfield/ }).click(),
    }),
  ),
  {
    name: 'door-rejoin',
    at: '?start=locked&door=lease_away',
    act: async (page) => {
      await page.getByRole('button', { name: /Ana Whitfield/ }).click();
      // By keys alone: what is pressed next goes where it is to be typed.
      await page.getByRole('button', { name: 'I have a new invitation' }).press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('wrong');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type('kith1-abc');
      await page.getByRole('button', { name: 'Join again' }).press('Enter');
      await page.waitForTimeout(150);
    },
  },
  { name: 'door-who', at: '?start=locked&door=lost' },
  { name: 'district-leaving', at: '?district=leaving' },
  { name: 'today', at: '?invented' },
  { name: 'today-empty', at: '?empty' },
  { name: 'today-after', at: '?invented&after' },
  { name: 'my-time-empty', at: '', act: async (page) => page.getByRole('tab', { name: 'My time' }).click() },
  { name: 'my-time', at: '', act: async (page) => someTime(page) },
  {
    name: 'my-time-correct',
    at: '',
    act: async (page) => {
      await someTime(page);
      await page
        .getByRole('button', { name: /^Correct the entry/ })
        .first()
        .click();
    },
  },
  {
    name: 'summaries',
    at: '?role=teacher',
    act: async (page) => {
      await page.evaluate(() => {
        const one = window.double.shelf.students[0];
        const text = 'I like a quiet start. Call on me when I look up. I am good at drawing things.';
        one.noted.summary.approved = { student: one.id, text, approved_on: '2026-11-20', withdrawn: null };
      });
      await page.getByRole('button', { name: 'Students', exact: true }).click();
      await page.getByText('quiet start').waitFor();
    },
  },
  { name: 'school', at: '?room=school&marking' },
  { name: 'school-lead', at: '?role=school_lead' },
  {
    name: 'school-page-none',
    at: '?role=school_lead',
    act: async (page) => page.getByRole('tab', { name: 'For the principal' }).click(),
  },
  {
    name: 'school-page-asked',
    at: '?role=school_lead&district=well',
    act: async (page) => {
      await page.getByRole('tab', { name: 'For the principal' }).click();
      await page.getByRole('button', { name: 'Ask for a release' }).click();
      await page.getByRole('button', { name: 'Ask for a release' }).last().click();
      await page.getByText('The tables come here').waitFor();
    },
  },
  {
    name: 'school-page',
    at: '?room=school&marking',
    act: async (page) => {
      await page.getByRole('tab', { name: 'For the principal' }).click();
      await page.getByRole('button', { name: 'Make a release' }).click();
      // The one of the question, which lies over the first.
      await page.getByRole('button', { name: 'Make a release' }).last().click();
      await page.getByRole('heading', { name: 'Not in it' }).waitFor();
    },
  },
  {
    name: 'school-cohort',
    at: '?room=school&marking',
    act: async (page) => {
      await page.getByRole('tab', { name: 'My students' }).click();
      await page.getByRole('heading', { name: 'My students as a whole' }).waitFor();
    },
  },
  { name: 'network-off', at: '?room=school', act: async (page) => toNetwork(page) },
  {
    name: 'network-who',
    at: '?role=school_lead',
    act: async (page) => {
      await toNetwork(page);
      await page.getByRole('button', { name: 'Who may look' }).click();
    },
  },
  { name: 'network-closed', at: '?room=school&network=leads', act: async (page) => toNetwork(page) },
  { name: 'network-nothing', at: '?room=school&network=on&empty', act: async (page) => toNetwork(page) },
  {
    name: 'network-picture',
    at: '?room=school&network=on',
    act: async (page) => {
      await toNetwork(page);
      await page.locator('.network-stage[data-baked]').waitFor();
    },
  },
  {
    name: 'network-person',
    at: '?room=school&network=on',
    act: async (page) => {
      await toNetwork(page);
      await page.locator('.network-stage[data-baked]').focus();
      for (let n = 0; n < 2; n++) await page.keyboard.press('PageUp');
      await page.getByRole('complementary').waitFor();
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'network-table',
    at: '?room=school&network=on',
    act: async (page) => {
      await toNetwork(page);
      await page.locator('.network-stage[data-baked]').focus();
      await page.keyboard.press('t');
      await page.getByRole('grid').waitFor();
    },
  },
  {
    name: 'network-laying',
    at: '?room=school&network=unlaid&step=3000',
    act: async (page) => {
      await toNetwork(page);
      await page.getByRole('progressbar').waitFor();
    },
  },
  {
    name: 'network-save',
    at: '?room=school&network=on',
    act: async (page) => {
      await toNetwork(page);
      await page.locator('.network-stage[data-baked]').waitFor();
      await page.getByRole('button', { name: 'Save as a file' }).click();
    },
  },
  {
    name: 'network-large',
    at: '?room=school&network=large',
    act: async (page) => {
      await toNetwork(page);
      await page.locator('.network-stage[data-baked]').waitFor();
    },
  },
  {
    name: 'school-indicators',
    at: '?room=school&marking',
    act: async (page) => page.getByRole('tab', { name: 'What each figure means' }).click(),
  },
  {
    name: 'school-plan',
    at: '?room=school',
    act: async (page) => page.getByRole('button', { name: 'Plan a marking' }).click(),
  },
  {
    name: 'school-marking',
    at: '?room=school&marking',
    act: async (page) => {
      await page.getByRole('button', { name: 'Mark the students you know' }).click();
      await page.getByRole('grid').focus();
      await page.keyboard.press('1');
      await page.keyboard.press('2');
      await page.keyboard.press('1');
    },
  },
  {
    name: 'school-through',
    at: '?room=school&marking',
    act: async (page) => {
      await page.getByRole('button', { name: 'Mark the students you know' }).click();
      await page.getByRole('button', { name: 'I have gone through them' }).click();
    },
  },
  {
    name: 'school-around',
    at: '?room=school&marking',
    act: async (page) => {
      await page.getByRole('button', { name: 'Pass this laptop around' }).click();
      await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
      await page.getByRole('button', { name: 'Coach Ramos' }).waitFor();
    },
  },
  {
    name: 'school-result',
    at: '?room=school&marking',
    act: async (page) => {
      await page.getByRole('button', { name: 'Whom we have not yet learned about' }).click();
      await page.getByRole('row').nth(2).waitFor();
    },
  },
  {
    name: 'school-sides',
    at: '?room=school&marking',
    act: async (page) => {
      await page.getByRole('button', { name: 'Whom we have not yet learned about' }).click();
      await page.getByRole('radio', { name: 'Both sides' }).click();
      await page.getByRole('row').nth(2).waitFor();
    },
  },
  { name: 'today-teacher', at: '?role=teacher&room=today' },
  { name: 'visits-log', at: '?role=teacher' },
  {
    name: 'visits-log-away',
    at: '?role=teacher',
    act: async (page) => {
      await page.getByRole('button', { name: 'Maya Brandt' }).click();
      await page.getByRole('toolbar', { name: 'Who was here?' }).getByRole('button').nth(2).click();
      await page.getByRole('toolbar', { name: 'What was part of it?' }).getByRole('button').nth(1).click();
    },
  },
  {
    name: 'visits-log-new',
    at: '?role=teacher',
    act: async (page) => {
      await page.getByRole('combobox', { name: 'Who came?' }).fill('Maya Brandt');
      await page.getByRole('option', { name: /Someone new/ }).click();
      await page.getByText(/in the directory already/).waitFor();
    },
  },
  { name: 'visits-log-none', at: '?role=teacher&empty' },
  {
    name: 'visits-paste',
    at: '?role=teacher',
    act: async (page) => {
      await page.getByRole('button', { name: 'Paste a class list' }).click();
      await page.getByLabel('What is the class called?').fill('Period 6');
      await page.getByRole('textbox', { name: 'Students', exact: true }).fill('Luz Morales\nWanjiru Kamau\n--');
      await page.getByRole('button', { name: 'Look at the list' }).click();
      await page.getByText('known here').waitFor();
    },
  },
  {
    name: 'visits-past',
    at: '?room=visits',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Visits', exact: true }).click();
      await page.locator('.past-line button').nth(2).click();
    },
  },
  {
    name: 'visits-export',
    at: '?room=visits',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Visits', exact: true }).click();
      await page.getByRole('button', { name: 'Export…' }).click();
      await page.getByRole('menuitem', { name: /XLSX/ }).waitFor();
    },
  },
  {
    name: 'activities-circle',
    at: '?role=teacher',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Activities' }).click();
      await page.getByLabel('What is it called?').fill('Monday circle');
      await page.getByRole('button', { name: 'Coach Ramos' }).click();
      const seats = page.getByRole('group', { name: 'Who spoke with whom?' }).getByRole('button');
      await seats.nth(0).click();
      await seats.nth(3).click();
      await seats.nth(5).click();
      await seats.nth(0).click();
      await seats.nth(2).click();
      await seats.nth(4).click();
      await page.getByText('pairs spoke').first().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'activities-log',
    at: '?role=teacher',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Activities' }).click();
      await page.getByRole('button', { name: 'Log this activity' }).click();
      await page.getByText('One word is enough.').waitFor();
    },
  },
  {
    name: 'activities-dialogue',
    at: '?role=teacher',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Activities' }).click();
      await page.getByRole('radio', { name: 'Group dialogue' }).click();
      await page.getByRole('textbox', { name: 'Second group' }).fill('Lakeview High');
      await page
        .getByRole('toolbar', { name: /Who was in this group/ })
        .getByRole('button')
        .nth(1)
        .click();
    },
  },
  {
    name: 'activities-two-classes',
    at: '?role=teacher',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Activities' }).click();
      await page.getByRole('radio', { name: 'Club' }).click();
      await page.getByLabel('What is it called?').fill('Robotics');
      await page.getByRole('button', { name: 'Another class was in it, too' }).click();
      await page.getByRole('toolbar', { name: 'Which other classes?' }).getByRole('button').first().click();
      await page.getByText('Who was here from').nth(1).waitFor();
    },
  },
  {
    name: 'activities-past',
    at: '?role=teacher',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Activities' }).click();
      await page.getByText('Logged before').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'visits-wishes',
    at: '?room=visits',
    act: async (page) => page.getByRole('tab', { name: 'Stay in touch' }).click(),
  },
  {
    name: 'visits-card',
    at: '?room=visits',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Stay in touch' }).click();
      await page
        .getByRole('button', { name: /^More about/ })
        .first()
        .click();
      await page.getByRole('menuitem', { name: 'Card to print' }).click();
    },
  },
  {
    name: 'visits-letter',
    at: '?room=visits',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Stay in touch' }).click();
      await page.getByRole('button', { name: 'A letter for the class' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'visitors',
    at: '?room=visits',
    act: async (page) => page.getByRole('tab', { name: 'Visitors' }).click(),
  },
  {
    name: 'visitor',
    at: '?room=visits',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Visitors' }).click();
      await page.getByRole('row', { name: /Maya Brandt/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'visits-came',
    at: '?room=visits',
    act: async (page) => page.getByRole('tab', { name: 'What came of it' }).click(),
  },
  {
    name: 'visits-came-years',
    at: '?room=visits',
    act: async (page) => {
      await page.getByRole('tab', { name: 'What came of it' }).click();
      await page.getByText('All years').click();
      await page.getByText('2025–26').waitFor();
      await page.getByRole('heading', { name: /came on more than one day/ }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'visits-after',
    at: '?room=visits',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Visits', exact: true }).click();
      await page
        .getByRole('button', { name: /^After the visit of/ })
        .first()
        .click();
      await page.getByRole('grid').waitFor();
      await page.locator('[data-cell="1 0"]').focus();
      await page.keyboard.type('yyn');
      await page.keyboard.press('Enter');
      await page.keyboard.type('yn');
    },
  },
  {
    name: 'visits-after-card',
    at: '?room=visits',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Visits', exact: true }).click();
      await page
        .getByRole('button', { name: /^After the visit of/ })
        .first()
        .click();
      await page
        .getByRole('button', { name: /^Card after/ })
        .first()
        .click();
      await page.getByText('An offer').click();
    },
  },
  {
    name: 'visits-plan',
    at: '?room=visits',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Coming up' }).click();
      await page.getByRole('button', { name: 'The school’s rules' }).click();
      await page.getByLabel('Who approves').fill('the principal');
      await page.getByText('Visitors have to be cleared').click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('The rules are kept.').waitFor();
      await page.getByRole('button', { name: 'Plan a visit' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Maya Brandt' }).click();
      await page.getByLabel('Lesson or project').fill('Circuits');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('region', { name: 'Maya Brandt' }).waitFor();
    },
  },
  {
    name: 'visits-plan-new',
    at: '?room=visits',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Coming up' }).click();
      await page.getByRole('button', { name: 'Plan a visit' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'visits-door',
    at: '?room=visits',
    act: async (page) => page.getByRole('tab', { name: 'At the door' }).click(),
  },
  {
    name: 'visits-badges',
    at: '?room=visits',
    act: async (page) => {
      await page.getByRole('tab', { name: 'At the door' }).click();
      await page.getByRole('button', { name: 'Badges' }).click();
      await page.getByRole('button', { name: /^Make/ }).click();
      await page.getByRole('img', { name: 'QR code' }).first().waitFor();
    },
  },
  {
    name: 'visits-questions',
    at: '?room=visits',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Questions' }).click();
      await page.getByLabel('A question of the class').fill('How did you start?');
      await page.keyboard.press('Enter');
      await page.getByText('The question is kept.').waitFor();
    },
  },
  {
    name: 'visits-fields',
    at: '?room=visits',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Questions' }).click();
      await page.getByRole('radio', { name: 'Fields of work' }).click();
      for (const numbers of ['8 3', '2', '11 15 8']) {
        await page.locator('.fields-numbers').nth(['8 3', '2', '11 15 8'].indexOf(numbers)).fill(numbers);
        await page.keyboard.press('Enter');
      }
      await page.locator('.fields-numbers').nth(3).fill('8 17');
    },
  },
  {
    name: 'visits-mix',
    at: '?room=visits',
    act: async (page) => {
      await toMix(page);
      await page.locator('#came-mix').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'visits-unmet',
    at: '?room=visits',
    act: async (page) => {
      await toMix(page);
      await page.locator('.came-card .came-do button').first().waitFor();
      await page.locator('section[aria-labelledby="came-mix"] .came-do button').first().click();
    },
  },
  {
    name: 'kiosk-fields',
    at: '?room=visits',
    act: async (page) => {
      await asKiosk(page, 'clusters');
      await page.locator('.kiosk-name').first().click();
      await page.locator('.talk-tap').nth(1).click();
    },
  },
  {
    name: 'kiosk-door',
    at: '?room=visits',
    act: async (page) => {
      await asKiosk(page, 'door');
      await page.locator('.kiosk-name').first().click();
    },
  },
  {
    name: 'kiosk-sign-in',
    at: '?room=visits',
    act: async (page) => {
      await asKiosk(page, 'door');
      await page.getByRole('button', { name: /^I am/ }).click();
    },
  },
  {
    name: 'kiosk-after',
    at: '?room=visits',
    act: async (page) => {
      await asKiosk(page, 'after');
      await page.locator('.kiosk-name').first().click();
      await page.getByRole('radio', { name: 'Yes' }).first().click();
    },
  },
  {
    name: 'asking-name',
    at: '?room=school&marking',
    act: async (page) => {
      await page.getByRole('button', { name: 'Ask students' }).click();
      await page.getByRole('searchbox', { name: 'Your name' }).fill('lu');
      await page.locator('.kiosk-name').first().waitFor();
    },
  },
  { name: 'asking-turn', at: '?room=school&marking', act: asTurn },
  {
    name: 'asking-kept',
    at: '?room=school&marking',
    act: async (page) => {
      await asTurn(page);
      await page.getByRole('button', { name: 'Keep my answer' }).click();
      await page.getByRole('button', { name: 'Leave and pass it on' }).waitFor();
    },
  },
  {
    name: 'cohort-apart',
    at: '?room=school&marking',
    act: async (page) => {
      await page.getByRole('tab', { name: 'My students' }).click();
      await page.getByRole('button', { name: /All together/ }).click();
      await page.getByRole('option', { name: 'Grade', exact: true }).click();
      for (const apart of await page.getByText('By grade').all()) await apart.click();
    },
  },
  {
    name: 'groups',
    at: '?room=school&marking&groups',
    act: async (page) => {
      await page.getByRole('tab', { name: 'My students' }).click();
      await page.getByRole('button', { name: 'Programs and groups' }).click();
      await page.getByText('Multilingual learners').first().waitFor();
    },
  },
  {
    name: 'groups-members',
    at: '?room=school&marking&groups',
    act: async (page) => {
      await page.getByRole('tab', { name: 'My students' }).click();
      await page.getByRole('button', { name: 'Programs and groups' }).click();
      // By its place: in an invented language the sentence about a name is another one.
      await page.locator('.groups-line', { hasText: 'AVID' }).getByRole('button').first().click();
      await page.getByRole('dialog', { name: 'AVID' }).waitFor();
    },
  },
  {
    name: 'groups-new',
    at: '?room=school&marking&groups',
    act: async (page) => {
      await page.getByRole('tab', { name: 'My students' }).click();
      await page.getByRole('button', { name: 'Programs and groups' }).click();
      await page.getByRole('button', { name: 'Add a group that may be told apart' }).click();
      await page.getByRole('dialog', { name: 'Add a group that may be told apart' }).waitFor();
    },
  },
  {
    name: 'cohort-lawful',
    at: '?room=school&marking&groups',
    act: async (page) => {
      await page.getByRole('tab', { name: 'My students' }).click();
      await page.getByRole('button', { name: /All together/ }).click();
      await page.getByRole('option', { name: 'Group that may be told apart', exact: true }).click();
      for (const apart of await page.getByText('By group that may be told apart').all()) await apart.click();
    },
  },
  {
    name: 'cohort-program',
    at: '?room=school&marking&groups',
    act: async (page) => {
      await page.getByRole('tab', { name: 'My students' }).click();
      await page.getByRole('button', { name: /All together/ }).click();
      await page.getByRole('option', { name: 'Program', exact: true }).click();
      for (const apart of await page.getByText('By program').all()) await apart.click();
    },
  },
  {
    name: 'cohort-lead',
    at: '?role=school_lead&room=school&marking',
    act: async (page) => page.getByRole('tab', { name: 'The whole school' }).click(),
  },
  { name: 'kiosk-ask', at: '?room=visits', act: async (page) => asKiosk(page, 'questions') },
  { name: 'students-lead', at: '?role=school_lead&room=students' },
  { name: 'students', at: '?room=students' },
  {
    name: 'students-chosen',
    at: '?room=students',
    act: async (page) => {
      await page.getByRole('row').nth(2).waitFor();
      await page.getByRole('row').nth(2).locator('.k-check').click();
      await page.getByRole('row').nth(4).locator('.k-check').click();
    },
  },
  {
    name: 'students-filter',
    at: '?room=students',
    act: async (page) => page.getByRole('button', { name: /Grade/ }).first().click(),
  },
  {
    name: 'students-nobody',
    at: '?room=students',
    act: async (page) => page.getByLabel('Search by name or number').fill('zzz'),
  },
  { name: 'students-empty', at: '?room=students&empty' },
  {
    name: 'add-student',
    at: '?room=students',
    act: async (page) => page.getByRole('button', { name: 'Add one' }).click(),
  },
  {
    name: 'caseload',
    at: '?room=students',
    act: async (page) => page.getByRole('button', { name: 'Set my caseload' }).click(),
  },
  {
    name: 'caseload-unkept',
    at: '?room=students',
    act: async (page) => {
      await page.getByRole('button', { name: 'Set my caseload' }).click();
      await page.getByRole('button', { name: 'Grade 9' }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'students-twice',
    at: '?room=students',
    act: async (page) => {
      await page.getByRole('button', { name: 'Review' }).click();
      await page.getByText('Visits', { exact: true }).last().waitFor();
    },
  },
  {
    name: 'students-new',
    at: '?task=bringing_in',
    act: async (page) => {
      await page.getByRole('button', { name: 'Paste a list' }).click();
      await page.getByRole('textbox', { name: 'Students' }).fill('Freja Larsen, 10');
      await page.getByRole('button', { name: 'See what would change' }).click();
      await page.getByRole('button', { name: 'Bring in 1 student' }).click();
      await page.getByRole('button', { name: 'See the students' }).click();
      await page.getByRole('button', { name: 'Just came in' }).click();
      await page.getByText('new', { exact: true }).waitFor();
    },
  },
  {
    name: 'caseload-file',
    at: '?room=students',
    act: async (page) => {
      await page.getByRole('button', { name: 'Set my caseload' }).click();
      await page.getByRole('button', { name: 'Choose a file' }).click();
      await page.getByText('Bus route').waitFor();
      await page.getByRole('heading', { name: 'By hand' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'alike',
    at: '?room=students',
    act: async (page) => {
      await page.getByRole('button', { name: 'Review' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'search',
    at: '',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('an');
      await page.getByRole('option').first().waitFor();
    },
  },
  { name: 'help', at: '', act: async (page) => page.keyboard.press('?') },
  { name: 'bring', at: '?task=bringing_in' },
  {
    name: 'bring-reading',
    at: '?task=bringing_in&step=4000',
    act: async (page) => page.getByRole('button', { name: 'Choose files' }).click(),
  },
  {
    name: 'bring-preview',
    at: '?task=bringing_in&step=0',
    act: async (page) => {
      await page.getByRole('button', { name: 'Choose files' }).click();
      await page.getByText('What would change').waitFor();
    },
  },
  {
    name: 'bring-done',
    at: '?task=bringing_in&step=0&empty',
    act: async (page) => {
      await page.getByRole('button', { name: 'Choose files' }).click();
      await page.getByRole('button', { name: /Bring in 960/ }).click();
      await page.getByText('Students are in').waitFor();
    },
  },
  {
    name: 'bring-table',
    at: '?task=bringing_in',
    act: async (page) => {
      await page.getByRole('button', { name: 'Choose a file' }).click();
      await page.getByText('Bus route').waitFor();
    },
  },
  { name: 'bring-visits', at: '?role=teacher&task=bringing_visits' },
  {
    name: 'bring-visits-columns',
    at: '?role=teacher&task=bringing_visits',
    act: async (page) => {
      await page.getByRole('button', { name: 'Choose a file' }).click();
      await page.getByRole('radio', { name: /^The day/ }).click();
    },
  },
  {
    name: 'bring-visits-preview',
    at: '?role=teacher&task=bringing_visits&step=0',
    act: async (page) => {
      await page.getByRole('button', { name: 'Choose a file' }).click();
      await page.getByRole('radio', { name: /^The day/ }).click();
      await page.getByRole('button', { name: 'See what would change' }).click();
      await page.getByRole('heading', { name: 'What would change' }).waitFor();
    },
  },
  { name: 'bring-answers', at: '?role=teacher&task=bringing_answers' },
  {
    name: 'bring-answers-columns',
    at: '?role=teacher&task=bringing_answers',
    act: async (page) => {
      await page.getByRole('button', { name: 'Choose a file' }).click();
      await page.getByRole('button', { name: 'Look whose answers they are' }).waitFor();
    },
  },
  {
    name: 'bring-answers-who',
    at: '?role=teacher&task=bringing_answers',
    act: async (page) => {
      await page.getByRole('button', { name: 'Choose a file' }).click();
      await page.getByRole('button', { name: 'Look whose answers they are' }).click();
      await page.getByRole('heading', { name: 'Whose answers are these?' }).waitFor();
    },
  },
  {
    name: 'bring-answers-preview',
    at: '?role=teacher&task=bringing_answers&step=0',
    act: async (page) => {
      await page.getByRole('button', { name: 'Choose a file' }).click();
      await page.getByRole('button', { name: 'Look whose answers they are' }).click();
      await page.getByRole('button', { name: 'See what would change' }).click();
      await page.getByRole('heading', { name: 'What would change' }).waitFor();
    },
  },
  {
    name: 'bring-paste',
    at: '?task=bringing_in',
    act: async (page) => page.getByRole('button', { name: 'Paste a list' }).click(),
  },
  { name: 'settings', at: '?room=settings' },
  {
    name: 'settings-keys-off',
    at: '?room=settings',
    act: async (page) => {
      await page.getByText('Single-letter shortcuts').click();
      await page.getByText('Single-letter shortcuts are off. All other').waitFor();
      await page.keyboard.press('F1');
      await page.getByText('Single-letter shortcuts are off. Settings').waitFor();
    },
  },
  { name: 'district-well', at: '?room=settings&district=well' },
  { name: 'district-coming', at: '?room=settings&district=coming' },
  { name: 'district-trouble', at: '?room=settings&district=trouble' },
  { name: 'district-refused', at: '?room=settings&district=refused' },
  {
    name: 'district-join',
    at: '?room=settings',
    act: async (page) => {
      await page.getByRole('button', { name: 'Connect to your district' }).click();
      await page.getByRole('textbox', { name: 'Invitation' }).fill('what I was told');
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await page.getByText('That is no invitation').waitFor();
    },
  },
  {
    name: 'district-join-browser',
    at: '?room=settings&step=4000',
    act: async (page) => {
      await page.getByRole('button', { name: 'Connect to your district' }).click();
      await page.getByRole('textbox', { name: 'Invitation' }).fill('kith1:key:oidc:check:https://kith.juniper.example');
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await page.getByText('Your browser is open').waitFor();
    },
  },
  {
    name: 'district-join-unknown',
    at: '?room=settings',
    act: async (page) => {
      await page.getByRole('button', { name: 'Connect to your district' }).click();
      await page
        .getByRole('textbox', { name: 'Invitation' })
        .fill('kith1:key:oidc:unknown:https://kith.juniper.example');
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await page.getByText('nobody has made an account').waitFor();
    },
  },
  {
    name: 'district-leave',
    at: '?room=settings&district=waiting',
    act: async (page) => {
      await page.getByRole('button', { name: 'Disconnect' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  { name: 'bring-district', at: '?task=bringing_in&district=well' },
  {
    name: 'settings-wording',
    at: '?room=settings',
    act: async (page) => {
      await page.getByRole('radio', { name: 'Español' }).click();
      const saves = page.getByRole('button', { name: 'Use these words' }).first();
      await page
        .getByRole('textbox', { name: 'Before the first name' })
        .fill('Este mapa es tuyo.\nPuedes parar cuando quieras.');
      await saves.scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'settings-notes',
    at: '?room=settings',
    act: async (page) => page.getByRole('heading', { name: 'Your memory aid' }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'settings-notes-look',
    at: '?room=settings',
    act: async (page) => {
      await page.getByRole('button', { name: 'Open a copy…' }).click();
      await page.getByLabel('Passphrase of the copy').fill(PASSPHRASE);
      await page.getByRole('button', { name: 'Choose the file' }).click();
      await page.getByText('Notes of').waitFor();
    },
  },
  {
    name: 'settings-notes-copy',
    at: '?room=settings',
    act: async (page) => page.getByRole('button', { name: 'Copy to a file…' }).click(),
  },
  {
    name: 'settings-passphrase',
    at: '?room=settings',
    act: async (page) => page.getByRole('button', { name: 'Change the passphrase' }).click(),
  },
  {
    name: 'settings-keychain',
    at: '?room=settings',
    act: async (page) => page.getByRole('button', { name: 'Only the passphrase opens Kith' }).click(),
  },
  {
    name: 'settings-code',
    at: '?room=settings',
    act: async (page) => {
      await page.getByRole('button', { name: 'New recovery code' }).click();
      await page.getByLabel('Passphrase now').fill(PASSPHRASE);
      await page.getByRole('button', { name: 'Make a new code' }).click();
      await page.getByText('CEDAR').first().waitFor();
    },
  },
];

async function someTime(page) {
  await page.getByRole('tab', { name: 'My time' }).click();
  await page.getByText('Nothing is noted').waitFor();
  await page.evaluate(() => {
    const day = new Date();
    const on = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
    const counselor = window.double.open.me;
    const log = (kind, minutes, topic, student = null) =>
      window.double.commit({
        on: 'time',
        do: { edit: 'log_time', entry: crypto.randomUUID(), counselor, on, kind, minutes, topic, student },
      });
    log('counseling', 45, 'plans after school', window.double.shelf.students[0].id);
    log('instruction', 50, 'grade 10, writing to a mentor');
    log('collaboration', 25, null);
    log('planning', 40, 'career fair');
    log('other_task', 30, 'lunch duty');
  });
  await page.getByText('in all').waitFor();
}

/** What students chose, beside who came. */
async function toMix(page) {
  await page.evaluate(() => {
    const { shelf, day } = window.double;
    const some = [
      ['health'],
      ['construction', 'arts'],
      ['marketing'],
      ['technology', 'health', 'law'],
      ['construction'],
    ];
    shelf.students.slice(0, 30).forEach((one, nth) => {
      if (nth % 3 !== 2) shelf.classroom.chosen.set(one.id, { clusters: some[nth % some.length], on: day });
    });
  });
  await page.getByRole('tab', { name: 'What came of it' }).click();
  await page.locator('.mix-table').waitFor();
}

async function toNetwork(page) {
  await page.getByRole('tab', { name: 'The network' }).click();
  await page.locator('.network, .k-empty').first().waitFor();
}

/** The laptop is for a class now: the double is asked as the shell would be, and the window asks again how it stands. */
async function asKiosk(page, what) {
  await page.evaluate((what) => {
    const visit = window.double.shelf.visits.visits.find((one) => one.id.endsWith('5'));
    window.double.beginKiosk(what, visit.section, what === 'questions' || what === 'clusters' ? null : visit.id);
    window.double.tell('sitting', null);
  }, what);
  await page.locator('.kiosk').waitFor();
}

/** A student's turn, with two names. */
async function asTurn(page) {
  await page.getByRole('button', { name: 'Ask students' }).click();
  await page.getByRole('searchbox', { name: 'Your name' }).fill('lu');
  await page.locator('.kiosk-name').first().click();
  const adult = page.getByRole('searchbox', { name: 'An adult at this school' });
  for (const name of ['Coach', 'the lady in the library']) {
    await adult.fill(name);
    await adult.press('Enter');
  }
  await adult.fill('ra');
  await page.locator('.asking-named li').nth(1).waitFor();
}

/** An update: the passphrase is right, and the records are read again. */
async function readAgain(page) {
  await page.getByRole('button', { name: /Ana Whitfield/ }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByText('your records are being read again').waitFor();
}

async function toPassphrase(page) {
  await page.getByRole('button', { name: /Set up for my school/ }).click();
  await page.getByLabel('Your name').fill('Ana Whitfield');
  await page.getByLabel('Your school').fill('Cedar Creek High School');
  await page.getByRole('button', { name: 'Next' }).click();
}

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const sizes = process.argv.includes('--large') ? [{ width: 1920, height: 1080 }] : [{ width: 1366, height: 768 }];
/** Of every kind one: a door, a form, a list, a table, a dialog, a picture, a laptop passed around. */
const EVERY_KIND = [
  'set-up-code',
  'unlock-wrong',
  'today-after',
  'my-time',
  'students-chosen',
  'caseload',
  'search',
  'help',
  'bring-preview',
  'visits-log-away',
  'visits-past',
  'visits-after',
  'kiosk-door',
  'school-marking',
  'school-page',
  'asking-turn',
  'network-person',
  'settings',
  'district-trouble',
];

/** What is looked at otherwise. More contrast changes colours alone: a few are enough. */
const OTHERWISE = {
  text: new Set(EVERY_KIND),
  forced: new Set(EVERY_KIND),
  contrast: new Set(['today-after', 'students-chosen', 'visits-after', 'school-page', 'network-person', 'settings']),
};

await build({ configFile, logLevel: 'error' });
const server = await preview({ configFile, logLevel: 'error', preview: { port: 0, host: '127.0.0.1' } });
const { port } = server.httpServer.address();
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
let passed = 0;
const failed = [];

/** What axe-core finds that would keep somebody out. */
async function barriers(page, asked) {
  const found = await page.evaluate(
    (asked) => window.axe.run(document, { resultTypes: ['violations'], ...asked }),
    asked,
  );
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => `${node.html.slice(0, 140)} ${node.any[0]?.message ?? ''}`)
          .join(' | ')}`,
    );
}

for (const way of ways) {
  const { theme, contrast, forcedColors, text } = way;
  for (const viewport of sizes) {
    const context = await browser.newContext({
      viewport,
      colorScheme: theme,
      reducedMotion: 'reduce',
      contrast,
      forcedColors,
    });
    const looked = SCREENS.filter(({ name }) =>
      wanted.length > 0 ? wanted.includes(name) : !isOtherwise || OTHERWISE[way.name].has(name),
    );
    await severalAtOnce(looked, 4, async ({ name, at, act }) => {
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      const wrong = [];
      page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
      page.on('pageerror', (error) => wrong.push(error.message));
      try {
        const more = [text && `text=${text}`, isInvented && `lang=${lang}`].filter(Boolean).join('&');
        const sized = more ? `${at}${at.includes('?') ? '&' : '?'}${more}` : at;
        await page.goto(`http://127.0.0.1:${port}/${sized}`);
        await page.locator('#root > *').first().waitFor();
        await page.waitForLoadState('networkidle');
        await act?.(isInvented ? asInEnglish(page, lang) : page);
        if (lang && !isInvented) await page.evaluate((code) => window.speakNow(code), lang);
        await page.waitForTimeout(250);
        await page.screenshot({ path: join(shots, `${name}${ending(way)}.png`) });
        if (isInvented) wrong.push(...(await page.evaluate(findings, brackets)));
        if (isInvented || text) wrong.push(...(await page.evaluate(misfits)));
        if (text) wrong.push(...(await page.evaluate(outOfReach)));
        // The policy of the page allows no script but its own: axe comes in by the debugger's door.
        await page.evaluate(axe);
        // In an invented language a name differs from what is written by its length alone.
        wrong.push(...(await barriers(page, { rules: { 'label-content-name-mismatch': { enabled: !isInvented } } })));
        if (way.isDarkToo) {
          await page.emulateMedia({ colorScheme: 'dark' });
          await page.waitForTimeout(150);
          await page.screenshot({ path: join(shots, `${name}${ending({ ...way, theme: 'dark' })}.png`) });
          wrong.push(...(await barriers(page, { runOnly: OF_COLOURS })).map((line) => `in the dark: ${line}`));
        }
        if (await page.evaluate(isTooWide)) wrong.push('the page is wider than the window');
      } catch (error) {
        await page.screenshot({ path: join(shots, `${name}${ending(way)}-failed.png`) }).catch(() => undefined);
        wrong.push(String(error).split('\n')[0]);
      }
      if (wrong.length === 0) passed += 1;
      else failed.push(`${name} (${ending(way).slice(1)}):\n    ${[...new Set(wrong)].join('\n    ')}`);
      await page.close();
    });
    await context.close();
  }
}
await browser.close();
await server.close();
for (const line of failed) console.error(line);
console.log(`${passed} passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);
