// What came of what was agreed on an earlier map? One press says how far it is; another puts a slip right. It stays with the map
// on which it was agreed, whatever becomes of this one.

import type { Ask, AskState } from '../../../ipc';
import { t } from '../../../words';
import { AskCard } from './NextStep';

const STATES = ['agreed', 'asked', 'answered', 'got_it', 'let_go'] as const satisfies readonly AskState[];

interface Props {
  asks: readonly Ask[];
  onMove: (ask: Ask, to: AskState) => void;
}

export function EarlierSteps({ asks, onMove }: Props) {
  if (asks.length === 0) return null;
  return (
    <section className="step-next" aria-labelledby="earlier-steps">
      <h3 id="earlier-steps" className="step-title">
        {t('sitting-before')}
      </h3>
      <p className="step-lead">{t('sitting-before-lead')}</p>
      {asks.map((ask) => (
        <AskCard key={ask.id} ask={ask}>
          <div className="choice" role="group" aria-label={t('sitting-before-far')}>
            {STATES.map((state) => (
              <button
                key={state}
                type="button"
                className="choice-option"
                aria-pressed={ask.state === state}
                onClick={() => ask.state !== state && onMove(ask, state)}
              >
                {t(state === 'agreed' ? 'sitting-before-not-yet' : `sitting-step-state-${state}`)}
              </button>
            ))}
          </div>
        </AskCard>
      ))}
    </section>
  );
}
