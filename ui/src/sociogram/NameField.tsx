// A person's name, changed where it stands in a list or a panel. Enter keeps it and leaves the field, so that undo is the
// map's again; Escape leaves it as it was. What is typed goes nowhere else.

import { type KeyboardEvent, useState } from 'react';

interface Props {
  label: string;
  value: string;
  className: string;
  title?: string;
  /** For a list that brings the focus back to where it was. */
  control?: string;
  onName(label: string): void;
  /** Enter: takes the focus somewhere else, and that settles the name. */
  onLeave(): void;
}

/** Longer than the domain allows, so that it can say so. */
const LONGEST_TYPED = 240;

export function NameField({ label, value, className, title, control, onName, onLeave }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Composing a letter uses Enter and Escape for itself.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onLeave();
    } else if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      setTyped(null);
    }
  };
  return (
    <input
      type="text"
      className={className}
      aria-label={label}
      title={title}
      value={typed ?? value}
      // Nothing was typed here yet: then there is nothing of its own to undo either.
      data-told={value}
      data-control={control}
      maxLength={LONGEST_TYPED}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (typed !== null) onName(typed);
        setTyped(null);
      }}
      onKeyDown={onKeyDown}
    />
  );
}
