// Which part of the map does the window show? A point of the drawing becomes a point of the window and back.
// The map can be closer than fit, never further away, and never be lost outside the window.

import type { Point } from './geometry';

export interface Camera {
  zoom: number;
  x: number;
  y: number;
}

export const FIT: Camera = { zoom: 1, x: 0, y: 0 };
export const CLOSEST = 6;

/** The drawing is made anew at these; in between it is only enlarged. So names grow longer as one comes closer. */
const DETAILS = [1, 1.3, 1.7, 2.2, 3, 4, 5];

export function detailAt(zoom: number): number {
  let detail = 1;
  for (const step of DETAILS) if (step <= zoom + 0.01) detail = step;
  return detail;
}

export interface Size {
  width: number;
  height: number;
}

function kept(camera: Camera, size: Size): Camera {
  const zoom = Math.min(CLOSEST, Math.max(1, camera.zoom));
  return {
    zoom,
    x: Math.min(0, Math.max(size.width * (1 - zoom), camera.x)),
    y: Math.min(0, Math.max(size.height * (1 - zoom), camera.y)),
  };
}

/** The point under the finger stays under the finger. */
export function zoomed(camera: Camera, by: number, at: Point, size: Size): Camera {
  const zoom = Math.min(CLOSEST, Math.max(1, camera.zoom * by));
  const real = zoom / camera.zoom;
  return kept({ zoom, x: at.x - (at.x - camera.x) * real, y: at.y - (at.y - camera.y) * real }, size);
}

export const panned = (camera: Camera, dx: number, dy: number, size: Size): Camera =>
  kept({ ...camera, x: camera.x + dx, y: camera.y + dy }, size);

/** Brings a point into view when it lies outside or at the very edge. */
export function showing(camera: Camera, at: Point, size: Size): Camera {
  const x = at.x * camera.zoom + camera.x;
  const y = at.y * camera.zoom + camera.y;
  const edge = 60;
  const dx = x < edge ? edge - x : x > size.width - edge ? size.width - edge - x : 0;
  const dy = y < edge ? edge - y : y > size.height - edge ? size.height - edge - y : 0;
  return dx === 0 && dy === 0 ? camera : panned(camera, dx, dy, size);
}
