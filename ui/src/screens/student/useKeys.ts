// Which keys work anywhere in a student's room? Undo and redo, and in a sitting the next pane, the list of keys and Escape.
// Typing keeps its own undo, an open dialog keeps all keys, and single letters belong to the map alone.

import { useEffect, useRef } from 'react';
import { areLettersKeys } from '../../letters';

interface Keys {
  /** Nothing of the room is seen: no key is its own. */
  isOff?: boolean;
  /** None where nothing may be changed. */
  onUndo?: () => void;
  onRedo?: () => void;
  onPane?: (step: 1 | -1) => void;
  onHelp?: () => void;
  onEscape?: () => void;
  /** Ctrl Enter, from anywhere. */
  onFinish?: () => void;
  /** What a function key does, by its name. */
  functions?: Readonly<Record<string, () => void>>;
}

/** Fields that hold text. A tick and a slider have a value too, and nothing of their own to undo. */
const TEXT = new Set(['text', 'search', 'email', 'tel', 'url', 'password', 'number']);

const isTextField = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && TEXT.has(target.type));

const isTyping = (target: EventTarget | null): boolean => isTextField(target) || target instanceof HTMLSelectElement;

/** A field that holds something of its own to undo: not an empty one, and not a name that stands as it was told. */
const holdsText = (target: EventTarget | null): boolean =>
  isTextField(target) && target.value !== '' && target.value !== target.dataset.told;

/** A single letter, pressed where nobody is typing or choosing by letter, by somebody for whom letters are keys. */
export const isLetter = (event: React.KeyboardEvent, letter: string): boolean =>
  event.key.toLowerCase() === letter &&
  areLettersKeys() &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !(event.target instanceof HTMLElement && event.target.matches('input:not([type=checkbox]), select, textarea'));

function meant(event: KeyboardEvent, keys: Keys): (() => void) | null {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
  const key = event.key.toLowerCase();
  const { onPane } = keys;
  if (isCommand && key === 'z' && !holdsText(event.target)) return (event.shiftKey ? keys.onRedo : keys.onUndo) ?? null;
  if (isCommand && key === 'y' && !holdsText(event.target)) return keys.onRedo ?? null;
  if (event.key === 'F6' && onPane) return () => onPane(event.shiftKey ? -1 : 1);
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  if (isPlain && keys.functions?.[event.key]) return keys.functions[event.key];
  if (isPlain && event.key === 'F1') return keys.onHelp ?? null;
  if (event.key === '?' && areLettersKeys() && !isTyping(event.target)) return keys.onHelp ?? null;
  if (event.key === 'Escape') return keys.onEscape ?? null;
  return null;
}

export function useKeys(keys: Keys): void {
  const now = useRef(keys);
  useEffect(() => {
    now.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || now.current.isOff) return;
      if (document.querySelector('[role=dialog], [role=alertdialog]')) return;
      const act = meant(event, now.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    // Before anybody else: whatever has the focus would take its Enter for itself.
    const onFinish = (event: KeyboardEvent) => {
      const isMeant = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      const { isOff, onFinish: finish } = now.current;
      if (!isMeant || !finish || isOff || event.isComposing || event.repeat) return;
      if (document.querySelector('[role=dialog], [role=alertdialog]')) return;
      event.preventDefault();
      event.stopPropagation();
      finish();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keydown', onFinish, true);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keydown', onFinish, true);
    };
  }, []);
}
