// One thing that a form does, once at a time: busy while it is done, and what went wrong beside the field.

import { useState } from 'react';

interface Once {
  isBusy: boolean;
  error: string | null;
  setError: (words: string | null) => void;
  /** Does it, unless it is being done. A failure is said in the words for it. */
  once: (act: () => Promise<void>) => Promise<void>;
}

export function useOnce(wordsOf: (thrown: unknown) => string): Once {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const once = async (act: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    try {
      await act();
    } catch (thrown) {
      setError(wordsOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error, setError, once };
}
