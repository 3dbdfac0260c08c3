// How is an activity logged while a class is leaving? What it was, its name, who led it, which class (chosen already) and who was
// away; of a circle who spoke with whom, of a dialogue the two groups. One calm page, no dialog, and Ctrl Enter from anywhere.

import { useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { attempt, sayUndoable } from '../../../frame/attempt';
import {
  type ActivityKind,
  type ActivityLine,
  type ActivityParts,
  commit,
  kith,
  type LedBy,
  type LoggedActivity,
  type OpenProfile,
  useLive,
  uuidv7,
  type VisitRoom,
} from '../../../ipc';
import { Banner } from '../../../widgets/Banner';
import { Button } from '../../../widgets/Button';
import { Check } from '../../../widgets/Check';
import { Field } from '../../../widgets/Field';
import { t } from '../../../words';
import { exactly, near, today } from '../../../words/dates';
import { LogFrame } from '../LogFrame';
import { Missed } from '../Missed';
import { WhichClass } from '../WhichClass';
import { WhoWasHere } from '../WhoWasHere';
import { isDoubtful, LONGEST_NAME, pairOf, WHATS } from './doing';
import { SpokeWith } from './SpokeWith';
import { TwoGroups } from './TwoGroups';
import { type Led, UNSAID, WhoLed } from './WhoLed';

export interface LogActivityProps {
  open: OpenProfile;
  room: VisitRoom;
  /** What was logged before: its names are offered. */
  recent: readonly ActivityLine[];
  /** One that is corrected, with who was in it; null for a new one. */
  corrected: { line: ActivityLine; parts: ActivityParts } | null;
  onDone: () => void;
}

type Missing = 'name' | 'led' | 'class' | 'day' | 'nobody';

/** Under which ids the next one is logged, and somebody new with it. */
const newIds = () => ({ activity: uuidv7(), visitor: uuidv7() });

const MOST_NAMES = 5;

function ledBy(led: Led, visitor: string): LedBy | null {
  if (led.is === 'unsaid') return null;
  if (led.is === 'new')
    return { by: 'visitor', came: { who: 'new', visitor, name: led.name.trim(), organisation: null } };
  const { link } = led.leader;
  if (link.of === 'staff') return { by: 'staff', staff: link.id };
  return { by: 'visitor', came: { who: 'known', visitor: link.id } };
}

export function LogActivity({ open, room, recent, corrected, onDone }: LogActivityProps) {
  const line = corrected?.line;
  const parts = corrected?.parts;
  const [what, setWhat] = useState<ActivityKind>(line?.what ?? 'circle');
  const [name, setName] = useState(line?.name ?? '');
  const [led, setLed] = useState<Led>(line?.led_by ? { is: 'known', leader: line.led_by } : UNSAID);
  const [chosen, setChosen] = useState<string | null>(line?.section ?? null);
  const [some, setSome] = useState<boolean | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string> | null>(null);
  const [groups, setGroups] = useState<[string, string]>([line?.groups[0] ?? '', line?.groups[1] ?? '']);
  const sided = parts?.present.filter(({ side }) => side === 'other').map(({ student }) => student);
  const [others, setOthers] = useState<ReadonlySet<string>>(new Set(sided));
  const [spoke, setSpoke] = useState<ReadonlySet<string>>(new Set(parts?.spoke.map(([a, b]) => pairOf(a, b))));
  const [day, setDay] = useState<string | null>(line?.held_on ?? (room.clock_was === null ? null : today()));
  const [missing, setMissing] = useState<Missing | null>(null);
  const [round, setRound] = useState(0);
  // The same until it is logged: whoever presses twice, or again after a failure, logs one activity and one person.
  const [ids, setIds] = useState(newIds);
  const isBusy = useRef(false);
  const section = chosen ?? room.likely;
  const view = useLive(['visit_class', section], () => kith.visitClass(section ?? ''), 'any', {
    enabled: section !== null,
  });
  const students = view.data?.students ?? [];
  const present = new Set(parts?.present.map(({ student }) => student));
  const absent = new Set(parts?.absent);
  // Whoever stands in neither list took no part; whoever opted out looks like everyone.
  const isSome =
    some ??
    (parts !== undefined &&
      students.some((one) => !one.is_opted_out && !present.has(one.student) && !absent.has(one.student)));
  const isAwayFirst = (student: string) => (parts ? !present.has(student) : isSome);
  const away =
    ticked ??
    new Set(
      students.filter((one) => isAwayFirst(one.student) && !(parts && one.is_opted_out)).map((one) => one.student),
    );
  const here = students.filter((one) => !away.has(one.student));
  const names = [...new Set(recent.filter((one) => one.what === what).map((one) => one.name))].slice(0, MOST_NAMES);

  const changeClass = (id: string) => {
    setChosen(id);
    setTicked(null);
    setOthers(new Set());
    setSpoke(new Set());
    setMissing(null);
  };
  /** What is to be written; what is missing where it cannot be. */
  const told = (): LoggedActivity | Missing => {
    if (name.trim() === '') return 'name';
    if (led.is === 'unsaid' ? led.typed.trim() !== '' : led.is === 'new' && led.name.trim() === '') return 'led';
    if (section === null || !view.data) return 'class';
    if (here.length === 0) return 'nobody';
    if (day === '') return 'day';
    const isHere = new Set(here.map((one) => one.student));
    const isIn = new Set(students.map((one) => one.student));
    const isDialogue = what === 'dialogue';
    const sideOf = (student: string) => (isDialogue ? (others.has(student) ? 'other' : 'one') : null);
    // Who was in it and is in the class no more stays as they were recorded.
    const gone = parts?.present.filter(({ student }) => !isIn.has(student)) ?? [];
    const stillAway = [...absent].filter((student) => !isHere.has(student));
    return {
      activity: line?.id ?? ids.activity,
      section,
      what,
      name,
      held_on: day ?? today(),
      led_by: ledBy(led, ids.visitor),
      groups: isDialogue ? groups : [],
      present: [...here.map(({ student }) => ({ student, side: sideOf(student) }) as const), ...gone],
      absent: isSome ? stillAway : [...new Set([...stillAway, ...[...away].filter((student) => isIn.has(student))])],
      spoke: what === 'circle' ? [...spoke].map((pair) => pair.split(' ') as [string, string]) : [],
      logged_by: open.me,
    };
  };
  const log = async () => {
    const activity = told();
    if (typeof activity === 'string') return setMissing(activity);
    if (isBusy.current) return;
    setMissing(null);
    isBusy.current = true;
    const committed = await attempt(() => commit({ on: 'activity', do: { edit: 'log_activity', activity } }));
    isBusy.current = false;
    // Refused, everything stays as it was typed.
    if (!committed) return;
    const count = here.filter((one) => !one.is_opted_out).length;
    const words = { name: name.trim(), class: view.data?.title ?? '', count };
    sayUndoable(t(corrected ? 'activity-saved' : 'activity-logged', words), committed);
    setIds(newIds());
    setName('');
    setLed(UNSAID);
    setTicked(null);
    setSome(null);
    setGroups(['', '']);
    setOthers(new Set());
    setSpoke(new Set());
    setDay(null);
    setRound(round + 1);
    onDone();
  };
  return (
    <LogFrame
      label={t(corrected ? 'activity-save' : 'activity-log')}
      onLog={log}
      when={
        day === null ? (
          <span className="visit-when">
            <span className="soft">{near(today())}</span>
            <Button kind="quiet" size="s" onPress={() => setDay(today())}>
              {t('activity-day-change')}
            </Button>
          </span>
        ) : (
          <div className="visit-when">
            <Field label={t('visit-day')} type="date" size="s" value={day} onChange={setDay} />
            {missing === 'day' && <Missed>{t('activity-needs-day')}</Missed>}
          </div>
        )
      }
    >
      {corrected && (
        <Banner
          actions={
            <Button size="s" onPress={onDone}>
              {t('visit-correct-stop')}
            </Button>
          }
        >
          {t('activity-correcting', { name: corrected.line.name, date: exactly(corrected.line.held_on) })}
        </Banner>
      )}
      {room.clock_was !== null && !corrected && (
        <Banner tone="attention" role="status">
          {t('activity-clock', { today: exactly(today()), last: exactly(room.clock_was) })}
        </Banner>
      )}
      <div className="visit-columns">
        <div className="visit-left">
          <section className="visit-part" aria-labelledby="activity-what">
            <h2 id="activity-what">{t('activity-what')}</h2>
            <ToggleButtonGroup
              className="visit-classes"
              aria-labelledby="activity-what"
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[what]}
              onSelectionChange={([id]) => id !== undefined && setWhat(id as ActivityKind)}
            >
              {WHATS.map((one) => (
                <ToggleButton key={one} id={one} className="visit-tile">
                  {t(`activity-what-${one}`)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          </section>
          <section className="visit-part">
            <div className="visit-who">
              <Field
                key={round}
                label={t('activity-name')}
                value={name}
                maxLength={LONGEST_NAME}
                onChange={(typed) => {
                  setName(typed);
                  setMissing(null);
                }}
                autoFocus
              />
            </div>
            {name === '' && names.length > 0 && (
              <ul className="visit-recent" aria-label={t('activity-names')}>
                {names.map((one) => (
                  <li key={one}>
                    <Button onPress={() => setName(one)}>
                      <bdi>{one}</bdi>
                    </Button>
                  </li>
                ))}
              </ul>
            )}
            {missing === 'name' && <Missed>{t('activity-needs-name')}</Missed>}
          </section>
          <section className="visit-part">
            {led.is !== 'unsaid' && <h2>{t('activity-led')}</h2>}
            <WhoLed led={led} onLed={setLed} />
            {missing === 'led' && <Missed>{t('activity-needs-led')}</Missed>}
          </section>
          {!corrected && (
            <WhichClass
              open={open}
              room={room}
              section={section}
              onSection={changeClass}
              isLikely={chosen === null && room.likely !== null}
            />
          )}
          {missing === 'class' && <Missed>{t('activity-needs-class')}</Missed>}
        </div>
        <div className="visit-left">
          <WhoWasHere view={view.data} away={away} onAway={setTicked} isSome={isSome} />
          {students.length > 0 && (
            <Check
              isSelected={isSome}
              onChange={(isOn) => {
                setSome(isOn);
                setTicked(isOn ? new Set(students.map((one) => one.student)) : new Set());
              }}
              hint={t('activity-some-hint')}
            >
              {t('activity-some')}
            </Check>
          )}
          {missing === 'nobody' && <Missed>{t('activity-needs-somebody')}</Missed>}
        </div>
      </div>
      {what === 'circle' && students.length > 0 && (
        <SpokeWith key={`${section} ${round}`} students={here} spoke={spoke} onSpoke={setSpoke} />
      )}
      {what === 'dialogue' && (
        <TwoGroups students={here} names={groups} onNames={setGroups} others={others} onOthers={setOthers} />
      )}
      {day !== null && day !== '' && isDoubtful(day) && (
        <Banner tone="attention" role="status">
          {t('activity-day-doubted', { date: exactly(day), today: exactly(today()) })}
        </Banner>
      )}
    </LogFrame>
  );
}
