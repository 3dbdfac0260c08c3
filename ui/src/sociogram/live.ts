// What happens between two renders? Holds the hand, the camera and the moving elements; turns what fingers and keys do into
// steps, and steps into what the screen asked to hear. It knows no React, keeps no record, and commits nothing itself.

import { ahead } from './ahead';
import { type Camera, detailAt, FIT, panned, type Size, showing, zoomed } from './camera';
import type { EgoNetwork, MapEdit } from './contract';
import { type Point, spotAt } from './geometry';
import { activate, type GestureEvent, lookOnly, step } from './gesture';
import { handleSpot, HANDLE } from './handle';
import { EMPTY, type Effect, type Ground, type PointerKind, type Step, type View } from './hand';
import { afterRemoval, type Key, press } from './keyboard';
import type { Ruler } from './labels';
import { drawMarks, lightCell } from './marks';
import { carriedAt, type DrawnPerson, type Scene } from './scene';
import { sentence } from './speech';
import { Stage } from './stage';
import type { Paper } from './usePaper';
import type { SociogramWords } from './words';

/** Somebody who was let go and waits under the finger until the store has answered. */
export interface Held {
  person: string;
  at: Point;
}

/** What the latest render knows, and whom to tell. */
export interface Latest {
  drawn: Scene;
  network: EgoNetwork;
  words: SociogramWords;
  ruler: Ruler;
  paper: Paper;
  detail: number;
  held: Held | null;
  /** Whose lines are drawn above those that lie still: whoever is in the hand, or waits where the hand let go. */
  inHand: string | null;
  /** Whether lines are drawn yet. */
  areLinesDue: boolean;
  isEditable: boolean;
  onView(view: View): void;
  onCommit(edits: readonly MapEdit[]): unknown;
  onList?(): void;
  onLight?(): void;
  onDetail(detail: number): void;
  onHeld(change: (held: Held | null) => Held | null): void;
  onMenu(person: string): void;
  onRename(person: string): void;
}

/** The corner that takes somebody off the map while they are dragged: outside the rim, so that it covers no ring. */
export const CORNER = { width: 176, height: 44 };
/** How long a dropped person waits under the finger for the store's answer before going back. */
const PATIENCE_MS = 1500;
const SETTLE_MS = 160;
/** How long after its answer a gesture is still taken into account, at most: by then the map was read again. */
const ANSWERED_MS = 400;

export class Live {
  readonly stage = new Stage();
  camera: Camera = FIT;
  view: View = EMPTY;
  hovered: string | null = null;
  /** What lies still, below; the people and everything that moves, above. */
  under: SVGSVGElement | null = null;
  svg: SVGSVGElement | null = null;
  status: HTMLElement | null = null;
  now!: Latest;
  private wantsFocus = false;
  private told: View = EMPTY;
  private kind: PointerKind = 'mouse';
  private isFirst = true;
  private lastDetail = 1;
  private lastNetwork: EgoNetwork | null = null;
  private lastDrawn: Scene | null = null;
  private lastInHand: string | null = null;
  private wereLinesDue = false;
  /** Sent and not read again yet, oldest first. */
  private sent: { edits: readonly MapEdit[]; isAnswered: boolean }[] = [];

  /** The elements that were just drawn. */
  attach(under: SVGSVGElement | null, svg: SVGSVGElement | null, status: HTMLElement | null): void {
    this.under = under;
    this.svg = svg;
    this.status = status;
  }

  /** Whether the focus should go to the chosen person; asked once. */
  takeWish(): boolean {
    const wish = this.wantsFocus;
    this.wantsFocus = false;
    return wish;
  }

  wishFocus(): void {
    this.wantsFocus = true;
  }

  leave(): void {
    this.hovered = null;
    if (this.view.hand.is === 'empty') lightCell(this, null);
    this.redraw();
  }

