// Which visits were logged? The newest first, each with what can wait: the steps, what it was for, what was to be learned. One
// that was perhaps logged twice is asked about and never joined by itself. An older one is found with whoever came.

import { ChevronDown, ChevronUp, ClipboardCheck, FileInput } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { AsTable, aboutHeadings } from '../../frame/AsTable';
import { attempt } from '../../frame/attempt';
import { CLUSTERS } from '../../frame/clusters';
import { keepsItself } from '../../frame/unkept';
import { kith, type TableAs, useLive, type VisitLine, type VisitRoom, type VisitTwins } from '../../ipc';
import { openedAfter, startTask, useRoute } from '../../route';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { say } from '../../widgets/StatusLine';
import { t } from '../../words';
import { exactly, hourWords, near, today } from '../../words/dates';
import { AfterVisit } from './after/AfterVisit';
import { does, doneOf, FORMATS, STEPS, type Step, stepsOf, stepsWith } from './doing';
import { Twice } from './Twice';

/** A visit that was asked for with whoever came: it may be older than those that are listed. */
export interface ShownVisit {
  visit: string;
  visitor: string;
}

/** So many of one name are asked about at once: the next come when these are answered. */
const MOST_ASKED = 5;
/** Beyond so many the list is of the newest alone. */
const MOST_LISTED = 60;

/** Every visit as a table, with counts and no student's name. */
async function exported(how: TableAs): Promise<void> {
  const about = (what: string, definition: string, rule = t('past-file-rule')) => ({
    what,
    definition,
    version: '1',
    coverage: '',
    rule,
  });
  const words = {
    name: `${t('past-file-name')}-${today()}`,
    sheet: t('visits-title'),
    about: {
      name: t('about-sheet'),
      headings: aboutHeadings(t('past-file-coverage')),
      lines: [
        about(t('visits-title'), t('past-file-means-visits')),
        about(t('past-file-present'), t('past-file-means-present')),
        about(t('past-file-away'), t('past-file-means-away')),
        about(t('past-file-counted'), t('past-file-means-counted'), t('past-file-rule-counted')),
      ],
    },
    headings: [
      t('visit-day'),
      t('visit-time'),
      t('came-visitor'),
      t('visitor-organisation'),
      t('visitor-cluster'),
      t('came-class'),
      t('visit-how'),
      t('past-file-present'),
      t('past-file-away'),
      t('past-file-counted'),
      ...STEPS.map((step) => t(`visit-step-${step}`)),
      t('past-purpose'),
      t('past-aim'),
    ],
    formats: FORMATS.map((format) => t(`visit-format-${format}`)),
    answers: [t('visitors-yes'), t('visitors-no')],
    clusters: CLUSTERS.map((cluster) => t(`cluster-${cluster}`)),
  };
  if (await attempt(() => kith.saveVisits(words, how))) say(t('past-exported'));
}

interface PastVisitsProps {
  room: VisitRoom;
  shown: ShownVisit | null;
  onCorrect: (visit: VisitLine) => void;
}

export function PastVisits({ room, shown, onCorrect }: PastVisitsProps) {
  const [opened, setOpened] = useState<string | null>(shown?.visit ?? null);
  const file = useLive(['visitor', shown?.visitor], () => kith.visitor(shown?.visitor ?? ''), 'any', {
    enabled: shown !== null,
  });
  const older = file.data?.history.find((visit) => visit.id === shown?.visit);
  const isListed = room.recent.some((visit) => visit.id === shown?.visit);
  const listed = older && !isListed ? [older, ...room.recent] : room.recent;
  const [after, setAfter] = useState(useRoute((route) => route.visit));
  useEffect(openedAfter, []);
  const bring = (
    <Button kind="quiet" icon={FileInput} onPress={() => startTask('bringing_visits')}>
      {t('past-bring')}
    </Button>
  );
  if (room.recent.length === 0)
    return (
      <EmptyState title={t('past-none')} actions={bring}>
        {t('past-none-words')}
      </EmptyState>
    );
  const looked = listed.find((visit) => visit.id === after);
  if (looked) return <AfterVisit key={looked.id} visit={looked} onBack={() => setAfter(null)} />;
  return (
    <div className="past">
      <div className="past-tools">
        {bring}
        <AsTable label={t('past-export')} onGive={(how) => void exported(how)} />
      </div>
      {room.twins.slice(0, MOST_ASKED).map((pair) => (
        <Twins key={`${pair.one.id} ${pair.other.id}`} pair={pair} />
      ))}
      {room.twins.length > MOST_ASKED && (
        <p className="soft past-joined">{t('twins-more', { count: room.twins.length - MOST_ASKED })}</p>
      )}
      <ul className="card past-list">
        {listed.map((visit) => (
          <Past
            key={visit.id}
            visit={visit}
            isOpen={opened === visit.id}
            isShown={shown?.visit === visit.id}
            onOpen={(isOpen) => setOpened(isOpen ? visit.id : null)}
            onCorrect={onCorrect}
            onAfter={() => setAfter(visit.id)}
          />
        ))}
      </ul>
      {room.recent.length >= MOST_LISTED && (
        <p className="soft past-joined">{t('past-older', { count: room.recent.length })}</p>
      )}
    </div>
  );
}

