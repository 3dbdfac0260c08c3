// What is around a form that is filled in while a class is leaving: Ctrl Enter from anywhere in it, and at its foot the day and what
// logs it.

import type { KeyboardEvent, ReactNode } from 'react';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { Kbd } from '../../widgets/Kbd';

export interface LogFrameProps {
  /** What the button says that logs it. */
  label: string;
  onLog: () => unknown;
  /** When it was. */
  when: ReactNode;
  /** What is doubted of it: it stands where it was said, and stays in sight. */
  doubt?: string | null;
  children: ReactNode;
}

export function LogFrame({ label, onLog, when, doubt, children }: LogFrameProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void onLog();
  };
  return (
    <div className="visit-log" onKeyDownCapture={onKeyDown}>
      {children}
      <div className="visit-foot">
        {doubt && (
          <Banner tone="attention" role="status">
            {doubt}
          </Banner>
        )}
        {when}
        <span className="visit-do">
          <span aria-hidden="true">
            <Kbd>Ctrl Enter</Kbd>
          </span>
          <Button kind="primary" size="l" onPress={() => void onLog()}>
            {label}
          </Button>
        </span>
      </div>
    </div>
  );
}
