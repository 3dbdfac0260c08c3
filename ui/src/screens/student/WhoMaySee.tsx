// Who may see a map, whom of it, and whether it is counted. The most private answer comes first; whoever shares
// sees how many right under that answer, and goes through them person by person where they want to. It holds what was chosen until somebody says that it holds.

import { useState } from 'react';
import type { Alter, Choice } from '../../ipc';
import { Check, Choices } from '../../widgets/Check';
import { Disclosure } from '../../widgets/Disclosure';
import { t } from '../../words';

/** What can be chosen; to forget it is offered where a map is not kept yet. */
export type Answer = 'only_us' | 'counseling_team' | 'forget';

export interface WhoWords {
  onlyUs: string;
  onlyUsHint: string;
  part: string;
  partHint: string;
  peopleHint: string;
  /** Why some are left out already; undefined where none is. */
  asBefore?: string;
}

interface WhoMaySeeProps {
  answer: Answer;
  onAnswer: (answer: Answer) => void;
  choice: Choice;
  onChoice: (choice: Choice) => void;
  /** Whoever is on the map. */
  alters: readonly Alter[];
  words: WhoWords;
  canForget?: boolean;
}

export function WhoMaySee({ answer, onAnswer, choice, onChoice, alters, words, canForget = false }: WhoMaySeeProps) {
  // Whoever is not on it any more stands in the list, and is not counted, here as in the sentence above.
  const counted = alters.filter((alter) => alter.presence !== 'no_longer');
  const leftOut = counted.filter((alter) => choice.withheld.includes(alter.id)).length;
  // Person by person only for who wants it; where somebody is left out already, who it is stands there.
  const [isOneByOne, setOneByOne] = useState(leftOut > 0);
  const share = (alter: string, isShared: boolean) =>
    onChoice({
      ...choice,
      withheld: isShared ? choice.withheld.filter((id) => id !== alter) : [...choice.withheld, alter],
    });
  const sum = { people: leftOut, all: counted.length, shared: counted.length - leftOut };
  const whom = (
    <div className="who-part" role="group" aria-label={t('choice-people')}>
      <p className="who-sum" role="status">
        {t(
          leftOut === 0 ? 'choice-all-shared' : leftOut === counted.length ? 'choice-nobody-shared' : 'choice-left-out',
          sum,
        )}
      </p>
      {words.asBefore && <p className="k-hint">{words.asBefore}</p>}
      <Disclosure label={t('choice-people')} isOpen={isOneByOne} onOpen={setOneByOne}>
        <p className="k-hint">{words.peopleHint}</p>
        <ul>
          {alters.map((alter) => (
            <li key={alter.id}>
              <Check
                isSelected={!choice.withheld.includes(alter.id)}
                onChange={(isShared) => share(alter.id, isShared)}
              >
                <bdi>{alter.label}</bdi>
              </Check>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
  return (
    <div className="who">
      <Choices<Answer>
        label={t('choice-who')}
        options={[
          { id: 'only_us', label: words.onlyUs, hint: words.onlyUsHint },
          { id: 'counseling_team', label: words.part, hint: words.partHint, detail: alters.length > 0 && whom },
          ...(canForget ? [{ id: 'forget', label: t('choice-forget'), hint: t('choice-forget-hint') } as const] : []),
        ]}
        value={answer}
        onChange={onAnswer}
      />
      {answer !== 'forget' && (
        <Check
          isSelected={choice.is_counted}
          onChange={(is_counted) => onChoice({ ...choice, is_counted })}
          hint={t('choice-counted-hint')}
        >
          {t('choice-counted')}
        </Check>
      )}
    </div>
  );
}

/** What an answer makes of a choice: with nobody else in it nobody has to be left out. */
export const chosen = (answer: Answer, choice: Choice): Choice =>
  answer === 'counseling_team'
    ? { ...choice, audience: 'counseling_team' }
    : { ...choice, audience: 'only_us', withheld: [] };
