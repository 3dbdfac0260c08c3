// Where is a passphrase typed? Nothing hinders pasting or a password manager, and it can be shown. Its form is never
// limited; how strong it is is said elsewhere.

import { Eye, EyeOff } from 'lucide-react';
import { type Ref, useState } from 'react';
import { FieldError, Input, Label, Text, TextField, ToggleButton } from 'react-aria-components';

export interface PassphraseFieldProps {
  label: string;
  showLabel: string;
  autoComplete: 'current-password' | 'new-password';
  value: string;
  onChange: (text: string) => void;
  hint?: React.ReactNode;
  error?: string | null;
  autoFocus?: boolean;
  isDisabled?: boolean;
  name?: string;
  inputRef?: Ref<HTMLInputElement>;
}

export function PassphraseField({ inputRef, ...props }: PassphraseFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      className="k-field"
      type={isShown ? 'text' : 'password'}
      name={props.name ?? 'password'}
      autoComplete={props.autoComplete}
      value={props.value}
      onChange={props.onChange}
      isInvalid={Boolean(props.error)}
      autoFocus={props.autoFocus}
      isDisabled={props.isDisabled}
    >
      <Label className="k-label">{props.label}</Label>
      <div className="k-affix">
        <Input ref={inputRef} className="k-input" spellCheck={false} autoCapitalize="off" autoCorrect="off" />
        <ToggleButton
          className="k-button"
          data-kind="quiet"
          aria-label={props.showLabel}
          isSelected={isShown}
          onChange={setShown}
        >
          {isShown ? <EyeOff aria-hidden strokeWidth={1.75} /> : <Eye aria-hidden strokeWidth={1.75} />}
        </ToggleButton>
      </div>
      {props.hint && (
        <Text slot="description" className="k-hint">
          {props.hint}
        </Text>
      )}
      <FieldError className="k-error">{props.error}</FieldError>
    </TextField>
  );
}
