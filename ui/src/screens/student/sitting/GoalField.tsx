// What does the student hope for, in their own words? One line that may stay empty. Enter keeps it and goes on, Escape leaves
// it as it was; emptied, it is taken back. Words that were not taken are there to be mended, before the map and beside it.

import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { LONGEST_TYPED, useTyped } from '../../../sociogram/useTyped';
import { t } from '../../../words';

interface Props {
  wave: string;
  words: string | null;
  /** Resolves to whether it was taken. */
  onGoal: (goal: string | null) => Promise<boolean>;
  /** Enter: takes the focus somewhere else, and that keeps the words. */
  onLeave: () => void;
}

export function GoalField({ wave, words, onGoal, onLeave }: Props) {
  const id = useId();
  const told = words ?? '';
  const typed = useTyped(`${wave} goal`, told, async (all) => {
    const goal = all.trim();
    return goal === told || onGoal(goal === '' ? null : goal);
  });
  // When the cover comes the field goes without a blur: what was said is kept. What was refused is not sent again.
  const latest = useRef(typed);
  useEffect(() => {
    latest.current = typed;
  });
  useEffect(
    () => () => {
      if (!latest.current.isRefused) latest.current.settle();
    },
    [],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
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
    <div className="goal-field">
      <label className="about-label" htmlFor={id}>
        {t('sitting-goal')}
      </label>
      <input
        id={id}
        type="text"
        className="goal-input"
        placeholder={t('sitting-goal-hint')}
        value={typed.value}
        aria-invalid={typed.isRefused || undefined}
        data-told={told}
        maxLength={LONGEST_TYPED}
        autoComplete="off"
        onChange={(event) => typed.type(event.target.value)}
        onBlur={typed.settle}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
