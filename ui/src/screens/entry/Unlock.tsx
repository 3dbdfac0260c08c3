// How does somebody who has a profile come in? Their name, then the passphrase, the computer's own lock, or the recovery
// code. A wrong passphrase is said plainly; the wait after several is counted down and never longer than the shell says.

import { ChevronRight, KeyRound } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button as Aria } from 'react-aria-components';
import { type Failure, type FailureCode, failureOf, kith, type ProfileLine, readStatusAgain } from '../../ipc';
import { t } from '../../words';
import { failureWords } from '../../words/failure';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { Form } from '../../widgets/Form';
import { HiddenName } from '../../widgets/HiddenName';
import { PassphraseField } from '../../widgets/PassphraseField';
import { AtDoor, doorShort } from './AtDoor';
import { Making, useLookAround } from './FirstStart';
import { ReadAgain } from './ReadAgain';
import { Recover } from './Recover';

export interface UnlockProps {
  profiles: readonly ProfileLine[];
  onIn: () => void;
  onSetUp: () => void;
}

export function Unlock({ profiles, onIn, onSetUp }: UnlockProps) {
  const [chosen, setChosen] = useState<string | null>(
    // Nobody is asked for a passphrase of the invented school: it has none to keep.
    profiles.length === 1 && !profiles[0].is_invented ? profiles[0].id : null,
  );
  const [isRecovering, setRecovering] = useState(false);
  /** Recovered, and stopped while the records were read again: the new passphrase holds already. */
  const [isStopped, setStopped] = useState(false);
  const { isMaking, begin } = useLookAround(onIn);
  const profile = profiles.find(({ id }) => id === chosen);
  if (profile?.door && profile.door.may_open !== 'yes')
    return (
      <AtDoor profile={profile} door={profile.door} onIn={onIn} onOther={() => setChosen(null)} onSetUp={onSetUp} />
    );
  if (profile && isRecovering)
    return (
      <Recover
        profile={profile}
        onIn={onIn}
        onBack={() => setRecovering(false)}
        onStopped={() => {
          setStopped(true);
          setRecovering(false);
        }}
      />
    );
  if (profile)
    return (
      <WithPassphrase
        key={profile.id}
        profile={profile}
        isRecovered={isStopped}
        onIn={onIn}
        onForgot={() => {
          setStopped(false);
          setRecovering(true);
        }}
        onOther={() => {
          setStopped(false);
          setChosen(null);
        }}
      />
    );
  return (
    <>
      <h1 className="entry-title">{t('unlock-who')}</h1>
      <ul className="entry-people card">
        {profiles.map(({ id, name, role, is_invented, door }) => (
          <li key={id}>
            <Aria
              className="k-link entry-person"
              isDisabled={isMaking}
              onPress={() => (is_invented ? void begin() : setChosen(id))}
            >
              <span className="entry-person-name">
                <bdi>{name}</bdi>
                <span className="soft">
                  {is_invented ? t('unlock-invented') : (doorShort(door) ?? t(`role-${role}`))}
                </span>
              </span>
              <ChevronRight aria-hidden strokeWidth={1.75} />
            </Aria>
          </li>
        ))}
      </ul>
      <div className="row entry-more">
        <Button kind="link" onPress={onSetUp} isDisabled={isMaking}>
          {t('unlock-new')}
        </Button>
        {profiles.every(({ is_invented }) => !is_invented) && (
          <Button kind="link" onPress={() => void begin()} isDisabled={isMaking}>
            {t('first-look-around')}
          </Button>
        )}
      </div>
      {isMaking && <Making />}
    </>
  );
}

/** Seconds until something may be tried again; counts down to 0. */
function useCountdown(): [number, (seconds: number) => void] {
  const [until, setUntil] = useState(0);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (until === 0) return undefined;
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [until]);
  const begin = (seconds: number) => {
    setUntil(Date.now() + seconds * 1000);
    // From this moment on, and not from the first tick: nobody is told for a blink that they may try.
    setLeft(seconds);
  };
  return [left, begin];
}

