// How much room does a person take, and are two of them in each other's way? A disc with a name below it.
// Knows nothing of rings, sectors or who it is; only circles and boxes.

/** A disc (r > 0), a box below or around its middle (w > 0), or both. Fixed bodies are made room for and never move. */
export interface Body {
  id: string;
  x: number;
  y: number;
  /** Radius of the disc with whatever sits on its edge. */
  r: number;
  /** Size of the name's box; 0 where no name is written. */
  w: number;
  h: number;
  /** From the middle of the disc to the top of the box. */
  top: number;
  is_fixed: boolean;
}

/** Free pixels between two people. */
export const GAP = 2;

export interface Push {
  x: number;
  y: number;
}

function discs(a: Body, b: Body, gap: number): Push | null {
  const least = a.r + b.r + gap;
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const square = dx * dx + dy * dy;
  if (square >= least * least) return null;
  const far = Math.sqrt(square);
  if (far < 0.01) return { x: least, y: 0 };
  const deep = least - far;
  return { x: (dx / far) * deep, y: (dy / far) * deep };
}

function boxes(a: Body, b: Body, gap: number): Push | null {
  const dx = b.x - a.x;
  const dy = b.y + b.top + b.h / 2 - (a.y + a.top + a.h / 2);
  const px = (a.w + b.w) / 2 + gap - Math.abs(dx);
  const py = (a.h + b.h) / 2 + gap - Math.abs(dy);
  if (px <= 0 || py <= 0) return null;
  return px < py ? { x: dx < 0 ? -px : px, y: 0 } : { x: 0, y: dy < 0 ? -py : py };
}

/** The way that `box`'s owner has to go to leave `disc` free. */
function discAndBox(disc: Body, box: Body, gap: number): Push | null {
  const left = box.x - box.w / 2;
  const right = box.x + box.w / 2;
  const over = box.y + box.top;
  const under = over + box.h;
  const reach = disc.r + gap;
  const nx = Math.min(Math.max(disc.x, left), right);
  const ny = Math.min(Math.max(disc.y, over), under);
  const dx = nx - disc.x;
  const dy = ny - disc.y;
  const square = dx * dx + dy * dy;
  if (square >= reach * reach) return null;
  if (square > 0.01) {
    const far = Math.sqrt(square);
    const deep = reach - far;
    return { x: (dx / far) * deep, y: (dy / far) * deep };
  }
  const down = disc.y + reach - over;
  const up = under - (disc.y - reach);
  return down < up ? { x: 0, y: down } : { x: 0, y: -up };
}

const size = (push: Push | null): number => (push ? push.x * push.x + push.y * push.y : 0);

/** Half of the width that a body takes: whoever is further away than both halves needs no closer look. */
export const halfOf = (body: Body): number => Math.max(body.r, body.w / 2);

/** Which way `b` must go, and how far, to be clear of `a`; null when they are clear. */
export function pushApart(a: Body, b: Body, gap = GAP): Push | null {
  // Most pairs are far apart: say so before anything else.
  const wide = halfOf(a) + halfOf(b) + gap;
  const dx = b.x - a.x;
  if (dx >= wide || -dx >= wide) return null;
  const dy = b.y - a.y;
  if (dy >= a.top + a.h + a.r + b.r + b.h + gap + 40 || -dy >= b.top + b.h + a.r + b.r + a.h + gap + 40) return null;
  let deepest: Push | null = null;
  const weigh = (push: Push | null): void => {
    if (size(push) > size(deepest)) deepest = push;
  };
  if (a.r > 0 && b.r > 0) weigh(discs(a, b, gap));
  if (a.w > 0 && b.w > 0) weigh(boxes(a, b, gap));
  if (a.r > 0 && b.w > 0) weigh(discAndBox(a, b, gap));
  if (b.r > 0 && a.w > 0) {
    const push = discAndBox(b, a, gap);
    if (push) weigh({ x: -push.x, y: -push.y });
  }
  return deepest;
}

export const areClear = (a: Body, b: Body, gap = GAP): boolean => pushApart(a, b, gap) === null;

export interface Audit {
  overlapping_discs: number;
  covered_names: number;
}

/** Counts what must never happen: discs over discs, and names under a disc or another name. */
export function audit(bodies: readonly Body[]): Audit {
  const found: Audit = { overlapping_discs: 0, covered_names: 0 };
  for (let i = 0; i < bodies.length; i++) {
    for (let j = i + 1; j < bodies.length; j++) {
      const a = bodies[i];
      const b = bodies[j];
      if (a.r > 0 && b.r > 0 && discs(a, b, 0)) found.overlapping_discs++;
      if (a.w > 0 && b.w > 0 && boxes(a, b, 0)) found.covered_names++;
      if (a.r > 0 && b.w > 0 && discAndBox(a, b, 0)) found.covered_names++;
      if (b.r > 0 && a.w > 0 && discAndBox(b, a, 0)) found.covered_names++;
    }
  }
  return found;
}
