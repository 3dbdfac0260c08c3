// How is something found by typing? Suggestions as a list under the field; nothing is chosen until a person chooses it.

import { Input, Label, ListBox, ListBoxItem, Popover, ComboBox as Aria, Text } from 'react-aria-components';
import type { Option } from './Select';

export interface ComboBoxProps {
  label: string;
  isLabelHidden?: boolean;
  placeholder?: string;
  text: string;
  onText: (text: string) => void;
  /** Already filtered: what is offered for this text. */
  options: readonly Option[];
  onChoose: (id: string) => void;
  /** The field was left: what was typed and not chosen means nothing. */
  onLeave?: () => void;
  hint?: string;
  /** `l` where a finger chooses. */
  size?: 'm' | 'l';
  autoFocus?: boolean;
}

export function ComboBox(props: ComboBoxProps) {
  return (
    <Aria
      className="k-field"
      data-size={props.size}
      aria-label={props.isLabelHidden ? props.label : undefined}
      inputValue={props.text}
      onInputChange={props.onText}
      items={props.options}
      value={null}
      onChange={(id) => id !== null && props.onChoose(String(id))}
      onBlur={props.onLeave}
      allowsCustomValue
      menuTrigger="input"
      autoFocus={props.autoFocus}
    >
      {!props.isLabelHidden && <Label className="k-label">{props.label}</Label>}
      <Input className="k-input" placeholder={props.placeholder} />
      {props.hint && (
        <Text slot="description" className="k-hint">
          {props.hint}
        </Text>
      )}
      <Popover className="k-popover" data-size={props.size} offset={4}>
        <ListBox<Option> className="k-list">
          {({ id, label, detail }) => (
            <ListBoxItem className="k-option" id={id} textValue={label}>
              <span>{label}</span>
              {detail && <span className="k-option-detail">{detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Aria>
  );
}
