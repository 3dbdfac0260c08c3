// Who draws, and when? One canvas is shown and moved while a finger or a key moves the picture; when it has rested, another is
// drawn behind it, a little in each frame, and takes its place. Nothing here is React's between two frames.

import type { NetworkPerson } from '../../../ipc';
import { bake, type Baking, type Colors, drawChosen } from './bake';
import { between, type Bounds, boundsOf, fitting, type Lens, moved, onto, panned, type Size, zoomed } from './lens';
import { neighborsOf, type Picture, type Shown } from './picture';

const RESTS_MS = 120;
/** Of each frame so much is spent on drawing. */
const SLICE_MS = 8;
const FLIES_MS = 200;
/** So much of the window is drawn beyond each of its edges. */
const BEYOND = 0.35;

export interface Drawn {
  picture: Picture;
  people: readonly NetworkPerson[];
  shown: Shown;
  chosen: number | null;
  /** The one of their neighbors whom the keys have come to. */
  near: number | null;
}

/** The stage: what it shows and where. `tell` hears how many ties stand for one that is drawn, after each drawing. */
export class Stage {
  private front: HTMLCanvasElement;
  private back: HTMLCanvasElement;
  private drawn: Drawn | null = null;
  private lens: Lens | null = null;
  /** For which lens the canvas in front was drawn. */
  private bakedAt: Lens | null = null;
  private size: Size = { width: 0, height: 0 };
  private bounds: Bounds = { left: 0, top: 0, right: 1, bottom: 1 };
  private fit: Lens = { zoom: 1, x: 0, y: 0 };
  private resting: ReturnType<typeof setTimeout> | null = null;
  private frame = 0;
  private flying = 0;

  constructor(
    private readonly box: HTMLElement,
    canvases: readonly [HTMLCanvasElement, HTMLCanvasElement],
    private readonly over: HTMLCanvasElement,
    private readonly tell: (oneIn: number) => void,
  ) {
    [this.front, this.back] = canvases;
    this.back.style.visibility = 'hidden';
  }

  /** Shows this from now on. The same picture stays where it is; another begins with all of it. */
  show(drawn: Drawn) {
    const before = this.drawn;
    this.drawn = drawn;
    const isOther = before?.picture !== drawn.picture;
    if (isOther || before?.shown !== drawn.shown) {
      this.bounds = boundsOf(drawn.picture.places, drawn.shown.people);
      const wasFit =
        this.lens === null || before?.shown !== drawn.shown || before.picture.stamp !== drawn.picture.stamp;
      this.fit = fitting(this.bounds, this.size);
      if (wasFit) this.lens = this.fit;
      this.bakeNow();
    } else if (before.people !== drawn.people) this.bakeNow();
    this.drawOver();
  }

  resize(size: Size) {
    if (size.width === this.size.width && size.height === this.size.height) return;
    const wasFit = this.lens === null || (this.lens.zoom === this.fit.zoom && this.lens.x === this.fit.x);
    this.size = size;
    this.fit = fitting(this.bounds, size);
    if (wasFit) this.lens = this.fit;
    this.bakeNow();
  }

  zoom(by: number, at = { x: this.size.width / 2, y: this.size.height / 2 }) {
    if (this.lens) this.go(zoomed(this.lens, by, at, this.fit));
  }

  pan(dx: number, dy: number) {
    if (this.lens) this.go(panned(this.lens, dx, dy, this.bounds, this.size));
  }

  all() {
    this.fly(this.fit);
  }

  /** Brings somebody into the middle. */
  flyTo(person: number) {
    if (!this.drawn || !this.lens) return;
    const { places } = this.drawn.picture;
    this.fly(onto(places[2 * person], places[2 * person + 1], this.lens, this.size, this.fit));
  }

  /** Who stands there, if anybody does. */
  whoIsAt(x: number, y: number): number | null {
    if (!this.drawn || !this.lens) return null;
    const { picture, shown } = this.drawn;
    let [best, found]: [number, number | null] = [16, null];
    for (let at = 0; at < shown.people.length; at++) {
      if (shown.people[at] === 0) continue;
      const dx = picture.places[2 * at] * this.lens.zoom + this.lens.x - x;
      const dy = picture.places[2 * at + 1] * this.lens.zoom + this.lens.y - y;
      const far = Math.hypot(dx, dy);
      if (far < best) [best, found] = [far, at];
    }
    return found;
  }

  /** Colors or type are others than they were. */
  again() {
    this.bakeNow();
    this.drawOver();
  }

  stop() {
    if (this.resting) clearTimeout(this.resting);
    cancelAnimationFrame(this.frame);
    cancelAnimationFrame(this.flying);
  }

