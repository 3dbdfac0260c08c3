// How far is a long piece of work? A bar with its figures and a way to stop. Where the end is not known it says so by running.

import { Label, ProgressBar } from 'react-aria-components';
import { Button } from './Button';

export interface ProgressProps {
  label: string;
  /** "320 of 960"; nothing while unknown. */
  detail?: string;
  done: number;
  of: number;
  cancelLabel?: string;
  onCancel?: () => void;
}

export function Progress({ label, detail, done, of, cancelLabel, onCancel }: ProgressProps) {
  const isUnknown = of <= 0;
  const bar = (
    <ProgressBar
      className="k-progress"
      value={isUnknown ? undefined : done}
      maxValue={isUnknown ? 1 : of}
      isIndeterminate={isUnknown}
    >
      {({ percentage }) => (
        <>
          <div className="k-progress-words">
            <Label>{label}</Label>
            {detail && <span>{detail}</span>}
          </div>
          <div className="k-progress-track">
            <div
              className="k-progress-fill"
              data-unknown={isUnknown || undefined}
              style={isUnknown ? undefined : { width: `${percentage ?? 0}%` }}
            />
          </div>
        </>
      )}
    </ProgressBar>
  );
  if (!onCancel || !cancelLabel) return bar;
  return (
    <div className="k-progress-with">
      {bar}
      <Button size="s" onPress={onCancel}>
        {cancelLabel}
      </Button>
    </div>
  );
}
