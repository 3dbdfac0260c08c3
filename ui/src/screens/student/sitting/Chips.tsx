// What do people do for you? Eight chips. Choosing one says that it was asked, and from then on a tap on a person paints it.
// It holds no answer itself: who gives what is on the map.

import type { Support } from '../../../ipc';
import { SUPPORTS } from '../../../sociogram/intents';
import { t } from '../../../words';
import { SupportIcon } from '../../../sociogram/Drawing';

interface Props {
  painting: Support | null;
  asked: readonly Support[];
  onChoose: (support: Support | null) => void;
}

export function Chips({ painting, asked, onChoose }: Props) {
  return (
    <div className="chips" role="group" aria-label={t('sitting-chips')}>
      <p className="chips-title" aria-hidden="true">
        {t('sitting-chips')}
      </p>
      {SUPPORTS.map((support, index) => (
        <button
          key={support}
          type="button"
          className="chip"
          aria-pressed={painting === support}
          data-asked={asked.includes(support) || undefined}
          aria-keyshortcuts={String(index + 1)}
          onClick={() => onChoose(painting === support ? null : support)}
        >
          <SupportIcon support={support} size={18} />
          <span>{t(`support-${support}`)}</span>
        </button>
      ))}
      <p className="chips-hint">{painting ? '' : t('sitting-chips-hint')}</p>
    </div>
  );
}
