// What does the student hope for, in their own words? One line that may stay empty. Enter keeps it and goes on, Escape leaves
// it as it was; emptied, it is taken back.

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { t } from '../../../words';

interface Props {
  words: string | null;
  onGoal: (goal: string | null) => void;
  /** Enter: takes the focus somewhere else, and that keeps the words. */
  onLeave: () => void;
}

/** Longer than the domain allows, so that it can say so. */
const LONGEST_TYPED = 400;

export function GoalField({ words, onGoal, onLeave }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const id = useId();
  const told = words ?? '';
  const settle = () => {
    const goal = typed?.trim() ?? told;
    if (goal !== told) onGoal(goal === '' ? null : goal);
    setTyped(null);
  };
  // When the cover comes the field goes without a blur: what was said is kept.
  const latest = useRef(settle);
  useEffect(() => {
    latest.current = settle;
  });
  useEffect(() => () => latest.current(), []);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
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
    <div className="goal-field">
      <label className="about-label" htmlFor={id}>
        {t('sitting-goal')}
      </label>
      <input
        id={id}
        type="text"
        className="goal-input"
        placeholder={t('sitting-goal-hint')}
        value={typed ?? told}
        data-told={told}
        maxLength={LONGEST_TYPED}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