  private go(lens: Lens) {
    cancelAnimationFrame(this.flying);
    this.moveTo(lens);
  }

  private moveTo(lens: Lens) {
    this.lens = lens;
    this.place();
    // What was being drawn is of another place by now.
    cancelAnimationFrame(this.frame);
    if (this.resting) clearTimeout(this.resting);
    this.resting = setTimeout(() => this.bakeNow(), RESTS_MS);
  }

  private fly(to: Lens) {
    cancelAnimationFrame(this.flying);
    const from = this.lens;
    const isStill =
      document.documentElement.dataset.motion === 'less' || matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!from || isStill) {
      this.moveTo(to);
      return;
    }
    const begun = performance.now();
    const step = (now: number) => {
      const part = Math.min(1, (now - begun) / FLIES_MS);
      this.moveTo(part === 1 ? to : between(from, to, part, this.size));
      if (part < 1) this.flying = requestAnimationFrame(step);
    };
    this.flying = requestAnimationFrame(step);
  }

  private get margin() {
    return { x: Math.round(this.size.width * BEYOND), y: Math.round(this.size.height * BEYOND) };
  }

  private place() {
    if (!this.lens || !this.bakedAt) return;
    const to = moved(this.bakedAt, this.lens, this.margin);
    this.front.style.transform = to;
    this.over.style.transform = to;
  }

  private baking(lens: Lens, drawn: Drawn): Baking {
    const { margin } = this;
    const first = new Set<number>();
    if (drawn.chosen !== null) {
      first.add(drawn.chosen);
      for (const other of neighborsOf(drawn.picture, drawn.chosen, drawn.shown).slice(0, 60)) first.add(other);
    }
    return {
      picture: drawn.picture,
      people: drawn.people,
      shown: drawn.shown,
      lens,
      width: this.size.width + 2 * margin.x,
      height: this.size.height + 2 * margin.y,
      margin,
      colors: colorsOf(this.box),
      first,
    };
  }

  private penOf(canvas: HTMLCanvasElement, { width, height }: Baking): CanvasRenderingContext2D | null {
    // As sharp as the screen, but not more than twice: nobody sees it, and it is four times the memory.
    const dense = Math.min(2, window.devicePixelRatio || 1);
    canvas.width = Math.round(width * dense);
    canvas.height = Math.round(height * dense);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const pen = canvas.getContext('2d');
    pen?.setTransform(dense, 0, 0, dense, 0, 0);
    return pen;
  }

  private bakeNow() {
    cancelAnimationFrame(this.frame);
    if (this.resting) clearTimeout(this.resting);
    const { drawn, lens } = this;
    if (!drawn || !lens || this.size.width === 0) return;
    const baking = this.baking(lens, drawn);
    const pen = this.penOf(this.back, baking);
    if (!pen) return;
    const work = bake(pen, baking);
    const slice = () => {
      const until = performance.now() + SLICE_MS;
      let step = work.next();
      while (!step.done && performance.now() < until) step = work.next();
      if (!step.done) {
        this.frame = requestAnimationFrame(slice);
        return;
      }
      this.bakedAt = lens;
      [this.front, this.back] = [this.back, this.front];
      this.drawOver();
      this.place();
      this.front.style.visibility = 'visible';
      this.back.style.visibility = 'hidden';
      this.box.dataset.baked = String(Number(this.box.dataset.baked ?? 0) + 1);
      this.tell(step.value);
    };
    slice();
  }

  private drawOver() {
    const { drawn, bakedAt } = this;
    if (!drawn || !bakedAt) return;
    const baking = this.baking(bakedAt, drawn);
    const pen = this.penOf(this.over, baking);
    if (!pen || drawn.chosen === null) return;
    drawChosen(pen, baking, drawn.chosen, neighborsOf(drawn.picture, drawn.chosen, drawn.shown), drawn.near);
    this.place();
  }
}

/** The colors of the page as they are now, for a canvas, which no style reaches. */
function colorsOf(box: HTMLElement): Colors {
  const style = getComputedStyle(box);
  const of = (name: string) => style.getPropertyValue(name).trim();
  const isForced = matchMedia('(forced-colors: active)').matches;
  const groups = ['school', 'home', 'community', 'peers', 'work'].map((sector) => of(`--kith-sector-${sector}`));
  return {
    paper: of('--kith-raised'),
    ink: of('--kith-ink'),
    soft: of('--kith-ink-soft'),
    tie: of('--kith-line-strong'),
    accent: of('--kith-accent'),
    groups: isForced ? [of('--kith-ink')] : groups,
    font: of('--kith-font') || 'sans-serif',
  };
}
