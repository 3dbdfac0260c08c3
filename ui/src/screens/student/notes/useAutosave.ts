// When is what is typed kept? A moment after the last letter, when the field is left, and when it goes. Only what the finger is
// doing is held here; what was kept is the shell's. An empty field writes nothing.

import { useEffect, useRef, useState } from 'react';
import { readAidAgain } from '../../../frame/OpenAid';
import { kith } from '../../../ipc';
import { wordsFor } from '../../../words/failure';

const AFTER_MS = 600;

export type Saving = { is: 'still' | 'typing' | 'saved' } | { is: 'wrong'; words: string };

interface Autosave {
  saving: Saving;
  /** Says what stands in the field now. */
  typed: (text: string) => void;
  /** Keeps it at once; true where it is kept. */
  flush: () => Promise<boolean>;
}

/** Keeps a note of this id about this student. `kept` is what the shell has of it already. */
export function useAutosave(note: string, student: string, kept: string): Autosave {
  const [saving, setSaving] = useState<Saving>({ is: 'still' });
  const now = useRef({ text: kept, kept, timer: 0 });
  const flush = async (): Promise<boolean> => {
    const { text, kept: before, timer } = now.current;
    window.clearTimeout(timer);
    if (text.trim() === '' || text.trim() === before.trim()) return true;
    try {
      await kith.writeNote(note, student, text);
    } catch (thrown) {
      setSaving({ is: 'wrong', words: wordsFor(thrown) });
      return false;
    }
    now.current.kept = text;
    if (now.current.text === text) setSaving({ is: 'saved' });
    await readAidAgain();
    return true;
  };
  const flushing = useRef(flush);
  useEffect(() => {
    flushing.current = flush;
  });
  useEffect(() => () => void flushing.current(), []);
  const typed = (text: string) => {
    window.clearTimeout(now.current.timer);
    const timer = window.setTimeout(() => void flushing.current(), AFTER_MS);
    now.current = { ...now.current, text, timer };
    setSaving({ is: 'typing' });
  };
  return { saving, typed, flush };
}
