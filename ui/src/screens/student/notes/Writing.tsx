// Where is a private note typed? One field that keeps itself; a line says that it did. Ctrl Enter is done with it.

import { useState } from 'react';
import { Button } from '../../../widgets/Button';
import { Field } from '../../../widgets/Field';
import { t } from '../../../words';
import { useAutosave } from './useAutosave';

/** So many characters a note has at most. */
const MOST = 20_000;

export interface WritingProps {
  note: string;
  student: string;
  label: string;
  /** What the shell has of it already. */
  kept: string;
  onDone: () => void;
  autoFocus?: boolean;
}

export function Writing({ note, student, label, kept, onDone, autoFocus }: WritingProps) {
  const [text, setText] = useState(kept);
  const { saving, typed, flush } = useAutosave(note, student, kept);
  const done = async () => {
    if (await flush()) onDone();
  };
  const words =
    saving.is === 'wrong'
      ? saving.words
      : { still: t('aid-saves'), typing: t('aid-saving'), saved: t('aid-saved') }[saving.is];
  return (
    <form
      className="note-new"
      onSubmit={(event) => {
        event.preventDefault();
        void done();
      }}
    >
      <Field
        label={label}
        value={text}
        onChange={(typedText) => {
          setText(typedText);
          // What is too long stands in the field to be shortened, and as much as can be kept is.
          typed(typedText.length > MOST ? [...typedText].slice(0, MOST).join('') : typedText);
        }}
        onBlur={() => void flush()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void done();
        }}
        lines={4}
        maxLength={MOST}
        autoFocus={autoFocus}
      />
      <div className="note-foot">
        <Button type="submit" isDisabled={!text.trim() && !kept}>
          {t('aid-done')}
        </Button>
        <span className="room-hint" role={saving.is === 'wrong' ? 'alert' : undefined}>
          {words} {saving.is === 'still' && t('aid-done-hint')}
        </span>
      </div>
    </form>
  );
}
