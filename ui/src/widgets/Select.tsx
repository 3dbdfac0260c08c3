// How is one of a few chosen? A list that opens; the choice is an id. "None" is an option that the screen words itself.

import { ChevronDown } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as Aria,
  SelectValue,
  Text,
} from 'react-aria-components';

export interface Option<Id extends string = string> {
  id: Id;
  label: string;
  detail?: string;
}

export interface SelectProps<Id extends string> {
  label: string;
  isLabelHidden?: boolean;
  options: readonly Option<Id>[];
  /** None: nothing is chosen yet, and `placeholder` says so. */
  value: Id | null;
  onChange: (id: Id) => void;
  placeholder?: string;
  hint?: string;
  /** What is wrong, in a sentence; also marks it invalid. */
  error?: string | null;
  /** `l` where a finger chooses. */
  size?: 's' | 'm' | 'l';
  isDisabled?: boolean;
  autoFocus?: boolean;
}

/** Keys that would choose in a list which is closed: a letter, and the arrows to the sides. */
const choosesUnseen = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !altKey && ((key.length === 1 && key !== ' ') || key === 'ArrowLeft' || key === 'ArrowRight');

export function Select<Id extends string>(props: SelectProps<Id>) {
  // Nothing is chosen before it is seen, or heard: the first letter opens the list as an arrow down does, the next goes to an
  // answer in it.
  const opens = (event: KeyboardEvent) => {
    if (!choosesUnseen(event) || !(event.target as Element).matches('.k-select-button')) return;
    event.preventDefault();
    event.stopPropagation();
    event.target.dispatchEvent(
      new window.KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
    );
  };
  return (
    <div className="k-select" onKeyDownCapture={opens}>
      <Aria
        className="k-field"
        data-size={props.size ?? 'm'}
        aria-label={props.isLabelHidden ? props.label : undefined}
        value={props.value}
        onChange={(id) => id !== null && props.onChange(id as Id)}
        isInvalid={Boolean(props.error)}
        isDisabled={props.isDisabled}
        autoFocus={props.autoFocus}
      >
        {!props.isLabelHidden && <Label className="k-label">{props.label}</Label>}
        <Button className="k-select-button">
          <SelectValue className="k-select-value">
            {({ selectedText, isPlaceholder }) => (isPlaceholder ? props.placeholder : selectedText)}
          </SelectValue>
          <ChevronDown aria-hidden strokeWidth={1.75} />
        </Button>
        {props.hint && (
          <Text slot="description" className="k-hint">
            {props.hint}
          </Text>
        )}
        <FieldError className="k-error">{props.error}</FieldError>
        <Popover className="k-popover" data-size={props.size} offset={4}>
          <ListBox className="k-list" items={props.options}>
            {({ id, label, detail }) => (
              <ListBoxItem className="k-option" id={id} textValue={label}>
                <span>{label}</span>
                {detail && <span className="k-option-detail">{detail}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </Aria>
    </div>
  );
}
