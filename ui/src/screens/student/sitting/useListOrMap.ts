// The map, or the same as a list? Whoever goes back and forth by key stays with the same person, and whoever closes the panel or
// takes somebody off goes on beside them. It moves the focus and changes nothing that is told.

import { type FocusEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { EgoNetwork, MapEdit } from '../../../ipc';
import { remove } from '../../../sociogram/intents';
import type { SociogramHandle } from '../../../sociogram/Sociogram';
import type { useSociogram } from '../../../sociogram/useSociogram';

interface Before {
  network: EgoNetwork;
  /** The whole table, the drawing on it, and the field for names. */
  root: RefObject<HTMLElement | null>;
  drawing: RefObject<SociogramHandle | null>;
  entry: RefObject<HTMLInputElement | null>;
  looked: Pick<ReturnType<typeof useSociogram>, 'view' | 'select' | 'leave' | 'lookAt' | 'arrange'>;
  onEdits: (edits: readonly MapEdit[]) => Promise<boolean>;
}

export function useListOrMap({ network, root, drawing, entry, looked, onEdits }: Before) {
  const { view, select, leave, lookAt, arrange } = looked;
  const [isList, setList] = useState(false);
  // A button keeps the focus itself: only whoever came from the map or from a row is followed.
  const [arrival, setArrival] = useState<{ person: string | null } | null>(null);
  const toggleList = () => {
    const here = document.activeElement?.closest('.sitting-map') ? document.activeElement : null;
    const person = isList
      ? (here?.closest<HTMLElement>('[data-list-person]')?.dataset.listPerson ?? view.selected)
      : (view.focused ?? view.selected);
    setArrival(here ? { person } : null);
    setList(!isList);
    arrange();
    lookAt(person);
  };
  useLayoutEffect(() => {
    if (!isList || !arrival) return;
    const list = root.current?.querySelector<HTMLElement>('.sitting-list');
    const row = list?.querySelector<HTMLElement>(`[data-list-person="${CSS.escape(arrival.person ?? '')}"]`);
    (row ?? list?.querySelector<HTMLElement>('[data-list-person]') ?? list)?.focus();
  }, [root, isList, arrival]);
  const rowOf = (person: string) =>
    root.current?.querySelector<HTMLElement>(`[data-list-person="${CSS.escape(person)}"]`);
  /** To somebody who was looked for, wherever they are. */
  const goTo = (person: string) => {
    select(person);
    if (isList) rowOf(person)?.focus();
    else {
      drawing.current?.focus(person);
      // Where letters are large the page is longer than the window: who was found is seen.
      requestAnimationFrame(() => document.activeElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    }
  };
  const closed = useRef<string | null>(null);
  /** The panel goes, and the focus with it to where the person is, or to whoever is next. */
  const leavePanel = (person: string | null) => {
    leave(person);
    const row = isList && person !== null ? rowOf(person) : null;
    closed.current = person;
    if (row) row.focus();
    else if (isList || person === null) entry.current?.focus({ preventScroll: true });
    else drawing.current?.takeFocus();
  };
  const removeChosen = (person: string) => {
    const rows = [...(root.current?.querySelectorAll<HTMLElement>('[data-list-person]') ?? [])];
    const at = rows.findIndex((row) => row.dataset.listPerson === person);
    const next = isList
      ? ((rows[at + 1] ?? rows[at - 1])?.dataset.listPerson ?? null)
      : (drawing.current?.nextAfter(person) ?? null);
    void onEdits(remove(network, person)).then((isTaken) => isTaken && leavePanel(next));
  };
  /** Whoever is being told about in the list is the one whom the panel shows. */
  const onListFocus = (event: FocusEvent<HTMLElement>) => {
    const person = event.target.closest<HTMLElement>('[data-list-person]')?.dataset.listPerson;
    const isJustClosed = person === closed.current;
    closed.current = null;
    if (person && person !== view.selected && !isJustClosed) select(person);
  };
  return { isList, cameByKey: arrival !== null, toggleList, goTo, leavePanel, removeChosen, onListFocus };
}
