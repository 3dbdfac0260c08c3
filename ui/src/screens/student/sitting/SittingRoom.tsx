// A student is at the screen: the cover, their map, or what became of it. Nothing else of Kith is drawn here, and the shell
// answers for nothing else. How it stands is the shell's to say; this asks again after everything that changes it.

import { type ReactNode, useEffect, useState } from 'react';
import { StudentsLanguage } from './StudentsLanguage';
import { type OpenProfile, readStatusAgain, type SittingNow, type Stands } from '../../../ipc';
import { forgetDrawings } from '../../../sociogram/forgetting';
import { Button } from '../../../widgets/Button';
import { t } from '../../../words';
import { Cards } from './Cards';
import { cover, end, goOn, stopGoing, useGoing } from './cover';
import { CoverSign } from './CoverSign';
import { Limits } from './Limits';
import { Safety, useSafety } from './Safety';
import { Sitting } from './Sitting';
import { useScreenWish } from './otherScreen';
import { StopAndForget } from './StopAndForget';
import { SummaryFirst } from './SummaryCard';
import '../student.css';
import './looks';
import './cover.css';

export function SittingRoom({ sitting, open }: { sitting: SittingNow; open: OpenProfile }) {
  const { stands, wave } = sitting;
  const [isSafety, setSafety] = useSafety(SAFETY_IN.includes(stands));
  useScreenWish();
  const isOver = OVER[stands] !== null;
  useEffect(() => {
    if (isOver) forgetDrawings();
  }, [isOver]);
  const isOpen = stands === 'open' && wave !== null;
  const isBehind = useShortlyAfter(stands === 'cards' && !sitting.is_talk_only) && !isOpen;
  return (
    <>
      {wave !== null && (isOpen || isBehind) && (
        <Sitting
          wave={wave}
          isBehind={isBehind}
          student={sitting.student}
          name={sitting.name}
          soFar={isBehind ? null : sitting.so_far_s}
          screen={sitting.screen}
          onCover={cover}
          onSafety={() => setSafety(true)}
          onDecided={() => void readStatusAgain()}
          onClose={end}
        />
      )}
      {!isOpen && (
        <BeforeMap stands={stands} hasMap={isBehind}>
          <Still sitting={sitting} open={open} />
        </BeforeMap>
      )}
      {isSafety && <Safety onClose={() => setSafety(false)} />}
    </>
  );
}

/** What lies over the map. It goes with the tap itself, before the shell has answered, and is there again where it says no. */
function BeforeMap({ stands, hasMap, children }: { stands: Stands; hasMap: boolean; children: ReactNode }) {
  const isGone = useGoing() && stands === 'cards' && hasMap;
  // Arrived, or elsewhere: the next time is asked anew.
  useEffect(() => stopGoing, [stands]);
  return (
    <div className="before-map" data-gone={isGone || undefined}>
      {children}
    </div>
  );
}

/** The cards are read first: the map is drawn behind them a moment later, so that a tap finds it there. */
const MOMENT_MS = 150;

function useShortlyAfter(is: boolean): boolean {
  const [isAfter, setAfter] = useState(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => setAfter(true), MOMENT_MS);
    return () => {
      clearTimeout(timer);
      setAfter(false);
    };
  }, [is]);
  return is && isAfter;
}

/** Where the two talk: not under the cover, where somebody else may be in the room. */
const SAFETY_IN: readonly Stands[] = ['limits', 'cards', 'open', 'just_talk'];

/** What is said where nothing leads back to the map. */
const OVER = {
  kept: 'finish-kept',
  forgotten: 'finish-forgotten',
  just_talk: 'sitting-just-talk-words',
  prepared: null,
  limits: null,
  cards: null,
  open: null,
  covered: null,
} as const satisfies Record<Stands, unknown>;

/** What the cover says: of a map, or where a parent said no to one. */
const COVER = {
  ready: { map: 'sitting-cover-ready', talk: 'sitting-cover-ready-talk' },
  paused: { map: 'sitting-cover-paused', talk: 'sitting-cover-paused-talk' },
} as const;

/** The cover, and what stands there when the student has chosen. */
function Still({ sitting, open }: { sitting: SittingNow; open: OpenProfile }) {
  const { name } = sitting;
  if (sitting.stands === 'limits') return <Limits sitting={sitting} />;
  if (sitting.stands === 'cards')
    return sitting.wave === null || sitting.is_talk_only ? (
      <Cards sitting={sitting} />
    ) : (
      <SummaryFirst sitting={sitting}>
        <Cards sitting={sitting} />
      </SummaryFirst>
    );
  const over = OVER[sitting.stands];
  const leave = t(open.is_invented ? 'sitting-leave-invented' : 'sitting-leave');
  return (
    <div className="cover" role="group" aria-labelledby="cover-title">
      <CoverSign />
      {over ? (
        <>
          <h1 id="cover-title" className="cover-title">
            {sitting.stands === 'just_talk' ? t('sitting-just-talk-title') : t('sitting-thanks', { name })}
          </h1>
          <p id="cover-words" className="cover-words">
            {t(over)} {sitting.stands !== 'just_talk' && t('sitting-give-back')}
          </p>
          <Button kind="primary" size="l" onPress={end} aria-describedby="cover-words" autoFocus>
            {leave}
          </Button>
        </>
      ) : (
        <>
          <h1 id="cover-title" className="cover-title">
            <bdi>{name}</bdi>
          </h1>
          <p id="cover-words" className="cover-words">
            {t(COVER[sitting.stands === 'prepared' ? 'ready' : 'paused'][sitting.is_talk_only ? 'talk' : 'map'])}
          </p>
          <Button
            key={sitting.stands}
            kind="primary"
            size="l"
            onPress={() => void goOn(sitting.stands)}
            aria-describedby="cover-words"
            autoFocus
          >
            {t(sitting.stands === 'prepared' ? 'sitting-begin' : 'sitting-go-on')}
          </Button>
          <Button kind="quiet" size="l" onPress={end}>
            {leave}
          </Button>
          {sitting.stands === 'prepared' && (
            <p className="cover-key">{t(sitting.is_talk_only ? 'sitting-cover-key-talk' : 'sitting-cover-key')}</p>
          )}
          {sitting.stands === 'prepared' && <StudentsLanguage />}
          {sitting.wave !== null && !sitting.is_talk_only && (
            <StopAndForget wave={sitting.wave} isHeld={sitting.is_held} hasButton={false} />
          )}
        </>
      )}
    </div>
  );
}
