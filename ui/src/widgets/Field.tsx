// Where is something typed? One line or several, with its label, a hint and what is wrong. It checks nothing itself.

import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import {
  Button as AriaButton,
  FieldError,
  Input,
  Label,
  SearchField as AriaSearch,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components';

export interface FieldProps extends Omit<TextFieldProps, 'children' | 'className'> {
  label: string;
  hint?: React.ReactNode;
  /** What is wrong, in a sentence; also marks the field invalid. */
  error?: string | null;
  /** A word after the label, such as "optional". */
  aside?: string;
  lines?: number;
  placeholder?: string;
  size?: 's' | 'm';
  inputRef?: Ref<HTMLInputElement>;
}

export function Field({ label, hint, error, aside, lines, placeholder, size = 'm', inputRef, ...rest }: FieldProps) {
  return (
    <TextField {...rest} className="k-field" data-size={size} isInvalid={Boolean(error) || rest.isInvalid}>
      <Label className="k-label">
        {label}
        {aside && <span className="k-optional"> ({aside})</span>}
      </Label>
      {lines ? (
        <TextArea className="k-input" rows={lines} placeholder={placeholder} />
      ) : (
        <Input ref={inputRef} className="k-input" placeholder={placeholder} />
      )}
      {hint && (
        <Text slot="description" className="k-hint">
          {hint}
        </Text>
      )}
      <FieldError className="k-error">{error}</FieldError>
    </TextField>
  );
}

export interface SearchProps {
  label: string;
  clearLabel: string;
  placeholder?: string;
  value: string;
  onChange: (text: string) => void;
  onKeyDown?: React.KeyboardEventHandler<HTMLInputElement>;
  inputRef?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
}

/** A field to search in: Escape and the cross empty it. The label is its name and not drawn. */
export function SearchField({
  label,
  clearLabel,
  placeholder,
  value,
  onChange,
  onKeyDown,
  inputRef,
  autoFocus,
}: SearchProps) {
  return (
    <AriaSearch aria-label={label} value={value} onChange={onChange} autoFocus={autoFocus} className="k-field">
      <div className="k-affix k-affix-start">
        <Search aria-hidden strokeWidth={1.75} />
        <Input ref={inputRef} className="k-input" placeholder={placeholder} onKeyDown={onKeyDown} />
        {value !== '' && (
          <AriaButton className="k-button" data-kind="quiet" aria-label={clearLabel}>
            <X aria-hidden strokeWidth={1.75} />
          </AriaButton>
        )}
      </div>
    </AriaSearch>
  );
}
