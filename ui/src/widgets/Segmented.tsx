// Which of two or three views? Buttons in one frame, one always pressed.

import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

export interface SegmentedProps<Id extends string> {
  label: string;
  /** `lang` where the label is in a language of its own. */
  options: readonly { id: Id; label: string; lang?: string }[];
  value: Id;
  onChange: (id: Id) => void;
}

export function Segmented<Id extends string>({ label, options, value, onChange }: SegmentedProps<Id>) {
  return (
    <ToggleButtonGroup
      className="k-segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={([id]) => onChange(id as Id)}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className="k-segment">
          {option.lang ? <span lang={option.lang}>{option.label}</span> : option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
