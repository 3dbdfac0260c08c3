// What is happening right now? One line above the map: the mode that is on and how to leave it, two answers that wait for a
// choice, or what was just done. It is said aloud as well, politely, and pushes nothing about: its room is always there.

import { CheckCheck, Spline } from 'lucide-react';
import { type Ref, useEffect, useImperativeHandle, useState } from 'react';
import type { EgoNetwork, MapView, TiePair } from '../../../ipc';
import type { View } from '../../../sociogram/hand';
import { alterOf } from '../../../sociogram/intents';
import { t } from '../../../words';

/** Something that was said; the number tells the same words twice apart. */
interface Said {
  words: string;
  at: number;
}

export interface PromptHandle {
  /** What was just done: shown for a while, and said aloud. */
  tell(words: string): void;
}

interface Props {
  map: MapView;
  isEditable: boolean;
  /** It lies ready behind the cards, where nothing of it is reached. */
  isBehind: boolean;
  /** The map shows who helps. */
  isLight: boolean;
  view: View;
  ref: Ref<PromptHandle>;
  onDone: () => void;
  onShow: (person: string) => void;
  onConfirmAll: () => void;
  onSettle: () => void;
  /** These lines of the last map still hold. */
  onKeepTies: (pairs: TiePair[]) => void;
}

/** Whether lines were drawn and some pairs are still open: then "that's everyone" has something to say. */
export function canSettle({ alters, ties }: EgoNetwork): boolean {
  if (!ties.some((tie) => tie.is_present)) return false;
  const counted = new Set(
    alters
      .filter((alter) => !alter.is_pale && alter.presence !== 'no_longer' && alter.presence !== 'potential')
      .map((alter) => alter.id),
  );
  const told = ties.filter((tie) => counted.has(tie.a) && counted.has(tie.b)).length;
  return told < (counted.size * (counted.size - 1)) / 2;
}

/** So many of them are told by name. */
const MOST_PAIRS = 8;

/** Between whom those lines are, as somebody rests the pointer on the offer. */
function namesOf({ alters }: EgoNetwork, pairs: readonly TiePair[]): string {
  const label = (id: string) => alters.find((alter) => alter.id === id)?.label ?? '';
  const some = pairs.slice(0, MOST_PAIRS).map(({ a, b }) => `${label(a)} – ${label(b)}`);
  return [...some, ...(pairs.length > MOST_PAIRS ? ['…'] : [])].join('\n');
}

const SHOWN_MS = 4_000;

function modeWords({ network }: MapView, view: View, isLight: boolean): string | null {
  if (view.mode.as === 'paint') return t('sitting-painting', { support: t(`support-${view.mode.support}`) });
  if (view.mode.as === 'tell') {
    const { told } = view.mode;
    if (told.fact === 'is_adult') return t(told.value ? 'sitting-telling-adult' : 'sitting-telling-no-adult');
    return t(`sitting-telling-${told.value}`);
  }
  const from = alterOf(network, view.tie_from);
  if (from && view.mode.as === 'connect') return t('sitting-connecting-from', { name: from.label });
  if (from) return t('sitting-connecting-second', { name: from.label });
  if (view.mode.as === 'connect') return t('sitting-connecting');
  if (isLight) return t('sitting-light-mode');
  return null;
}

export function Prompt({ map, view, isEditable, isBehind, isLight, ref, ...on }: Props) {
  // Held here: what is said makes nothing else be drawn again.
  const [said, setSaid] = useState<Said>({ words: '', at: 0 });
  useImperativeHandle(ref, () => ({ tell: (words) => setSaid((last) => ({ words, at: last.at + 1 })) }), []);
  const [over, setOver] = useState(0);
  useEffect(() => {
    if (said.at === 0) return undefined;
    const timer = setTimeout(() => setOver(said.at), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  // On the lit map what was just done is seen at once: its hint steps back for a moment.
  const isSaying = isLight && view.mode.as === 'arrange' && said.at !== over;
  const mode = isSaying ? null : modeWords(map, view, isLight);
  const asked = map.network.alters.find((alter) => alter.conflicts.length > 0);
  const isConflict = !mode && asked !== undefined && view.selected === null;
  const pale = map.network.alters.filter((alter) => alter.is_pale).length;
  const before = map.earlier_ties;
  return (
    <div className="prompt" data-tone={isConflict ? 'asking' : undefined} inert={isBehind}>
      <div className="prompt-side">
        {isEditable && pale > 0 && (
          <button type="button" className="prompt-do" onClick={on.onConfirmAll}>
            <CheckCheck aria-hidden="true" size={16} strokeWidth={1.75} />
            {t('sitting-confirm-all', { people: pale })}
          </button>
        )}
      </div>
      <div className="prompt-words">
        {mode && (
          <>
            <span>{mode}</span>
            <button type="button" className="prompt-do" onClick={on.onDone}>
              {t('sitting-painting-done')}
            </button>
          </>
        )}
        {isConflict && (
          <>
            <span>{t('conflict-count', { count: map.conflicts })}</span>
            <button type="button" className="prompt-do" onClick={() => on.onShow(asked.id)}>
              {t('conflict-show')}
            </button>
          </>
        )}
        <span role="status" className={!mode && !isConflict && said.at !== over ? 'prompt-said' : 'k-hidden'}>
          <span key={said.at}>{said.words}</span>
        </span>
      </div>
      <div className="prompt-side">
        {/* Not where "still here" stood a moment ago: nobody says by a second tap what they did not mean. */}
        {isEditable && pale === 0 && before.length > 0 && (
          <button
            type="button"
            className="prompt-do"
            title={namesOf(map.network, before)}
            onClick={() => on.onKeepTies(before)}
          >
            <Spline aria-hidden="true" size={16} strokeWidth={1.75} />
            {t('sitting-ties-again', { count: before.length })}
          </button>
        )}
        {/* Not while lines are drawn: one thing that says "done" at a time. */}
        {isEditable && !mode && canSettle(map.network) && (
          <button type="button" className="prompt-do" title={t('sitting-settle-tip')} onClick={on.onSettle}>
            {t('sitting-settle')}
          </button>
        )}
      </div>
    </div>
  );
}
