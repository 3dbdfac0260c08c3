// Who tells a screen reader what has just happened? The webview, by its live regions; on Linux WebKitGTK does not pass them on,
// and a heading or a group that gets the focus is passed over there. Then the window says it instead, and the regions are quiet,
// so that no reader says anything twice.

import { kith } from '../ipc';

const REGIONS = '[role="status"], [role="alert"], [aria-live]';
const ACTIVE = 'aria-activedescendant';
const UNSEEN = '[hidden], [inert], [aria-hidden="true"]';
/** What Orca passes over when it gets the focus in a page of WebKitGTK. */
const PASSED_OVER = 'h1, h2, h3, [role="heading"], [role="group"], [role="region"], section';

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement);
const wordsOf = (element: Element): string => element.textContent?.replace(/\s+/g, ' ').trim() ?? '';

const ONCE_WITHIN_MS = 400;

/** The regions in which something changed: the one around it, else those that came with their words in them. */
function regionsOf(change: MutationRecord): Element[] {
  const around = elementOf(change.target)?.closest(REGIONS);
  if (around) return [around];
  const came = [...change.addedNodes].filter((node) => node instanceof Element);
  return came.flatMap((one) => (one.matches(REGIONS) ? [one] : [...one.querySelectorAll(REGIONS)]));
}

/** What it is called: its own words, else those that it is labelled by. */
function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label');
  if (label) return label;
  const by = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
  if (by.length > 0) return by.map((id) => element.ownerDocument.getElementById(id)?.textContent ?? '').join(' ');
  return /^H[1-6]$/.test(element.tagName) ? wordsOf(element) : '';
}

/** Reads out for as long as the page lives, where the shell says that it has to; answers whether it does. */
export async function readOut(page: Document): Promise<boolean> {
  const isNeeded = await kith.readOut('').catch(() => false);
  if (!isNeeded) return false;
  let last = { words: '', at: 0 };
  const say = (words: string) => {
    const at = performance.now();
    // One thing that is said in two places at a time is one thing.
    if (words === '' || (words === last.words && at - last.at < ONCE_WITHIN_MS)) return;
    last = { words, at };
    void kith.readOut(words).catch(() => undefined);
  };
  const quiet = () => {
    for (const region of page.querySelectorAll(REGIONS))
      if (region.getAttribute('aria-live') !== 'off') region.setAttribute('aria-live', 'off');
  };
  let waiting = new Set<Element>();
  const tell = () => {
    const regions = waiting;
    waiting = new Set();
    quiet();
    for (const region of regions) {
      if (region.isConnected && !region.closest(UNSEEN)) say(wordsOf(region));
    }
  };
  new MutationObserver((changes) => {
    if (waiting.size === 0) queueMicrotask(tell);
    for (const change of changes) for (const region of regionsOf(change)) waiting.add(region);
  }).observe(page, { subtree: true, childList: true, characterData: true });
  // Where the arrows go in a list while the focus stays in its field. The page must not keep it: inside a dialog WebKitGTK
  // (2.50) ends the whole page at the next change while a reader listens.
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const field = elementOf(target);
      const active = field?.getAttribute(ACTIVE);
      if (!active) continue;
      const option = page.getElementById(active);
      if (option && field === page.activeElement) say(wordsOf(option));
      field?.removeAttribute(ACTIVE);
    }
  }).observe(page, { subtree: true, attributeFilter: [ACTIVE] });
  page.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.matches(PASSED_OVER)) say(nameOf(target));
  });
  quiet();
  return true;
}