function Twins({ pair: { one, other } }: { pair: VisitTwins }) {
  // Nobody noted who was there: that is no zero.
  const said = (visit: VisitLine) => {
    const by = visit.logged_by || t('twins-words-unsaid');
    const { present, absent, counted } = visit;
    if (present + absent > 0) return t('twins-said', { by, present });
    return counted === null ? t('twins-said-nobody', { by }) : t('twins-said-counted', { counted });
  };
  // Two hours of one day are perhaps two visits.
  const saidAt = (visit: VisitLine) =>
    visit.began_at === null || one.began_at === other.began_at
      ? said(visit)
      : t('twins-said-at', { time: hourWords(visit.began_at), said: said(visit) });
  return (
    <Twice
      one={t('twins-join')}
      two={t('twins-apart')}
      onOne={() => does({ edit: 'join_visits', visit: other.id, same_as: one.id }, t('twins-joined'))}
      onTwo={() => does({ edit: 'keep_visits_apart', visit: one.id, other: other.id }, t('twins-kept-apart'))}
    >
      <strong>{t('twins-title')}</strong>{' '}
      {t('twins-words', {
        visitor: one.visitor.name,
        class: one.class,
        date: exactly(one.held_on),
        one: saidAt(one),
        other: saidAt(other),
      })}
    </Twice>
  );
}

interface PastProps {
  visit: VisitLine;
  isOpen: boolean;
  /** It was asked for: whoever did goes on at it. */
  isShown: boolean;
  onOpen: (isOpen: boolean) => void;
  onCorrect: (visit: VisitLine) => void;
  onAfter: () => void;
}

function Past({ visit, isOpen, isShown, onOpen, onCorrect, onAfter }: PastProps) {
  const { visitor, held_on, steps } = visit;
  const details = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What it was opened from goes first, and takes the focus along.
    const frame = isShown ? requestAnimationFrame(() => details.current?.focus()) : 0;
    return () => cancelAnimationFrame(frame);
  }, [isShown]);
  const done = doneOf(steps);
  // Where nobody noted who was there it is no zero.
  const isNoted = visit.present + visit.absent > 0;
  const told = [
    isNoted ? t('past-line', { class: visit.class, count: visit.present }) : visit.class,
    !isNoted && visit.counted !== null && t('past-counted', { count: visit.counted }),
    visit.absent > 0 && t('past-away', { count: visit.absent }),
    t(`visit-format-${visit.format}`),
    ...STEPS.filter((step) => done.has(step)).map((step) => t(`visit-step-${step}`)),
  ];
  return (
    <li>
      <div className="past-line">
        <span className="past-what">
          <span>
            <bdi className="past-who">{visitor.name}</bdi>
            {visitor.organisation && <span className="soft"> · {visitor.organisation}</span>}
          </span>
          <span className="soft">{told.filter(Boolean).join(' · ')}</span>
        </span>
        <span className="soft past-when" title={exactly(held_on)}>
          {[near(held_on), visit.began_at && hourWords(visit.began_at)].filter(Boolean).join(', ')}
        </span>
        <Button
          kind="quiet"
          icon={ClipboardCheck}
          aria-label={t('stayed-open-named', { name: visitor.name })}
          onPress={onAfter}
        >
          {t('stayed-open')}
        </Button>
        <Button
          kind="quiet"
          icon={isOpen ? ChevronUp : ChevronDown}
          aria-expanded={isOpen}
          ref={details}
          aria-label={t('past-more', { name: visitor.name })}
          onPress={() => onOpen(!isOpen)}
        >
          {t('past-details')}
        </Button>
      </div>
      {isOpen && <More visit={visit} onCorrect={onCorrect} onClose={() => onOpen(false)} />}
    </li>
  );
}

