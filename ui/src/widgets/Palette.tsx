// How is one thing found from anywhere? A field over the window with what fits below it; arrows and Enter choose.

import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';

export interface PaletteItem {
  id: string;
  label: string;
  detail?: string;
}

export interface PaletteProps {
  label: string;
  placeholder: string;
  listLabel: string;
  isOpen: boolean;
  onClose: () => void;
  text: string;
  onText: (text: string) => void;
  items: readonly PaletteItem[];
  onChoose: (id: string) => void;
  /** The items answer what was typed before: nothing of them can be taken. */
  isBefore?: boolean;
  /** What stands below the field where nothing is found, or nothing was typed; else it is told to a screen reader alone. */
  words: string;
}

export function Palette(props: PaletteProps) {
  return (
    <ModalOverlay
      className="k-scrim k-palette-scrim"
      isOpen={props.isOpen}
      onOpenChange={(open) => !open && props.onClose()}
      isDismissable
    >
      <Modal className="k-modal k-palette">
        <Dialog className="k-dialog" aria-label={props.label}>
          <Finding {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The keys are the field's, and the list never has the focus. */
function Finding({
  label,
  placeholder,
  listLabel,
  text,
  onText,
  items,
  isBefore = false,
  onChoose,
  onClose,
  words,
}: PaletteProps) {
  const list = useId();
  // Enter takes the first until somebody has gone to another.
  const [at, setAt] = useState(-1);
  const here = Math.min(at, items.length - 1);
  const rows = useRef<HTMLDivElement>(null);
  // Enter came before the answer to what was typed: it takes the first of that, and nobody else.
  const isMeant = useRef(false);
  useEffect(() => {
    if (!isMeant.current || isBefore) return;
    isMeant.current = false;
    if (items.length > 0) onChoose(items[0].id);
  }, [isBefore, items, onChoose]);
  useEffect(() => {
    if (here >= 0) rows.current?.children[here]?.scrollIntoView?.({ block: 'nearest' });
  }, [here]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && items.length > 0) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(here + by, items.length - 1)));
    } else if (event.key === 'Enter' && items.length > 0) {
      event.preventDefault();
      if (isBefore) isMeant.current = true;
      else onChoose(items[Math.max(here, 0)].id);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (text === '') onClose();
      else onText('');
    }
  };
  return (
    <>
      <div className="k-palette-field">
        <Search aria-hidden strokeWidth={1.75} />
        <input
          className="k-palette-input"
          type="search"
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={list}
          aria-activedescendant={here >= 0 ? `${list}-${here}` : undefined}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever opens it types
          autoFocus
          placeholder={placeholder}
          value={text}
          onChange={(event) => {
            onText(event.target.value);
            setAt(-1);
            isMeant.current = false;
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        ref={rows}
        id={list}
        role="listbox"
        aria-label={listLabel}
        className="k-list k-palette-list"
        hidden={items.length === 0}
      >
        {items.map(({ id, label: name, detail }, index) => (
          // The keys are the field's, by aria-activedescendant.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === here}
            data-focused={index === Math.max(here, 0) || undefined}
            data-focus-visible={index === here || undefined}
            className="k-option"
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(id)}
          >
            <bdi>{name}</bdi>
            {detail && <span className="k-option-detail">{detail}</span>}
          </div>
        ))}
      </div>
      <p className="k-palette-words" role="status" data-unseen={items.length > 0 || undefined}>
        {items.length === 0 || here < 0 ? words : ''}
      </p>
    </>
  );
}
