// What has just happened? One line at the foot of the window, read aloud, with at most one thing to do about it. It goes
// away by itself unless something can be done or went wrong; the newest replaces the one before.

import { X } from 'lucide-react';
import { useEffect } from 'react';
import { create } from 'zustand';
import { Button, IconButton } from './Button';

export interface Said {
  text: string;
  action?: { label: string; do: () => void };
  isWrong?: boolean;
}

const useSaid = create<{ said: (Said & { at: number; since: number }) | null }>(() => ({ said: null }));

let count = 0;

/** Says a line to everyone: drawn and announced. */
export function say(text: string, more: Omit<Said, 'text'> = {}): void {
  count += 1;
  useSaid.setState({ said: { text, ...more, at: count, since: Date.now() } });
}

export const hush = (): void => useSaid.setState({ said: null });

/** How long what was said stays at least: it may have been said just before the screen changed because of it. */
const HEARD_MS = 1_000;

/** What was said before a screen was come to is said no longer. */
export function hushEarlier(): void {
  const { said } = useSaid.getState();
  if (said && Date.now() - said.since > HEARD_MS) hush();
}

/** What went wrong on a screen that is left is said no longer. */
export function hushWrong(): void {
  const { said } = useSaid.getState();
  if (said?.isWrong) hushEarlier();
}

const BRIEFLY_MS = 5_000;
const LONG_MS = 12_000;

interface Props {
  closeLabel: string;
  /** Only what went wrong is shown; what else is said may be about somebody who is not in the room. */
  isQuiet?: boolean;
  /** Why what was just done is not done yet: shown for as long as that is so. */
  waiting?: string | null;
}

export function StatusLine({ closeLabel, isQuiet = false, waiting = null }: Props) {
  const last = useSaid((state) => state.said);
  const said = isQuiet && !last?.isWrong ? null : last;
  useEffect(() => {
    if (!last || last.isWrong) return undefined;
    const timer = setTimeout(hush, last.action ? LONG_MS : BRIEFLY_MS);
    return () => clearTimeout(timer);
  }, [last]);
  return (
    <div className="k-status" role="status" aria-live="polite" data-react-aria-top-layer="true">
      {waiting !== null && !said?.isWrong && (
        <div className="k-status-line">
          <span>{waiting}</span>
        </div>
      )}
      {said && (waiting === null || said.isWrong) && (
        <div key={said.at} className="k-status-line">
          <span>{said.text}</span>
          {said.action && (
            <Button
              kind="quiet"
              className="k-status-do"
              onPress={() => {
                hush();
                said.action?.do();
              }}
            >
              {said.action.label}
            </Button>
          )}
          <IconButton label={closeLabel} icon={X} size="s" onPress={hush} />
        </div>
      )}
    </div>
  );
}
