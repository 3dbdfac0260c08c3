// A student is at the screen: the cover, their map, or what became of it. Nothing else of Kith is drawn here, and the shell
// answers for nothing else. How it stands is the shell's to say; this asks again after everything that changes it.

import { type OpenProfile, readStatusAgain, type SittingNow, type Stands } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { t } from '../../../words';
import { Cards } from './Cards';
import { cover, end, goOn } from './cover';
import { Sitting } from './Sitting';
import { SummaryFirst } from './SummaryCard';
import '../student.css';
import './sitting.css';
import './about.css';
import './cover.css';

export function SittingRoom({ sitting, open }: { sitting: SittingNow; open: OpenProfile }) {
  if (sitting.stands === 'open')
    return (
      <Sitting
        wave={sitting.wave}
        student={sitting.student}
        name={sitting.name}
        soFar={sitting.so_far_s}
        onCover={cover}
        onDecided={() => void readStatusAgain()}
        onClose={end}
      />
    );
  return <Still sitting={sitting} open={open} />;
}

const LIMITS = ['yours', 'skip', 'parent', 'report'] as const;

/** What is said before the first name: whose the map is, who may see it, and what cannot stay between the two. */
function Limits() {
  return (
    <div className="cover" role="group" aria-labelledby="cover-title">
      <h1 id="cover-title" className="cover-title">
        {t('sitting-limits-title')}
      </h1>
      <ul id="cover-words" className="cover-limits">
        {LIMITS.map((limit) => (
          <li key={limit}>{t(`sitting-limits-${limit}`)}</li>
        ))}
      </ul>
      <Button kind="primary" size="l" onPress={() => goOn('limits')} aria-describedby="cover-words" autoFocus>
        {t('sitting-limits-do')}
      </Button>
    </div>
  );
}

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

/** The cover, and what stands there when the student has chosen. */
function Still({ sitting, open }: { sitting: SittingNow; open: OpenProfile }) {
  const { name } = sitting;
  if (sitting.stands === 'limits') return <Limits />;
  if (sitting.stands === 'cards')
    return (
      <SummaryFirst sitting={sitting}>
        <Cards sitting={sitting} />
      </SummaryFirst>
    );
  const over = OVER[sitting.stands];
  const leave = t(open.is_invented ? 'sitting-leave-invented' : 'sitting-leave');
  return (
    <div className="cover" role="group" aria-labelledby="cover-title">
      <svg className="cover-sign" viewBox="0 0 120 120" aria-hidden="true">
        <circle cx="60" cy="60" r="56" />
        <circle cx="60" cy="60" r="38" />
        <circle cx="60" cy="60" r="20" />
      </svg>
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
            {t(sitting.stands === 'prepared' ? 'sitting-cover-ready' : 'sitting-cover-paused')}
          </p>
          <Button
            key={sitting.stands}
            kind="primary"
            size="l"
            onPress={() => goOn(sitting.stands)}
            aria-describedby="cover-words"
            autoFocus
          >
            {t(sitting.stands === 'prepared' ? 'sitting-begin' : 'sitting-go-on')}
          </Button>
          <Button kind="quiet" size="l" onPress={end}>
            {leave}
          </Button>
          {sitting.stands === 'prepared' && <p className="cover-key">{t('sitting-cover-key')}</p>}
        </>
      )}
    </div>
  );
}
