// How is a visit logged while thirty students are leaving? Who came, which class (chosen already), who was away, what was part
// of it: one calm page, no dialog, and Ctrl Enter from anywhere. Everything else can wait.

import { useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { attempt, sayUndoable } from '../../frame/attempt';
import {
  commit,
  type Format,
  kith,
  type OpenProfile,
  useLive,
  uuidv7,
  type VisitEdit,
  type VisitLine,
  type VisitRoom,
  type WhoCame as Who,
} from '../../ipc';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { DayField } from '../../frame/DayField';
import { Field } from '../../widgets/Field';
import { Segmented } from '../../widgets/Segmented';
import { t } from '../../words';
import { exactly, hourWords, near, today } from '../../words/dates';
import {
  doneOf,
  FORMATS,
  isDoubtful,
  lineOf,
  NO_STEPS,
  type Step,
  stepsOf,
  stepsWith,
  timeNow,
  useChosenClass,
} from './doing';
import { LogFrame } from './LogFrame';
import { Missed } from './Missed';
import { type Came, WhoCame } from './WhoCame';
import { WhichClass } from './WhichClass';
import { WhoWasHere } from './WhoWasHere';

export interface LogVisitProps {
  open: OpenProfile;
  room: VisitRoom;
  /** A visit that is corrected; null for a new one. */
  corrected: VisitLine | null;
  onCorrected: () => void;
}

const cameOf = ({ visitor }: VisitLine): Came => ({ is: 'known', visitor: lineOf(visitor) });

/** The one that is chosen in a group of buttons, else the first. */
const firstOf = (group: HTMLElement | null): HTMLElement | null =>
  group?.querySelector<HTMLElement>('[aria-checked=true]') ?? group?.querySelector<HTMLElement>('button') ?? null;

/** Under which ids the next visit is logged, and somebody new with it. */
const newIds = () => ({ visit: uuidv7(), visitor: uuidv7() });

/** A class of so many takes less room than what is asked beside it. */
const FEW = 16;

export function LogVisit({ open, room, corrected, onCorrected }: LogVisitProps) {
  const [came, setCame] = useState<Came>(corrected ? cameOf(corrected) : { is: 'unsaid' });
  const [chosen, setChosen] = useChosenClass(corrected?.section ?? null);
  const [format, setFormat] = useState<Format>(corrected?.format ?? 'in_person');
  // Of one class: in another nobody was tapped away yet.
  const [ticked, setTicked] = useState<{ of: string; away: ReadonlySet<string> } | null>(null);
  const [done, setDone] = useState<ReadonlySet<Step>>(doneOf(corrected?.steps ?? NO_STEPS));
  const [when, setWhen] = useState<{ day: string; time: string } | null>(
    corrected
      ? { day: corrected.held_on, time: corrected.began_at ?? '' }
      : room.clock_was === null
        ? null
        : { day: today(), time: timeNow() },
  );
  // Whoever asks for the day goes on at it; where the clock is doubted it stands there from the beginning.
  const [isDayAsked, setDayAsked] = useState(false);
  const [missing, setMissing] = useState<'who' | 'class' | 'day' | null>(null);
  const [round, setRound] = useState(0);
  // The same until it is logged: whoever presses twice, or again after a failure, logs one visit of one person.
  const [ids, setIds] = useState(newIds);
  const isBusy = useRef(false);
  const classes = useRef<HTMLDivElement>(null);
  const section = chosen ?? room.likely;
  const view = useLive(['visit_class', section], () => kith.visitClass(section ?? ''), 'any', {
    enabled: section !== null,
  });
  const before = useLive(['visit_presence', corrected?.id], () => kith.visitPresence(corrected?.id ?? ''), 'any', {
    enabled: corrected !== null,
  });
  const plans = useLive(['plans'], kith.plans, 'any').data?.plans ?? [];
  // It was another class: then nobody's presence is known yet.
  const isMoved = corrected !== null && section !== corrected.section;
  const was = corrected && !isMoved ? before.data : undefined;
  const isRead = corrected === null || before.data !== undefined;
  const students = view.data?.students ?? [];
  // Whoever joined the class since the visit was not there, and was not away either. Whoever opted out looks like everyone.
  const recorded = new Set([...(before.data?.present ?? []), ...(before.data?.absent ?? [])]);
  // Of a visit that a list brought nobody noted it yet: then all stand alike, and whoever opted out among them.
  const isUnnoted = before.data !== undefined && recorded.size === 0;
  const joined =
    was || isUnnoted
      ? students
          .filter((one) => isUnnoted || (!one.is_opted_out && !recorded.has(one.student)))
          .map((one) => one.student)
      : [];
  const away = ticked?.of === section ? ticked.away : new Set([...(was?.absent ?? []), ...joined]);

  const log = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      await logged();
    } finally {
      isBusy.current = false;
    }
  };
  const logged = async () => {
    if (came.is === 'unsaid' || (came.is === 'new' && came.name.trim() === '')) return setMissing('who');
    if (section === null || !view.data) return setMissing('class');
    // Who was here is not read yet: nobody's presence is guessed.
    if (!isRead) return;
    if (when?.day === '') return setMissing('day');
    setMissing(null);
    const who: Who =
      came.is === 'known'
        ? { who: 'known', visitor: came.visitor.id }
        : { who: 'new', visitor: ids.visitor, name: came.name, organisation: came.organisation.trim() || null };
    const name = came.is === 'known' ? came.visitor.told.name : came.name.trim();
    // Who was there and is in the class no more stays as they were recorded.
    const gone = (ids: readonly string[] = []) => ids.filter((id) => !students.some((one) => one.student === id));
    // Where somebody now says who was here, the others were away.
    const isSaidAway = (student: string) =>
      !joined.includes(student) || (isUnnoted && students.some((one) => !away.has(one.student)));
    const present = [
      ...students.filter((one) => !away.has(one.student)).map((one) => one.student),
      ...gone(was?.present),
    ];
    const count = students.filter((one) => !one.is_opted_out && !away.has(one.student)).length;
    // What was planned for this day is the visit that took place, and no second one.
    const day = when?.day ?? today();
    const planned = plans.find(
      (plan) =>
        came.is === 'known' &&
        plan.section === section &&
        plan.visitor.id === came.visitor.id &&
        plan.planned_on === day,
    );
    const visit = {
      visit: (isMoved ? null : corrected?.id) ?? planned?.id ?? ids.visit,
      section,
      who,
      held_on: day,
      began_at: when ? when.time || null : timeNow(),
      format,
      present,
      absent: [
        ...students.filter((one) => away.has(one.student) && isSaidAway(one.student)).map((one) => one.student),
        ...gone(was?.absent),
      ],
      steps: stepsOf(new Set(stepsWith(format).filter((step) => done.has(step))), corrected?.steps),
      logged_by: open.me,
    };
    const edit: VisitEdit =
      corrected && isMoved ? { edit: 'move_visit', visit, instead_of: corrected.id } : { edit: 'log_visit', visit };
    const committed = await attempt(() => commit({ on: 'visit', do: edit }));
    if (!committed) return;
    const words = { name, class: view.data.title };
    sayUndoable(corrected ? t('visit-saved', words) : t('visit-logged', { ...words, count }), committed);
    setIds(newIds());
    setCame({ is: 'unsaid' });
    setTicked(null);
    setDone(new Set());
    setWhen(null);
    setRound(round + 1);
    if (corrected) onCorrected();
  };
  return (
    <LogFrame
      label={t(corrected ? 'visit-save' : 'visit-log')}
      onLog={log}
      doubt={
        when && when.day !== '' && isDoubtful(when.day)
          ? t('visit-day-doubted', { date: exactly(when.day), today: exactly(today()) })
          : null
      }
      when={
        when ? (
          <div className="visit-when">
            <DayField
              label={t('visit-day')}
              size="s"
              value={when.day}
              onChange={(day) => setWhen({ ...when, day })}
              autoFocus={isDayAsked}
            />
            <Field
              label={t('visit-time')}
              type="time"
              size="s"
              value={when.time}
              onChange={(time) => setWhen({ ...when, time })}
            />
            {missing === 'day' && <Missed>{t('visit-needs-day')}</Missed>}
          </div>
        ) : (
          <span className="visit-when">
            <span className="soft">{t('visit-when', { date: near(today()), time: hourWords(timeNow()) })}</span>
            <Button
              kind="quiet"
              size="s"
              onPress={() => {
                setWhen({ day: today(), time: timeNow() });
                setDayAsked(true);
              }}
            >
              {t('visit-when-change')}
            </Button>
          </span>
        )
      }
    >
      {corrected && (
        <Banner
          actions={
            // Whoever came here to correct goes on here, and hears which visit it is.
            <Button size="s" onPress={onCorrected} autoFocus aria-describedby="visit-correcting">
              {t('visit-correct-stop')}
            </Button>
          }
        >
          <span id="visit-correcting">{t('visit-correcting', { date: exactly(corrected.held_on) })}</span>
        </Banner>
      )}
      {room.clock_was !== null && !corrected && (
        <Banner tone="attention" role="status">
          {t('visit-clock', { today: exactly(today()), last: exactly(room.clock_was) })}
        </Banner>
      )}
      <div className="visit-columns" data-few={students.length <= FEW || undefined}>
        <div className="visit-left">
          <section className="visit-part">
            {came.is !== 'unsaid' && <h2>{t('visit-who')}</h2>}
            <WhoCame
              key={round}
              came={came}
              onCame={(told) => {
                setCame(told);
                setMissing(null);
              }}
              onChosen={() => requestAnimationFrame(() => firstOf(classes.current)?.focus())}
            />
            {missing === 'who' && <Missed>{t('visit-needs-who')}</Missed>}
          </section>
          <WhichClass
            open={open}
            room={room}
            section={section}
            onSection={(id) => {
              setChosen(id);
              setMissing(null);
            }}
            isLikely={chosen === null && room.likely !== null}
            groupRef={classes}
          />
          {corrected && isMoved && (
            <Banner tone="attention" role="status">
              {t('visit-moves', { class: corrected.class })}
            </Banner>
          )}
          {missing === 'class' && <Missed>{t('visit-needs-class')}</Missed>}
          <section className="visit-part">
            <h2>{t('visit-how')}</h2>
            <Segmented<Format>
              label={t('visit-how')}
              options={FORMATS.map((id) => ({ id, label: t(`visit-format-${id}`) }))}
              value={format}
              onChange={setFormat}
            />
          </section>
        </div>
        <WhoWasHere
          view={isRead ? view.data : undefined}
          isUnnoted={isUnnoted && ticked?.of !== section}
          away={away}
          onAway={(gone) => section !== null && setTicked({ of: section, away: gone })}
        />
        <section className="visit-part" aria-labelledby="visit-steps">
          <h2 id="visit-steps">{t('visit-steps')}</h2>
          <ToggleButtonGroup
            className="visit-steps"
            aria-labelledby="visit-steps"
            selectionMode="multiple"
            selectedKeys={done}
            onSelectionChange={(keys) => setDone(new Set([...keys].map(String) as Step[]))}
          >
            {stepsWith(format).map((step) => (
              <ToggleButton key={step} id={step} className="visit-tile visit-step">
                <span>{t(`visit-step-${step}`)}</span>
                <span className="soft">{t(`visit-step-${step}-hint`)}</span>
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </section>
      </div>
    </LogFrame>
  );
}
