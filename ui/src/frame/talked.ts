// May a card say what came of a conversation? The same rule on the sheet and on the student's page.

import type { VisitLine } from '../ipc';

/** It was live, and nobody said that the two did not speak: where it was not said, the card itself says it. */
export const mayHaveTalked = (
  { format, steps }: Pick<VisitLine, 'format' | 'steps'>,
  talked: boolean | null,
): boolean => format !== 'recorded' && (talked ?? steps.two_way !== false);
