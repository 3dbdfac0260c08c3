// Which part of the picture does the window show? A point of the picture becomes a point of the window and back. Pure.

export interface Lens {
  /** Pixels of the window for one unit of the picture. */
  zoom: number;
  /** Where the picture's origin stands in the window. */
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** The corners of all that is shown. */
export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Nearer than this names of neighbors would be lines of text with nothing between them. */
export const CLOSEST = 4;
const EDGE = 36;

export function boundsOf(places: Float32Array, people: Uint8Array): Bounds {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let at = 0; at < people.length; at++) {
    if (people[at] === 0) continue;
    bounds.left = Math.min(bounds.left, places[2 * at]);
    bounds.right = Math.max(bounds.right, places[2 * at]);
    bounds.top = Math.min(bounds.top, places[2 * at + 1]);
    bounds.bottom = Math.max(bounds.bottom, places[2 * at + 1]);
  }
  return bounds.left <= bounds.right ? bounds : { left: -1, top: -1, right: 1, bottom: 1 };
}

/** All of it in the middle of the window. */
export function fitting(bounds: Bounds, size: Size): Lens {
  const wide = Math.max(1, bounds.right - bounds.left);
  const high = Math.max(1, bounds.bottom - bounds.top);
  const within = (all: number, edge: number) => Math.max(40, all - 2 * edge);
  const zoom = Math.min(2, within(size.width, EDGE) / wide, within(size.height, EDGE) / high);
  return {
    zoom,
    x: size.width / 2 - ((bounds.left + bounds.right) / 2) * zoom,
    y: size.height / 2 - ((bounds.top + bounds.bottom) / 2) * zoom,
  };
}

/** Never so far that all of it is a dot, and never closer than names need. */
const allowed = (zoom: number, fit: Lens) => Math.min(Math.max(CLOSEST, fit.zoom), Math.max(fit.zoom / 2, zoom));

/** The point under the finger stays under the finger. */
export function zoomed(lens: Lens, by: number, at: { x: number; y: number }, fit: Lens): Lens {
  const zoom = allowed(lens.zoom * by, fit);
  const real = zoom / lens.zoom;
  return { zoom, x: at.x - (at.x - lens.x) * real, y: at.y - (at.y - lens.y) * real };
}

/** Moved, but never so far that nothing of the picture is left in the window. */
export function panned(lens: Lens, dx: number, dy: number, bounds: Bounds, size: Size): Lens {
  const kept = (to: number, low: number, high: number, all: number) =>
    Math.min(all - EDGE - low * lens.zoom, Math.max(EDGE - high * lens.zoom, to));
  return {
    zoom: lens.zoom,
    x: kept(lens.x + dx, bounds.left, bounds.right, size.width),
    y: kept(lens.y + dy, bounds.top, bounds.bottom, size.height),
  };
}

/** Somebody in the middle of the window, near enough to be read. */
export function onto(x: number, y: number, lens: Lens, size: Size, fit: Lens): Lens {
  const zoom = allowed(Math.max(lens.zoom, 1.4), fit);
  return { zoom, x: size.width / 2 - x * zoom, y: size.height / 2 - y * zoom };
}

/** Part of the way from one to another, zooming evenly. */
export function between(from: Lens, to: Lens, part: number, size: Size): Lens {
  const eased = 1 - (1 - part) ** 3;
  const zoom = from.zoom * (to.zoom / from.zoom) ** eased;
  // The middle of the window goes straight; where the origin stands follows from it.
  const middle = (lens: Lens) => ({
    x: (size.width / 2 - lens.x) / lens.zoom,
    y: (size.height / 2 - lens.y) / lens.zoom,
  });
  const [a, b] = [middle(from), middle(to)];
  const x = a.x + (b.x - a.x) * eased;
  const y = a.y + (b.y - a.y) * eased;
  return { zoom, x: size.width / 2 - x * zoom, y: size.height / 2 - y * zoom };
}

/** How what was drawn for one lens has to be moved to stand as another would draw it. `margin` is drawn around the window. */
export function moved(drawn: Lens, now: Lens, margin: { x: number; y: number }): string {
  const scale = now.zoom / drawn.zoom;
  const x = now.x - (drawn.x + margin.x) * scale;
  const y = now.y - (drawn.y + margin.y) * scale;
  return `translate(${x}px, ${y}px) scale(${scale})`;
}
