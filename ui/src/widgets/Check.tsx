// How is something ticked, or one of several said at once? Checkbox and radio choices, each with its words and a hint.

import { Check as Tick, Minus } from 'lucide-react';
import { Checkbox, Label, Radio, RadioGroup } from 'react-aria-components';

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
  options: readonly { id: Id; label: string; hint?: string }[];
  value: Id;
  onChange: (id: Id) => void;
}

/** One of several, all visible. */
export function Choices<Id extends string>({ label, isLabelHidden, options, value, onChange }: ChoicesProps<Id>) {
  return (
    <RadioGroup
      className="k-field"
      aria-label={isLabelHidden ? label : undefined}
      value={value}
      onChange={(id) => onChange(id as Id)}
    >
      {!isLabelHidden && <Label className="k-label">{label}</Label>}
      <div className="k-radios">
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className="k-radio">
            <span className="k-box" />
            <span className="k-check-words">
              <span>{option.label}</span>
              {option.hint && <span className="k-hint">{option.hint}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
