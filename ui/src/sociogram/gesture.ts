// What does a finger, a mouse or a pen mean? A pure state machine: event in, next state and effects out.
// Only the pointer that began a gesture drives it; everything happens on release and nothing after Escape. No DOM, no clock.

import { commits, type Effect, type Ground, type Hand, type PointerKind, say, type Step, type View } from './hand';
import type { Point } from './geometry';
import { gives, move, sweep, toggleFact, toggleTie, unplace } from './intents';

export type GestureEvent =
  | { type: 'down'; pointer: number; kind: PointerKind; at: Point; button: number }
  | { type: 'move'; pointer: number; at: Point }
  | { type: 'up'; pointer: number; at: Point }
  | { type: 'cancel'; pointer: number }
  | { type: 'escape' }
  | { type: 'wheel'; at: Point; dx: number; dy: number; is_zoom: boolean };

/** A hand that trembles less than this is tapping. */
const THRESHOLD: Record<PointerKind, number> = { mouse: 4, pen: 6, touch: 8 };
const NOTHING: Hand = { is: 'empty' };

export function step(view: View, event: GestureEvent, ground: Ground): Step {
  switch (event.type) {
    case 'down':
      return down(view, event, ground);
    case 'move':
      return moved(view, event, ground);
    case 'up':
      return up(view, event, ground);
    case 'cancel':
      return owns(view.hand, event.pointer) ? cancelled(view) : stay(view);
    case 'escape':
      return escape(view);
    case 'wheel':
      return wheel(view, event);
  }
}

const stay = (view: View): Step => ({ view, effects: [] });
const hold = (view: View, hand: Hand, effects: Effect[] = []): Step => ({ view: { ...view, hand }, effects });

function owns(hand: Hand, pointer: number): boolean {
  if (hand.is === 'empty' || hand.is === 'carrying') return false;
  return hand.is === 'pinching' ? hand.pointers.includes(pointer) : hand.pointer === pointer;
}

function down(view: View, event: Extract<GestureEvent, { type: 'down' }>, ground: Ground): Step {
  const { hand, mode } = view;
  if (hand.is === 'pressing' || hand.is === 'panning') {
    // A second finger on a map that nobody is dragging on: pinch. A press that has not moved yet is given up.
    if (hand.pointer === event.pointer) return stay(view);
    if (event.kind !== 'touch') return stay(view);
    const first = hand.is === 'pressing' ? hand.from : hand.last;
    return hold(view, { is: 'pinching', pointers: [hand.pointer, event.pointer], points: [first, event.at] });
  }
  if (hand.is === 'carrying') {
    // Touching the map puts the carried person back where they were.
    return down({ ...view, hand: NOTHING }, event, ground);
  }
  if (hand.is !== 'empty') return stay(view);
  const person = ground.personAt(event.at);
  if (event.button === 2) {
    return person
      ? { view: { ...view, selected: person, focused: person }, effects: [{ do: 'menu', person }] }
      : stay(view);
  }
  if (event.button === 1) return hold(view, { is: 'panning', pointer: event.pointer, last: event.at });
  if (event.button !== 0) return stay(view);
  const handle = mode.as === 'arrange' ? ground.handleAt(event.at) : null;
  if (mode.as === 'paint' && (person || event.kind !== 'touch')) {
    // The first person touched decides whether this sweep gives or takes.
    const isGiven = person ? !gives(ground.network, person, mode.support) : true;
    return hold(view, {
      is: 'painting',
      pointer: event.pointer,
      support: mode.support,
      is_given: isGiven,
      people: person ? [person] : [],
    });
  }
  return hold(view, {
    is: 'pressing',
    pointer: event.pointer,
    kind: event.kind,
    from: event.at,
    person: handle ?? person,
    is_handle: handle !== null,
  });
}

