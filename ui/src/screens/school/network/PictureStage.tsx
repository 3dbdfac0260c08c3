// The picture itself: moved by finger, wheel and key. It is one stop for Tab; whoever is come to is read out with everybody they
// go with, by name, so that nothing of it has to be seen.

import { Maximize, Minus, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { NetworkView } from '../../../ipc';
import { areLettersKeys, isCharacter, useLettersAreKeys } from '../../../letters';
import { IconButton } from '../../../widgets/Button';
import { t } from '../../../words';
import { Legend } from './Legend';
import type { Wish } from './Look';
import { neighborsOf, type Picture, type Shown } from './picture';
import { Stage } from './stage';
import { spoken } from './told';

interface Props {
  view: NetworkView;
  picture: Picture;
  shown: Shown;
  chosen: number | null;
  wish: Wish | null;
  onChoose: (person: number | null, flies?: boolean) => void;
  onTable: () => void;
}

const STEP = 60;
const ZOOM = 1.3;
/** A finger that went less far pressed. */
const PRESSED = 5;

export function PictureStage({ view, picture, shown, chosen, wish, onChoose, onTable }: Props) {
  const hasLetters = useLettersAreKeys();
  const box = useRef<HTMLDivElement>(null);
  const canvases = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  const [oneIn, setOneIn] = useState(1);
  // Which of their neighbors the keys have come to; of somebody else it is nobody again.
  const [come, setCome] = useState<{ of: number | null; to: number } | null>(null);
  const near = come !== null && come.of === chosen ? come.to : null;
  const byName = useMemo(
    () =>
      view.people
        .map((_, at) => at)
        .filter((at) => shown.people[at] === 1)
        .sort((a, b) => view.people[a].place - view.people[b].place),
    [view.people, shown],
  );
  const beside = useMemo(
    () =>
      chosen === null
        ? []
        : neighborsOf(picture, chosen, shown).sort((a, b) => view.people[a].place - view.people[b].place),
    [picture, chosen, shown, view.people],
  );
  useEffect(() => {
    const [one, other, over] = canvases.current?.querySelectorAll('canvas') ?? [];
    if (!box.current || !over) return undefined;
    const made = new Stage(box.current, [one, other], over, setOneIn);
    stage.current = made;
    const fits = () => {
      const { clientWidth: width, clientHeight: height } = box.current ?? { clientWidth: 0, clientHeight: 0 };
      made.resize({ width, height });
    };
    fits();
    const sizes = new ResizeObserver(fits);
    sizes.observe(box.current);
    // A canvas hears of no style: what the page looks like now has to be drawn.
    const again = () => made.again();
    const looks = new MutationObserver(again);
    looks.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-text'] });
    const media = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
    for (const query of media) query.addEventListener('change', again);
    return () => {
      sizes.disconnect();
      looks.disconnect();
      for (const query of media) query.removeEventListener('change', again);
      made.stop();
      stage.current = null;
    };
  }, []);
  useEffect(() => {
    stage.current?.show({ picture, people: view.people, shown, chosen, near });
  }, [picture, view.people, shown, chosen, near]);
  useEffect(() => {
    if (wish) stage.current?.flyTo(wish.person);
  }, [wish]);
  const said = useMemo(() => {
    if (chosen === null) return '';
    return near === null ? spoken(view, picture, chosen, shown) : view.people[near].name;
  }, [chosen, near, view, picture, shown]);
  useWheel(box, stage);
  const pointers = usePointers(stage, (x, y) => onChoose(stage.current?.whoIsAt(x, y) ?? null));
  const nextPerson = (by: 1 | -1) => {
    if (byName.length === 0) return;
    const at = chosen === null ? (by === 1 ? -1 : 0) : byName.indexOf(chosen);
    onChoose(byName[(at + by + byName.length) % byName.length], true);
  };
  const nextBeside = (by: 1 | -1) => {
    if (beside.length === 0) return;
    const at = near === null ? (by === 1 ? -1 : 0) : beside.indexOf(near);
    setCome({ of: chosen, to: beside[(at + by + beside.length) % beside.length] });
  };
  const keys: Record<string, () => void> = {
    ArrowLeft: () => stage.current?.pan(STEP, 0),
    ArrowRight: () => stage.current?.pan(-STEP, 0),
    ArrowUp: () => stage.current?.pan(0, STEP),
    ArrowDown: () => stage.current?.pan(0, -STEP),
    '+': () => stage.current?.zoom(ZOOM),
    '=': () => stage.current?.zoom(ZOOM),
    '-': () => stage.current?.zoom(1 / ZOOM),
    '0': () => stage.current?.all(),
    PageDown: () => nextPerson(1),
    PageUp: () => nextPerson(-1),
    n: () => nextBeside(1),
    N: () => nextBeside(-1),
    Enter: () => onChoose(near ?? chosen, true),
    Escape: () => onChoose(null),
    t: onTable,
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act || event.target !== event.currentTarget || (isCharacter(event.key) && !areLettersKeys())) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div className="network-picture">
      {/* It is moved by keys, as a map is. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={box}
        className="network-stage"
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={t('network-picture-label')}
        aria-describedby="network-keys"
        onKeyDown={onKeyDown}
        {...pointers}
      >
        <div ref={canvases} className="network-canvases" aria-hidden="true">
          <canvas />
          <canvas />
          <canvas />
        </div>
      </div>
      <div className="network-zoom">
        <IconButton
          icon={Plus}
          label={t('network-nearer')}
          keys={hasLetters ? '+' : undefined}
          onPress={() => stage.current?.zoom(ZOOM)}
        />
        <IconButton
          icon={Minus}
          label={t('network-farther')}
          keys={hasLetters ? '−' : undefined}
          onPress={() => stage.current?.zoom(1 / ZOOM)}
        />
        <IconButton
          icon={Maximize}
          label={t('network-all')}
          keys={hasLetters ? '0' : undefined}
          onPress={() => stage.current?.all()}
        />
      </div>
      <p className="k-hidden" role="status">
        {said}
      </p>
      <div className="network-foot">
        <Legend />
        <p id="network-keys" className="soft">
          {oneIn > 1 && <strong>{t('network-sampled', { of: oneIn })} </strong>}
          {t(hasLetters ? 'network-keys' : 'network-keys-no-letters')}
        </p>
      </div>
    </div>
  );
}

/** The wheel zooms where it points; React hears it too late to keep the page still. */
function useWheel(box: React.RefObject<HTMLElement | null>, stage: React.RefObject<Stage | null>) {
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const turned = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const by = Math.exp((-event.deltaY * lines) / 400);
      stage.current?.zoom(by, { x: event.clientX - left, y: event.clientY - top });
    };
    element.addEventListener('wheel', turned, { passive: false });
    return () => element.removeEventListener('wheel', turned);
  }, [box, stage]);
}

