// Which maps does this student have? The dated ones, newest first, and the one that waits for a choice. Opening a new one
// copies nothing; where a draft is open it is gone on with.

import { SessionCard } from '../../frame/SessionCard';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { commit, kith, mapKey, type StudentFile, useLive, uuidv7, type WaveLine } from '../../ipc';
import { Button } from '../../widgets/Button';
import { t } from '../../words';
import { exactly, today } from '../../words/dates';
import { MapChoice } from './MapChoice';
import { calledOf } from './name';
import { Picture } from './Picture';
import { TakeAway } from './TakeAway';
import { dayAmong, exactlyAmong } from './timeline/days';
import './take.css';
import { prepareTalk } from './visit';

interface Props {
  file: StudentFile;
  onOpen: (wave: string, isDraft: boolean) => void;
}

interface LineProps {
  wave: WaveLine;
  /** All that were kept, the newest first: two of one day are told apart among them. */
  kept: readonly WaveLine[];
  student: string;
  name: string;
  hasDraft: boolean;
  onOpen?: Props['onOpen'];
  onTake: () => void;
}

function Line({ wave, kept, student, name, hasDraft, onOpen, onTake }: LineProps) {
  const [isChoosing, setChoosing] = useState(false);
  return (
    <li className="map-line" data-draft={wave.is_draft || undefined}>
      <div className="map-line-words">
        <p className="map-line-date" title={exactly(wave.opened_on)}>
          {dayAmong(wave, kept)}
          <span className="room-hint">{t('student-map-people', { people: wave.alters })}</span>
        </p>
        {wave.is_draft ? (
          <p className="map-line-days">
            {wave.is_put_away
              ? t('student-map-put-away', { name })
              : wave.days_left === null
                ? t('student-map-held')
                : t('student-map-days-left', { days: wave.days_left, name })}
          </p>
        ) : (
          <p className="room-hint">
            {wave.audience === 'only_us'
              ? t('student-map-only-us', { name })
              : wave.withheld > 0
                ? t('maps-choice-withheld', { people: wave.withheld })
                : t('student-map-team')}
            {wave.is_counted && ` · ${t('student-map-counted')}`}
          </p>
        )}
        {!wave.is_draft && (
          <div className="map-line-more">
            <Button
              kind="quiet"
              size="s"
              aria-label={t('maps-choice-named', { date: exactlyAmong(wave, kept) })}
              onPress={() => setChoosing(true)}
            >
              {t('maps-choice')}
            </Button>
            <Button
              kind="quiet"
              size="s"
              aria-label={t('take-open-named', { date: exactlyAmong(wave, kept) })}
              onPress={onTake}
            >
              {t('take-open')}
            </Button>
          </div>
        )}
      </div>
      {isChoosing && (
        <MapChoice
          wave={wave}
          date={exactlyAmong(wave, kept)}
          student={student}
          name={name}
          hasDraft={hasDraft}
          onClose={() => setChoosing(false)}
        />
      )}
      {onOpen && (
        <Button
          kind={wave.is_draft ? 'primary' : 'plain'}
          aria-label={
            wave.is_draft ? t('student-continue-map') : t('student-map-open-named', { date: exactlyAmong(wave, kept) })
          }
          onPress={() => onOpen(wave.id, wave.is_draft)}
        >
          {t(wave.is_draft ? 'student-continue-map' : 'student-map-open')}
        </Button>
      )}
    </li>
  );
}

/** The newest kept map as a picture. A draft is shown in a sitting alone. */
function Newest({ wave, student, name }: { wave: WaveLine; student: string; name: string }) {
  const { data: map } = useLive(mapKey(wave.id), () => kith.egoNetwork(wave.id), [{ of: 'student', id: student }]);
  return map ? <Picture network={map.network} day={wave.opened_on} name={name} /> : null;
}

export function Maps({ file, onOpen }: Props) {
  const [isOpening, setOpening] = useState(false);
  const [taken, setTaken] = useState<string | null>(null);
  const [isCard, setCard] = useState(false);
  const draft = file.waves.find((wave) => wave.is_draft && !wave.is_put_away);
  const open = async () => {
    if (isOpening) return;
    setOpening(true);
    const wave = uuidv7();
    const done = await attempt(() =>
      commit({ on: 'wave', do: { edit: 'open', wave, student: file.id, opened_on: today() } }),
    );
    setOpening(false);
    if (done) onOpen(wave, true);
  };
  const talk = file.is_talk_only && (
    <div className="maps-new">
      <Button kind="primary" size="l" onPress={() => void prepareTalk(file.id)}>
        {t('student-talk')}
      </Button>
      <p className="room-hint">{t('student-talk-words', { name: calledOf(file) })}</p>
      {draft && <p className="room-hint">{t('student-talk-draft')}</p>}
    </div>
  );
  if (talk && file.waves.length === 0) return <div className="no-map">{talk}</div>;
  const card = (
    <Button kind="quiet" size="s" className="maps-card" icon={Printer} onPress={() => setCard(true)}>
      {t('take-card')}
    </Button>
  );
  if (file.waves.length === 0) {
    return (
      <div className="no-map">
        <p className="no-map-words">{t('student-no-map', { name: calledOf(file) })}</p>
        <Button kind="primary" size="l" isDisabled={isOpening} onPress={() => void open()}>
          {t('student-start-map')}
        </Button>
        <p className="room-hint">{t('student-draft-stays', { name: calledOf(file) })}</p>
        {card}
        {isCard && <SessionCard onClose={() => setCard(false)} />}
      </div>
    );
  }
  const kept = file.waves.filter((wave) => !wave.is_draft);
  const newest = kept[0];
  return (
    <div className="maps">
      <div className="maps-list">
        {talk}
        {!draft && !talk && (
          <div className="maps-new">
            <Button kind="primary" size="l" isDisabled={isOpening} onPress={() => void open()}>
              {t('student-open-wave')}
            </Button>
            <p className="room-hint">{t('student-open-wave-hint')}</p>
          </div>
        )}
        <ul className="map-lines" aria-label={t('student-maps')}>
          {file.waves.map((wave) => (
            <Line
              key={wave.id}
              wave={wave}
              kept={kept}
              student={file.id}
              name={calledOf(file)}
              hasDraft={draft !== undefined}
              // With a parent's no a map that was begun stays closed, and so does one that was put away.
              onOpen={(wave.is_draft && file.is_talk_only) || wave.is_put_away ? undefined : onOpen}
              onTake={() => setTaken(wave.id)}
            />
          ))}
        </ul>
        {card}
      </div>
      {taken && <TakeAway wave={taken} onClose={() => setTaken(null)} />}
      {isCard && <SessionCard onClose={() => setCard(false)} />}
      {newest && <Newest wave={newest} student={file.id} name={calledOf(file)} />}
    </div>
  );
}
