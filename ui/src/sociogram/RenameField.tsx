// A name is changed where it stands. Enter keeps it, Escape leaves it as it was; what is typed goes nowhere else.

import { useLayoutEffect, useRef } from 'react';
import type { Point } from './geometry';

interface RenameFieldProps {
  label: string;
  value: string;
  /** Where the person is on the screen: asked once, when this opens. */
  placeOf(): Point | null;
  within: { width: number; height: number };
  onDone(label: string | null): void;
}

/** As long as the domain allows. */
const LONGEST_NAME = 120;

export function RenameField({ label, value, placeOf, within, onDone }: RenameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const where = useRef({ placeOf, within });
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    const { placeOf, within } = where.current;
    const at = placeOf() ?? { x: within.width / 2, y: within.height / 2 };
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(4, Math.min(at.x - width / 2, within.width - width - 4))}px`;
    element.style.top = `${Math.max(4, Math.min(at.y - height / 2, within.height - height - 4))}px`;
    element.focus();
    element.select();
  }, []);

  const done = (told: string | null): void => {
    // Enter takes the field away, and that blurs it: one answer is enough.
    if (isDone.current) return;
    isDone.current = true;
    onDone(told);
  };

  return (
    <input
      ref={field}
      className="kith-rename"
      aria-label={label}
      defaultValue={value}
      maxLength={LONGEST_NAME}
      autoComplete="off"
      spellCheck={false}
      onKeyDown={(event) => {
        event.stopPropagation();
        // Composing a letter uses Enter and Escape for itself.
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') done(event.currentTarget.value);
        if (event.key === 'Escape') done(null);
      }}
      onBlur={(event) => done(event.currentTarget.value)}
    />
  );
}