  /** After every render, before the browser paints. */
  know(latest: Latest, view: View, isStill: boolean): void {
    this.now = latest;
    // A mode or a selection set from outside; what the finger does meanwhile is newer here.
    if (view !== this.told) {
      this.told = view;
      this.view = view;
    }
    const { drawn, detail, network, held, inHand, areLinesDue } = latest;
    if (this.lastNetwork !== network) {
      this.lastNetwork = network;
      this.sent = this.sent.filter((one) => !one.isAnswered);
      // The store has answered: whoever was held glides from the finger to their place.
      if (held) {
        this.stage.shown.set(held.person, this.toDrawing(held.at));
        latest.onHeld(() => null);
      }
    }
    if (this.lastDetail !== detail) {
      const by = detail / this.lastDetail;
      for (const [id, { x, y }] of this.stage.shown) this.stage.shown.set(id, { x: x * by, y: y * by });
      this.lastDetail = detail;
    }
    if (!this.under || !this.svg) return;
    const isNew = this.lastDrawn !== drawn;
    // Lines that came, or went from one layer to the other, are other elements.
    const areOthers = this.lastInHand !== inHand || this.wereLinesDue !== areLinesDue;
    this.wereLinesDue = areLinesDue;
    if (isNew || areOthers) this.stage.take([this.under, this.svg], drawn);
    if (this.lastInHand !== null && this.lastInHand !== inHand) this.stage.releaseTies(this.lastInHand);
    this.lastInHand = inHand;
    if (isNew) {
      this.lastDrawn = drawn;
      const places = new Map(drawn.people.map((person) => [person.id, person]));
      this.stage.settle(places, this.isFirst || isStill ? 0 : SETTLE_MS, () => drawMarks(this));
      this.isFirst = false;
    }
    drawMarks(this);
  }

  get size(): Size {
    return { width: this.now.paper.width, height: this.now.paper.height - this.now.drawn.tray.height };
  }

  get scale(): number {
    return this.camera.zoom / this.now.detail;
  }

  toScreen(p: Point): Point {
    return { x: p.x * this.scale + this.camera.x, y: p.y * this.scale + this.camera.y };
  }

  toDrawing(p: Point): Point {
    return { x: (p.x - this.camera.x) / this.scale, y: (p.y - this.camera.y) / this.scale };
  }

  placeOf(person: string): Point | null {
    const at = this.stage.shown.get(person);
    if (at) return this.toScreen(at);
    const waiting = this.now.drawn.tray.people.find(({ id }) => id === person);
    return waiting ? { x: waiting.x, y: waiting.y } : null;
  }

  /** Where the handle of the selected person is, from which lines are drawn; null where there is no free room for it. */
  handlePlace(): Point | null {
    const { selected, mode } = this.view;
    if (selected === null || mode.as !== 'arrange' || !this.now.isEditable) return null;
    const at = this.stage.shown.get(selected);
    if (!at) return null;
    const { people, ego, badge } = this.now.drawn;
    const seen = people.map((person) => ({ ...person, ...this.stage.shown.get(person.id) }));
    return handleSpot(selected, { people: seen, ego, badge }, (p) => this.toScreen(p), this.scale, this.size);
  }

  personAt(point: Point): string | null {
    const { people, tray } = this.now.drawn;
    let best: string | null = null;
    let least = Number.POSITIVE_INFINITY;
    const look = (person: DrawnPerson, at: Point, k: number): void => {
      const far = howFar(person, at, k, point, this.kind === 'touch');
      if (far < least) [best, least] = [person.id, far];
    };
    if (point.y < tray.top || tray.height === 0) {
      for (const person of people) look(person, this.toScreen(this.stage.shown.get(person.id) ?? person), this.scale);
    }
    for (const person of tray.people) look(person, person, 1);
    return best;
  }

  private isOnOther(point: Point): boolean {
    return this.now.drawn.people.some((person) => {
      if (person.id === this.view.selected) return false;
      const at = this.toScreen(this.stage.shown.get(person.id) ?? person);
      return Math.hypot(point.x - at.x, point.y - at.y) <= person.r * this.scale;
    });
  }

  isTray(point: Point): boolean {
    const { paper, drawn } = this.now;
    if (point.x < 0 || point.x > paper.width || point.y > paper.height + 40) return false;
    if (drawn.tray.height > 0) return point.y >= drawn.tray.top;
    return (
      this.view.hand.is === 'dragging' && point.x > paper.width - CORNER.width && point.y > paper.height - CORNER.height
    );
  }

  spotAt(point: Point): ReturnType<typeof spotAt> {
    const { width, height } = this.size;
    if (point.x < 0 || point.y < 0 || point.x > width || point.y > height) return null;
    const { field, shape } = this.now.drawn.arrangement;
    return spotAt(field, shape, this.toDrawing(point));
  }

  /** What the next gesture begins from: the map with what was meant since. */
  private get network(): EgoNetwork {
    return ahead(
      this.now.network,
      this.sent.flatMap(({ edits }) => edits),
    );
  }

  private ground(): Ground {
    return {
      network: this.network,
      personAt: (point) => this.personAt(point),
      placeOf: (person) => this.placeOf(person),
      handleAt: (point) => {
        const at = this.handlePlace();
        const reach = this.kind === 'touch' ? HANDLE.reach_touch : HANDLE.reach;
        if (!at || Math.hypot(point.x - at.x, point.y - at.y) > reach) return null;
        // Whoever stands beside the handle is meant where their own disc is touched.
        return this.isOnOther(point) ? null : this.view.selected;
      },
      spotAt: (point) => this.spotAt(point),
      isTray: (point) => this.isTray(point),
    };
  }

