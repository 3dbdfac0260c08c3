// A name is changed where it stands. Enter keeps it, Escape leaves it as it was; what is typed goes nowhere else. One that was
// not taken is there to be mended when the field comes back.

import { useLayoutEffect, useRef } from 'react';
import type { Point } from './geometry';
import { nameOf } from './NameField';
import { LONGEST_TYPED, noteRefused, refusedOf } from './useTyped';

interface RenameFieldProps {
  person: string;
  label: string;
  value: string;
  /** Where the person is on the screen: asked once, when this opens. */
  placeOf(): Point | null;
  within: { width: number; height: number };
  /** `isSent`: by Enter, and whoever pressed it is still here. Resolves to whether the name was taken. */
  onDone(label: string | null, isSent: boolean): Promise<boolean>;
}

export function RenameField({ person, label, value, placeOf, within, onDone }: RenameFieldProps) {
  const about = nameOf(person);
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

  const done = (told: string | null, isSent = false): void => {
    // Enter takes the field away, and that blurs it: one answer is enough.
    if (isDone.current) return;
    isDone.current = true;
    noteRefused(about, told);
    void onDone(told, isSent).then((isTaken) => isTaken && noteRefused(about, null));
  };

  return (
    <input
      ref={field}
      className="kith-rename"
      aria-label={label}
      defaultValue={refusedOf(about) ?? value}
      aria-invalid={refusedOf(about) !== null || undefined}
      maxLength={LONGEST_TYPED}
      autoComplete="off"
      spellCheck={false}
      onKeyDown={(event) => {
        event.stopPropagation();
        // Composing a letter uses Enter and Escape for itself.
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') done(event.currentTarget.value, true);
        if (event.key === 'Escape') done(null);
      }}
      onBlur={(event) => done(event.currentTarget.value)}
    />
  );
}
