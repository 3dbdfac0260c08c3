// What is the one next step? Whom to ask, for what, by when: chosen on the map or here, said in a sentence, shown as a small
// card that can be changed or taken away. Nothing is agreed until the button is pressed.

import { useEffect, useRef, useState } from 'react';
import { type Ask, type AskEdit, type AskFor, type EgoNetwork, type Support, uuidv7 } from '../../../ipc';
import { alterOf } from '../../../sociogram/intents';
import { LONGEST_TYPED } from '../../../sociogram/useTyped';
import { Button } from '../../../widgets/Button';
import { t } from '../../../words';
import { askWords } from '../../../words/asks';
import { dayWords, exactly, schoolWeekEnd, today } from '../../../words/dates';

interface Props {
  asks: readonly Ask[];
  network: EgoNetwork;
  /** The kinds of help that the goal needs: offered as what to ask for. */
  help: readonly Support[];
  /** The person who is chosen on the map. */
  selected: string | null;
  onSelect: (person: string | null) => void;
  onAsk: (edit: AskEdit, words: string) => Promise<boolean>;
}

export function NextStep({ asks, network, help, selected, onSelect, onAsk }: Props) {
  const [changing, setChanging] = useState<string | 'another' | null>(null);
  const changed = asks.find((ask) => ask.id === changing) ?? null;
  const isAsking = asks.length === 0 || changing === 'another' || changed !== null;
  const root = useRef<HTMLElement>(null);
  /** Whoever agreed or took away goes on with what stands there now. */
  const settle = () => {
    setChanging(null);
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('button, select')?.focus());
  };
  return (
    <section ref={root} className="step-next" aria-labelledby="step-next">
      <h3 id="step-next" className="step-title">
        {t('sitting-step')}
      </h3>
      {asks.map((ask) => (
        <AskCard
          key={ask.id}
          ask={ask}
          onChange={() => {
            setChanging(ask.id);
            if (ask.whom.of === 'alter') onSelect(ask.whom.id);
          }}
          onRemove={() =>
            void onAsk({ edit: 'remove_ask', ask: ask.id }, t('sitting-step-removed')).then((isTaken) => {
              if (isTaken) settle();
            })
          }
        />
      ))}
      {isAsking ? (
        <StepForm
          key={changed?.id ?? 'new'}
          ask={changed}
          network={network}
          help={help}
          selected={selected}
          onSelect={onSelect}
          onAgree={(edit, words) =>
            void onAsk(edit, words).then((isTaken) => {
              if (isTaken) settle();
            })
          }
          onCancel={asks.length > 0 ? settle : null}
        />
      ) : (
        <button type="button" className="quiet" onClick={() => setChanging('another')}>
          {t('sitting-step-another')}
        </button>
      )}
    </section>
  );
}

interface CardProps {
  ask: Ask;
  onChange?: () => void;
  onRemove?: () => void;
  /** What says itself how far it came. */
  children?: React.ReactNode;
}

/** An ask, as it was agreed. Without what it does, it is only read. */
export function AskCard({ ask, onChange, onRemove, children }: CardProps) {
  const words = askWords(ask);
  return (
    <div className="step-card" role="group" aria-label={words}>
      <p className="step-words">{words}</p>
      <p className="step-when">
        <span title={exactly(ask.due_on)}>{t('sitting-step-by', { date: dayWords(ask.due_on) })}</span>
        {!children && ask.state !== 'agreed' && (
          <span className="step-state">{t(`sitting-step-state-${ask.state}`)}</span>
        )}
      </p>
      {children}
      {onChange && onRemove && (
        <div className="choice">
          <button type="button" className="choice-option" onClick={onChange}>
            {t('sitting-step-change')}
          </button>
          <button type="button" className="choice-option" onClick={onRemove}>
            {t('sitting-step-remove')}
          </button>
        </div>
      )}
    </div>
  );
}

interface FormProps extends Pick<Props, 'network' | 'help' | 'selected' | 'onSelect'> {
  /** The ask that is said anew; null for a first. */
  ask: Ask | null;
  onAgree: (edit: AskEdit, words: string) => void;
  onCancel: (() => void) | null;
}

