// The sociogram: the one component that draws a scene and hands what fingers and keys mean to the screen as edits.
// It commits nothing itself, keeps no copy of a record, and does not pass a drag through React.

import {
  type KeyboardEvent,
  type PointerEvent,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { BAND_TEXT } from './attempt';
import { FIT } from './camera';
import type { EgoNetwork, MapEdit } from './contract';
import { BandWordsDrawn, EgoDrawn, isPlain, MapGround, PersonDrawn, Symbols, TieDrawn, TiesDrawn } from './Drawing';
import type { Point } from './geometry';
import { commits, type PointerKind, type View } from './hand';
import { alterOf, rename } from './intents';
import { type Held, Live } from './live';
import { lightCell } from './marks';
import { MoveMenu } from './MoveMenu';
import type { Overlay } from './overlay';
import { RenameField } from './RenameField';
import type { DrawnPerson, DrawnTie, Ego, Scene } from './scene';
import { TrayDrawn } from './TrayDrawn';
import { type Paper, usePaper } from './usePaper';
import { useRuler } from './useRuler';
import { useScene } from './useScene';
import { isThePages } from './wheel';
import type { SociogramWords } from './words';
import './sociogram.css';

export interface SociogramHandle {
  zoomIn(): void;
  zoomOut(): void;
  fit(): void;
  /** To the map; of a person, they are chosen and brought into sight. */
  focus(person?: string): void;
  /** The focus goes to whoever the view looks at, with the next change of it. */
  takeFocus(): void;
  /** Whom the focus goes to when this person goes. */
  nextAfter(person: string): string | null;
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
  /**
   * All that one gesture meant, in order. May return a promise: the person stays under the finger until it is settled and
   * the network is read again.
   */
  onCommit(edits: readonly MapEdit[]): unknown;
  words: SociogramWords;
  onList?(): void;
  /** Lights up who helps, or goes back. */
  onLight?(): void;
  isReducedMotion?: boolean;
  /** How people are called here. Where that changes, what was said under their other names is said no more. */
  calling?: string;
  isEditable?: boolean;
  /** A letter, a figure or a sign is a key of its own. */
  hasLetterKeys?: boolean;
  /** It lies ready behind something: the focus finds nobody here. */
  isBehind?: boolean;
  /** The focus goes to whoever is looked at as soon as the map is there: the reader came by key. */
  takesFocus?: boolean;
  overlay?: Overlay | null;
  lit?: ReadonlySet<string> | null;
  ref?: Ref<SociogramHandle>;
}

/** So many lines are drawn more faintly, and after the people. */
const MANY_TIES = 160;

const hintOf = (words: SociogramWords, isEditable: boolean, hasLetterKeys: boolean): string => {
  if (!isEditable) return words.map_hint_to_look;
  return hasLetterKeys ? words.map_hint : words.map_hint_no_letters;
};

export function Sociogram(props: SociogramProps) {
  const within = useRef<HTMLDivElement>(null);
  const paper = usePaper(within);
  return (
    <div className="kith-sociogram" ref={within}>
      {paper && <SociogramOn {...props} paper={paper} />}
    </div>
  );
}

function SociogramOn(props: SociogramProps & { paper: Paper }) {
  const { network, ego, view, onView, onCommit, words, onList, onLight, paper, ref } = props;
  const isEditable = props.isEditable ?? true;
  const isStill = (props.isReducedMotion ?? false) || props.overlay != null;
  const ruler = useRuler();
  const [live] = useState(() => {
    const made = new Live();
    if (props.takesFocus) made.wishFocus();
    return made;
  });
  const [detail, setDetail] = useState(1);
  const [held, setHeld] = useState<Held | null>(null);
  const [menu, setMenu] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const under = useRef<SVGSVGElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const status = useRef<HTMLDivElement>(null);
  const hint = useId();
  const { drawn, isSettling } = useScene({
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

  /** Whether the focus is on somebody here; still true when the browser dropped it with an element that went. */
  const isInside = useRef(false);

  // People are what is looked for first. Where lines are many they come with the next picture.
  const [areLinesDue, setLinesDue] = useState(network.ties.length <= MANY_TIES);
  useEffect(() => {
    if (areLinesDue) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setLinesDue(true));
    });
    return () => cancelAnimationFrame(frame);
  }, [areLinesDue]);

  useEffect(() => live.hush(), [live, props.calling]);

  const { hand } = view;
  const inHand = hand.is === 'dragging' || hand.is === 'carrying' ? hand.person : (held?.person ?? null);

  useLayoutEffect(() => {
    live.attach(under.current, svg.current, status.current);
    const calls = { onView, onCommit, onList, onLight };
    const latest = { drawn, network, words, ruler, paper, detail, held, inHand, areLinesDue, isEditable, ...calls };
    const heard = { onDetail: setDetail, onHeld: setHeld, onMenu: setMenu, onRename: setRenaming };
    live.know({ ...latest, ...heard }, view, isStill);
  }, [
    live,
    drawn,
    network,
    words,
    ruler,
    paper,
    detail,
    held,
    inHand,
    areLinesDue,
    isEditable,
    onView,
    onCommit,
    onList,
    onLight,
    view,
    isStill,
  ]);

  useLayoutEffect(() => {
    if (menu !== null || renaming !== null) return;
    // Whoever moves between tray and map is drawn anew in the other place, and the browser drops the focus with the old one.
    const isLost = isInside.current && (document.activeElement === null || document.activeElement === document.body);
    if (!live.takeWish() && !isLost) return;
    const id = tabStopOf(drawn, view.focused);
    const element = id === null ? null : svg.current?.querySelector<SVGGElement>(`[data-person="${CSS.escape(id)}"]`);
    if (element && document.activeElement !== element) element.focus({ preventScroll: true });
  }, [live, drawn, view, menu, renaming]);

  useImperativeHandle(
    ref,
    () => ({
      zoomIn: () => live.zoomBy(1),
      zoomOut: () => live.zoomBy(-1),
      fit: () => live.look(FIT),
      focus: (person) => live.focus(person ?? null),
      takeFocus: () => live.wishFocus(),
      nextAfter: (person) => live.nextAfter(person),
      openMenu: setMenu,
      openRename: setRenaming,
      say: (text) => live.say(text),
    }),
    [live],
  );

  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    // React listens to wheels passively; the page behind must not scroll or zoom along with the map.
    const onWheel = (event: WheelEvent): void => {
      if (isThePages(element, event)) return;
      event.preventDefault();
      const is_zoom = event.ctrlKey || event.metaKey || (!event.shiftKey && event.deltaX === 0);
      live.feel({ type: 'wheel', at: pointIn(element, event), dx: event.deltaX, dy: event.deltaY, is_zoom });
    };
    // A drag by mouse need not have the focus on the map: Escape is heard anyway, before anybody else closes something.
    const onEscape = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape' || live.view.hand.is === 'empty') return;
      event.preventDefault();
      event.stopPropagation();
      live.feel({ type: 'escape' });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    window.addEventListener('keydown', onEscape, true);
    return () => {
      element.removeEventListener('wheel', onWheel);
      window.removeEventListener('keydown', onEscape, true);
      live.stage.stop();
    };
  }, [live]);

  const onPointerDown = (event: PointerEvent<SVGSVGElement>): void => {
    setMenu(null);
    // Captured, so that the gesture ends here wherever the finger goes.
    event.currentTarget.setPointerCapture?.(event.pointerId);
    const at = pointIn(event.currentTarget, event);
    live.feel({ type: 'down', pointer: event.pointerId, kind: kindOf(event.pointerType), at, button: event.button });
  };

  const onPointerMove = (event: PointerEvent<SVGSVGElement>): void => {
    const at = pointIn(event.currentTarget, event);
    if (live.view.hand.is !== 'empty') return live.feel({ type: 'move', pointer: event.pointerId, at });
    if (event.pointerType === 'touch') return;
    live.hover(at);
    const isAiming = live.view.is_armed && live.view.selected !== null && isEditable;
    if (isAiming) lightCell(live, live.hovered === null ? live.spotAt(at) : null);
  };

  // A captured pointer that is let go outside the window, a palm, a system gesture: all the same, nothing happened.
  const onPointerCancel = (event: PointerEvent<SVGSVGElement>): void =>
    live.feel({ type: 'cancel', pointer: event.pointerId });

  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>): void => {
    const is_modified = event.ctrlKey || event.altKey || event.metaKey;
    const has_letters = props.hasLetterKeys ?? true;
    if (!live.key({ key: event.key, shift: event.shiftKey, is_modified, has_letters })) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const closed = (close: (person: null) => void): void => {
    live.wishFocus();
    close(null);
  };

  const everyone = [...drawn.people, ...drawn.tray.people];
  const copy = inHand === null ? undefined : everyone.find((person) => person.id === inHand);
  const tabStop = props.isBehind ? null : tabStopOf(drawn, view.focused);
  const isAsking = inHand !== null || (view.is_armed && view.selected !== null && isEditable);
  const asDrawn = (person: DrawnPerson) => {
    const isSelected = view.selected === person.id;
    const isTieEnd = view.tie_from === person.id || (hand.is === 'tying' && hand.person === person.id);
    const isSwept = hand.is === 'painting' && hand.people.includes(person.id);
    const isReached = tabStop === person.id || view.focused === person.id;
    const isLit = props.lit != null && !person.is_dim;
    return (
      <PersonDrawn
        key={person.id}
        person={person}
        badge={person.in_tray ? 0 : drawn.badge}
        is_selected={isSelected}
        is_pressed={view.mode.as === 'paint' || view.mode.as === 'tell' ? person.is_painted : isSelected}
        is_tie_end={isTieEnd}
        is_swept={isSwept}
        is_gone={inHand === person.id}
        has_halo={isSelected || isTieEnd || isSwept || isReached || isLit}
        tab={tabStop === person.id ? 0 : -1}
      />
    );
  };
  const classes = ['kith-map', `kith-mode-${view.mode.as}`, `kith-hand-${hand.is}`, props.lit && 'kith-has-lit'];
  const isDense = drawn.ties.length > MANY_TIES;
  const isMoving = (tie: DrawnTie): boolean => tie.a === inHand || tie.b === inHand;
  const still = useMemo(() => drawn.ties.filter((tie) => tie.a !== inHand && tie.b !== inHand), [drawn, inHand]);
  const plain = useMemo(() => (isDense ? still.filter(isPlain) : []), [isDense, still]);
  const lines = (ties: readonly DrawnTie[], inOne: readonly DrawnTie[] = []) => (
    <g className={isDense ? 'kith-ties kith-many-ties' : 'kith-ties'} aria-hidden="true">
      {inOne.length > 0 && <TiesDrawn ties={inOne} />}
      {ties.map((tie) => (
        <TieDrawn key={tie.id} tie={tie} />
      ))}
    </g>
  );
  const named = alterOf(network, renaming);

  return (
    <>
      {/* A layer of its own for what lies still while somebody is dragged: a webview that paints without a graphics card
          would draw every line anew in each frame. */}
      <svg ref={under} className="kith-under" width={paper.width} height={paper.height} aria-hidden="true">
        <g className="kith-drawn">
          <MapGround scene={drawn} words={words} is_asking={isAsking} is_empty={everyone.length === 0} />
          {areLinesDue && lines(isDense ? still.filter((tie) => !isPlain(tie)) : still, plain)}
        </g>
      </svg>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it has a role: group, or application while carrying */}
      <svg
        ref={svg}
        className={classes.filter(Boolean).join(' ')}
        width={paper.width}
        height={paper.height}
        role={hand.is === 'carrying' ? 'application' : 'group'}
        aria-label={words.map(everyone.length)}
        aria-describedby={hint}
        data-is-settling={isSettling || undefined}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={(event) =>
          live.feel({ type: 'up', pointer: event.pointerId, at: pointIn(event.currentTarget, event) })
        }
        onPointerCancel={onPointerCancel}
        onLostPointerCapture={onPointerCancel}
        onPointerLeave={() => live.leave()}
        onContextMenu={(event) => event.preventDefault()}
        onClick={(event) => {
          // Fingers and mice were heard already; a click that none of them made comes from a screen reader.
          const person = (event.target as Element).closest<SVGGElement>('[data-person]')?.dataset.person;
          if (event.detail === 0 && person) live.activate(person);
        }}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          isInside.current = true;
          const id = (event.target as Element).getAttribute('data-person');
          if (id !== null) live.focusCame(id);
        }}
        onBlur={() => {
          isInside.current = false;
          live.redraw();
        }}
      >
        <Symbols />
        <g className="kith-drawn">
          <path className="kith-cell-lit" aria-hidden="true" />
          {lines(drawn.ties.filter(isMoving))}
          <BandWordsDrawn scene={drawn} text={BAND_TEXT * paper.text_scale} />
          <EgoDrawn ego={drawn.ego} name={ego.name} />
          {drawn.people.map(asDrawn)}
        </g>
        <TrayDrawn
          scene={drawn}
          words={words}
          width={paper.width}
          height={paper.height}
          text={12 * paper.text_scale}
          isDragging={hand.is === 'dragging'}
        >
          {drawn.tray.people.map(asDrawn)}
        </TrayDrawn>
        <path className="kith-line" aria-hidden="true" />
        <g className="kith-handle" aria-hidden="true">
          <circle r="10" />
          <path d="M-3.6 2.6Q0 -5.4 3.6 2.6" />
          <circle className="kith-handle-dot" r="1.9" cx="-3.9" cy="3" />
          <circle className="kith-handle-dot" r="1.9" cx="3.9" cy="3" />
        </g>
        <g className="kith-tip" aria-hidden="true">
          <rect rx="6" />
          <text dominantBaseline="central" textAnchor="middle" />
        </g>
        {copy && (
          <g className="kith-in-hand" aria-hidden="true">
            <PersonDrawn
              person={{ ...copy, x: 0, y: 0 }}
              badge={copy.in_tray ? 0 : drawn.badge}
              is_selected={false}
              is_pressed={false}
              is_tie_end={false}
              is_swept={false}
              is_gone={false}
              has_halo={false}
              tab={-1}
              is_clone
            />
          </g>
        )}
        <g className="kith-caption" aria-hidden="true">
          <rect rx="6" />
          <text dominantBaseline="central" textAnchor="middle" />
        </g>
      </svg>
      <p id={hint} className="kith-sr">
        {hintOf(words, isEditable, props.hasLetterKeys ?? true)}
      </p>
      <div ref={status} className="kith-sr" role="status" aria-live="polite" />
      {menu !== null && alterOf(network, menu) && (
        <MoveMenu
          network={network}
          person={menu}
          words={words}
          onEdits={(edits) => live.run(commits(edits))}
          placeOf={() => live.placeOf(menu)}
          within={paper}
          onClose={() => closed(setMenu)}
        />
      )}
      {renaming !== null && named && (
        <RenameField
          person={renaming}
          label={words.list.rename(named.label)}
          value={named.label}
          placeOf={() => live.placeOf(renaming)}
          within={paper}
          onDone={async (label, isSent) => {
            closed(setRenaming);
            const isTaken = label === null || (await live.tells(rename(network, renaming, label)));
            // Nobody is called away from where they went on meanwhile.
            if (!isTaken && isSent) setRenaming(renaming);
            return isTaken;
          }}
        />
      )}
    </>
  );
}

const kindOf = (type: string): PointerKind => (type === 'touch' || type === 'pen' ? type : 'mouse');

function pointIn(element: Element, event: { clientX: number; clientY: number }): Point {
  const { left, top } = element.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** The one person that Tab reaches. */
function tabStopOf(drawn: Scene, focused: string | null): string | null {
  const everyone = [...drawn.people, ...drawn.tray.people];
  if (focused !== null && everyone.some((person) => person.id === focused)) return focused;
  return everyone[0]?.id ?? null;
}
