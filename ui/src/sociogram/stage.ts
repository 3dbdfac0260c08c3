// How does the drawing follow the finger? Writes positions straight into the SVG, at most once per frame, and glides people
// to their new places. React draws what is there; this moves it. It decides nothing and knows no edit.

import type { Point } from './geometry';
import type { Scene } from './scene';
import { tieCurve } from './tie_curve';

interface Ends {
  a: string;
  b: string;
}
interface TieEnds extends Ends {
  element: SVGPathElement;
}

/** What is the same already would be laid out and painted again. */
const write = (element: Element, name: string, value: string): void => {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
};

/** Where somebody stands, as it is written in the drawing. */
export const placed = ({ x, y }: Point): string => `translate(${round(x)} ${round(y)})`;

const ease = (part: number): number => 1 - (1 - part) ** 3;
const round = (value: number): number => Math.round(value * 100) / 100;

export class Stage {
  /** Where everybody is seen right now, in pixels of the drawing. */
  readonly shown = new Map<string, Point>();
  private people = new Map<string, SVGGElement>();
  private ties: TieEnds[] = [];
  private tiesOf = new Map<string, TieEnds[]>();
  /** Lines that are drawn in one stroke, where there are many. */
  private stroke: { element: SVGPathElement; ties: readonly Ends[] } | null = null;
  private ego: Point = { x: 0, y: 0 };
  private frame = 0;
  private glide = 0;

  /** Takes hold of the elements of a scene that React has just drawn. */
  take(layers: readonly SVGSVGElement[], scene: Scene): void {
    this.people.clear();
    this.tiesOf.clear();
    const paths = new Map<string, SVGPathElement>();
    for (const layer of layers) {
      for (const element of layer.querySelectorAll<SVGGElement>('.kith-drawn [data-person]'))
        this.people.set(element.dataset.person ?? '', element);
      for (const element of layer.querySelectorAll<SVGPathElement>('[data-tie]'))
        paths.set(element.dataset.tie ?? '', element);
    }
    this.ties = scene.ties.flatMap(({ id, a, b }) => {
      const element = paths.get(id);
      return element ? [{ element, a, b }] : [];
    });
    for (const tie of this.ties) {
      for (const end of [tie.a, tie.b]) {
        const list = this.tiesOf.get(end);
        if (list) list.push(tie);
        else this.tiesOf.set(end, [tie]);
      }
    }
    const stroke = layers[0]?.querySelector<SVGPathElement>('.kith-all-ties');
    this.stroke = stroke ? { element: stroke, ties: scene.ties.filter(({ id }) => !paths.has(id)) } : null;
    this.ego = scene.ego;
  }

  /** Everybody to their place: at once, or within `millis`; `moved` is told of every picture on the way, for what floats beside them. */
  settle(places: ReadonlyMap<string, Point>, millis: number, moved: () => void): void {
    cancelAnimationFrame(this.glide);
    for (const id of this.shown.keys()) if (!places.has(id)) this.shown.delete(id);
    const from = new Map<string, Point>();
    for (const [id, there] of places) {
      const here = this.shown.get(id);
      if (millis > 0 && here && Math.abs(here.x - there.x) + Math.abs(here.y - there.y) > 0.5) from.set(id, here);
      else this.shown.set(id, { x: there.x, y: there.y });
    }
    if (from.size === 0) {
      this.draw(places.keys());
      return;
    }
    this.draw(places.keys());
    const begun = performance.now();
    const next = (now: number): void => {
      const part = Math.min(1, Math.max(0, (now - begun) / millis));
      const eased = ease(part);
      for (const [id, here] of from) {
        const there = places.get(id);
        if (there)
          this.shown.set(id, { x: here.x + (there.x - here.x) * eased, y: here.y + (there.y - here.y) * eased });
      }
      this.draw(from.keys());
      moved();
      if (part < 1) this.glide = requestAnimationFrame(next);
    };
    this.glide = requestAnimationFrame(next);
  }

  /** The lines of one person end at a point: they follow whoever is dragged. */
  leadTies(person: string, at: Point): void {
    for (const tie of this.tiesOf.get(person) ?? []) {
      const other = this.shown.get(tie.a === person ? tie.b : tie.a);
      if (other)
        tie.element.setAttribute('d', tie.a === person ? tieCurve(at, other, this.ego) : tieCurve(other, at, this.ego));
    }
  }

  /** Lines back to where their person is seen. */
  releaseTies(person: string): void {
    const here = this.shown.get(person);
    if (here) this.leadTies(person, here);
  }

  /** At most one call per frame, the latest wins. */
  onFrame(work: () => void): void {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      work();
    });
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    cancelAnimationFrame(this.glide);
    this.frame = 0;
  }

  private strokeOf(ties: readonly Ends[]): string {
    return ties
      .map(({ a, b }) => {
        const from = this.shown.get(a);
        const to = this.shown.get(b);
        return from && to ? tieCurve(from, to, this.ego) : '';
      })
      .join('');
  }

  private draw(ids: Iterable<string>): void {
    const moved = new Set<TieEnds>();
    for (const id of ids) {
      const at = this.shown.get(id);
      const element = this.people.get(id);
      if (!at || !element) continue;
      write(element, 'transform', placed(at));
      for (const tie of this.tiesOf.get(id) ?? []) moved.add(tie);
    }
    for (const { element, a, b } of moved) {
      const from = this.shown.get(a);
      const to = this.shown.get(b);
      if (from && to) write(element, 'd', tieCurve(from, to, this.ego));
    }
    if (this.stroke) write(this.stroke.element, 'd', this.strokeOf(this.stroke.ties));
  }
}
