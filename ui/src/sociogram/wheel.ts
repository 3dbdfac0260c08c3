// Whose is the wheel over the map? The map's, to zoom and to move it. But where the page is longer than the window the map may
// fill all of it, and whoever has a mouse alone would never come past: there it is the page's, and with Ctrl the map's.

const SCROLLS = /auto|scroll/;

export function isThePages(map: Element, event: Pick<WheelEvent, 'ctrlKey' | 'metaKey'>): boolean {
  if (event.ctrlKey || event.metaKey) return false;
  for (let around = map.parentElement; around; around = around.parentElement)
    if (around.scrollHeight > around.clientHeight + 1 && SCROLLS.test(getComputedStyle(around).overflowY)) return true;
  return false;
}
