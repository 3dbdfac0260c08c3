// Where is something typed? One line or several, with its label, a hint and what is wrong. It checks nothing itself but how long
// it may be, and cuts nothing: what was pasted is all there to be shortened, and whoever keeps it refuses what is too long.

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

/** What is said of so many characters too many. A widget has no words of its own: whoever starts the window gives them. */
let tooLong = (over: number): string => `+${over}`;
export const sayTooLong = (say: (over: number) => string): void => void (tooLong = say);

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
  /** In which language it is typed, where that is not the screen's: it is read aloud and spelled in that one. */
  langTyped?: string;
  /** So many characters are kept, as the records count them. */
  maxLength?: number;
}

export function Field(props: FieldProps) {
  const { label, hint, error, aside, lines, placeholder, size = 'm', inputRef, maxLength, langTyped, ...rest } = props;
  const over = maxLength === undefined ? 0 : [...(rest.value ?? '').trim()].length - maxLength;
  const wrong = over > 0 ? tooLong(over) : error;
  return (
    <TextField {...rest} className="k-field" data-size={size} isInvalid={Boolean(wrong) || rest.isInvalid}>
      <Label className="k-label">
        {label}
        {aside && <span className="k-optional"> ({aside})</span>}
      </Label>
      {lines ? (
        <TextArea className="k-input" rows={lines} placeholder={placeholder} lang={langTyped} />
      ) : (
        <Input ref={inputRef} className="k-input" placeholder={placeholder} lang={langTyped} />
      )}
      {hint && (
        <Text slot="description" className="k-hint">
          {hint}
        </Text>
      )}
      <FieldError className="k-error">{wrong}</FieldError>
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