function moved(view: View, event: Extract<GestureEvent, { type: 'move' }>, ground: Ground): Step {
  const { hand } = view;
  if (!owns(hand, event.pointer)) return stay(view);
  switch (hand.is) {
    case 'pressing': {
      if (Math.hypot(event.at.x - hand.from.x, event.at.y - hand.from.y) < THRESHOLD[hand.kind]) return stay(view);
      // One tap, one person: what is told by taps is no sweep, and nobody is dragged meanwhile.
      if (view.mode.as === 'tell' && hand.person !== null) return stay(view);
      if (hand.person === null) {
        return hold(view, { is: 'panning', pointer: hand.pointer, last: event.at }, [
          { do: 'pan', dx: event.at.x - hand.from.x, dy: event.at.y - hand.from.y },
        ]);
      }
      if (hand.is_handle || view.mode.as === 'connect') {
        return hold(view, { is: 'tying', pointer: hand.pointer, person: hand.person, at: event.at }, [
          say({ said: 'tie_begun', person: hand.person }),
        ]);
      }
      // Measured from where the finger went down, so that the disc never jumps under it.
      const place = ground.placeOf(hand.person) ?? hand.from;
      const grab = { x: place.x - hand.from.x, y: place.y - hand.from.y };
      const chosen = { ...view, selected: hand.person, focused: hand.person, is_armed: false };
      return hold(chosen, { is: 'dragging', pointer: hand.pointer, person: hand.person, grab, at: event.at }, [
        say({ said: 'picked_up', person: hand.person }),
      ]);
    }
    case 'dragging':
      return hold(view, { ...hand, at: event.at });
    case 'tying':
      return hold(view, { ...hand, at: event.at });
    case 'painting': {
      const person = ground.personAt(event.at);
      if (!person || hand.people.includes(person)) return stay(view);
      const isFirst = hand.people.length === 0;
      const is_given = isFirst ? !gives(ground.network, person, hand.support) : hand.is_given;
      return hold(view, { ...hand, is_given, people: [...hand.people, person] });
    }
    case 'panning':
      return hold(view, { ...hand, last: event.at }, [
        { do: 'pan', dx: event.at.x - hand.last.x, dy: event.at.y - hand.last.y },
      ]);
    case 'pinching': {
      const [a, b] = hand.points;
      const points: [Point, Point] = event.pointer === hand.pointers[0] ? [event.at, b] : [a, event.at];
      const was = Math.hypot(a.x - b.x, a.y - b.y);
      const is = Math.hypot(points[0].x - points[1].x, points[0].y - points[1].y);
      const middle = { x: (points[0].x + points[1].x) / 2, y: (points[0].y + points[1].y) / 2 };
      return hold(view, { ...hand, points }, [
        { do: 'pan', dx: middle.x - (a.x + b.x) / 2, dy: middle.y - (a.y + b.y) / 2 },
        ...(was > 1 && is > 1 ? [{ do: 'zoom', by: is / was, at: middle } as const] : []),
      ]);
    }
    default:
      return stay(view);
  }
}

function up(view: View, event: Extract<GestureEvent, { type: 'up' }>, ground: Ground): Step {
  const { hand } = view;
  if (!owns(hand, event.pointer)) return stay(view);
  const free: View = { ...view, hand: NOTHING };
  switch (hand.is) {
    case 'pressing':
      return tap(free, hand, event.at, ground);
    case 'dragging':
      return drop(free, hand.person, { x: event.at.x + hand.grab.x, y: event.at.y + hand.grab.y }, event.at, ground);
    case 'tying': {
      const other = ground.personAt(event.at);
      return other && other !== hand.person ? joined(free, hand.person, other, ground) : cancelled(view);
    }
    case 'painting': {
      const { people, support, is_given } = hand;
      const swept = people.filter((person) => gives(ground.network, person, support) !== is_given);
      return {
        view: free,
        effects: commits(sweep(ground.network, swept, support, is_given)),
      };
    }
    default:
      return stay(free);
  }
}

function tap(view: View, hand: Extract<Hand, { is: 'pressing' }>, at: Point, ground: Ground): Step {
  const { person } = hand;
  if (view.mode.as === 'tell') {
    // Let go elsewhere, it was not meant.
    const isElsewhere = Math.hypot(at.x - hand.from.x, at.y - hand.from.y) >= THRESHOLD[hand.kind];
    if (person === null || (isElsewhere && ground.personAt(at) !== person)) return stay(view);
    return { view: { ...view, focused: person }, effects: commits(toggleFact(ground.network, person, view.mode.told)) };
  }
  if (view.mode.as === 'connect') {
    if (person === null) return stay({ ...view, tie_from: null });
    return endOfTie(view, person, ground);
  }
  if (person !== null) {
    if (view.tie_from !== null && view.tie_from !== person) return endOfTie(view, person, ground);
    const isAgain = view.selected === person && view.is_armed;
    return {
      view: { ...view, selected: person, focused: person, is_armed: !isAgain, tie_from: null },
      effects: [say({ said: 'selected', person })],
    };
  }
  if (view.selected !== null && view.is_armed) {
    const done = { ...view, is_armed: false };
    const spot = ground.spotAt(at);
    if (spot && !ground.isTray(at)) {
      return { view: done, effects: commits(move(ground.network, view.selected, spot)) };
    }
    if (ground.isTray(at)) return drop(done, view.selected, at, at, ground);
  }
  return stay({ ...view, selected: null, is_armed: false, tie_from: null });
}

