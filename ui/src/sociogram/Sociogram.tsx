// The sociogram: the one component that draws a scene and hands what fingers and keys mean to the screen as edits.
// It commits nothing itself, keeps no copy of a record, and does not pass a drag through React.

import { type KeyboardEvent, type PointerEvent, type Ref, useCallback, useEffect, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { BAND_TEXT } from './arrange';
import { type Camera, detailAt, FIT, panned, showing, zoomed } from './camera';
import type { EgoNetwork, MapEdit } from './contract';
import { BandWordsDrawn, EgoDrawn, MapGround, PersonDrawn, Symbols, TieDrawn } from './Drawing';
import { cellAt, cellPath, type Point, spotAt } from './geometry';
import { type GestureEvent, step } from './gesture';
import { EMPTY, type Effect, type Ground, type PointerKind, type Step, type View } from './hand';
import { alterOf, rename } from './intents';
import { press } from './keyboard';
import { MoveMenu } from './MoveMenu';
import { RenameField } from './RenameField';
import { carriedAt, type DrawnPerson, type Ego, type Scene } from './scene';
import { caption, sentence } from './speech';
import { Stage } from './stage';
import { tieCurve } from './tie_curve';
import { type Paper, usePaper } from './usePaper';
import { useRuler } from './useRuler';
import { type Overlay, useScene } from './useScene';
import type { SociogramWords } from './words';
import './sociogram.css';

export interface SociogramHandle {
  zoomIn(): void;
  zoomOut(): void;
  fit(): void;
  focus(person?: string): void;
  openMenu(person: string): void;
  openRename(person: string): void;
  /** Speaks a sentence of the screen, such as what was undone, through the map's own live region. */
  say(text: string): void;
}

export interface SociogramProps {
  network: EgoNetwork;
  ego: Ego;
  view: View;
  onView(view: View): void;
  /** May return a promise: the person stays under the finger until it is settled and the network is read again. */
  onCommit(edit: MapEdit): unknown;
  words: SociogramWords;
  onList?(): void;
  isReducedMotion?: boolean;
  isEditable?: boolean;
  overlay?: Overlay | null;
  lit?: ReadonlySet<string> | null;
  ref?: Ref<SociogramHandle>;
}

export function Sociogram(props: SociogramProps) {
  const within = useRef<HTMLDivElement>(null);
  const paper = usePaper(within);
  return (
    <div className="kith-sociogram" ref={within}>
      {paper && <SociogramOn {...props} paper={paper} within={within} />}
    </div>
  );
}

const SETTLE_MS = 160;
/** The strip at the bottom that takes somebody off the map while they are dragged. */
const STRIP = 34;
/** How long a dropped person waits under the finger for the store's answer before going back. */
const PATIENCE_MS = 1500;

interface Held {
  person: string;
  at: Point;
}

function SociogramOn(props: SociogramProps & { paper: Paper; within: React.RefObject<HTMLDivElement | null> }) {
  const { network, ego, view, onView, onCommit, words, onList, paper, within, ref } = props;
  const isEditable = props.isEditable ?? true;
  const ruler = useRuler(within);
  const [detail, setDetail] = useState(1);
  const [held, setHeld] = useState<Held | null>(null);
  const [menu, setMenu] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const drawn = useScene({
    network,
    ego,
    view,
    paper,
    detail,
    words,
    ruler,
    lit: props.lit ?? null,
    overlay: props.overlay ?? null,
  });
  const svg = useRef<SVGSVGElement>(null);
  const map = useRef<SVGGElement>(null);
  const litCell = useRef<SVGPathElement>(null);
  const lifted = useRef<SVGGElement>(null);
  const captioned = useRef<SVGTextElement>(null);
  const line = useRef<SVGPathElement>(null);
  const tip = useRef<SVGGElement>(null);
  const status = useRef<HTMLDivElement>(null);
  const [stage] = useState(() => new Stage());
  const camera = useRef<Camera>(FIT);
  const live = useRef<View>(view);
  const sent = useRef<View>(view);
  const wantsFocus = useRef(false);
  const pointerKind = useRef<PointerKind>('mouse');
  const hovered = useRef<string | null>(null);
  const hint = useId();

  // What the latest event handlers need of the latest render.
  const now = useRef({ drawn, network, words, detail, paper, onView, onCommit, onList, isEditable, reduced: props.isReducedMotion });
  now.current = { drawn, network, words, detail, paper, onView, onCommit, onList, isEditable, reduced: props.isReducedMotion };

  const scale = (): number => camera.current.zoom / now.current.detail;
  const toScreen = (p: Point): Point => ({ x: p.x * scale() + camera.current.x, y: p.y * scale() + camera.current.y });
  const toDrawing = (p: Point): Point => ({ x: (p.x - camera.current.x) / scale(), y: (p.y - camera.current.y) / scale() });
  const mapHeight = (): number => now.current.paper.height - now.current.drawn.tray.height;

  const say = useCallback((text: string) => {
    const region = status.current;
    if (!region) return;
    // The same sentence twice in a row is only read again when something has changed.
    region.textContent = region.textContent === text ? `${text}\u00a0` : text;
  }, []);

  const placeOf = (person: string): Point | null => {
    const at = stage.shown.get(person);
    if (at) return toScreen(at);
    const waiting = now.current.drawn.tray.people.find(({ id }) => id === person);
    return waiting ? { x: waiting.x, y: waiting.y } : null;
  };

  const personAt = (point: Point): string | null => {
    const { people, tray } = now.current.drawn;
    const isFinger = pointerKind.current === 'touch';
    let best: string | null = null;
    let least = Number.POSITIVE_INFINITY;
    const look = (person: DrawnPerson, at: Point, k: number): void => {
      if (person.opacity < 0.3) return;
      const far = Math.hypot(point.x - at.x, point.y - at.y);
      const r = person.r * k;
      // On the disc counts first, then the name, then the generous ring around a small disc.
      const isOnName =
        person.lines.length > 0 &&
        Math.abs(point.x - at.x) < r + 8 &&
        point.y > at.y &&
        point.y < at.y + r + (4 + person.lines.length * person.text * 1.2) * k;
      const reach = isFinger ? Math.max(r, 22) : Math.max(r + 3, 12);
      if (far > reach && !isOnName) return;
      if (far - r < least) {
        least = far - r;
        best = person.id;
      }
    };
    if (point.y < tray.top || tray.height === 0) {
      const k = scale();
      for (const person of people) look(person, toScreen(stage.shown.get(person.id) ?? person), k);
    }
    for (const person of tray.people) look(person, person, 1);
    return best;
  };

  const ground: Ground = {
    network,
    personAt,
    placeOf,
    handleAt: (point) => {
      const { selected } = live.current;
      const at = selected === null ? null : handlePlace(selected);
      const reach = pointerKind.current === 'touch' ? 18 : 11;
      return at && Math.hypot(point.x - at.x, point.y - at.y) <= reach ? selected : null;
    },
    spotAt: (point) => {
      if (point.x < 0 || point.y < 0 || point.x > paper.width || point.y > mapHeight()) return null;
      const { field, shape } = now.current.drawn.arrangement;
      return spotAt(field, shape, toDrawing(point));
    },
    isTray: (point) => {
      if (point.x < 0 || point.x > paper.width || point.y > paper.height + 40) return false;
      const { tray } = now.current.drawn;
      if (tray.height > 0) return point.y >= tray.top;
      return live.current.hand.is === 'dragging' && point.y > paper.height - STRIP;
    },
  };

  function handlePlace(person: string): Point | null {
    const at = stage.shown.get(person);
    if (!at) return null;
    const screen = toScreen(at);
    return { x: screen.x + now.current.drawn.arrangement.disc * scale() + 13, y: screen.y };
  }

  /** Writes what the hand holds: the lifted person, their lines, the cell below, the words for it. */
  const drawHand = (): void => {
    const { hand } = live.current;
    const { field, shape } = now.current.drawn.arrangement;
    const at: Point | null =
      hand.is === 'dragging'
        ? { x: hand.at.x + hand.grab.x, y: hand.at.y + hand.grab.y }
        : hand.is === 'carrying'
          ? toScreen(carriedAt(now.current.drawn.arrangement, hand) ?? { x: field.cx, y: field.cy })
          : held
            ? held.at
            : null;
    const person = hand.is === 'dragging' || hand.is === 'carrying' ? hand.person : (held?.person ?? null);
    if (at && person && lifted.current) {
      lifted.current.setAttribute('transform', `translate(${at.x} ${at.y}) scale(${scale() * 1.04})`);
      stage.leadTies(person, toDrawing(at));
    }
    const isTray = hand.is === 'dragging' && ground.isTray(hand.at);
    const cell = at && !isTray && at.y <= mapHeight() && !held ? cellAt(field, shape, toDrawing(at)) : null;
    lightCell(cell);
    if (captioned.current) {
      const text = isTray ? words.back_to_tray : cell ? caption(words, cell) : '';
      if (captioned.current.textContent !== text) captioned.current.textContent = text;
      if (at) {
        const up = at.y - now.current.drawn.arrangement.disc * scale() - 20;
        captioned.current.setAttribute('x', String(Math.min(paper.width - 70, Math.max(70, at.x))));
        captioned.current.setAttribute('y', String(up < 14 ? at.y + now.current.drawn.arrangement.disc * scale() + 26 : up));
      }
    }
    svg.current?.classList.toggle('kith-over-tray', isTray);
    if (line.current) {
      const from = hand.is === 'tying' ? placeOf(hand.person) : null;
      const other = hand.is === 'tying' ? personAt(hand.at) : null;
      const to = hand.is === 'tying' ? (other && other !== hand.person ? placeOf(other) : null) ?? hand.at : null;
      line.current.setAttribute('d', from && to ? tieCurve(from, to, toScreen({ x: field.cx, y: field.cy })) : '');
    }
  };

  const lightCell = (cell: ReturnType<typeof cellAt>): void => {
    const path = litCell.current;
    if (!path) return;
    const key = cell ? `${cell.ring} ${cell.sector} ${now.current.detail}` : '';
    if (path.dataset.cell === key && key === '') return;
    const { field, shape } = now.current.drawn.arrangement;
    path.dataset.cell = key;
    path.setAttribute('d', cell ? cellPath(field, shape, cell) : '');
    path.setAttribute('class', cell ? `kith-cell-lit kith-of-${cell.sector}` : 'kith-cell-lit');
  };

  /** The whole name of whoever is looked at, where the drawing had to shorten it. */
  const drawTip = (): void => {
    const box = tip.current;
    if (!box) return;
    const { hand, focused, selected } = live.current;
    const hasFocus = svg.current?.contains(document.activeElement) ?? false;
    const id = hovered.current ?? (hasFocus ? focused : null) ?? selected;
    const { people, tray } = now.current.drawn;
    const person = hand.is === 'empty' || hand.is === 'tying' || hand.is === 'painting' ? [...people, ...tray.people].find((one) => one.id === id) : undefined;
    const at = person ? placeOf(person.id) : null;
    const isShown = person !== undefined && at !== null && (person.is_cut || person.r * scale() < 9);
    box.classList.toggle('kith-tip-shown', isShown);
    if (!isShown || !person || !at) return;
    const px = 13.5 * paper.text_scale;
    const wide = ruler(person.label, px) + 20;
    const high = px * 1.9;
    const [rect, text] = box.children;
    const k = person.in_tray ? 1 : scale();
    const below = at.y + person.r * k + 5;
    const top = below + high > paper.height - 4 ? at.y - person.r * k - 9 - high : below;
    const left = Math.min(paper.width - wide - 4, Math.max(4, at.x - wide / 2));
    rect.setAttribute('width', String(wide));
    rect.setAttribute('height', String(high));
    box.setAttribute('transform', `translate(${left} ${top})`);
    text.setAttribute('x', String(wide / 2));
    text.setAttribute('y', String(high / 2));
    text.setAttribute('font-size', String(px));
    if (text.textContent !== person.label) text.textContent = person.label;
  };

  const drawHandle = (): void => {
    const handle = svg.current?.querySelector('.kith-handle');
    const { selected, hand, mode } = live.current;
    const at = selected !== null && mode.as === 'arrange' && hand.is === 'empty' && isEditable ? handlePlace(selected) : null;
    handle?.classList.toggle('kith-handle-shown', at !== null);
    if (at) handle?.setAttribute('transform', `translate(${at.x} ${at.y})`);
  };

  const drawCamera = (): void => {
    map.current?.setAttribute('transform', cameraTransform(camera.current, now.current.detail));
  };

  const drawAll = (): void => {
    drawCamera();
    drawHand();
    drawTip();
    drawHandle();
  };
  const drawAllRef = useRef(drawAll);
  drawAllRef.current = drawAll;

  const look = (next: Camera): void => {
    camera.current = next;
    const wanted = detailAt(next.zoom);
    if (wanted !== now.current.detail) setDetail(wanted);
    stage.onFrame(() => drawAllRef.current());
  };

  const run = (effects: readonly Effect[], dropped: Held | null): void => {
    const size = { width: now.current.paper.width, height: mapHeight() };
    const edits: MapEdit[] = [];
    for (const effect of effects) {
      switch (effect.do) {
        case 'commit':
          edits.push(effect.edit);
          break;
        case 'say':
          say(sentence(now.current.network, effect.said, now.current.words));
          break;
        case 'pan':
          look(panned(camera.current, effect.dx, effect.dy, size));
          break;
        case 'zoom':
          look(zoomed(camera.current, effect.by, effect.at, size));
          break;
        case 'zoom_step':
          zoomBy(effect.step);
          break;
        case 'fit':
          look(FIT);
          break;
        case 'menu':
          setMenu(effect.person);
          break;
        case 'rename':
          setRenaming(effect.person);
          break;
        case 'list':
          now.current.onList?.();
          break;
      }
    }
    if (edits.length > 0) commitAll(edits, dropped);
  };

  const zoomBy = (direction: 1 | -1): void => {
    const size = { width: now.current.paper.width, height: mapHeight() };
    const focus = live.current.selected ?? live.current.focused;
    const at = (focus && placeOf(focus)) || { x: size.width / 2, y: size.height / 2 };
    look(zoomed(camera.current, direction > 0 ? 1.3 : 1 / 1.3, at, size));
  };

  /** One after the other, in the order that they were meant. */
  const commitAll = (edits: readonly MapEdit[], dropped: Held | null): void => {
    if (dropped) setHeld(dropped);
    const [first, ...rest] = edits;
    const done = rest.reduce<unknown>(
      (before, edit) => (before instanceof Promise ? before.then(() => now.current.onCommit(edit)) : now.current.onCommit(edit)),
      now.current.onCommit(first),
    );
    if (!dropped) return;
    const letGo = (): void => setHeld((held) => (held === dropped ? null : held));
    if (done instanceof Promise) void done.catch(() => undefined).then(() => setTimeout(letGo, 300));
    setTimeout(letGo, PATIENCE_MS);
  };

  const take = (next: Step): void => {
    const before = live.current;
    live.current = next.view;
    const { hand } = before;
    const wasLifted = hand.is === 'dragging' || hand.is === 'carrying';
    const isDropped = wasLifted && next.view.hand.is === 'empty' && next.effects.some((effect) => effect.do === 'commit');
    if (wasLifted && !isDropped && next.view.hand.is === 'empty') stage.releaseTies(hand.person);
    const at = hand.is === 'dragging' ? { x: hand.at.x + hand.grab.x, y: hand.at.y + hand.grab.y } : null;
    const carried = carriedAt(now.current.drawn.arrangement, hand);
    const dropped = isDropped && wasLifted ? { person: hand.person, at: at ?? (carried ? toScreen(carried) : { x: 0, y: 0 }) } : null;
    run(next.effects, dropped);
    if (isWorthDrawing(before, next.view)) {
      sent.current = next.view;
      now.current.onView(next.view);
    }
    stage.onFrame(() => drawAllRef.current());
  };

  const feel = (event: GestureEvent): void => {
    if (!now.current.isEditable && (event.type === 'down' || event.type === 'up')) {
      return take(lookOnly(live.current, event, ground));
    }
    take(step(live.current, event, { ...ground, network: now.current.network }));
  };
  const feelRef = useRef(feel);
  feelRef.current = feel;

  const at = (event: { clientX: number; clientY: number }): Point => {
    const box = svg.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };

  const onPointerDown = (event: PointerEvent<SVGSVGElement>): void => {
    pointerKind.current = kindOf(event.pointerType);
    setMenu(null);
    // Captured, so that the gesture ends here wherever the finger goes.
    svg.current?.setPointerCapture?.(event.pointerId);
    hovered.current = null;
    wantsFocus.current = true;
    feel({ type: 'down', pointer: event.pointerId, kind: pointerKind.current, at: at(event), button: event.button });
  };

  const onPointerMove = (event: PointerEvent<SVGSVGElement>): void => {
    const point = at(event);
    if (live.current.hand.is !== 'empty') return feel({ type: 'move', pointer: event.pointerId, at: point });
    if (event.pointerType === 'touch') return;
    const person = personAt(point);
    if (person !== hovered.current) {
      hovered.current = person;
      svg.current?.classList.toggle('kith-over-person', person !== null);
      stage.onFrame(() => drawAllRef.current());
    }
    if (live.current.is_armed && live.current.selected !== null && isEditable) {
      const spot = person ? null : ground.spotAt(point);
      lightCell(spot);
    }
  };

  // A captured pointer that is let go outside the window, a palm, a system gesture: all the same, nothing happened.
  const onPointerCancel = (event: PointerEvent<SVGSVGElement>): void => feel({ type: 'cancel', pointer: event.pointerId });

  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>): void => {
    const places = new Map<string, Point>();
    for (const { id } of now.current.drawn.people) {
      const place = placeOf(id);
      if (place) places.set(id, place);
    }
    for (const { id, x, y } of now.current.drawn.tray.people) places.set(id, { x, y });
    const key = { key: event.key, shift: event.shiftKey, is_modified: event.ctrlKey || event.altKey || event.metaKey };
    const next = press(live.current, key, { network: now.current.network, places });
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isEditable && next.effects.some((effect) => effect.do === 'commit' || effect.do === 'rename' || effect.do === 'menu')) return;
    if (!isEditable && next.view.hand.is !== 'empty') return;
    hovered.current = null;
    wantsFocus.current = true;
    if (next.view.focused !== null && next.view.focused !== live.current.focused) {
      const there = stage.shown.get(next.view.focused);
      const size = { width: paper.width, height: mapHeight() };
      if (there) look(showing(camera.current, { x: there.x / detail, y: there.y / detail }, size));
    }
    take(next);
  };

  useImperativeHandle(ref, () => ({
    zoomIn: () => zoomBy(1),
    zoomOut: () => zoomBy(-1),
    fit: () => look(FIT),
    focus: (person) => {
      wantsFocus.current = true;
      const next = { ...live.current, focused: person ?? live.current.focused };
      live.current = next;
      now.current.onView(next);
    },
    openMenu: setMenu,
    openRename: setRenaming,
    say,
  }));

  // A mode or a selection set from outside; what the finger does meanwhile is newer here.
  if (view !== sent.current) {
    sent.current = view;
    live.current = view;
  }

  // The store has answered: whoever was held glides from the finger to their place.
  const known = useRef(network);
  useLayoutEffect(() => {
    if (known.current === network) return;
    known.current = network;
    if (held) {
      stage.shown.set(held.person, toDrawing(held.at));
      setHeld(null);
    }
  }, [network, held]);

  const lastDetail = useRef(detail);
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    if (!map.current) return;
    if (lastDetail.current !== detail) {
      const by = detail / lastDetail.current;
      for (const [id, point] of stage.shown) stage.shown.set(id, { x: point.x * by, y: point.y * by });
      lastDetail.current = detail;
    }
    stage.take(map.current, drawn);
    const isStill = isFirst.current || props.isReducedMotion || props.overlay != null;
    stage.settle(new Map(drawn.people.map((person) => [person.id, person])), isStill ? 0 : SETTLE_MS);
    isFirst.current = false;
  }, [drawn, detail]);

  useLayoutEffect(() => {
    drawAllRef.current();
    if (!wantsFocus.current) return;
    const id = roving(drawn, live.current.focused);
    if (id === null || menu !== null || renaming !== null) return;
    const element = svg.current?.querySelector<SVGGElement>(`[data-person="${CSS.escape(id)}"]`);
    if (element && document.activeElement !== element) element.focus({ preventScroll: true });
    wantsFocus.current = false;
  });

  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    // React listens to wheels passively; the page behind must not scroll or zoom along.
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      feelRef.current({
        type: 'wheel',
        at: { x: event.clientX - box.left, y: event.clientY - box.top },
        dx: event.deltaX,
        dy: event.deltaY,
        is_zoom: event.ctrlKey || event.metaKey || (!event.shiftKey && event.deltaX === 0),
      });
    };
    // A drag by mouse need not have the focus on the map: Escape is heard anyway, before anybody else closes something.
    const onEscape = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape' || live.current.hand.is === 'empty') return;
      event.preventDefault();
      event.stopPropagation();
      feelRef.current({ type: 'escape' });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    window.addEventListener('keydown', onEscape, true);
    return () => {
      element.removeEventListener('wheel', onWheel);
      window.removeEventListener('keydown', onEscape, true);
      stage.stop();
    };
  }, [stage]);

  const { hand } = view;
  const inHand = hand.is === 'dragging' || hand.is === 'carrying' ? hand.person : (held?.person ?? null);
  const swept = hand.is === 'painting' ? hand.people : [];
  const everyone = [...drawn.people, ...drawn.tray.people];
  const copy = inHand === null ? undefined : everyone.find((person) => person.id === inHand);
  const tabStop = roving(drawn, view.focused);
  const isAsking = inHand !== null || (view.is_armed && view.selected !== null && isEditable);
  const personProps = (person: DrawnPerson) => ({
    person,
    badge: person.in_tray ? 0 : drawn.badge,
    is_selected: view.selected === person.id,
    is_tie_end: view.tie_from === person.id || (hand.is === 'tying' && hand.person === person.id),
    is_swept: swept.includes(person.id),
    is_gone: inHand === person.id,
    tab: tabStop === person.id ? (0 as const) : (-1 as const),
  });
  const classes = ['kith-map', `kith-mode-${view.mode.as}`, `kith-hand-${hand.is}`, props.lit && 'kith-has-lit', drawn.ties.length > 160 && 'kith-many-ties'];

  return (
    <>
      <svg
        ref={svg}
        className={classes.filter(Boolean).join(' ')}
        width={paper.width}
        height={paper.height}
        role={hand.is === 'carrying' ? 'application' : 'group'}
        aria-label={words.map(everyone.length)}
        aria-describedby={hint}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={(event) => feel({ type: 'up', pointer: event.pointerId, at: at(event) })}
        onPointerCancel={onPointerCancel}
        onLostPointerCapture={onPointerCancel}
        onPointerLeave={() => {
          hovered.current = null;
          if (live.current.hand.is === 'empty') lightCell(null);
          drawTip();
        }}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const id = (event.target as SVGElement).dataset.person ?? null;
          if (id === null || id === live.current.focused) return;
          live.current = { ...live.current, focused: id };
          sent.current = live.current;
          onView(live.current);
        }}
        onBlur={() => drawTip()}
      >
        <Symbols />
        <g ref={map} transform={cameraTransform(camera.current, detail)}>
          <MapGround scene={drawn} words={words} is_asking={isAsking} is_empty={everyone.length === 0} />
          <path ref={litCell} className="kith-cell-lit" aria-hidden="true" />
          <g className="kith-ties" aria-hidden="true">
            {drawn.ties.map((tie) => (
              <TieDrawn key={tie.id} tie={tie} />
            ))}
          </g>
          <BandWordsDrawn scene={drawn} text={BAND_TEXT * paper.text_scale} />
          <EgoDrawn ego={drawn.ego} name={ego.name} />
          {drawn.people.map((person) => (
            <PersonDrawn key={person.id} {...personProps(person)} />
          ))}
        </g>
        <TrayDrawn scene={drawn} words={words} width={paper.width} height={paper.height} text={12 * paper.text_scale} isDragging={hand.is === 'dragging'}>
          {drawn.tray.people.map((person) => (
            <PersonDrawn key={person.id} {...personProps(person)} />
          ))}
        </TrayDrawn>
        <path ref={line} className="kith-line" aria-hidden="true" />
        <g className="kith-handle" aria-hidden="true">
          <circle r="10" />
          <path d="M-3.6 2.6Q0 -5.4 3.6 2.6" />
          <circle className="kith-handle-dot" r="1.9" cx="-3.9" cy="3" />
          <circle className="kith-handle-dot" r="1.9" cx="3.9" cy="3" />
        </g>
        <g ref={tip} className="kith-tip" aria-hidden="true">
          <rect rx="6" />
          <text dominantBaseline="central" textAnchor="middle" />
        </g>
        {copy && (
          <g ref={lifted} aria-hidden="true">
            <PersonDrawn
              person={{ ...copy, x: 0, y: 0 }}
              badge={copy.in_tray ? 0 : drawn.badge}
              is_selected={false}
              is_tie_end={false}
              is_swept={false}
              is_gone={false}
              tab={-1}
              is_clone
            />
          </g>
        )}
        <text ref={captioned} className="kith-caption" fontSize={14 * paper.text_scale} aria-hidden="true" />
      </svg>
      <p id={hint} className="kith-sr">
        {words.map_hint}
      </p>
      <div ref={status} className="kith-sr" role="status" aria-live="polite" />
      {menu !== null && alterOf(network, menu) && (
        <MoveMenu
          network={network}
          person={menu}
          at={placeOf(menu) ?? { x: 0, y: 0 }}
          within={paper}
          words={words}
          onEdits={(edits, said) => run([...edits.map((edit) => ({ do: 'commit', edit }) as const), { do: 'say', said }], null)}
          onClose={() => {
            setMenu(null);
            wantsFocus.current = true;
          }}
        />
      )}
      {renaming !== null && alterOf(network, renaming) && (
        <RenameField
          label={words.list.rename(alterOf(network, renaming)?.label ?? '')}
          value={alterOf(network, renaming)?.label ?? ''}
          at={placeOf(renaming) ?? { x: 0, y: 0 }}
          within={paper}
          onDone={(label) => {
            if (label !== null) run(rename(network, renaming, label).map((edit) => ({ do: 'commit', edit }) as const), null);
            setRenaming(null);
            wantsFocus.current = true;
          }}
        />
      )}
    </>
  );
}

