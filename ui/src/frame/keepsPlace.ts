// Where does Tab go on when what had the focus is gone from the page? From where it lay, and not from the top: a line's button that
// became another one, a row that was taken out, a dialog whose opener is gone. WebKit begins anew at the top there.

/** So many places are remembered: those in a dialog are gone with it. */
const MOST = 12;

/** Whatever holds the whole page is no place in it. */
const isPlace = (at: Element | undefined): at is HTMLElement =>
  at instanceof HTMLElement && at.isConnected && at !== document.body && at.id !== 'root' && at.parentElement !== null;

export function keepsPlace(): () => void {
  /** Where the focus was, the latest first: what had it, and all in which that lay. What is gone from the page is not held by this. */
  let places: WeakRef<Element>[][] = [];
  const came = ({ target }: FocusEvent) => {
    const within: WeakRef<Element>[] = [];
    for (let at = target instanceof Element ? target : null; at; at = at.parentElement) within.push(new WeakRef(at));
    places = [within, ...places].slice(0, MOST);
  };
  const pressed = ({ key }: KeyboardEvent) => {
    if (key !== 'Tab' || document.activeElement !== document.body || places[0]?.[0]?.deref()?.isConnected) return;
    const near = places.flatMap((within) => within.map((at) => at.deref()).find(isPlace) ?? [])[0];
    if (!near) return;
    if (!near.hasAttribute('tabindex')) {
      near.tabIndex = -1;
      near.addEventListener('blur', () => near.removeAttribute('tabindex'), { once: true });
    }
    near.focus({ preventScroll: true });
  };
  document.addEventListener('focusin', came);
  window.addEventListener('keydown', pressed, { capture: true });
  return () => {
    document.removeEventListener('focusin', came);
    window.removeEventListener('keydown', pressed, { capture: true });
  };
}
