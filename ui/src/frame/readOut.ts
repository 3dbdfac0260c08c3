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

/** What stands apart from what is before and after it. */
const BLOCKS = 'address, dd, div, dt, h1, h2, h3, h4, h5, h6, li, p, td, th, tr, [role="gridcell"], [role="row"]';
/** What can be pressed is no part of a message; what is pressed says how something stands. */
const UNSAID = 'button:not([aria-pressed="true"]), [aria-hidden="true"], [hidden]';

/** As it is read: no two words run together that stand beside or below one another. */
function wordsOf(said: Node): string {
  const blocks = [''];
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) blocks.push(`${blocks.pop() ?? ''} ${node.textContent ?? ''}`);
    if (!(node instanceof Element) || (node !== said && node.matches(UNSAID))) return;
    const isApart = node !== said && node.matches(BLOCKS);
    if (isApart) blocks.push('');
    for (const child of node.childNodes) walk(child);
    if (isApart) blocks.push('');
  };
  walk(said);
  const clean = blocks.map((block) =>
    block
      .replace(/\s+/g, ' ')
      .replace(/ ([,.;:!?…])/g, '$1')
      .trim(),
  );
  return clean
    .filter((block) => block !== '')
    .reduce((all, block) => (all === '' ? block : `${all}${/[.!?…:,]$/.test(all) ? ' ' : ', '}${block}`), '');
}

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
  const labels = by.flatMap((id) => element.ownerDocument.getElementById(id) ?? []);
  if (labels.length > 0) return labels.map(wordsOf).join(' ');
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
  // A region, and what came into it.
  let waiting = new Map<Element, Node[]>();
  const tell = () => {
    const regions = waiting;
    waiting = new Map();
    quiet();
    for (const [region, came] of regions) {
      if (!region.isConnected || region.closest(UNSEEN)) continue;
      // A log says what is new, and no line of it again.
      if (!region.matches('[role="log"]')) say(wordsOf(region));
      else for (const line of came) if (region.contains(line)) say(wordsOf(line));
    }
  };
  new MutationObserver((changes) => {
    if (waiting.size === 0) queueMicrotask(tell);
    for (const change of changes) {
      const came = [...change.addedNodes];
      // What only goes says nothing.
      if (change.type === 'childList' && came.length === 0) continue;
      for (const region of regionsOf(change)) waiting.set(region, [...(waiting.get(region) ?? []), ...came]);
    }
  }).observe(page, { subtree: true, childList: true, characterData: true });
  // Where the arrows go in a list while the focus stays in its field. Of a long list the row may be drawn a moment later.
  const sayActive = (field: Element, active: string) => {
    const isHere = () => field === page.activeElement && (field.getAttribute(ACTIVE) ?? active) === active;
    const row = page.getElementById(active);
    if (!isHere()) return;
    if (row) say(wordsOf(row));
    else
      requestAnimationFrame(() => {
        const late = page.getElementById(active);
        if (late && isHere()) say(wordsOf(late));
      });
  };
  // A dialog must not keep it: there WebKitGTK (2.50) ends the whole page at the next change while a reader listens.
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const field = elementOf(target);
      const active = field?.getAttribute(ACTIVE);
      if (!field || !active) continue;
      sayActive(field, active);
      if (field.closest('[role="dialog"], [role="alertdialog"]')) field.removeAttribute(ACTIVE);
    }
  }).observe(page, { subtree: true, attributeFilter: [ACTIVE] });
  page.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.matches(PASSED_OVER)) say(nameOf(target));
    const active = target.getAttribute(ACTIVE);
    if (active) sayActive(target, active);
  });
  quiet();
  return true;
}
