// What is told on this map besides gestures? How people are shown, what the map is for, the steps, which of two answers is right,
// and people who come from elsewhere than the field for names. Each is said once it was taken, as gestures are.

import {
  type Ask,
  type AskEdit,
  type AskState,
  type Edit,
  type GoalEdit,
  type MapEdit,
  type MapView,
  type MetPerson,
  type Support,
  uuidv7,
} from '../../../ipc';
import { t } from '../../../words';
import { askWords } from '../../../words/asks';
import { today } from '../../../words/dates';
import { MOST_HELP } from './HelpChips';
import { helpersOf } from './helpers';
import { afterShown, calledAs, hasNames } from './shown';
import type { Writing } from './useWriting';

export function useTelling(map: MapView, writing: Writing, tell: (words: string) => void) {
  const { network, shown } = map;
  const wave = map.wave.id;
  const { help } = map.goal;
  const sayOnce = (edit: Edit, words: string) =>
    writing.write([edit]).then((isTaken) => {
      if (isTaken) tell(words);
      return isTaken;
    });
  const onGoal = (edit: GoalEdit, words: string) => sayOnce({ on: 'goal', do: { wave, edit } }, words);
  return {
    onGoal,
    onAsk: (edit: AskEdit, words: string) => sayOnce({ on: 'ask', do: { wave, edit } }, words),
    /** It is written to the map on which it was agreed. */
    onEarlier: (ask: Ask, to: AskState) =>
      void sayOnce(
        { on: 'ask', do: { wave: ask.wave, edit: { edit: 'move_ask', ask: ask.id, to, on: today() } } },
        t('sitting-before-said', { step: askWords(ask), state: t(`sitting-step-state-${to}`) }),
      ),
    onAnswer: (edit: Edit, answer: string) => void sayOnce(edit, t('conflict-chosen', { answer })),
    /** The next way in which people are shown. */
    show: () => {
      const next = afterShown(shown);
      void sayOnce({ on: 'show', do: { wave, shown: next } }, t(`sitting-shown-now-${next}`));
    },
    /** False where as many kinds of help as there may be are chosen already. */
    chooseHelp: (support: Support, isOn: boolean): boolean => {
      if (isOn && help.length >= MOST_HELP) {
        tell(t('sitting-light-full'));
        return false;
      }
      const helpers = helpersOf(network, support).length;
      const isAsked = network.supports_asked.includes(support) || helpers > 0;
      const named = { support: t(`support-${support}`), people: helpers };
      const onWords = isAsked ? t('sitting-light-said', named) : t('sitting-light-said-not-asked', named);
      void onGoal({ edit: 'choose_help', support, is_chosen: isOn }, isOn ? onWords : t('sitting-light-off', named));
      return true;
    },
    /** Gives who they are on the map; null where they were not taken. */
    addWanted: async (label: string): Promise<string | null> => {
      const alter = uuidv7();
      const edit: MapEdit = { edit: 'want_to_meet', alter, label, link: null };
      return (await writing.onMap([edit], new Map([[alter, calledAs(label, shown)]]))) ? alter : null;
    },
    /** Somebody whom they met comes dotted: whether they are a person of theirs, the student says. */
    addMet: ({ link, name, activity }: MetPerson) => {
      const alter = uuidv7();
      // By letters alone nobody can be written down: the registry says who they are.
      const label = hasNames(shown) ? name : '';
      const edits: MapEdit[] =
        activity === null
          ? [{ edit: 'want_to_meet', alter, label, link }]
          : [
              { edit: 'add_met', alter, label, link, activity },
              { edit: 'set_presence', alter, presence: 'potential' },
            ];
      void writing.onMap(edits, new Map([[alter, name]]));
    },
  };
}
