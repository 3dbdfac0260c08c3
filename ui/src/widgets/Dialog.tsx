// What asks before anything else goes on? A dialog with a title, a body and its actions; Escape and the cross close it.

import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Dialog as Aria, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './Button';

export interface DialogProps {
  title: string;
  closeLabel: string;
  isOpen: boolean;
  onClose: () => void;
  children: React.ReactNode;
  /** Buttons at the foot, the main one last. */
  actions?: React.ReactNode;
  size?: 'm' | 'l' | 'xl';
  role?: 'dialog' | 'alertdialog';
  /** False: only its own buttons close it. */
  isDismissable?: boolean;
}

/** The body. Where it is longer than there is room and nothing in it can be focused, it can itself, so that keys scroll it. */
function Body({ title, children }: Pick<DialogProps, 'title' | 'children'>) {
  const body = useRef<HTMLDivElement>(null);
  const [isFocusable, setFocusable] = useState(false);
  useEffect(() => {
    const { current } = body;
    if (!current) return;
    const canFocus = current.querySelector('button, input, select, textarea, a[href], summary, [tabindex]') !== null;
    setFocusable(!canFocus && current.scrollHeight > current.clientHeight + 1);
  }, [children]);
  const focusable = isFocusable ? { tabIndex: 0, role: 'group', 'aria-label': title } : {};
  return (
    <div ref={body} className="k-dialog-body" {...focusable}>
      {children}
    </div>
  );
}

/** What had the focus may go while the dialog stays: then the dialog has it, so that Escape and Tab are heard in it. */
function useKeepsFocus(isOpen: boolean) {
  const dialog = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isOpen && document.activeElement === document.body) dialog.current?.focus();
  });
  return dialog;
}

export function Dialog({
  title,
  closeLabel,
  isOpen,
  onClose,
  children,
  actions,
  size = 'm',
  role = 'dialog',
  isDismissable = true,
}: DialogProps) {
  const dialog = useKeepsFocus(isOpen);
  return (
    <ModalOverlay
      className="k-scrim"
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={isDismissable && role === 'dialog'}
      isKeyboardDismissDisabled={!isDismissable}
    >
      <Modal className="k-modal" data-size={size}>
        <Aria ref={dialog} className="k-dialog" role={role}>
          <div className="k-dialog-head">
            <Heading slot="title" className="k-dialog-title">
              {title}
            </Heading>
            {isDismissable && <IconButton label={closeLabel} icon={X} size="s" onPress={onClose} />}
          </div>
          <Body title={title}>{children}</Body>
          {actions && <div className="k-dialog-foot">{actions}</div>}
        </Aria>
      </Modal>
    </ModalOverlay>
  );
}
