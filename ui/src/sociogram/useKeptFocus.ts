// Where was the focus, when a list was drawn anew? A row that changes its ring is another element: the browser drops the
// focus with the old one, and here it comes back to the same person and the same control. It never takes the focus from
// anybody else.

import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

interface Held {
  person: string | null;
  control: string;
}

/** Where the focus goes when its control went with the change, in this order; the row itself is always there. */
const INSTEAD = ['presence', 'name'];

interface Handlers {
  onFocus(event: FocusEvent): void;
  onBlur(): void;
}

export function useKeptFocus(root: RefObject<HTMLElement | null>): Handlers {
  const held = useRef<Held | null>(null);
  const order = useRef<string[]>([]);
  useLayoutEffect(() => {
    const list = root.current;
    if (!list) return;
    const before = order.current;
    order.current = [...list.querySelectorAll<HTMLElement>('[data-list-person]')].map(
      (row) => row.dataset.listPerson ?? '',
    );
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (held.current && isLost) elementFor(list, held.current, before)?.focus();
  });
  return {
    onFocus: (event) => {
      const row = event.target.closest<HTMLElement>('[data-list-person]');
      const control = event.target.closest<HTMLElement>('[data-control]')?.dataset.control;
      held.current = { person: row?.dataset.listPerson ?? null, control: control ?? '' };
    },
    // Not heard when the element went with a change: React is silent while it draws.
    onBlur: () => {
      held.current = null;
    },
  };
}

function elementFor(list: HTMLElement, { person, control }: Held, before: readonly string[]): HTMLElement | null {
  const rowOf = (id: string): HTMLElement | null => list.querySelector(`[data-list-person="${CSS.escape(id)}"]`);
  const inside = (of: HTMLElement, name: string): HTMLElement | null =>
    of.querySelector(`[data-control="${CSS.escape(name)}"]`);
  if (person === null) return inside(list, control) ?? list.querySelector<HTMLElement>('[data-list-person]') ?? list;
  const row = rowOf(person);
  if (row) {
    for (const name of [control, ...INSTEAD]) {
      const found = name === '' ? null : inside(row, name);
      if (found) return found;
    }
    return row;
  }
  // Gone from the list: the next person, or the one before. On their name, where a second press does no harm.
  const at = before.indexOf(person);
  const next = [...before.slice(at + 1), ...before.slice(0, Math.max(0, at)).reverse()].map(rowOf).find(Boolean);
  return next ? (inside(next, 'name') ?? next) : null;
}
