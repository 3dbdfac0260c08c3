// Which Chromium do the previews and the tests of the interface run in? The one that CHROMIUM names, else the first that is here.

import { existsSync } from 'node:fs';

const HERE = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium-browser',
];

export const CHROMIUM = process.env.CHROMIUM || HERE.find((path) => existsSync(path)) || HERE[0];
