// How does a person come in? By their own profile and passphrase, by setting up, or by looking around in an invented
// school. Nothing of any student is known on this side of the door.

import '../../frame/door.css';
import './entry.css';
import { useState } from 'react';
import { Mark } from '../../frame/Mark';
import { LanguageChoice } from '../../frame/LanguageChoice';
import { chooseLanguage } from '../../frame/speaking';
import { readStatusAgain, type Status } from '../../ipc';
import { FirstStart } from './FirstStart';
import { SetUp } from './SetUp';
import { Unlock } from './Unlock';

export function Entry({ status }: { status: Status }) {
  const [isSettingUp, setSettingUp] = useState(false);
  const hasProfile = status.profiles.length > 0;
  const onIn = () => void readStatusAgain();
  return (
    <main className="entry">
      <div className="entry-column">
        <div className="entry-top">
          <Mark />
          <LanguageChoice onChoose={(code) => void chooseLanguage(code)} />
        </div>
        {isSettingUp ? (
          <SetUp onDone={onIn} onBack={() => setSettingUp(false)} />
        ) : hasProfile ? (
          <Unlock profiles={status.profiles} onIn={onIn} onSetUp={() => setSettingUp(true)} />
        ) : (
          <FirstStart onIn={onIn} onSetUp={() => setSettingUp(true)} />
        )}
      </div>
    </main>
  );
}
