// Which page of a long list is shown, and the ones beside it.

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '../widgets/Button';
import { t } from '../words';

/** As many as the shell gives at once. */
export const PAGE = 100;

interface PageTurnerProps {
  /** Where the page begins. */
  from: number;
  isLast: boolean;
  /** Which of how many these are. */
  words: string;
  onTurn: (from: number) => void;
}

export function PageTurner({ from, isLast, words, onTurn }: PageTurnerProps) {
  return (
    <>
      <span className="soft figures" role="status">
        {words}
      </span>
      <Button size="s" icon={ChevronLeft} isDisabled={from === 0} onPress={() => onTurn(from - PAGE)}>
        {t('notes-earlier')}
      </Button>
      <Button size="s" icon={ChevronRight} isDisabled={isLast} onPress={() => onTurn(from + PAGE)}>
        {t('notes-later')}
      </Button>
    </>
  );
}