/** One finger moves, two zoom; a finger that did not move presses. */
function usePointers(stage: React.RefObject<Stage | null>, onPress: (x: number, y: number) => void) {
  const down = useRef(new Map<number, { x: number; y: number }>());
  const gone = useRef(0);
  const here = (event: React.PointerEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  return {
    onPointerDown: (event: React.PointerEvent) => {
      if (event.button !== 0) return;
      if (down.current.size === 0) gone.current = 0;
      down.current.set(event.pointerId, here(event));
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: React.PointerEvent) => {
      const before = down.current.get(event.pointerId);
      if (!before) return;
      const now = here(event);
      const [dx, dy] = [now.x - before.x, now.y - before.y];
      const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
      gone.current += Math.hypot(dx, dy);
      if (other) {
        const far = (from: { x: number; y: number }) => Math.max(10, Math.hypot(from.x - other.x, from.y - other.y));
        stage.current?.zoom(far(now) / far(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
      } else if (gone.current >= PRESSED) stage.current?.pan(dx, dy);
      down.current.set(event.pointerId, now);
    },
    onPointerUp: (event: React.PointerEvent) => {
      const was = down.current.delete(event.pointerId);
      if (was && gone.current < PRESSED) {
        const { x, y } = here(event);
        onPress(x, y);
      }
    },
    onPointerCancel: (event: React.PointerEvent) => void down.current.delete(event.pointerId),
  };
}