function StepForm({ ask, network, help, selected, onSelect, onAgree, onCancel }: FormProps) {
  // One id for what the form says: pressed twice it is agreed once.
  const [id] = useState(() => ask?.id ?? uuidv7());
  const weeks = [schoolWeekEnd(today()), schoolWeekEnd(today(), 1)] as const;
  const [words, setWords] = useState(ask?.what.for === 'words' ? ask.what.is : '');
  const [kind, setKind] = useState<Support | null>(ask?.what.for === 'help' ? ask.what.is : null);
  const [due, setDue] = useState(ask?.due_on ?? '');
  const [isDay, setDay] = useState(ask !== null && !weeks.includes(ask.due_on));
  const day = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isDay && due === '') day.current?.focus();
  }, [isDay, due]);
  const people = network.alters.filter((alter) => alter.presence !== 'no_longer');
  const chosen = alterOf({ alters: people }, selected);
  // Nobody is chosen on the map: then it stays with whom it was agreed with.
  const whom: Ask['whom'] | null = chosen ? { of: 'alter', id: chosen.id } : (ask?.whom ?? null);
  const name = chosen?.label ?? ask?.name ?? '';
  const said = words.trim();
  const what: AskFor | null = said !== '' ? { for: 'words', is: said } : kind ? { for: 'help', is: kind } : null;
  const agree = () => {
    if (!whom || !what || due === '') return;
    onAgree(
      { edit: 'agree_ask', ask: id, whom, what, due_on: due, on: today() },
      t('sitting-step-agreed', { step: askWords({ name, what }), date: dayWords(due) }),
    );
  };
  const offered = ask?.what.for === 'help' && !help.includes(ask.what.is) ? [...help, ask.what.is] : help;
  const at = (end: string) => () => {
    setDue(end);
    setDay(false);
  };
  return (
    <form
      className="step-form"
      onSubmit={(event) => {
        event.preventDefault();
        agree();
      }}
    >
      <div className="about-row">
        <label className="about-label" htmlFor="step-who">
          {t('sitting-step-who')}
        </label>
        <select
          id="step-who"
          className="about-select"
          value={whom?.of === 'alter' ? whom.id : ''}
          onChange={(event) => onSelect(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{t('sitting-step-who-none')}</option>
          {people.map((alter) => (
            <option key={alter.id} value={alter.id}>
              {alter.label}
            </option>
          ))}
        </select>
        {!whom && <p className="facts-hint">{t('sitting-step-lead')}</p>}
      </div>
      <div className="about-row">
        <label className="about-label" htmlFor="step-what">
          {t('sitting-step-what')}
        </label>
        {offered.length > 0 && (
          <div className="choice">
            {offered.map((support) => (
              <button
                key={support}
                type="button"
                className="choice-option"
                aria-pressed={kind === support && said === ''}
                onClick={() => {
                  setKind(kind === support && said === '' ? null : support);
                  setWords('');
                }}
              >
                {t(`support-${support}`)}
              </button>
            ))}
          </div>
        )}
        <input
          id="step-what"
          type="text"
          className="goal-input"
          placeholder={t('sitting-step-what-hint')}
          value={words}
          maxLength={LONGEST_TYPED}
          autoComplete="off"
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            // What stands here is not thrown away with the rest.
            if (event.key === 'Escape' && words !== '') event.stopPropagation();
          }}
        />
      </div>
      <div className="about-row" role="group" aria-label={t('sitting-step-when')}>
        <span className="about-label" aria-hidden="true">
          {t('sitting-step-when')}
        </span>
        <div className="choice">
          {(['this-week', 'next-week'] as const).map((when, nth) => (
            <button
              key={when}
              type="button"
              className="choice-option"
              aria-pressed={!isDay && due === weeks[nth]}
              title={exactly(weeks[nth])}
              onClick={at(weeks[nth])}
            >
              {t(`sitting-step-${when}`)}
            </button>
          ))}
          <button
            type="button"
            className="choice-option"
            aria-pressed={isDay}
            onClick={() => {
              if (!isDay) setDue('');
              setDay(true);
            }}
          >
            {t('sitting-step-day')}
          </button>
        </div>
        {isDay && (
          <input
            ref={day}
            type="date"
            className="about-select"
            aria-label={t('sitting-step-day-label')}
            aria-describedby="step-day-words"
            min={today()}
            value={due}
            onChange={(event) => setDue(event.target.value)}
          />
        )}
        {/* The control writes the day in the order of the system, which may be another language's. */}
        <p id="step-day-words" className="facts-hint" hidden={!isDay || due === ''}>
          {due !== '' && exactly(due)}
        </p>
      </div>
      <div className="step-do">
        <Button kind="primary" type="submit" isDisabled={!whom || !what || due === ''}>
          {t(ask ? 'sitting-step-save' : 'sitting-step-agree')}
        </Button>
        {onCancel && (
          <button type="button" className="quiet" onClick={onCancel}>
            {t('sitting-step-cancel')}
          </button>
        )}
      </div>
    </form>
  );
}
