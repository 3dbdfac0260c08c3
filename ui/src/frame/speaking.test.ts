// Which language is spoken? The one that was chosen, else the first of the system's that is shipped.

import { expect, test } from 'vitest';
import { codeOf } from './speaking';

test('what was chosen is spoken, and else what the system asks for', () => {
  expect(codeOf('system', ['es-419'])).toBe('es');
  expect(codeOf('en', ['es-419'])).toBe('en');
});
