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
      }}
    >
      {children}
    </Aria>
  );
}
