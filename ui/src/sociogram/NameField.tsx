// A person's name, changed where it stands in a list or a panel. Enter keeps it and leaves the field, so that undo is the
// map's again; Escape leaves it as it was. What is typed goes nowhere else, and what is refused stays here.

import { type KeyboardEvent, useId } from 'react';
import { LONGEST_TYPED, useTyped } from './useTyped';

interface Props {
  person: string;
  label: string;
  value: string;
  className: string;
  /** For a list that brings the focus back to where it was. */
  control?: string;
  /** Resolves to whether it was taken. */
  onName(label: string): Promise<boolean>;
  /** Enter: takes the focus somewhere else, and that settles the name. */
  onLeave(): void;
}

/** What was typed as this person's name, wherever. */
export const nameOf = (person: string): string => `${person} name`;

export function NameField({ person, label, value, className, control, onName, onLeave }: Props) {
  const typed = useTyped(nameOf(person), value, onName);
  // A label of its own in the page: readers of WebKitGTK pass over a name that stands in an attribute, and take the next words.
  const labelled = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Composing a letter uses Enter and Escape for itself.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onLeave();
    } else if (event.key === 'Escape' && !typed.isUntouched) {
      event.stopPropagation();
      typed.leave();
    }
  };
  return (
    <>
      <span id={labelled} className="kith-sr">
        {label}
      </span>
      <input
        type="text"
        className={className}
        aria-labelledby={labelled}
        value={typed.value}
        aria-invalid={typed.isRefused || undefined}
        // Nothing was typed here yet: then there is nothing of its own to undo either.
        data-told={value}
        data-control={control}
        maxLength={LONGEST_TYPED}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => typed.type(event.target.value)}
        onBlur={typed.settle}
        onKeyDown={onKeyDown}
      />
    </>
  );
}