type Part = 'steps' | 'purpose' | 'aim';

interface MoreProps {
  visit: VisitLine;
  onCorrect: (visit: VisitLine) => void;
  onClose: () => void;
}

/** What can wait. What was said is kept when this is left, however it is left. */
function More({ visit, onCorrect, onClose }: MoreProps) {
  const [purpose, setPurpose] = useState(visit.purpose ?? '');
  const [aim, setAim] = useState(visit.aim ?? '');
  const [done, setDone] = useState<ReadonlySet<Step>>(doneOf(visit.steps));
  // Only what was said here is kept: whatever a colleague said meanwhile stays.
  const touched = useRef(new Set<Part>());
  const [tapped, setTapped] = useState<ReadonlySet<Step>>(new Set());
  const said = () => ({
    steps: stepsOf(
      new Set(STEPS.filter((step) => (tapped.has(step) ? done.has(step) : visit.steps[step] === true))),
      visit.steps,
    ),
    purpose: touched.current.has('purpose') ? purpose : (visit.purpose ?? ''),
    aim: touched.current.has('aim') ? aim : (visit.aim ?? ''),
  });
  const keep = async (): Promise<boolean> => {
    const parts = [...touched.current];
    if (parts.length === 0) return true;
    const edit = { edit: 'describe_visit', visit: visit.id, ...said() } as const;
    touched.current.clear();
    const isKept = await does(edit, t('past-saved'));
    if (!isKept) for (const part of parts) touched.current.add(part);
    return isKept;
  };
  const now = useRef(keep);
  useLayoutEffect(() => {
    now.current = keep;
  });
  useEffect(() => {
    const keepNow = () => now.current();
    const over = keepsItself(keepNow);
    return () => {
      over();
      void keepNow();
    };
  }, []);
  const touches =
    <T,>(part: Part, set: (told: T) => void) =>
    (told: T) => {
      touched.current.add(part);
      set(told);
    };
  const taps = (next: ReadonlySet<Step>) => {
    touched.current.add('steps');
    setTapped(new Set([...tapped, ...STEPS.filter((step) => next.has(step) !== done.has(step))]));
    setDone(next);
  };
  const save = async () => {
    if (await keep()) onClose();
  };
  const correct = async () => {
    const now = { ...visit, ...said() };
    if (await keep()) onCorrect(now);
  };
  const remove = () => {
    touched.current.clear();
    void does({ edit: 'remove_visit', visit: visit.id }, t('past-removed'));
  };
  return (
    <Form className="past-more" onSubmit={() => void save()}>
      <ToggleButtonGroup
        className="visit-steps"
        aria-label={t('past-steps')}
        selectionMode="multiple"
        selectedKeys={done}
        onSelectionChange={(keys) => taps(new Set([...keys].map(String) as Step[]))}
      >
        {stepsWith(visit.format).map((step) => (
          <ToggleButton key={step} id={step} className="visit-tile">
            {t(`visit-step-${step}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div className="two">
        <Field label={t('past-purpose')} value={purpose} onChange={touches('purpose', setPurpose)} lines={2} />
        <Field label={t('past-aim')} value={aim} onChange={touches('aim', setAim)} lines={2} />
      </div>
      <div className="past-do">
        <Button kind="primary" type="submit">
          {t('do-save')}
        </Button>
        <Button onPress={() => void correct()}>{t('past-correct')}</Button>
        <Button kind="quiet" onPress={remove}>
          {t('past-remove')}
        </Button>
        {visit.logged_by && <span className="soft">{t('past-by', { name: visit.logged_by })}</span>}
      </div>
      {visit.joined.length > 0 && (
        <p className="soft past-joined">
          {t('past-joined', { count: visit.joined.length })}{' '}
          <Button
            size="s"
            kind="quiet"
            onPress={() => void does({ edit: 'separate_visit', visit: visit.joined[0] }, t('past-separated'))}
          >
            {t('past-separate')}
          </Button>
        </p>
      )}
    </Form>
  );
}