  feel(event: GestureEvent): void {
    if (event.type === 'down') {
      this.kind = event.kind;
      this.hovered = null;
      this.wantsFocus = true;
    }
    const isLooking = !this.now.isEditable && (event.type === 'down' || event.type === 'up');
    this.take(isLooking ? lookOnly(this.view, event, this.ground()) : step(this.view, event, this.ground()));
  }

  hover(point: Point): void {
    this.kind = 'mouse';
    const person = this.personAt(point);
    if (person !== this.hovered) {
      this.hovered = person;
      this.svg?.classList.toggle('kith-over-person', person !== null);
      this.redraw();
    }
  }

  /** "Activate", said by a screen reader: a tap that has no place. */
  activate(person: string): void {
    this.wantsFocus = true;
    const isLooking = !this.now.isEditable;
    if (isLooking) this.take({ view: { ...this.view, selected: person, focused: person }, effects: [] });
    else this.take(activate(this.view, person, this.ground()));
  }

  private places(): Map<string, Point> {
    const places = new Map<string, Point>();
    const { people, tray } = this.now.drawn;
    for (const { id } of [...people, ...tray.people]) {
      const place = this.placeOf(id);
      if (place) places.set(id, place);
    }
    return places;
  }

  /** Whom the focus goes to when this person goes. */
  nextAfter(person: string): string | null {
    return afterRemoval(this.places(), person);
  }

  /** True when the key meant something here. */
  key(key: Key): boolean {
    const next = press(this.view, key, { network: this.network, places: this.places() });
    if (!next) return false;
    if (!this.now.isEditable && isChange(next)) {
      // Whoever would be picked up is looked at, as by a tap.
      if (next.view.hand.is === 'carrying') this.activate(next.view.hand.person);
      return true;
    }
    this.hovered = null;
    this.wantsFocus = true;
    const { focused } = next.view;
    if (focused !== this.view.focused && focused !== null) this.shows(focused);
    this.take(next);
    return true;
  }

  focus(person: string | null): void {
    this.wantsFocus = true;
    if (person === null) return this.tell();
    this.shows(person);
    // Whoever was in the hand stays where they were.
    this.view = { ...this.view, hand: { is: 'empty' }, focused: person, selected: person, is_armed: false };
    this.tell();
  }

  /** Where the map is drawn closer and they are out of sight, it is moved so that they are seen. */
  private shows(person: string): void {
    const there = this.stage.shown.get(person);
    if (!there) return;
    this.look(showing(this.camera, { x: there.x / this.now.detail, y: there.y / this.now.detail }, this.size));
  }

  /** The browser has put the focus on somebody: by Tab, or by a screen reader. */
  focusCame(person: string): void {
    if (person === this.view.focused) return;
    this.view = { ...this.view, focused: person };
    this.tell();
  }

  say(text: string): void {
    if (!this.status) return;
    // The same sentence twice in a row is only read again when something has changed.
    this.status.textContent = this.status.textContent === text ? `${text}\u00a0` : text;
  }

  /** What was said last is said no more. */
  hush(): void {
    if (this.status) this.status.textContent = '';
  }

  look(next: Camera): void {
    this.camera = next;
    const wanted = detailAt(next.zoom);
    if (wanted !== this.now.detail) this.now.onDetail(wanted);
    this.redraw();
  }

  zoomBy(direction: 1 | -1): void {
    const focus = this.view.selected ?? this.view.focused;
    const at = (focus && this.placeOf(focus)) || { x: this.size.width / 2, y: this.size.height / 2 };
    this.look(zoomed(this.camera, direction > 0 ? 1.3 : 1 / 1.3, at, this.size));
  }

  redraw(): void {
    this.stage.onFrame(() => drawMarks(this));
  }

  run(effects: readonly Effect[], dropped: Held | null = null): void {
    const edits: MapEdit[] = [];
    for (const effect of effects) {
      if (effect.do === 'commit') edits.push(effect.edit);
      else this.show(effect);
    }
    if (edits.length > 0) this.commit(edits, dropped);
  }

