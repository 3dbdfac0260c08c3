// One answer out of a few, or none. Pressing the chosen one again takes the answer back: unknown is an answer too.

interface Props<Value extends string> {
  label: string;
  /** `said` names an answer that is nothing without its question, to whoever does not see that above it. */
  options: readonly { value: Value; words: string; said?: string }[];
  chosen: Value | null;
  /** Whether the answer may be taken back. */
  canUnset?: boolean;
  onChoose: (value: Value | null) => void;
}

export function Choice<Value extends string>({ label, options, chosen, canUnset = true, onChoose }: Props<Value>) {
  return (
    <div className="about-row" role="group" aria-label={label}>
      <span className="about-label" aria-hidden="true">
        {label}
      </span>
      <div className="choice">
        {options.map(({ value, words, said }) => (
          <button
            key={value}
            type="button"
            className="choice-option"
            aria-label={said}
            aria-pressed={chosen === value}
            onClick={() => {
              if (chosen !== value) onChoose(value);
              else if (canUnset) onChoose(null);
            }}
          >
            {words}
          </button>
        ))}
      </div>
    </div>
  );
}
