// Stop and forget, before the map lies open and under the cover: one key at any moment, a button where there is room for one. It
// asks once; where a hold stands the two are told so and nothing claims to have forgotten.

import { useState } from 'react';
import { say } from '../../../widgets/StatusLine';
import { commit, failureOf, readStatusAgain } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { t } from '../../../words';
import { wordsFor } from '../../../words/failure';
import { useKeys } from '../useKeys';
import { putAway } from './cover';
import { Forget } from './Finish';

/** `isHeld` where it is known: nothing of the map is read under the cover, and the refusal says it there. */
export function StopAndForget({ wave, isHeld = false, hasButton = true }: StopProps) {
  const [isAsking, setAsking] = useState(false);
  const [isRefused, setRefused] = useState(false);
  useKeys({ functions: { F12: () => setAsking(true) } });
  const forget = async () => {
    try {
      await commit({ on: 'wave', do: { edit: 'forget', wave } });
    } catch (thrown) {
      if (failureOf(thrown).refusal?.refusal === 'on_hold') setRefused(true);
      else say(wordsFor(thrown), { isWrong: true });
      return;
    }
    await readStatusAgain();
  };
  return (
    <>
      {hasButton && (
        <Button kind="quiet" onPress={() => setAsking(true)}>
          {t('sitting-stop')}
        </Button>
      )}
      {isAsking && (
        <Forget
          isHeld={isHeld || isRefused}
          onForget={() => void forget()}
          onLater={() => void putAway(wave)}
          onBack={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface StopProps {
  wave: string;
  isHeld?: boolean;
  hasButton?: boolean;
}
