// What is there to say beyond this, for whoever wants it? A button that unfolds what stands below it, and says whether it does:
// `<details>` has neither a role nor a state for the screen readers of WebKitGTK.

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';

export interface DisclosureProps {
  label: ReactNode;
  className?: string;
  /** Where whoever shows it holds which one is open. */
  isOpen?: boolean;
  onOpen?: (isOpen: boolean) => void;
  children: ReactNode;
}

export function Disclosure({ label, className, isOpen, onOpen, children }: DisclosureProps) {
  const [isOwn, setOwn] = useState(false);
  const isUnfolded = isOpen ?? isOwn;
  const below = useId();
  return (
    <div className={className} data-open={isUnfolded || undefined}>
      <button
        type="button"
        className="k-disclosure"
        aria-expanded={isUnfolded}
        aria-controls={isUnfolded ? below : undefined}
        onClick={() => {
          setOwn(!isUnfolded);
          onOpen?.(!isUnfolded);
        }}
      >
        <ChevronRight aria-hidden="true" size={16} strokeWidth={1.75} />
        {label}
      </button>
      {isUnfolded && (
        <div id={below} className="k-disclosed">
          {children}
        </div>
      )}
    </div>
  );
}
