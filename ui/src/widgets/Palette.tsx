// How is one thing found from anywhere? A field over the window with what fits below it; arrows and Enter choose.

import { Search } from 'lucide-react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';

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
  /** What stands below the field where nothing is found, or nothing was typed. */
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
          <Autocomplete inputValue={props.text} onInputChange={props.onText}>
            <SearchField aria-label={props.label} autoFocus className="k-palette-field">
              <Search aria-hidden strokeWidth={1.75} />
              <Input className="k-palette-input" placeholder={props.placeholder} />
            </SearchField>
            <ListBox
              className="k-list k-palette-list"
              aria-label={props.listLabel}
              items={props.items}
              onAction={(id) => props.onChoose(String(id))}
              renderEmptyState={() => <p className="k-palette-words">{props.words}</p>}
            >
              {({ id, label, detail }) => (
                <ListBoxItem id={id} className="k-option" textValue={label}>
                  <bdi>{label}</bdi>
                  {detail && <span className="k-option-detail">{detail}</span>}
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
