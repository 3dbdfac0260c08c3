// What on a page does not fit, when words are longer or letters larger? What is cut off, what lies on something else, what no
// scrolling brings into the window. It measures what the browser laid out, and knows no screen.

/** One line for each thing that does not fit. Runs in the page. */
export function misfits() {
  const wrong = new Set();
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const what = (element) =>
    `<${element.tagName.toLowerCase()} class="${element.className?.baseVal ?? element.className}"> ${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60)}`;
  const isMeant = (element) => element.closest('.k-hidden, .kith-sr, [data-may-be-cut]') !== null;
  const FITS = 'button, label, h1, h2, h3, h4, th, td, [role=tab], [role=option], [role=radio], .k-label, .k-hint';
  for (const element of document.body.querySelectorAll(FITS)) {
    if (!seen(element) || isMeant(element) || element.clientWidth < 2) continue;
    if (element.scrollWidth > element.clientWidth + 2) wrong.add(`cut off: ${what(element)}`);
    if (element.tagName === 'BUTTON' && element.scrollHeight > element.clientHeight + 3)
      wrong.add(`too low: ${what(element)}`);
  }
  // Neighbours lie beside each other and not on each other.
  const buttons = [
    ...document.body.querySelectorAll('button, input:not([type=checkbox], [type=radio]), h1, h2, h3'),
  ].filter((each) => seen(each) && !each.closest('.k-hidden, svg, [data-may-overlap]'));
  for (const [at, one] of buttons.entries())
    for (const other of buttons.slice(at + 1)) {
      // A button that stands in its field is meant to.
      if (one.parentElement !== other.parentElement || other.parentElement.matches('.k-affix')) continue;
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      if (
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2
      )
        wrong.add(`one on the other: ${what(one)} / ${what(other)}`);
    }
  return [...wrong];
}

/** One line for each thing to read or to press that a box cuts off and no scrolling shows. Runs in the page. */
export function outOfReach() {
  const wrong = new Set();
  const SLACK = 3;
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const what = (element) =>
    `<${element.tagName.toLowerCase()} class="${element.className?.baseVal ?? element.className}"> ${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60)}`;
  const isModal = document.querySelector('[role=dialog], [role=alertdialog]') !== null;
  const READ = 'button, input, select, textarea, summary, label, h1, h2, h3, h4, p, li, dt, dd, td, th, legend';
  for (const element of document.body.querySelectorAll(READ)) {
    if (!seen(element) || element.closest('.k-hidden, .kith-sr, svg, [data-may-be-cut], [inert]')) continue;
    // What lies behind a question is not read while it stands.
    if (isModal && !element.closest('[role=dialog], [role=alertdialog]')) continue;
    let { left, right, top, bottom } = element.getBoundingClientRect();
    if (right - left < 2 || bottom - top < 2) continue;
    let isFixed = false;
    let isAbsolute = false;
    let isForReaders = false;
    const cut = [];
    for (let box = element; box && box !== document.documentElement; box = box.parentElement) {
      const style = getComputedStyle(box);
      // What is laid over others is cut by what it is laid out in alone.
      if (box !== element && !(isAbsolute && style.position === 'static') && !isFixed) {
        isAbsolute = false;
        const at = box.getBoundingClientRect();
        // What is for a reader alone: the native control behind a drawn one.
        if (at.width < 2 || at.height < 2) {
          isForReaders = true;
          break;
        }
        const across = style.overflowX;
        const down = style.overflowY;
        if (across === 'auto' || across === 'scroll') [left, right] = [at.left, at.right];
        else if (across !== 'visible' && (left < at.left - SLACK || right > at.right + SLACK))
          cut.push('cut off at the side');
        if (down === 'auto' || down === 'scroll') [top, bottom] = [at.top, at.bottom];
        else if (down !== 'visible' && (top < at.top - SLACK || bottom > at.bottom + SLACK)) cut.push('cut off below');
      }
      if (style.position === 'fixed') isFixed = true;
      if (style.position === 'absolute') isAbsolute = true;
    }
    if (isForReaders) continue;
    const page = document.scrollingElement;
    const canScroll =
      !isFixed && page.scrollHeight > page.clientHeight && getComputedStyle(page).overflowY !== 'hidden';
    if (left < -SLACK || right > innerWidth + SLACK) cut.push('beyond the window at the side');
    if (!canScroll && (top < -SLACK || bottom > innerHeight + SLACK)) cut.push('beyond the window');
    for (const how of cut) wrong.add(`${how}: ${what(element)}`);
  }
  return [...wrong];
}

/** Whether the whole page would have to be moved sideways. Runs in the page. */
export const isTooWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1;
