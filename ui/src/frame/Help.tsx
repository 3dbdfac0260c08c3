// Which keys are there? The list, on `?`.

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

export function Help({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog title={t('help-title')} closeLabel={t('do-close')} isOpen={isOpen} onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([words, keys]) => (
          <div key={words}>
            <dt>{t(words)}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
