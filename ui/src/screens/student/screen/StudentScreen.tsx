// What is on the student's own screen? The map that lies open, to look at, and a calm cover otherwise. The shell says which
// of both, and names nobody on the cover; this asks again whenever it is told to look.

import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { showAppearance } from '../../../frame/appearance';
import { useTouch } from '../../../frame/keys';
import { codeOf } from '../../../frame/speaking';
import { client, kith, listenToScreen, useLive } from '../../../ipc';
import { EMPTY, type View } from '../../../sociogram/hand';
import { Sociogram } from '../../../sociogram/Sociogram';
import { speak, t, useSpoken } from '../../../words';
import { isStill } from '../motion';
import { sociogramWords } from '../sociogramWords';
import { litBy } from '../sitting/helpers';
import { CoverSign } from '../sitting/CoverSign';
import '../sitting/cover.css';
import './screen.css';

const SHOWN = ['student_screen'] as const;

/** Reads again after everything that may change what is shown. */
function useLook() {
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isGone = false;
    void listenToScreen(() => void client.invalidateQueries({ queryKey: SHOWN })).then((stops) => {
      if (isGone) stops();
      else stop = stops;
      // What happened before it listened.
      void client.invalidateQueries({ queryKey: SHOWN });
    });
    return () => {
      isGone = true;
      stop?.();
    };
  }, []);
  return useLive(SHOWN, () => kith.studentScreen(), []);
}

export function StudentScreen() {
  const { data, isError } = useLook();
  const [view, setView] = useState<View>(EMPTY);
  useTouch();
  useSpoken();
  useEffect(() => {
    document.title = t('app-window-title');
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'F9') return;
      event.preventDefault();
      void kith.coverSitting().catch(() => undefined);
    };
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  }, []);
  const appearance = data?.appearance;
  useLayoutEffect(() => {
    if (appearance) showAppearance(appearance);
  }, [appearance]);
  const language = data?.language;
  // What the student chose for this sitting, else what the profile speaks. `Speaking`, around this, tells the page which it is.
  useLayoutEffect(() => {
    if (language) speak(codeOf(language));
  }, [language]);
  // What cannot be read is not shown: the last map that could may be covered by now.
  const map = isError ? null : (data?.map ?? null);
  const lit = useMemo(() => (map && map.lit.length > 0 ? litBy(map.network, map.lit) : null), [map]);
  if (!map)
    return (
      <main className="session">
        <div className="cover">
          <CoverSign />
          <p className="cover-words">{t('sitting-screen-cover')}</p>
        </div>
      </main>
    );
  return (
    <main className="screen" aria-label={t('sitting-screen-region', { name: map.name })}>
      <Sociogram
        key={map.wave}
        network={map.network}
        ego={{ name: map.name, initials: [...map.name][0] ?? '' }}
        view={view}
        onView={setView}
        onCommit={() => undefined}
        words={sociogramWords()}
        isEditable={false}
        lit={lit}
        isReducedMotion={isStill()}
      />
    </main>
  );
}
