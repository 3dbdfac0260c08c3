// How does a test open the whole application? On a fresh double, as a window opens: nothing read, nothing chosen.

import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '../../src/App';
import { Speaking } from '../../src/frame/speaking';
import { client, listenToShell, speakThrough } from '../../src/ipc';
import { goHome } from '../../src/route';
import { hush } from '../../src/widgets/StatusLine';
import type { DoubleOptions } from '../double/answering';
import { Double } from '../double/double';

// A whole window is too long to be printed; the slowest laptop of the team gets its time.
configure({
  asyncUtilTimeout: 5_000,
  defaultHidden: true,
  getElementError: (message) => new Error(message ?? 'not found'),
});

let stop: (() => void) | undefined;

/** Opens Kith on a new double. Whatever was open before is gone. */
export async function openKith(options: DoubleOptions = {}) {
  close();
  const double = new Double(options);
  speakThrough(double);
  stop = await listenToShell(goHome);
  const user = userEvent.setup({ delay: null });
  render(
    <Speaking>
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </Speaking>,
  );
  return { double, user };
}

/** Closes the window. */
export function close(): void {
  cleanup();
  stop?.();
  stop = undefined;
  client.clear();
  goHome();
  hush();
}

/** Gives every element a size, which a page without a layout has not: long tables draw only what is in sight. */
export function withSizes(): void {
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1200 });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 480 });
}
