// How long from letting go until the map that the store gave back is drawn? By the page's own clock: when the pointer let go, when
// what is said of somebody changed (that is read from the store alone), when the frame began that shows it, when it was painted.
const dropped = { begun: null, changed: null, frame: null, painted: null };
window.kithDropped = dropped;

window.addEventListener('pointerup', () => { dropped.begun = performance.now(); }, { capture: true, once: true });
const channel = new MessageChannel();
channel.port1.onmessage = () => { dropped.painted = performance.now(); };
const observer = new MutationObserver((changes) => {
  if (dropped.begun === null || !changes.some(({ target }) => target.matches('[data-person]'))) return;
  dropped.changed = performance.now();
  observer.disconnect();
  window.requestAnimationFrame(() => {
    dropped.frame = performance.now();
    channel.port2.postMessage(null);
  });
});
observer.observe(document.querySelector('.sitting-window:not([aria-hidden]) .kith-sociogram'), {
  subtree: true,
  attributes: true,
  attributeFilter: ['aria-label'],
});