/** Chosen without a place: a screen reader says "activate", and that means what a tap on the person means. */
export function activate(view: View, person: string, ground: Ground): Step {
  const { mode } = view;
  if (view.hand.is !== 'empty') return stay(view);
  if (mode.as === 'paint') {
    const is_given = !gives(ground.network, person, mode.support);
    return {
      view: { ...view, focused: person },
      effects: commits(sweep(ground.network, [person], mode.support, is_given)),
    };
  }
  if (mode.as === 'tell') {
    return { view: { ...view, focused: person }, effects: commits(toggleFact(ground.network, person, mode.told)) };
  }
  if (mode.as === 'connect' || (view.tie_from !== null && view.tie_from !== person)) {
    return endOfTie(view, person, ground);
  }
  return {
    view: { ...view, selected: person, focused: person, is_armed: true, tie_from: null },
    effects: [say({ said: 'selected', person })],
  };
}

/** One end of a line by tap: the first waits, the second draws or takes away. */
export function endOfTie(view: View, person: string, ground: Pick<Ground, 'network'>): Step {
  if (view.tie_from === null) {
    return { view: { ...view, tie_from: person, focused: person }, effects: [say({ said: 'tie_begun', person })] };
  }
  if (view.tie_from === person)
    return { view: { ...view, tie_from: null }, effects: [say({ said: 'let_go', person })] };
  // While lines are what is drawn, one end stays until it is let go: whom somebody knows is told in one breath.
  const stays = view.mode.as === 'connect' ? view.tie_from : null;
  return joined({ ...view, tie_from: stays, focused: person }, view.tie_from, person, ground);
}

function joined(view: View, one: string, other: string, ground: Pick<Ground, 'network'>): Step {
  return { view, effects: commits(toggleTie(ground.network, one, other)) };
}

function drop(view: View, person: string, at: Point, finger: Point, ground: Ground): Step {
  if (ground.isTray(finger)) {
    const edits = unplace(ground.network, person);
    return edits.length > 0 ? { view, effects: commits(edits) } : { view, effects: [say({ said: 'cancelled' })] };
  }
  const spot = ground.spotAt(at);
  if (!spot) return { view, effects: [say({ said: 'cancelled' })] };
  return { view, effects: commits(move(ground.network, person, spot)) };
}

function cancelled(view: View): Step {
  const isWorthSaying = view.hand.is === 'dragging' || view.hand.is === 'tying' || view.hand.is === 'carrying';
  return hold(view, NOTHING, isWorthSaying ? [say({ said: 'cancelled' })] : []);
}

/** One Escape takes back one thing: what is in the hand, then the waiting line, then the mode, then the selection. */
export function escape(view: View): Step {
  if (view.hand.is !== 'empty') return cancelled(view);
  if (view.tie_from !== null)
    return { view: { ...view, tie_from: null }, effects: [say({ said: 'let_go', person: view.tie_from })] };
  if (view.mode.as !== 'arrange') return stay({ ...view, mode: { as: 'arrange' } });
  return stay({ ...view, selected: null, is_armed: false });
}

function wheel(view: View, event: Extract<GestureEvent, { type: 'wheel' }>): Step {
  if (view.hand.is === 'dragging' || view.hand.is === 'tying') return stay(view);
  const effect: Effect = event.is_zoom
    ? { do: 'zoom', by: Math.exp(-Math.max(-60, Math.min(60, event.dy)) * 0.008), at: event.at }
    : { do: 'pan', dx: -event.dx, dy: -event.dy };
  return { view, effects: [effect] };
}

/** A map of the past can be looked at and asked, not changed: taps select, everything else pans. */
export function lookOnly(view: View, event: Extract<GestureEvent, { type: 'down' | 'up' }>, ground: Ground): Step {
  if (event.type === 'up') return { view: { ...view, hand: NOTHING }, effects: [] };
  const person = ground.personAt(event.at);
  return {
    view: {
      ...view,
      selected: person,
      focused: person ?? view.focused,
      is_armed: false,
      hand: { is: 'panning', pointer: event.pointer, last: event.at },
    },
    effects: [],
  };
}