  private show(effect: Exclude<Effect, { do: 'commit' }>): void {
    switch (effect.do) {
      case 'say':
        return this.say(sentence(this.now.network, effect.said, this.now.words));
      case 'pan':
        return this.look(panned(this.camera, effect.dx, effect.dy, this.size));
      case 'zoom':
        return this.look(zoomed(this.camera, effect.by, effect.at, this.size));
      case 'zoom_step':
        return this.zoomBy(effect.step);
      case 'fit':
        return this.look(FIT);
      case 'menu':
        return this.now.onMenu(effect.person);
      case 'rename':
        return this.now.onRename(effect.person);
      case 'list':
        return this.now.onList?.();
      case 'light':
        return this.now.onLight?.();
    }
  }

  /** What was meant beside the drawing; resolves to whether it was taken. To mean nothing is no refusal. */
  async tells(edits: readonly MapEdit[]): Promise<boolean> {
    return edits.length === 0 || (await this.commit(edits, null)) !== false;
  }

  /** All that one gesture meant goes together; the screen keeps the order, and its answer is given back. */
  private commit(edits: readonly MapEdit[], dropped: Held | null): unknown {
    if (dropped) this.now.onHeld(() => dropped);
    const sent = { edits, isAnswered: false };
    this.sent.push(sent);
    const answered = (): void => {
      sent.isAnswered = true;
      // Refused, or nothing changed: then nothing is read again, and what was meant is over all the same.
      setTimeout(() => {
        this.sent = this.sent.filter((one) => one !== sent);
      }, ANSWERED_MS);
    };
    const done = this.now.onCommit(edits);
    if (done instanceof Promise) done.then(answered, answered);
    else answered();
    if (!dropped) return done;
    const letGo = (): void =>
      this.now.onHeld((held) => {
        if (held !== dropped) return held;
        this.stage.releaseTies(dropped.person);
        return null;
      });
    // A refusal is the screen's to tell; here it only means that nobody needs to be held any longer.
    const soon = (): unknown => setTimeout(letGo, 300);
    if (done instanceof Promise) done.then(soon, soon);
    setTimeout(letGo, PATIENCE_MS);
    return done;
  }

  private take(next: Step): void {
    const before = this.view;
    const { hand } = before;
    this.view = next.view;
    let dropped: Held | null = null;
    if ((hand.is === 'dragging' || hand.is === 'carrying') && next.view.hand.is === 'empty') {
      const at = liftedAt(this, before);
      if (at && next.effects.some((effect) => effect.do === 'commit')) dropped = { person: hand.person, at };
      else this.stage.releaseTies(hand.person);
    }
    this.run(next.effects, dropped);
    if (isWorthDrawing(before, next.view)) this.tell();
    this.redraw();
  }

  private tell(): void {
    this.told = this.view;
    this.now.onView(this.view);
  }
}

/** Where the person in the hand is seen, on the screen. */
export function liftedAt(live: Live, { hand }: View): Point | null {
  if (hand.is === 'dragging') return { x: hand.at.x + hand.grab.x, y: hand.at.y + hand.grab.y };
  const carried = carriedAt(live.now.drawn.arrangement, hand);
  return carried ? live.toScreen(carried) : null;
}

/** How far a point is from somebody's disc: infinitely when it does not mean them. A finger may miss by more than a mouse. */
function howFar(person: DrawnPerson, at: Point, k: number, point: Point, isFinger: boolean): number {
  if (person.opacity < 0.3) return Number.POSITIVE_INFINITY;
  const far = Math.hypot(point.x - at.x, point.y - at.y);
  const r = person.r * k;
  const under = r + (4 + person.lines.length * person.text * 1.2) * k;
  const isOnName =
    person.lines.length > 0 && Math.abs(point.x - at.x) < r + 8 && point.y > at.y && point.y < at.y + under;
  const reach = isFinger ? Math.max(r, 22) : Math.max(r + 3, 12);
  return far <= reach || isOnName ? far - r : Number.POSITIVE_INFINITY;
}

const isChange = (next: Step): boolean =>
  next.view.hand.is !== 'empty' ||
  next.view.tie_from !== null ||
  next.effects.some((effect) => effect.do === 'commit' || effect.do === 'rename' || effect.do === 'menu');

/** Where the finger is does not concern React; what it holds does. */
function isWorthDrawing(a: View, b: View): boolean {
  if (a.mode !== b.mode || a.selected !== b.selected || a.is_armed !== b.is_armed) return true;
  if (a.focused !== b.focused || a.tie_from !== b.tie_from || a.hand.is !== b.hand.is) return true;
  if (a.hand.is === 'painting' && b.hand.is === 'painting') return a.hand.people !== b.hand.people;
  if (a.hand.is === 'carrying' && b.hand.is === 'carrying') return a.hand.spot !== b.hand.spot;
  return false;
}
