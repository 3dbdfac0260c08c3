// Takes pictures of the sociogram for looking at: node test/sociogram/shots.mjs FOLDER [NAME…]
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { CHROMIUM } from '../chromium.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [folder = '/tmp/sociogram', ...only] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const SHOTS = {
  3: 'people=3',
  12: 'people=12&tray=4',
  '12-dark': 'people=12&theme=dark',
  40: 'people=40',
  60: 'people=60',
  '60-dark': 'people=60&theme=dark',
  '60-crowded': 'people=60&spread=every%20sector',
  '60-one': 'people=60&spread=one%20cell',
  '60-two': 'people=60&spread=two%20cells&seed=3',
  150: 'people=150&ties=400',
  '150-dark': 'people=150&ties=400&theme=dark',
  300: 'people=300&ties=100',
  '300-waiting': 'people=3&tray=297',
  '60-waiting': 'people=6&tray=60',
  empty: 'people=0',
  pale: 'people=14&pale=6&tray=2',
  overlay: 'people=14&then=1&t=0.5',
  lit: 'people=20&lit=1',
  text: 'people=12&text=2',
  list: 'people=8&list=1&tray=1&pale=1',
};
const server = await createServer({ root, logLevel: 'error', server: { port: 0, strictPort: false } });
await server.listen();
const address = server.resolvedUrls.local[0];
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--headless'] });
for (const [name, query] of Object.entries(SHOTS)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const page = await browser.newPage({ viewport: { width: 860, height: 700 } });
  page.on('pageerror', (error) => console.log(name, 'error', error.message));
  page.on('console', (message) => message.type() === 'error' && console.log(name, message.text()));
  await page.goto(`${address}test/sociogram/page.html?${query}`);
  await page.waitForSelector('.kith-map, .kith-list');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}
await browser.close();
await server.close();
