// How is the administrator's page looked at? In a real browser on the real server: a picture in light and in dark, nothing serious
// that axe finds, nothing wider than the window, and at letters twice as large nothing cut off.

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTooWide, misfits, outOfReach } from '../fits.mjs';

const here = import.meta.dirname;
const axe = readFileSync(join(here, '../../node_modules/axe-core/axe.min.js'), 'utf8');
const shots = process.env.SHOTS ?? join(here, '../../../target/looks/admin');
mkdirSync(shots, { recursive: true });

/** Everything that is wrong with a page as it stands, one line each. */
async function wrongWith(page, isLarge) {
  const wrong = [];
  if (await page.evaluate(isTooWide)) wrong.push('the page is wider than the window');
  if (isLarge) wrong.push(...(await page.evaluate(misfits)), ...(await page.evaluate(outOfReach)));
  // The policy of the page allows no script but its own: axe comes in by the debugger's door.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  for (const { impact, id, nodes } of violations)
    if (impact === 'serious' || impact === 'critical')
      wrong.push(`${id}: ${nodes.map((node) => node.html.slice(0, 140)).join(' | ')}`);
  return wrong;
}

/** Looks at what stands there. Gives what is wrong with it. */
export async function look(page, name) {
  const wrong = [];
  for (const theme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.waitForTimeout(200);
    await page.screenshot({ path: join(shots, `${name}-${theme}.png`) });
    wrong.push(...(await wrongWith(page, false)).map((line) => `${name} (${theme}): ${line}`));
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.evaluate(() => document.documentElement.setAttribute('data-text', '200'));
  await page.waitForTimeout(200);
  await page.screenshot({ path: join(shots, `${name}-200.png`) });
  wrong.push(...(await wrongWith(page, true)).map((line) => `${name} (200 %): ${line}`));
  await page.evaluate(() => document.documentElement.removeAttribute('data-text'));
  await page.waitForTimeout(50);
  return wrong;
}
