// What do people do for you, which way does help run, and who is an adult? Chips. Choosing one of the eight says that it was asked,
// and from then on a tap on a person paints it; so with the others, which nobody has to ask. It holds no answer itself: who gives
// what, and who is what, is on the map.

import type { Support } from '../../../ipc';
import { useLettersAreKeys } from '../../../letters';
import { SupportIcon } from '../../../sociogram/Drawing';
import { PAINTED_FACTS, type PaintedFact, sameFact, SUPPORTS } from '../../../sociogram/intents';
import { t } from '../../../words';

interface Props {
  painting: Support | null;
  telling: PaintedFact | null;
  asked: readonly Support[];
  onChoose: (support: Support | null) => void;
  onTell: (told: PaintedFact | null) => void;
}

export function Chips({ painting, telling, asked, onChoose, onTell }: Props) {
  const hasLetters = useLettersAreKeys();
  return (
    <>
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
            aria-keyshortcuts={hasLetters ? String(index + 1) : undefined}
            onClick={() => onChoose(painting === support ? null : support)}
          >
            <SupportIcon support={support} size={18} />
            <span>{t(`support-${support}`)}</span>
          </button>
        ))}
      </div>
      <Facts fact="reciprocity" label={t('about-help')} telling={telling} onTell={onTell} />
      <Facts fact="is_adult" label={t('sitting-chips-adult')} telling={telling} onTell={onTell} />
      <p className="chips-hint">{painting || telling ? '' : t('sitting-chips-hint')}</p>
    </>
  );
}

const wordsOf = (told: PaintedFact): string =>
  told.fact === 'reciprocity'
    ? t(`about-help-${told.value}`)
    : t(told.value ? 'sitting-adult-yes' : 'sitting-adult-no');

interface FactsProps extends Pick<Props, 'telling' | 'onTell'> {
  fact: PaintedFact['fact'];
  label: string;
}

function Facts({ fact, label, telling, onTell }: FactsProps) {
  return (
    <div className="chips-facts" role="group" aria-label={label}>
      <p className="chips-title" aria-hidden="true">
        {label}
      </p>
      {PAINTED_FACTS.filter((told) => told.fact === fact).map((told) => {
        const isOn = sameFact(telling, told);
        return (
          <button
            key={String(told.value)}
            type="button"
            className="chip"
            aria-pressed={isOn}
            onClick={() => onTell(isOn ? null : told)}
          >
            {wordsOf(told)}
          </button>
        );
      })}
    </div>
  );
}
