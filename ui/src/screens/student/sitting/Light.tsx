// Who could help with the goal, who is missing, and what is the next step? The panel beside the lit map. It blames nobody:
// where nobody gives something it asks who might, and where nothing was asked it says so.

import { X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { Ask, AskEdit, AskState, GoalEdit, MapView, Support } from '../../../ipc';
import { SupportIcon } from '../../../sociogram/Drawing';
import { LONGEST_TYPED } from '../../../sociogram/useTyped';
import { Button } from '../../../widgets/Button';
import { t } from '../../../words';
import { EarlierSteps } from './EarlierSteps';
import { GoalField } from './GoalField';
import { helpersOf } from './helpers';
import { NextStep } from './NextStep';
import { hasNames } from './shown';

interface Props {
  map: MapView;
  /** The person who is chosen on the map: whom to ask. */
  selected: string | null;
  /** Whoever is tapped now gives this. */
  painting: Support | null;
  /** The kinds of help to choose from, where they do not stand at the side. */
  chips: React.ReactNode;
  onSelect: (person: string | null) => void;
  onPaint: (support: Support | null) => void;
  onGoal: (edit: GoalEdit, words: string) => Promise<boolean>;
  onAsk: (edit: AskEdit, words: string) => Promise<boolean>;
  onEarlier: (ask: Ask, to: AskState) => void;
  /** Adds somebody to meet; resolves to whether it was taken. */
  onWanted: (name: string) => Promise<boolean>;
  onLeave: () => void;
  onClose: () => void;
}

export function Light(props: Props) {
  const { map, selected, painting } = props;
  const { network, goal } = map;
  return (
    <div className="about light" role="group" aria-label={t('sitting-light')}>
      <div className="about-head">
        <h2 className="about-name">{t('sitting-light')}</h2>
        <button type="button" className="icon-button" aria-label={t('sitting-light-close')} onClick={props.onClose}>
          <X aria-hidden="true" size={18} strokeWidth={1.75} />
        </button>
      </div>
      <GoalField
        wave={map.wave.id}
        words={goal.words}
        onGoal={(words) =>
          props.onGoal(
            { edit: 'set_goal', goal: words },
            words === null ? t('sitting-goal-taken') : t('sitting-goal-said', { goal: words }),
          )
        }
        onLeave={props.onLeave}
      />
      {/* Kith hides whom it knows to be a person: what a student writes it takes for their own words. */}
      {!hasNames(map.shown) && <p className="facts-hint">{t('sitting-own-words-seen')}</p>}
      {props.chips}
      {goal.help.length > 0 && (
        <ul className="light-help">
          {goal.help.map((support) => {
            const helpers = helpersOf(network, support);
            const isAsked = network.supports_asked.includes(support) || helpers.length > 0;
            const isPainting = painting === support;
            return (
              <li key={support}>
                <div className="light-said">
                  <span className="light-kind">
                    <SupportIcon support={support} size={16} />
                    {t(`support-${support}`)}
                  </span>
                  <span className="light-count">
                    {isAsked ? t('sitting-light-gives', { people: helpers.length }) : t('sitting-light-not-asked')}
                  </span>
                  {/* On the drawing they are seen. */}
                  {helpers.length > 0 && (
                    <span className={props.chips ? 'light-names' : 'k-hidden'}>
                      {helpers.map((alter) => alter.label).join(', ')}
                    </span>
                  )}
                </div>
                {/* In the list it is ticked beside each name. */}
                {!props.chips && (
                  <button
                    type="button"
                    className="choice-option"
                    aria-pressed={isPainting}
                    aria-label={`${t(`support-${support}`)}: ${t(isPainting ? 'sitting-light-mark-done' : 'sitting-light-mark')}`}
                    onClick={() => props.onPaint(isPainting ? null : support)}
                  >
                    {t(isPainting ? 'sitting-light-mark-done' : 'sitting-light-mark')}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <Wanted onAdd={props.onWanted} />
      <NextStep
        asks={map.asks}
        network={network}
        help={goal.help}
        selected={selected}
        onSelect={props.onSelect}
        onAsk={props.onAsk}
      />
      <EarlierSteps asks={map.earlier_asks} onMove={props.onEarlier} />
    </div>
  );
}

/** Whoever is missing, by a name or by what they do. */
function Wanted({ onAdd }: { onAdd: (name: string) => Promise<boolean> }) {
  const [typed, setTyped] = useState('');
  const add = () => {
    const name = typed.trim();
    if (name === '') return;
    setTyped('');
    // What was not taken comes back, unless somebody quick is typing the next.
    void onAdd(name).then((isTaken) => !isTaken && setTyped((now) => (now === '' ? typed : now)));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  };
  return (
    <div className="about-row">
      <label className="about-label" htmlFor="light-wanted">
        {t('sitting-wanted')}
      </label>
      <div className="light-wanted">
        <input
          id="light-wanted"
          type="text"
          className="goal-input"
          placeholder={t('sitting-wanted-hint')}
          value={typed}
          maxLength={LONGEST_TYPED}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button isDisabled={typed.trim() === ''} onPress={add}>
          {t('sitting-wanted-add')}
        </Button>
      </div>
    </div>
  );
}