/** What is true at this moment: while one has to wait nobody is told to try. */
function wrongWords(failure: Failure, isWaiting: boolean): string | null {
  if (failure.code === 'wrong_passphrase') return t(isWaiting ? 'unlock-wrong' : 'failure-wrong_passphrase');
  // The wait is over, and with it all that there was to say.
  if (failure.code === 'wait') return isWaiting ? t('unlock-short-wait') : null;
  return failureWords(failure);
}

/** The district has a word in it. */
const CLOSED: readonly FailureCode[] = ['lease_over', 'no_time_given', 'note_gone', 'laptop_lost'];

interface WithPassphraseProps {
  profile: ProfileLine;
  /** By the code, a moment ago, and then stopped. */
  isRecovered: boolean;
  onIn: () => void;
  onForgot: () => void;
  onOther: () => void;
}

function WithPassphrase({ profile, isRecovered, onIn, onForgot, onOther }: WithPassphraseProps) {
  const [passphrase, setPassphrase] = useState('');
  const [failed, setFailed] = useState<Failure | null>(null);
  const [notice, setNotice] = useState(isRecovered ? t('unlock-read-again-recovered') : null);
  const [isBusy, setBusy] = useState(false);
  const [left, wait] = useCountdown();
  const input = useRef<HTMLInputElement>(null);
  const isWaiting = left > 0;
  const attemptIn = async (how: () => Promise<unknown>) => {
    setBusy(true);
    setFailed(null);
    setNotice(null);
    try {
      await how();
      onIn();
    } catch (thrown) {
      const failure = failureOf(thrown);
      // What stands before the door has changed meanwhile: it says more than an error can.
      if (CLOSED.includes(failure.code)) void readStatusAgain();
      // Nothing was wrong with what was typed.
      if (failure.code === 'cancelled') {
        setNotice(t('unlock-read-again-stopped'));
        // The button that stopped it has gone, and the focus with it.
        input.current?.focus();
        return;
      }
      if (failure.retry_after_s) wait(failure.retry_after_s);
      setFailed(failure);
      input.current?.select();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form
      onSubmit={() => {
        if (!isBusy && !isWaiting && passphrase !== '') void attemptIn(() => kith.unlock(profile.id, passphrase));
      }}
    >
      <div>
        <h1 className="entry-title">{t('unlock-title')}</h1>
        <p className="entry-lead">
          <bdi>{profile.name}</bdi>
        </p>
      </div>
      <HiddenName name={profile.name} />
      <PassphraseField
        label={t('unlock-passphrase')}
        showLabel={t('show-passphrase')}
        autoComplete="current-password"
        value={passphrase}
        onChange={setPassphrase}
        inputRef={input}
        autoFocus
        error={failed && wrongWords(failed, isWaiting)}
      />
      {isWaiting && (
        <p className="entry-wait figures" role="timer">
          {t('unlock-wait', { seconds: left })}
        </p>
      )}
      {failed?.code === 'wait' && !isWaiting && (
        <p className="entry-wait" role="status">
          {t('unlock-again-now')}
        </p>
      )}
      <div className="row entry-go">
        <Button kind="primary" size="l" type="submit" isBusy={isBusy} isDisabled={isWaiting || passphrase === ''}>
          {t('unlock-do')}
        </Button>
        {profile.has_keychain && (
          <Button
            size="l"
            icon={KeyRound}
            isDisabled={isBusy}
            onPress={() => void attemptIn(() => kith.unlockWithKeychain(profile.id))}
          >
            {t('unlock-keychain')}
          </Button>
        )}
      </div>
      {notice && <Banner role="status">{notice}</Banner>}
      <ReadAgain isOpening={isBusy} />
      <div className="row entry-more">
        <Button kind="link" onPress={onForgot}>
          {t('unlock-forgot')}
        </Button>
        <Button kind="link" onPress={onOther}>
          {t('unlock-other')}
        </Button>
      </div>
    </Form>
  );
}
