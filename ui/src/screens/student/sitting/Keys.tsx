// What do the keys do here? One list, from the same table that the map reads; without letters for whoever has none as keys.

import { useLettersAreKeys } from '../../../letters';
import { isWritten, SHORTCUTS } from '../../../sociogram/keyboard';
import { Dialog } from '../../../widgets/Dialog';
import { Kbd } from '../../../widgets/Kbd';
import { t } from '../../../words';

function Rows({ rows }: { rows: readonly { keys: readonly string[]; words: string }[] }) {
  return (
    <dl className="key-rows">
      {rows.map(({ keys, words }) => (
        <div key={words}>
          <dt>
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Keys({ onClose }: { onClose: () => void }) {
  const hasLetters = useLettersAreKeys();
  const onMap = SHORTCUTS.map(({ keys, does }) => ({
    keys: keys.filter((key) => hasLetters || !isWritten(key)),
    words: t(`key-${does}`),
  })).filter(({ keys }) => keys.length > 0);
  return (
    <Dialog title={t('keys-title')} closeLabel={t('do-close')} isOpen onClose={onClose} size="l">
      <div className="keys-columns">
        <section>
          <h3>{t('keys-on-map')}</h3>
          <Rows rows={onMap} />
          {!hasLetters && <p className="k-hint">{t('keys-no-letters')}</p>}
        </section>
        <section>
          <h3>{t('keys-anywhere')}</h3>
          <Rows
            rows={[
              { keys: ['Ctrl + Z'], words: t('help-undo') },
              { keys: ['Ctrl + Shift + Z', 'Ctrl + Y'], words: t('help-redo') },
              { keys: ['F3'], words: t('key-sitting-question') },
              { keys: ['F4'], words: t('key-sitting-forgotten') },
              { keys: ['F6'], words: t('help-panes') },
              { keys: ['F7'], words: t('key-sitting-screen') },
              { keys: ['F8'], words: t('key-sitting-safety') },
              { keys: ['F9'], words: t('key-sitting-cover') },
              { keys: ['F10'], words: t('key-sitting-shown') },
              { keys: ['F12'], words: t('sitting-stop') },
              { keys: ['Ctrl + Enter'], words: t('key-sitting-finish') },
              { keys: ['Ctrl + L'], words: t('help-lock') },
              { keys: ['Esc'], words: t('keys-escape') },
              { keys: hasLetters ? ['F1', '?'] : ['F1'], words: t('help-this') },
            ]}
          />
        </section>
      </div>
    </Dialog>
  );
}
