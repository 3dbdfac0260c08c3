// What is said before the first name? Whose the map is, who may see it, what cannot stay between the two: in the school's own
// words or in those that Kith ships. And what the student is called here: written down, printed and sent on only where they say yes to each.

import { useRef, useState } from 'react';
import { attempt } from '../../../frame/attempt';
import { type SaidOf, useWordings } from '../../../frame/wordings';
import { kith, type NameMay, readStatusAgain, type SittingNow } from '../../../ipc';
import { LONGEST_TYPED } from '../../../sociogram/useTyped';
import { Button } from '../../../widgets/Button';
import { Check } from '../../../widgets/Check';
import { t } from '../../../words';
import { goOn } from './cover';
import { StopAndForget } from './StopAndForget';
import { StudentsLanguage } from './StudentsLanguage';

const NOTHING_ELSE: NameMay = { be_printed: false, be_sent: false };

/** One key goes on with the name that was known. Writing it down, printing it and sending it on are three questions, each a no
 * until the student says yes. */
interface NameAskedProps {
  name: string;
  /** What is written down already, and what else the student said yes to. */
  written: SittingNow['written'];
  isTalkOnly: boolean;
  onTyped: (now: string) => void;
}

function NameAsked({ name, written, isTalkOnly, onTyped }: NameAskedProps) {
  const [typed, setTyped] = useState(name);
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const called = typed.trim();
  // Asked about already, and what was said of it holds: a name that is written is never said to be none.
  const isWritten = written?.name === called;
  const says = async (what: string, may: NameMay | null) => {
    if (isBusy) return;
    setBusy(true);
    if ((await attempt(() => kith.sayName(what, may))) !== undefined) {
      await readStatusAgain();
      setSaid(t(may || what === written?.name ? 'sitting-name-written' : 'sitting-name-said', { name: what }));
    }
    setBusy(false);
  };
  const answer = (may: NameMay | null) => {
    if (called !== '') void says(called, may && isWritten ? written.may : may);
  };
  return (
    <form
      className="limits-name"
      onSubmit={(event) => {
        event.preventDefault();
        // Enter says it and writes nothing: a yes is a button of its own.
        answer(null);
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
          onChange={(event) => {
            setTyped(event.target.value);
            onTyped(event.target.value);
          }}
        />
        <Button size="l" isDisabled={called === ''} onPress={() => answer(null)}>
          {t('sitting-name-say')}
        </Button>
        {!isTalkOnly && (
          <Button size="l" isDisabled={called === ''} onPress={() => answer(NOTHING_ELSE)}>
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
      {isWritten && (
        <div className="limits-name-may" role="group" aria-label={t('sitting-name-may')}>
          {(['be_printed', 'be_sent'] as const).map((what) => (
            <Check
              key={what}
              isSelected={written.may[what]}
              isDisabled={isBusy}
              onChange={(isYes) => void says(written.name, { ...written.may, [what]: isYes })}
            >
              {t(what === 'be_printed' ? 'sitting-name-may-print' : 'sitting-name-may-send')}
            </Check>
          ))}
        </div>
      )}
    </form>
  );
}

/** Where there is only talk no map is anybody's and nothing is kept to be seen: the shipped words say that, and before a school's own
 * words it is said as well. */
const linesOf = ({ lines, isOwn }: SaidOf, isTalkOnly: boolean): readonly string[] => {
  if (!isTalkOnly) return lines;
  return isOwn
    ? [t('sitting-limits-talk'), ...lines]
    : [t('sitting-limits-talk'), t('sitting-limits-skip'), t('sitting-limits-report')];
};

export function Limits({ sitting }: { sitting: SittingNow }) {
  const said = useWordings();
  // What stands in the field is what they are called, said by Enter or by going on.
  const typed = useRef(sitting.name);
  const goes = async () => {
    const called = typed.current.trim();
    if (called !== '' && called !== sitting.name && (await attempt(() => kith.sayName(called, null))) === undefined)
      return;
    await goOn('limits');
  };
  // Nothing moves under a finger that is on its way.
  if (!said) return null;
  return (
    <div className="cover" role="group" aria-labelledby="cover-title">
      <h1 id="cover-title" className="cover-title">
        {t('sitting-limits-title')}
      </h1>
      <ul id="cover-words" className="cover-limits">
        {linesOf(said.opening, sitting.is_talk_only).map((line, at) => (
          // The words stand still while they are read.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>{line}</li>
        ))}
      </ul>
      <NameAsked
        name={sitting.name}
        written={sitting.is_talk_only ? null : sitting.written}
        isTalkOnly={sitting.is_talk_only}
        onTyped={(now) => {
          typed.current = now;
        }}
      />
      <Button kind="primary" size="l" onPress={() => void goes()} aria-describedby="cover-words" autoFocus>
        {t('sitting-limits-do')}
      </Button>
      <StudentsLanguage />
      {sitting.wave !== null && !sitting.is_talk_only && <StopAndForget wave={sitting.wave} isHeld={sitting.is_held} />}
    </div>
  );
}
