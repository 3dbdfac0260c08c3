// Which keys are there? The list, on `?`.

import type { OpenProfile } from '../ipc';
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
  ['help-panes', ['F6']],
  ['help-close', ['Esc']],
  ['help-lock', ['Ctrl', 'L']],
  ['help-this', ['?']],
] as const;

/** What only a role with maps has: a student to search for and to open. */
const OF_MAPS: readonly string[] = ['help-search', 'help-open'];

export function Help({ open, isOpen, onClose }: { open: OpenProfile; isOpen: boolean; onClose: () => void }) {
  const keys = open.has_maps ? KEYS : KEYS.filter(([words]) => !OF_MAPS.includes(words));
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
    </Dialog>
  );
}
