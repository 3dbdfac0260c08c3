// Does this person want things to hold still? The system's word, or the one chosen in Settings.

export const isStill = (): boolean =>
  document.documentElement.dataset.motion === 'less' ||
  (typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches);
