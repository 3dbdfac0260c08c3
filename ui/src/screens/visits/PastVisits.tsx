// Which visits were logged? The newest first, each with what can wait: the steps, what it was for, what was to be learned. One
// that was perhaps logged twice is asked about and never joined by itself.

import { ChevronDown, ChevronUp, ClipboardCheck, FileInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { AsTable, aboutHeadings } from '../../frame/AsTable';
import { attempt } from '../../frame/attempt';
import { CLUSTERS } from '../../frame/clusters';
import { kith, type TableAs, type VisitLine, type VisitRoom, type VisitTwins } from '../../ipc';
import { openedAfter, startTask, useRoute } from '../../route';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { say } from '../../widgets/StatusLine';
import { t } from '../../words';
import { exactly, near, today } from '../../words/dates';
import { AfterVisit } from './after/AfterVisit';
import { does, doneOf, FORMATS, STEPS, type Step, stepsOf } from './doing';
import { Twice } from './Twice';

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

export function PastVisits({ room, onCorrect }: { room: VisitRoom; onCorrect: (visit: VisitLine) => void }) {
  const [opened, setOpened] = useState<string | null>(null);
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
  const looked = room.recent.find((visit) => visit.id === after);
  if (looked) return <AfterVisit key={looked.id} visit={looked} onBack={() => setAfter(null)} />;
  return (
    <div className="past">
      <div className="past-tools">
        {bring}
        <AsTable label={t('past-export')} onGive={(how) => void exported(how)} />
      </div>
      {room.twins.map((pair) => (
        <Twins key={`${pair.one.id} ${pair.other.id}`} pair={pair} />
      ))}
      <ul className="card past-list">
        {room.recent.map((visit) => (
          <Past
            key={visit.id}
            visit={visit}
            isOpen={opened === visit.id}
            onOpen={(isOpen) => setOpened(isOpen ? visit.id : null)}
            onCorrect={() => onCorrect(visit)}
            onAfter={() => setAfter(visit.id)}
          />
        ))}
      </ul>
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
        one: said(one),
        other: said(other),
      })}
    </Twice>
  );
}

interface PastProps {
  visit: VisitLine;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onCorrect: () => void;
  onAfter: () => void;
}

function Past({ visit, isOpen, onOpen, onCorrect, onAfter }: PastProps) {
  const { visitor, held_on, steps } = visit;
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
          {near(held_on)}
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

function More({ visit, onCorrect, onClose }: { visit: VisitLine; onCorrect: () => void; onClose: () => void }) {
  const [purpose, setPurpose] = useState(visit.purpose ?? '');
  const [aim, setAim] = useState(visit.aim ?? '');
  const [done, setDone] = useState<ReadonlySet<Step>>(doneOf(visit.steps));
  const save = async () => {
    const steps = stepsOf(done, visit.steps);
    const edit = { edit: 'describe_visit', visit: visit.id, steps, purpose, aim } as const;
    if (await does(edit, t('past-saved'))) onClose();
  };
  return (
    <Form className="past-more" onSubmit={() => void save()}>
      <ToggleButtonGroup
        className="visit-steps"
        aria-label={t('past-steps')}
        selectionMode="multiple"
        selectedKeys={done}
        onSelectionChange={(keys) => setDone(new Set([...keys].map(String) as Step[]))}
      >
        {STEPS.map((step) => (
          <ToggleButton key={step} id={step} className="visit-tile">
            {t(`visit-step-${step}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div className="two">
        <Field label={t('past-purpose')} value={purpose} onChange={setPurpose} lines={2} />
        <Field label={t('past-aim')} value={aim} onChange={setAim} lines={2} />
      </div>
      <div className="past-do">
        <Button kind="primary" type="submit">
          {t('do-save')}
        </Button>
        <Button onPress={onCorrect}>{t('past-correct')}</Button>
        <Button kind="quiet" onPress={() => void does({ edit: 'remove_visit', visit: visit.id }, t('past-removed'))}>
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
