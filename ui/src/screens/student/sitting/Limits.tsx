// What is said before the first name? Whose the map is, who may see it, what cannot stay between the two: in the school's own
// words or in those that Kith ships. And what the student is called here: written down only where they say yes.

import { useState } from 'react';
import { attempt } from '../../../frame/attempt';
import { useWordings } from '../../../frame/wordings';
import { kith, readStatusAgain, type SittingNow } from '../../../ipc';
import { LONGEST_TYPED } from '../../../sociogram/useTyped';
import { Button } from '../../../widgets/Button';
import { t } from '../../../words';
import { goOn } from './cover';
import { StopAndForget } from './StopAndForget';
import { StudentsLanguage } from './StudentsLanguage';

/** One key goes on with the name that was known. */
function NameAsked({ name, isTalkOnly }: { name: string; isTalkOnly: boolean }) {
  const [typed, setTyped] = useState(name);
  const [said, setSaid] = useState('');
  const called = typed.trim();
  const answer = async (isWritten: boolean) => {
    if (called === '' || (await attempt(() => kith.sayName(called, isWritten))) === undefined) return;
    await readStatusAgain();
    setSaid(t(isWritten ? 'sitting-name-written' : 'sitting-name-said', { name: called }));
  };
  return (
    <form
      className="limits-name"
      onSubmit={(event) => {
        event.preventDefault();
        // Enter says it and writes nothing: a yes is a button of its own.
        void answer(false);
      }}
    >
      <label className="about-label" htmlFor="limits-name">
        {t('sitting-name-ask')}
      </label>
      <div className="limits-name-row">
        <input
          id="limits-name"
          type="text"
          className="goal-input"
          value={typed}
          maxLength={LONGEST_TYPED}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={isTalkOnly ? undefined : 'limits-name-hint'}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button size="l" isDisabled={called === ''} onPress={() => void answer(false)}>
          {t('sitting-name-say')}
        </Button>
        {!isTalkOnly && (
          <Button size="l" isDisabled={called === ''} onPress={() => void answer(true)}>
            {t('sitting-name-write')}
          </Button>
        )}
      </div>
      {!isTalkOnly && (
        <p id="limits-name-hint" className="room-hint">
          {t('sitting-name-ask-hint')}
        </p>
      )}
      <p className="limits-name-said" role="status">
        {said}
      </p>
    </form>
  );
}

export function Limits({ sitting }: { sitting: SittingNow }) {
  const said = useWordings();
  // Nothing moves under a finger that is on its way.
  if (!said) return null;
  return (
    <div className="cover" role="group" aria-labelledby="cover-title">
      <h1 id="cover-title" className="cover-title">
        {t('sitting-limits-title')}
      </h1>
      <ul id="cover-words" className="cover-limits">
        {said.opening.lines.map((line, at) => (
          // The words stand still while they are read.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>{line}</li>
        ))}
      </ul>
      <NameAsked name={sitting.name} isTalkOnly={sitting.is_talk_only} />
      <Button kind="primary" size="l" onPress={() => void goOn('limits')} aria-describedby="cover-words" autoFocus>
        {t('sitting-limits-do')}
      </Button>
      <StudentsLanguage />
      {sitting.wave !== null && !sitting.is_talk_only && <StopAndForget wave={sitting.wave} />}
    </div>
  );
}
