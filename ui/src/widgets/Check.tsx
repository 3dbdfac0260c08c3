// How is something ticked, or one of several said at once? Checkbox and radio choices, each with its words and a hint; what a
// chosen answer asks further stands right below it.

import { Check as Tick, Minus } from 'lucide-react';
import { Fragment, type KeyboardEvent, type ReactNode } from 'react';
import { Checkbox, FieldError, Label, Radio, RadioGroup } from 'react-aria-components';

export interface CheckProps {
  children: React.ReactNode;
  hint?: string;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isIndeterminate?: boolean;
  isDisabled?: boolean;
}

export function Check({ children, hint, ...rest }: CheckProps) {
  return (
    <Checkbox {...rest} className="k-check">
      <span className="k-box">
        {rest.isIndeterminate ? <Minus aria-hidden strokeWidth={3} /> : <Tick aria-hidden strokeWidth={3} />}
      </span>
      <span className="k-check-words">
        <span>{children}</span>
        {hint && <span className="k-hint">{hint}</span>}
      </span>
    </Checkbox>
  );
}

export interface ChoicesProps<Id extends string> {
  label: string;
  isLabelHidden?: boolean;
  /** `detail` is shown below its answer while that one is chosen. */
  options: readonly { id: Id; label: string; hint?: string; detail?: ReactNode }[];
  /** None: nothing is said yet. */
  value: Id | null;
  onChange: (id: Id) => void;
  /** What is wrong, in a sentence. */
  error?: string | null;
}

/** Arrows go from answer to answer; in what an answer asks further they stay what they are there. */
const staysInside = (event: KeyboardEvent): void => {
  if (event.key.startsWith('Arrow')) event.stopPropagation();
};

/** One of several, all visible. */
export function Choices<Id extends string>(props: ChoicesProps<Id>) {
  const { label, isLabelHidden, options, value, onChange, error } = props;
  return (
    <RadioGroup
      className="k-field"
      aria-label={isLabelHidden ? label : undefined}
      value={value}
      onChange={(id) => onChange(id as Id)}
      isInvalid={Boolean(error)}
    >
      {!isLabelHidden && <Label className="k-label">{label}</Label>}
      <div className="k-radios">
        {options.map((option) => (
          <Fragment key={option.id}>
            <Radio value={option.id} className="k-radio">
              <span className="k-box" />
              <span className="k-check-words">
                <span>{option.label}</span>
                {option.hint && <span className="k-hint">{option.hint}</span>}
              </span>
            </Radio>
            {option.detail && option.id === value && (
              // It does nothing itself: it only keeps the group from hearing keys that are not its own.
              // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
              <div className="k-radio-detail" onKeyDown={staysInside}>
                {option.detail}
              </div>
            )}
          </Fragment>
        ))}
      </div>
      <FieldError className="k-error">{error}</FieldError>
    </RadioGroup>
  );
}
