// "Move to…": every ring and sector as a word, for whoever neither drags nor aims. The same edits as a drag.
// It opens beside the person, lives on arrows and Escape, and is gone after one choice.

import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { EgoNetwork, MapEdit } from './contract';
import { type Cell, type Point, RINGS, sameCell, SECTORS } from './geometry';
import { alterOf, moveTo, unplace } from './intents';
import type { SociogramWords } from './words';

interface MoveMenuProps {
  network: EgoNetwork;
  person: string;
  /** Where the person is on the screen: asked once, when this opens. */
  placeOf(): Point | null;
  within: { width: number; height: number };
  words: SociogramWords;
  onEdits(edits: MapEdit[]): void;
  onClose(): void;
}

export function MoveMenu({ network, person, placeOf, within, words, onEdits, onClose }: MoveMenuProps) {
  const box = useRef<HTMLDivElement>(null);
  const alter = alterOf(network, person);

  const where = useRef({ placeOf, within });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { placeOf, within } = where.current;
    const at = placeOf() ?? { x: within.width / 2, y: within.height / 2 };
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(4, Math.min(at.x + 16, within.width - width - 4))}px`;
    element.style.top = `${Math.max(4, Math.min(at.y + 16, within.height - height - 4))}px`;
    (
      element.querySelector<HTMLElement>('[aria-checked="true"]') ?? element.querySelector<HTMLElement>('button')
    )?.focus();
  }, []);

  useEffect(() => {
    const outside = (event: globalThis.PointerEvent): void => {
      if (!box.current?.contains(event.target as Node)) onClose();
    };
    window.addEventListener('pointerdown', outside, true);
    return () => window.removeEventListener('pointerdown', outside, true);
  }, [onClose]);

  if (!alter) return null;

  const choose = (cell: Cell): void => {
    const edits = moveTo(network, person, cell);
    if (edits.length > 0) onEdits(edits);
    onClose();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const items = [...(box.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const here = items.indexOf(document.activeElement as HTMLElement);
    // The grid begins at the right where the words do.
    const on = box.current && getComputedStyle(box.current).direction === 'rtl' ? -1 : 1;
    const step = { ArrowRight: on, ArrowLeft: -on, ArrowDown: RINGS.length, ArrowUp: -RINGS.length }[event.key];
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
    } else if (step !== undefined) {
      event.preventDefault();
      items[Math.min(items.length - 1, Math.max(0, here + step))]?.focus();
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      items[event.key === 'Home' ? 0 : items.length - 1]?.focus();
    }
  };

  return (
    <div
      ref={box}
      className="kith-menu"
      role="menu"
      tabIndex={-1}
      aria-label={words.menu(alter.label)}
      onKeyDown={onKeyDown}
    >
      <p aria-hidden="true">{words.menu(alter.label)}</p>
      {SECTORS.map((sector) => (
        <div key={sector} role="group" aria-label={words.sectors[sector]} className="kith-menu-row">
          <span className={`kith-menu-sector kith-of-${sector}`} aria-hidden="true">
            {words.sectors[sector]}
          </span>
          {RINGS.map((ring) => (
            <button
              key={ring}
              type="button"
              role="menuitemradio"
              aria-checked={sameCell(alter.spot, { ring, sector })}
              aria-label={words.place(words.rings[ring], words.sectors[sector])}
              tabIndex={-1}
              onClick={() => choose({ ring, sector })}
            >
              {words.rings[ring]}
            </button>
          ))}
        </div>
      ))}
      {alter.spot && (
        <button
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="kith-menu-tray"
          onClick={() => {
            onEdits(unplace(network, person));
            onClose();
          }}
        >
          {words.menu_tray}
        </button>
      )}
    </div>
  );
}
