// How high is the line for a name? Where the page scrolls it stays in sight at the foot of the window, and the map has all that is
// above it. It is one line or three, as the language and the size of text want it, so it is measured.

export function measuresBar(bar: HTMLElement | null): (() => void) | undefined {
  const around = bar?.closest<HTMLElement>('.sitting-window');
  if (!bar || !around || typeof ResizeObserver === 'undefined') return undefined;
  const watcher = new ResizeObserver(() => around.style.setProperty('--sitting-bar', `${bar.offsetHeight}px`));
  watcher.observe(bar);
  return () => {
    watcher.disconnect();
    around.style.removeProperty('--sitting-bar');
  };
}
