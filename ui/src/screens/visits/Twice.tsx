// Were these two one? It is asked, and never decided by itself: both answers stand beside the question, and each can be undone.

import type { ReactNode } from 'react';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';

export interface TwiceProps {
  /** The two answers, as their buttons say them. */
  one: string;
  two: string;
  onOne: () => unknown;
  onTwo: () => unknown;
  /** What was found. */
  children: ReactNode;
}

export function Twice({ one, two, onOne, onTwo, children }: TwiceProps) {
  return (
    <Banner
      tone="attention"
      actions={
        <span className="visit-twins-do">
          <Button size="s" onPress={() => void onOne()}>
            {one}
          </Button>
          <Button size="s" kind="quiet" onPress={() => void onTwo()}>
            {two}
          </Button>
        </span>
      }
    >
      {children}
    </Banner>
  );
}
