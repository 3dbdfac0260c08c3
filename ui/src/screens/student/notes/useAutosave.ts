// When is what is typed kept? A moment after the last letter, when the field is left, and when it goes. Only what the finger is
// doing is held here; what was kept is the shell's. An empty field writes nothing.

import { useEffect, useRef, useState } from 'react';
import { readAidAgain } from '../../../frame/OpenAid';
import { keepsItself } from '../../../frame/unkept';
import { kith } from '../../../ipc';
import { wordsFor } from '../../../words/failure';

const AFTER_MS = 600;
/** How long after a failure it is tried again. */
const AGAIN_MS = 5000;

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
  const now = useRef({ text: kept, kept, timer: 0, last: Promise.resolve(true) });
  const write = async (): Promise<boolean> => {
    const { text, kept: before, timer } = now.current;
    window.clearTimeout(timer);
    if (text.trim() === before.trim()) {
      setSaving({ is: before === '' ? 'still' : 'saved' });
      return true;
    }
    try {
      if (text.trim() !== '') await kith.writeNote(note, student, text);
      // A note that was begun here and emptied again is none.
      else if (kept === '') await kith.removeNote(note);
      else return true;
    } catch (thrown) {
      setSaving({ is: 'wrong', words: wordsFor(thrown) });
      // It may go better in a while: nobody has to type a letter more for it.
      now.current.timer = window.setTimeout(() => void flushing.current(), AGAIN_MS);
      return false;
    }
    now.current.kept = text.trim() === '' ? '' : text;
    if (now.current.text === text) setSaving({ is: 'saved' });
    await readAidAgain();
    return true;
  };
  // One after another: an older text never lands on a newer one.
  const flush = (): Promise<boolean> => {
    const next = now.current.last.then(write, write);
    now.current.last = next;
    return next;
  };
  const flushing = useRef(flush);
  useEffect(() => {
    flushing.current = flush;
  });
  useEffect(() => {
    const keep = () => flushing.current();
    const over = keepsItself(keep);
    return () => {
      over();
      void keep();
    };
  }, []);
  const typed = (text: string) => {
    window.clearTimeout(now.current.timer);
    const timer = window.setTimeout(() => void flushing.current(), AFTER_MS);
    now.current = { ...now.current, text, timer };
    setSaving({ is: 'typing' });
  };
  return { saving, typed, flush };
}
