// One student's turn: first who will read it, then names by typing them, then the answer; it can be changed until they leave.
// It is held here alone and told once, when they leave: of what was changed or taken back before, no trace is kept.

import { X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { attempt } from '../../frame/attempt';
import { useOwnSteps } from '../../frame/ownSteps';
import { type AskingTurn as Turn, type AskingView, commit, kith, type NamedAdult, useLive } from '../../ipc';
import { Button, IconButton } from '../../widgets/Button';
import { SearchField } from '../../widgets/Field';
import { t } from '../../words';
import { today } from '../../words/dates';

/** As many as the shell takes. */
const MOST = 8;
/** After so long without a key or a tap nobody is there: the next one finds the first page. */
const IDLE_MS = 90_000;
/** Whoever said that they are done and walked off has left: the next one at the laptop must not find their names. */
const LEFT_MS = 15_000;

interface Props {
  view: AskingView;
  turn: Turn;
  onLeave: (wasMe: boolean) => Promise<void>;
}

const isSame = (a: NamedAdult, b: NamedAdult) =>
  a.staff !== null || b.staff !== null ? a.staff === b.staff : a.label.toLowerCase() === b.label.toLowerCase();

export function AskingTurn({ view, turn, onLeave }: Props) {
  // Every step of this turn, so that one can be taken back.
  const [steps, setSteps] = useState<readonly (readonly NamedAdult[])[]>([[]]);
  const [at, setAt] = useState(0);
  const named = steps[at];
  const [kept, setKept] = useState<readonly NamedAdult[] | null>(null);
  const isKept = kept !== null;
  const isLeaving = useRef(false);
  const set = (next: readonly NamedAdult[]) => {
    setSteps([...steps.slice(0, at + 1), next]);
    setAt(at + 1);
  };
  const leave = async () => {
    if (kept === null || isLeaving.current) return;
    isLeaving.current = true;
    const answer = { campaign: view.campaign, student: turn.student, named: [...kept], on: today() };
    const done =
      turn.has_said || (await attempt(() => commit({ on: 'answer', do: { edit: 'say_adults', ...answer } })));
    isLeaving.current = false;
    if (done) await onLeave(true);
  };
  useIdle(isKept ? LEFT_MS : IDLE_MS, isKept ? PRESSES : SIGNS, () => void (isKept ? leave() : onLeave(false)));
  const own = {
    undo: () => {
      if (isKept) setKept(null);
      else setAt(Math.max(0, at - 1));
    },
    redo: () => {
      if (!isKept) setAt(Math.min(steps.length - 1, at + 1));
    },
  };
  useOwnSteps(own);
  const name = turn.name.split(' ')[0];
  if (isKept)
    return (
      <div className="page kiosk">
        <h1 className="page-title" role="status">
          {t('asking-thanks', { name })}
        </h1>
        <p className="page-lead">{t('asking-thanks-lead')}</p>
        <div className="kiosk-do">
          <Button size="l" onPress={() => setKept(null)}>
            {t('asking-change')}
          </Button>
          {/* Whoever kept it goes on here with Enter. */}
          <Button size="l" kind="primary" onPress={() => void leave()} autoFocus>
            {t('asking-leave')}
          </Button>
        </div>
      </div>
    );
  return (
    <div className="page kiosk">
      <div>
        <h1 className="page-title">{t('asking-hello', { name, school: view.school })}</h1>
        <p className="page-lead">{t('asking-hello-lead')}</p>
      </div>
      <section className="card asking-who" aria-labelledby="asking-who">
        <h2 id="asking-who">{t('asking-who-sees')}</h2>
        <p>{t('asking-who-sees-words', { counselor: view.counselor })}</p>
        <p>{t('asking-who-sees-limits')}</p>
      </section>
      <FindAdult
        isFull={named.length >= MOST}
        onUndo={own.undo}
        onName={(adult) => {
          if (!named.some((one) => isSame(one, adult))) set([...named, adult]);
        }}
      />
      {named.length > 0 && (
        <ul className="asking-named" aria-label={t('asking-named')}>
          {named.map((adult) => (
            <li key={`${adult.staff} ${adult.label}`}>
              <bdi>{adult.label}</bdi>
              <IconButton
                size="s"
                icon={X}
                label={t('asking-remove', { name: adult.label })}
                onPress={() => set(named.filter((one) => one !== adult))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="kiosk-do">
        <Button size="l" kind="quiet" onPress={() => void onLeave(false)}>
          {t('kiosk-not-me')}
        </Button>
        <Button size="l" kind="quiet" onPress={() => void onLeave(true)}>
          {t('asking-skip')}
        </Button>
        <Button size="l" isDisabled={named.length > 0} onPress={() => setKept([])}>
          {t('asking-nobody')}
        </Button>
        <Button size="l" kind="primary" isDisabled={named.length === 0} onPress={() => setKept(named)}>
          {t('asking-keep')}
        </Button>
      </div>
    </div>
  );
}

interface FindProps {
  isFull: boolean;
  /** Where nothing is typed the key takes the last name back. */
  onUndo: () => void;
  onName: (adult: NamedAdult) => void;
}

/** Adults by typing them: those of the school who begin so, and always the words as they were typed. */
function FindAdult({ isFull, onUndo, onName }: FindProps) {
  const [text, setText] = useState('');
  const typed = text.trim();
  const found = useLive(['adults_like', typed], () => kith.adultsLike(typed), 'any', { enabled: typed !== '' });
  const field = useRef<HTMLInputElement>(null);
  const name = (adult: NamedAdult) => {
    onName(adult);
    setText('');
    field.current?.focus();
  };
  // What is in sight may still be the answer to what was typed before.
  const nameFirst = async () => {
    if (typed === '' || isFull) return;
    const like = (await attempt(() => kith.adultsLike(typed))) ?? [];
    name(like.length === 1 ? { label: like[0].name, staff: like[0].id } : { label: typed, staff: null });
  };
  if (isFull) return <p className="soft">{t('asking-full')}</p>;
  const like = typed === '' ? [] : (found.data ?? []);
  return (
    <div className="asking-find">
      <SearchField
        label={t('asking-adult')}
        clearLabel={t('kiosk-clear')}
        placeholder={t('asking-adult')}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void nameFirst();
          else if ((event.ctrlKey || event.metaKey) && event.key === 'z' && text === '') onUndo();
        }}
        inputRef={field}
        autoFocus
      />
      <span className="k-hint">{t('asking-adult-hint')}</span>
      {typed !== '' && (
        <ul className="kiosk-names" aria-label={t('asking-adult')}>
          {like.map(({ id, name: label }) => (
            <li key={id}>
              <button type="button" className="kiosk-name" onClick={() => name({ label, staff: id })}>
                <bdi>{label}</bdi>
              </button>
            </li>
          ))}
          <li>
            <button type="button" className="kiosk-name" onClick={() => name({ label: typed, staff: null })}>
              <span>{t('asking-add', { name: typed })}</span>
            </button>
          </li>
        </ul>
      )}
    </div>
  );
}

const PRESSES = ['keydown', 'pointerdown'] as const;
const SIGNS = [...PRESSES, 'pointermove'] as const;

/** Calls once there was none of these signs of anybody for so long. */
function useIdle(millis: number, signs: readonly (keyof WindowEventMap)[], onIdle: () => void): void {
  const idle = useEffectEvent(onIdle);
  useEffect(() => {
    let timer = setTimeout(() => idle(), millis);
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(() => idle(), millis);
    };
    for (const sign of signs) window.addEventListener(sign, again);
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, again);
    };
  }, [millis, signs]);
}
