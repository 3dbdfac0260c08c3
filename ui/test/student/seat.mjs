// Who sits down to be walked through a sitting? Twelve people with a place each, what three of them give, and a browser that is
// ready to start the map. On the double, in Chromium.

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { CHROMIUM } from '../chromium.mjs';

export const TWELVE = [
  ['Mom', 'closest', 0],
  ['Abuela Rosa', 'closest', 0],
  ['Tío Beto', 'close', 0],
  ['Ms. Abara', 'close', 1],
  ['Coach Ramos', 'known', 1],
  ['Jada', 'closest', 2],
  ['Mateo', 'close', 2],
  ['Dre', 'known', 2],
  ['Pastor James', 'close', 3],
  ['Mrs. Lee', 'known', 3],
  ['Boss', 'known', 4],
  ['Aunt Carmen', 'close', 4],
];
/** Who gives what, by the key of its chip. */
export const GIVES = { Mom: '1', 'Coach Ramos': '2', 'Aunt Carmen': '7' };

/** Until nobody moves any more: the others, and the borders, follow a moment after whoever was let go. */
export async function rests(page, millis = 200) {
  await page.waitForTimeout(millis);
  const isSettling = () => page.locator('[data-is-settling]').count();
  if ((await isSettling()) === 0) return;
  while ((await isSettling()) > 0) await page.waitForTimeout(40);
  await page.waitForTimeout(200);
}

/** A bundle of its own for each walk: two may be made at once. */
export async function seat(name) {
  const ui = fileURLToPath(new URL('../..', import.meta.url));
  const bundle = {
    configFile: false,
    root: ui,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: fileURLToPath(new URL(`../../../target/look/${name}`, import.meta.url)),
      emptyOutDir: true,
      rollupOptions: { input: `${ui}/test/student/page.html` },
    },
    preview: { port: 0, host: '127.0.0.1' },
  };
  await build(bundle);
  const server = await preview(bundle);
  const { port } = server.httpServer.address();
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  const wrong = [];
  return {
    wrong,
    /** A page that nobody used yet. */
    async page() {
      const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' });
      page.on('pageerror', (error) => wrong.push(String(error)));
      return page;
    },
    address: `http://127.0.0.1:${port}/test/student/page.html?student=2&lang=en`,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
