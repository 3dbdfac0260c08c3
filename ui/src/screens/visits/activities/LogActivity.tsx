// How is an activity logged while a class is leaving? What it was, its name, who led it, which class (chosen already) and who was
// away; of a circle who spoke with whom, of a dialogue the two groups. One calm page, no dialog, and Ctrl Enter from anywhere.

import { useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { attempt, sayUndoable } from '../../../frame/attempt';
import {
  type ActivityKind,
  type ActivityLine,
  type ActivityParts,
  type ClassMember,
  commit,
  kith,
  type LedBy,
  type LoggedActivity,
  type OpenProfile,
  useLiveAll,
  uuidv7,
  type VisitRoom,
} from '../../../ipc';
import { Banner } from '../../../widgets/Banner';
import { Button } from '../../../widgets/Button';
import { Check } from '../../../widgets/Check';
import { DayField } from '../../../frame/DayField';
import { Field } from '../../../widgets/Field';
import { inLocale, t } from '../../../words';
import { exactly, near, today } from '../../../words/dates';
import { isDoubtful, useChosenClass } from '../doing';
import { LogFrame } from '../LogFrame';
import { Missed } from '../Missed';
import { WhichClass } from '../WhichClass';
import { WhoWasHere } from '../WhoWasHere';
import { AlsoClasses } from './AlsoClasses';
import { LONGEST_NAME, pairOf, WHATS } from './doing';
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

const and = inLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

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
  const [chosen, setChosen] = useChosenClass(line?.section ?? null);
  // Other classes that are in it; those of one that is corrected stay.
  const [also, setAlso] = useState<readonly string[]>(parts?.with.map((one) => one.section) ?? []);
  const [some, setSome] = useState<boolean | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string> | null>(null);
  const [groups, setGroups] = useState<[string, string]>([line?.groups[0] ?? '', line?.groups[1] ?? '']);
  const all = parts && [{ section: line?.section ?? '', ...parts }, ...parts.with];
  const sided = all
    ?.flatMap((one) => one.present)
    .filter(({ side }) => side === 'other')
    .map(({ student }) => student);
  const [others, setOthers] = useState<ReadonlySet<string>>(new Set(sided));
  const [spoke, setSpoke] = useState<ReadonlySet<string>>(new Set(parts?.spoke.map(([a, b]) => pairOf(a, b))));
  const [day, setDay] = useState<string | null>(line?.held_on ?? (room.clock_was === null ? null : today()));
  // Whoever asks for the day goes on at it; where the clock is doubted it stands there from the beginning.
  const [isDayAsked, setDayAsked] = useState(false);
  const [missing, setMissing] = useState<Missing | null>(null);
  const [round, setRound] = useState(0);
  // The same until it is logged: whoever presses twice, or again after a failure, logs one activity and one person.
  const [ids, setIds] = useState(newIds);
  const isBusy = useRef(false);
  const section = chosen ?? room.likely;
  const sections = section === null ? [] : [section, ...also];
  const views = useLiveAll(
    sections.map((id) => ({ key: ['visit_class', id], query: () => kith.visitClass(id) })),
    'any',
  );
  const isRead = section !== null && views.every((view) => view !== undefined);
  // Whoever is in two of the classes was there once, and stands in the first.
  const classOf = new Map<string, string>();
  const students: ClassMember[] = [];
  for (const [at, id] of sections.entries())
    for (const one of views[at]?.students ?? [])
      if (!classOf.has(one.student)) {
        classOf.set(one.student, id);
        students.push(one);
      }
  const present = new Set(all?.flatMap((one) => one.present.map(({ student }) => student)));
  const absent = new Set(all?.flatMap((one) => one.absent));
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
  // Where two classes speak with each other the second is the second group, until somebody says otherwise.
  const [isSecond, setSecond] = useState(false);
  const inSecond =
    isSecond && also.length > 0
      ? new Set(students.filter((one) => classOf.get(one.student) !== section).map((one) => one.student))
      : others;
  const names = [...new Set(recent.filter((one) => one.what === what).map((one) => one.name))].slice(0, MOST_NAMES);

  const changeClass = (id: string) => {
    setChosen(id);
    setAlso([]);
    setTicked(null);
    setOthers(new Set());
    setSpoke(new Set());
    setMissing(null);
  };
  /** Another class is in it, or is not: whoever was ticked away stays so, and the second group of a dialogue is the new class. */
  const changeAlso = (next: readonly string[]) => {
    // The first stays the first, whatever is likely a minute later.
    setChosen(section);
    setAlso(next);
    setMissing(null);
    if (what === 'dialogue' && others.size === 0) setSecond(true);
  };
  /** What is to be written; what is missing where it cannot be. */
  const told = (): LoggedActivity | Missing => {
    if (name.trim() === '') return 'name';
    if (led.is === 'unsaid' ? led.typed.trim() !== '' : led.is === 'new' && led.name.trim() === '') return 'led';
    if (section === null || !isRead) return 'class';
    if (here.length === 0) return 'nobody';
    if (day === '') return 'day';
    const isHere = new Set(here.map((one) => one.student));
    const isIn = new Set(students.map((one) => one.student));
    const isDialogue = what === 'dialogue';
    const sideOf = (student: string) => (isDialogue ? (inSecond.has(student) ? 'other' : 'one') : null);
    /** The part of one class. */
    const partOf = (id: string) => {
      const before = all?.find((one) => one.section === id);
      const ours = (student: string) => classOf.get(student) === id;
      // Who was in it and is in the class no more stays as they were recorded.
      const gone = before?.present.filter(({ student }) => !isIn.has(student)) ?? [];
      const stillAway = before?.absent.filter((student) => !isHere.has(student)) ?? [];
      const nowAway = [...away].filter((student) => isIn.has(student) && ours(student));
      return {
        present: [
          ...here.flatMap(({ student }) => (ours(student) ? [{ student, side: sideOf(student) } as const] : [])),
          ...gone,
        ],
        absent: isSome ? stillAway : [...new Set([...stillAway, ...nowAway])],
      };
    };
    return {
      activity: line?.id ?? ids.activity,
      section,
      what,
      name,
      held_on: day ?? today(),
      led_by: ledBy(led, ids.visitor),
      groups: isDialogue ? groups : [],
      ...partOf(section),
      with: also.map((id) => ({ section: id, ...partOf(id) })),
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
    const titles = views.flatMap((view) => view?.title ?? []);
    const words = { name: name.trim(), class: and().format(titles), count };
    sayUndoable(t(corrected ? 'activity-saved' : 'activity-logged', words), committed);
    setIds(newIds());
    setName('');
    setLed(UNSAID);
    setTicked(null);
    setSome(null);
    setGroups(['', '']);
    setOthers(new Set());
    setSecond(false);
    setAlso([]);
    setSpoke(new Set());
    setDay(null);
    setRound(round + 1);
    onDone();
  };
  return (
    <LogFrame
      label={t(corrected ? 'activity-save' : 'activity-log')}
      onLog={log}
      doubt={
        day !== null && day !== '' && isDoubtful(day)
          ? t('activity-day-doubted', { date: exactly(day), today: exactly(today()) })
          : null
      }
      when={
        day === null ? (
          <span className="visit-when">
            <span className="soft">{near(today())}</span>
            <Button
              kind="quiet"
              size="s"
              onPress={() => {
                setDay(today());
                setDayAsked(true);
              }}
            >
              {t('activity-day-change')}
            </Button>
          </span>
        ) : (
          <div className="visit-when">
            <DayField label={t('visit-day')} size="s" value={day} onChange={setDay} autoFocus={isDayAsked} />
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
              onSelectionChange={([id]) => {
                if (id === undefined) return;
                setWhat(id as ActivityKind);
                if (id === 'dialogue' && also.length > 0 && others.size === 0) setSecond(true);
              }}
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
          {!corrected && section !== null && (
            <AlsoClasses key={section} room={room} section={section} also={also} onAlso={changeAlso} />
          )}
          {missing === 'class' && <Missed>{t('activity-needs-class')}</Missed>}
        </div>
        <div className="visit-left">
          {(section === null ? [null] : sections).map((id, at) => {
            const view = views[at];
            // Nobody is asked for twice.
            const listed = view && {
              ...view,
              students: view.students.filter((one) => classOf.get(one.student) === id),
            };
            const isListed = new Set(listed?.students.map(({ student }) => student));
            return (
              <WhoWasHere
                key={id}
                title={also.length > 0 ? view?.title : undefined}
                view={listed}
                away={away}
                onAway={(gone) => setTicked(new Set([...[...away].filter((one) => !isListed.has(one)), ...gone]))}
                isSome={isSome}
              />
            );
          })}
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
        <TwoGroups
          students={here}
          names={groups}
          onNames={setGroups}
          others={inSecond}
          onOthers={(next) => {
            setSecond(false);
            setOthers(next);
          }}
        />
      )}
    </LogFrame>
  );
}
