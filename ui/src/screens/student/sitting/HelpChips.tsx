// What help does the goal need? The same eight chips, of which two or three can be on at once. Who gives it lights up on the
// map; nothing about anybody changes.

import type { Support } from '../../../ipc';
import { SupportIcon } from '../../../sociogram/Drawing';
import { SUPPORTS } from '../../../sociogram/intents';
import { t } from '../../../words';

/** More would light up half the map. The domain refuses more. */
export const MOST_HELP = 3;

interface Props {
  chosen: readonly Support[];
  onChoose: (support: Support, isOn: boolean) => void;
}

export function HelpChips({ chosen, onChoose }: Props) {
  return (
    <div className="chips" role="group" aria-label={t('sitting-light-title')}>
      <p className="chips-title" aria-hidden="true">
        {t('sitting-light-title')}
      </p>
      {SUPPORTS.map((support) => {
        const isOn = chosen.includes(support);
        return (
          <button
            key={support}
            type="button"
            className="chip help-chip"
            aria-pressed={isOn}
            // Still reached by key, and it says why.
            aria-disabled={(!isOn && chosen.length >= MOST_HELP) || undefined}
            onClick={() => onChoose(support, !isOn)}
          >
            <SupportIcon support={support} size={18} />
            <span>{t(`support-${support}`)}</span>
          </button>
        );
      })}
      <p className="chips-hint">
        {chosen.length >= MOST_HELP ? t('sitting-light-full') : chosen.length === 0 ? t('sitting-light-lead') : ''}
      </p>
    </div>
  );
}
