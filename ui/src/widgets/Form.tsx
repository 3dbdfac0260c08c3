// What is sent together? Fields and their submit button. What is wrong is said by the screen, so the browser's own refusal
// to submit a field that was wrong before is turned off.

import { Form as Aria } from 'react-aria-components';

export interface FormProps {
  onSubmit: () => void;
  children: React.ReactNode;
  className?: string;
  id?: string;
  label?: string;
}

/** What is missing is where the hands go next: the first field that is wrong, once the screen has said so. */
const toWhatIsWrong = (form: HTMLFormElement): void => {
  requestAnimationFrame(() => {
    const wrong = form.querySelector<HTMLElement>(':is(input, textarea, select, button)[aria-invalid="true"]');
    wrong?.focus();
  });
};

export function Form({ onSubmit, children, className = 'stack', id, label }: FormProps) {
  return (
    <Aria
      id={id}
      className={className}
      aria-label={label}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
        toWhatIsWrong(event.currentTarget);
      }}
    >
      {children}
    </Aria>
  );
}
