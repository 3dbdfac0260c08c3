// What is today for? Five cards and a goal, between what is said first and the map. One key goes on without any. "Just talk"
// is a card like the others and writes nothing: it closes the map.

import { HeartHandshake, Lightbulb, MessageCircle, Sprout, UsersRound } from 'lucide-react';
import { useRef, useState } from 'react';
import { attempt } from '../../../frame/attempt';
import {
  commit,
  type Edit,
  type GoalEdit,
  kith,
  mapKey,
  type Purpose,
  type Shown,
  type SittingNow,
  useLive,
} from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Segmented } from '../../../widgets/Segmented';
import { t } from '../../../words';
import { goToMap, justTalk } from './cover';
import { GoalField } from './GoalField';
import { SHOWN } from './shown';
import { StopAndForget } from './StopAndForget';
import { StudentsLanguage } from './StudentsLanguage';
import { SummaryShared } from './SummaryCard';

const CARDS = [
  { card: 'see_corner', icon: UsersRound },
  { card: 'find_help', icon: Lightbulb },
  { card: 'grow_network', icon: Sprout },
  { card: 'stay_connected', icon: HeartHandshake },
  { card: 'just_talk', icon: MessageCircle },
] as const satisfies readonly { card: Purpose | 'just_talk'; icon: typeof Sprout }[];

export function Cards({ sitting }: { sitting: SittingNow }) {
  const { wave, student, is_talk_only } = sitting;
  // Where a parent said no there is one card, and no map is read.
  return wave === null || is_talk_only ? <TalkOnly /> : <Purposes sitting={sitting} wave={wave} student={student} />;
}

function TalkOnly() {
  return (
    <div className="cover" role="group" aria-labelledby="cover-title">
      <h1 id="cover-title" className="cover-title">
        {t('sitting-talk-title')}
      </h1>
      <p id="cover-words" className="cover-words">
        {t('sitting-talk-words')}
      </p>
      <Button kind="primary" size="l" onPress={justTalk} aria-describedby="cover-words" autoFocus>
        {t('sitting-just-talk-do')}
      </Button>
    </div>
  );
}

interface PurposesProps {
  sitting: SittingNow;
  wave: string;
  student: string;
}

function Purposes({ sitting, wave, student }: PurposesProps) {
  const { data: map } = useLive(mapKey(wave), () => kith.egoNetwork(wave), [
    { of: 'draft', id: wave },
    { of: 'student', id: student },
  ]);
  const [isTalking, setTalking] = useState(false);
  const [said, setSaid] = useState('');
  const onward = useRef<HTMLDivElement>(null);
  const write = async (edit: Edit, words: string): Promise<boolean> => {
    const isTaken = (await attempt(() => commit(edit))) !== undefined;
    if (isTaken) setSaid(words);
    return isTaken;
  };
  const tell = (edit: GoalEdit, words: string) => write({ on: 'goal', do: { wave, edit } }, words);
  const chosen = map?.goal.purpose ?? null;
  const choose = (card: Purpose | 'just_talk') => {
    setTalking(card === 'just_talk' && !isTalking);
    if (card === 'just_talk') return;
    const purpose = chosen === card && !isTalking ? null : card;
    if (purpose === chosen) return;
    void tell(
      { edit: 'set_purpose', purpose },
      purpose === null
        ? t('sitting-purpose-taken')
        : t('sitting-purpose-said', { purpose: t(`sitting-card-${purpose}`) }),
    );
  };
  return (
    <div className="cover cards" role="group" aria-labelledby="cover-title">
      <h1 id="cover-title" className="cover-title">
        {t('sitting-cards-title')}
      </h1>
      <p id="cover-words" className="cover-words">
        {t('sitting-cards-lead')}
      </p>
      <div className="cards-row" role="group" aria-labelledby="cover-title">
        {CARDS.map(({ card, icon: Icon }) => (
          <button
            key={card}
            type="button"
            className="card-choice"
            aria-pressed={card === 'just_talk' ? isTalking : chosen === card && !isTalking}
            onClick={() => choose(card)}
          >
            <Icon aria-hidden="true" size={28} strokeWidth={1.5} />
            <span>{t(`sitting-card-${card}`)}</span>
            {card === 'just_talk' && <small>{t('sitting-card-just_talk-words')}</small>}
          </button>
        ))}
      </div>
      <div className="cards-goal" inert={isTalking}>
        <GoalField
          wave={wave}
          words={map?.goal.words ?? null}
          onGoal={(goal) =>
            tell({ edit: 'set_goal', goal }, goal === null ? t('sitting-goal-taken') : t('sitting-goal-said', { goal }))
          }
          onLeave={() => onward.current?.querySelector('button')?.focus()}
        />
      </div>
      <div ref={onward}>
        <Button
          kind="primary"
          size="l"
          onPress={isTalking ? justTalk : () => void goToMap()}
          aria-describedby="cover-words"
          autoFocus
        >
          {t(isTalking ? 'sitting-just-talk-do' : 'sitting-cards-do')}
        </Button>
      </div>
      <p className="k-hidden" role="status">
        {said}
      </p>
      <SummaryShared sitting={sitting} />
      <p className="cover-key">{t('sitting-cover-key')}</p>
      <div className="cards-shown" inert={isTalking}>
        <span aria-hidden="true">{t('sitting-shown')}</span>
        <Segmented<Shown>
          label={t('sitting-shown')}
          options={SHOWN.map((id) => ({ id, label: t(`sitting-shown-${id}`) }))}
          value={map?.shown ?? 'names'}
          onChange={(shown) => void write({ on: 'show', do: { wave, shown } }, t(`sitting-shown-now-${shown}`))}
        />
      </div>
      <StudentsLanguage />
      <StopAndForget wave={wave} isHeld={map?.is_held} />
    </div>
  );
}