interface TrayProps {
  scene: Scene;
  words: SociogramWords;
  width: number;
  height: number;
  text: number;
  isDragging: boolean;
  children: React.ReactNode;
}

function TrayDrawn({ scene, words, width, height, text, isDragging, children }: TrayProps) {
  const { tray } = scene;
  const isStrip = tray.height === 0 && isDragging;
  const top = isStrip ? height - STRIP : tray.top;
  return (
    <g className={isStrip ? 'kith-tray kith-strip' : 'kith-tray'}>
      {(tray.height > 0 || isStrip) && (
        <>
          <rect x="0" y={top} width={width} height={height - top} rx="0" aria-hidden="true" />
          <text x={width / 2} y={top + (isStrip ? STRIP / 2 + text * 0.35 : text + 4)} fontSize={text} aria-hidden="true">
            {isStrip ? words.back_to_tray : words.tray}
          </text>
        </>
      )}
      {children}
    </g>
  );
}

const kindOf = (type: string): PointerKind => (type === 'touch' || type === 'pen' ? type : 'mouse');

const cameraTransform = ({ x, y, zoom }: Camera, detail: number): string =>
  `translate(${x} ${y}) scale(${zoom / detail})`;

/** The one person that Tab reaches. */
function roving(drawn: Scene, focused: string | null): string | null {
  const everyone = [...drawn.people, ...drawn.tray.people];
  if (focused !== null && everyone.some((person) => person.id === focused)) return focused;
  return everyone[0]?.id ?? null;
}

/** A map of the past can be looked at and asked, not changed: taps select, everything else pans. */
function lookOnly(view: View, event: Extract<GestureEvent, { type: 'down' | 'up' }>, ground: Ground): Step {
  if (event.type === 'up') return { view: { ...view, hand: EMPTY.hand }, effects: [] };
  const person = ground.personAt(event.at);
  return {
    view: { ...view, selected: person, focused: person ?? view.focused, is_armed: false, hand: { is: 'panning', pointer: event.pointer, last: event.at } },
    effects: [],
  };
}

/** Where the finger is does not concern React; what it holds does. */
function isWorthDrawing(a: View, b: View): boolean {
  if (a.mode !== b.mode || a.selected !== b.selected || a.is_armed !== b.is_armed) return true;
  if (a.focused !== b.focused || a.tie_from !== b.tie_from || a.hand.is !== b.hand.is) return true;
  if (a.hand.is === 'painting' && b.hand.is === 'painting') return a.hand.people !== b.hand.people;
  if (a.hand.is === 'carrying' && b.hand.is === 'carrying') return a.hand.spot !== b.hand.spot;
  return false;
}
