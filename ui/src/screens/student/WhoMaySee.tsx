// Who may see a map, whom of it, and whether it is counted. The most private answer comes first; whoever wants to choose
// person by person opens that. It holds what was chosen until somebody says that it holds.

import { useState } from 'react';
import type { Alter, Choice } from '../../ipc';
import { Button } from '../../widgets/Button';
import { Check, Choices } from '../../widgets/Check';
import { t } from '../../words';

/** What can be chosen; to forget it is offered where a map is not kept yet. */
export type Answer = 'only_us' | 'counseling_team' | 'forget';

export interface WhoWords {
  onlyUs: string;
  onlyUsHint: string;
  part: string;
  partHint: string;
  peopleHint: string;
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
  /** Whether it was opened person by person before, and that it is now: for whoever remembers that. */
  isByPerson?: boolean;
  onByPerson?: () => void;
}

export function WhoMaySee({
  answer,
  onAnswer,
  choice,
  onChoice,
  alters,
  words,
  canForget = false,
  isByPerson = false,
  onByPerson,
}: WhoMaySeeProps) {
  const [isOpen, setOpen] = useState(isByPerson || choice.withheld.length > 0);
  const openPeople = () => {
    setOpen(true);
    onByPerson?.();
  };
  const leftOut = alters.filter((alter) => choice.withheld.includes(alter.id)).length;
  const share = (alter: string, isShared: boolean) =>
    onChoice({
      ...choice,
      withheld: isShared ? choice.withheld.filter((id) => id !== alter) : [...choice.withheld, alter],
    });
  return (
    <div className="who">
      <Choices<Answer>
        label={t('choice-who')}
        options={[
          { id: 'only_us', label: words.onlyUs, hint: words.onlyUsHint },
          { id: 'counseling_team', label: words.part, hint: words.partHint },
          ...(canForget ? [{ id: 'forget', label: t('choice-forget'), hint: t('choice-forget-hint') } as const] : []),
        ]}
        value={answer}
        onChange={onAnswer}
      />
      {answer === 'counseling_team' && alters.length > 0 && (
        <div className="who-part">
          <p className="who-sum" role="status">
            {leftOut === 0 ? t('choice-all-shared') : t('choice-left-out', { people: leftOut })}
          </p>
          {isOpen ? (
            <div className="who-people" role="group" aria-label={t('choice-people')}>
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
            </div>
          ) : (
            <Button size="s" onPress={openPeople}>
              {t('choice-by-person')}
            </Button>
          )}
        </div>
      )}
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
