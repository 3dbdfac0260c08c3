// Which keys are there? The list, on F1, and on `?` for whoever has signs as keys.

import type { OpenProfile } from '../ipc';
import { useLettersAreKeys } from '../letters';
import { t } from '../words';
import { Dialog } from '../widgets/Dialog';
import { Kbd } from '../widgets/Kbd';

const KEYS = [
  ['help-search', ['Ctrl', 'K']],
  ['help-move', ['↑', '↓']],
  ['help-open', ['Enter']],
  ['help-choose', ['Space']],
  ['help-undo', ['Ctrl', 'Z']],
  ['help-redo', ['Ctrl', 'Shift', 'Z']],
  ['help-sync', ['Ctrl', 'S']],
  ['help-panes', ['F6']],
  ['help-close', ['Esc']],
  ['help-lock', ['Ctrl', 'L']],
  ['help-this', ['F1']],
] as const;

/** What only a role with maps has: a student to search for and to open. */
const OF_MAPS: readonly string[] = ['help-search', 'help-open'];

interface HelpProps {
  open: OpenProfile;
  /** Whether there is a district to send to. */
  isJoined: boolean;
  isOpen: boolean;
  onClose: () => void;
}

export function Help({ open, isJoined, isOpen, onClose }: HelpProps) {
  const has = (words: string) => (open.has_maps || !OF_MAPS.includes(words)) && (isJoined || words !== 'help-sync');
  const hasLetters = useLettersAreKeys();
  const keys = KEYS.filter(([words]) => has(words));
  return (
    <Dialog title={t('help-title')} closeLabel={t('do-close')} isOpen={isOpen} onClose={onClose}>
      <dl className="keys">
        {keys.map(([words, pressed]) => (
          <div key={words}>
            <dt>{t(words)}</dt>
            <dd>
              {pressed.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {!hasLetters && <p className="k-hint">{t('keys-no-letters')}</p>}
    </Dialog>
  );
}
