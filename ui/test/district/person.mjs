// A person at a browser who signs in with the district's account: types a name and a passphrase, says yes to what is asked,
// and ends where the browser ends. Prints that as JSON: the address and what stands there. With --cancel they end it at the
// provider instead. With --page the address is the administrator's page, and they begin there; else what stands at the server's
// own pages is of no interest, and nothing there takes the ticket. SIGNS_IN_AS is the name where only an address can be said, as by the command line.

import { chromium } from 'playwright-core';
import { CHROMIUM } from '../chromium.mjs';

const words = process.argv.slice(2);
const [at, name = process.env.SIGNS_IN_AS] = words.filter((word) => !word.startsWith('--'));
const cancels = words.includes('--cancel') || process.env.SIGNS_IN_AS === '--cancel';

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ ignoreHTTPSErrors: true });
  page.setDefaultTimeout(20_000);
  const isPage = words.includes('--page');
  if (!isPage)
    await page.route('**/admin/**', (route) => route.fulfill({ contentType: 'text/html', body: 'The page' }));
  await page.goto(at, { waitUntil: 'domcontentloaded' });
  if (isPage) {
    const begin = page.getByRole('button', { name: 'Sign in with my district account' });
    await begin.waitFor();
    if (process.env.KITH_PICTURE)
      await page.screenshot({ path: process.env.KITH_PICTURE.replace('.png', '-door.png') });
    // By keys, as by pointer.
    await begin.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/interaction\//);
  }
  const isAtProvider = () => /\/interaction\//.test(page.url());
  if (isAtProvider() && cancels) {
    await page.getByRole('link', { name: /cancel/i }).click();
  } else if (isAtProvider()) {
    await page.locator('[name=login]').fill(name);
    await page.locator('[name=password]').fill('whatever');
    await page.getByRole('button', { name: /sign-in/i }).click();
    await page.getByRole('button', { name: /continue/i }).click();
  }
  await page.waitForURL((url) => !url.pathname.startsWith('/interaction') && !url.pathname.startsWith('/auth'));
  await page.waitForLoadState('domcontentloaded');
  if (isPage) await page.getByRole('alert').or(page.getByRole('navigation')).first().waitFor();
  if (process.env.KITH_PICTURE) await page.screenshot({ path: process.env.KITH_PICTURE });
  const [url, text] = [page.url(), await page.evaluate(() => document.body.innerText)];
  console.log(JSON.stringify({ url, text, lang: await page.evaluate(() => document.documentElement.lang) }));
} finally {
  await browser.close();
}
