// How long does it take on this page? Kept in `window.kithFigures`, by the page's own clock: when Enter was pressed or the pointer
// let go, when something was first drawn, how far apart the frames were and how much of each was script of ours.
const [selector, least] = arguments;
const figures = { begun: null, drawn: null, frames: [], script: 0 };
window.kithFigures = figures;

const begins = (event) => {
  if (event.type !== 'keydown' || event.key === 'Enter') figures.begun ??= performance.now();
};
window.addEventListener('keydown', begins, { capture: true });
window.addEventListener('pointerup', begins, { capture: true });

// The page's own function, however often this script is run.
window.kithFrame ??= window.requestAnimationFrame.bind(window);
const frame = window.kithFrame;
const look = () => {
  if (figures.begun !== null && document.querySelectorAll(selector).length >= least) frame(() => { figures.drawn = performance.now(); });
  else frame(look);
};
frame(look);

figures.watch = () => {
  window.requestAnimationFrame = (callback) =>
    frame((now) => {
      const begun = performance.now();
      callback(now);
      figures.script += performance.now() - begun;
    });
  let begun = 0;
  window.addEventListener('pointermove', () => { begun = performance.now(); }, { capture: true });
  window.addEventListener('pointermove', () => { figures.script += performance.now() - begun; });
  const tick = (now) => {
    figures.frames.push(now);
    frame(tick);
  };
  frame(tick);
};
