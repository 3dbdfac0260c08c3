// Who may come? The directory: found by a few letters and by career cluster, each with what they offer and how often they came.
// Entries that look like one person are asked about.

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { hasWords, typedWords } from '../../frame/folded';
import { CLUSTERS } from '../../frame/clusters';
import { Trouble } from '../../frame/Trouble';
import {
  type Cluster,
  kith,
  useLive,
  type VisitLine,
  type VisitorLine,
  type VisitorName,
  type VisitorTwins,
} from '../../ipc';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { SearchField } from '../../widgets/Field';
import { Select } from '../../widgets/Select';
import { type ColumnSpec, Table } from '../../widgets/Table';
import { t } from '../../words';
import { exactly, near } from '../../words/dates';
import { doesVisitor } from './doing';
import { JoinVisitors } from './JoinVisitors';
import { VisitorDialog } from './VisitorDialog';
import { Twice } from './Twice';

const ANY = 'any';
/** So many stand in the list at once: the others are found by their letters. */
const MOST_LISTED = 200;
/** So many pairs are asked about at once: the next come when these are answered. */
const MOST_ASKED = 5;

/** `onVisit` opens a visit of somebody's history. */
export function Visitors({ onVisit }: { onVisit: (visit: VisitLine) => void }) {
  const [text, setText] = useState('');
  const [cluster, setCluster] = useState<Cluster | typeof ANY>(ANY);
  const [opened, setOpened] = useState<string | 'new' | null>(null);
  const page = useLive(['visitors'], kith.visitors, 'any', { keepWhileReading: true });
  if (page.isError) return <Trouble error={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return null;
  const { visitors, retired, twins } = page.data;
  const add = (
    <Button icon={Plus} onPress={() => setOpened('new')}>
      {t('visitors-add')}
    </Button>
  );
  const words = typedWords(text);
  const fits = ({ told }: VisitorLine) =>
    (cluster === ANY || told.cluster === cluster) &&
    hasWords([told.name, told.organisation, told.role].filter(Boolean).join(' '), words);
  const found = visitors.filter(fits);
  return (
    <div className="visitors">
      {twins.slice(0, MOST_ASKED).map((pair) => (
        <Twins key={`${pair.one.id} ${pair.other.id}`} pair={pair} visitors={visitors} />
      ))}
      {twins.length > MOST_ASKED && (
        <p className="soft past-joined">{t('twins-more', { count: twins.length - MOST_ASKED })}</p>
      )}
      {visitors.length === 0 ? (
        <EmptyState title={t('visitors-none')} actions={add}>
          {t('visitors-none-words')}
        </EmptyState>
      ) : (
        <>
          <div className="visitors-tools">
            <SearchField
              label={t('visitors-find')}
              clearLabel={t('do-close')}
              placeholder={t('visitors-find')}
              value={text}
              onChange={setText}
            />
            <Select<Cluster | typeof ANY>
              label={t('visitors-cluster')}
              isLabelHidden
              options={[
                { id: ANY, label: t('visitors-any-cluster') },
                ...CLUSTERS.map((id) => ({ id, label: t(`cluster-${id}`) })),
              ]}
              value={cluster}
              onChange={setCluster}
            />
            <span className="visitors-add">{add}</span>
          </div>
          <Table
            label={t('visitors-title')}
            columns={COLUMNS()}
            rows={found.slice(0, MOST_LISTED)}
            idOf={({ id }) => id}
            textOf={({ told }) => told.name}
            onOpen={setOpened}
            empty={<p className="soft visitors-nobody">{t('visitors-nobody')}</p>}
          />
          {found.length > MOST_LISTED && (
            <p className="soft past-joined">{t('visitors-more', { shown: MOST_LISTED, count: found.length })}</p>
          )}
        </>
      )}
      {retired.length > 0 && (
        <details className="visitors-retired">
          <summary>{t('visitors-retired', { count: retired.length })}</summary>
          <p className="soft">{t('visitors-retired-hint')}</p>
          <ul>
            {retired.map(({ id, told }) => (
              <li key={id}>
                <Button kind="quiet" onPress={() => setOpened(id)}>
                  <bdi>{called({ id, ...told })}</bdi>
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {opened !== null && (
        <VisitorDialog
          key={opened}
          id={opened === 'new' ? null : opened}
          onClose={() => setOpened(null)}
          onOther={setOpened}
          onVisit={onVisit}
        />
      )}
    </div>
  );
}

const COLUMNS = (): ColumnSpec<VisitorLine>[] => [
  { id: 'name', label: t('visitors-col-name'), isRowHeader: true, cell: ({ told }) => <bdi>{told.name}</bdi> },
  {
    id: 'organisation',
    label: t('visitors-col-organisation'),
    cell: ({ told }) => [told.role, told.organisation].filter(Boolean).join(' · '),
  },
  {
    id: 'cluster',
    label: t('visitors-col-cluster'),
    cell: ({ told }) => told.cluster && t(`cluster-${told.cluster}`),
  },
  { id: 'visits', label: t('visitors-col-visits'), isFigure: true, cell: ({ visits }) => visits },
  {
    id: 'last',
    label: t('visitors-col-last'),
    cell: ({ last_on }) => last_on && <span title={exactly(last_on)}>{near(last_on)}</span>,
  },
  {
    id: 'returns',
    label: t('visitors-col-returns'),
    cell: ({ told }) => t(told.returns === null ? 'visitors-unasked' : told.returns ? 'visitors-yes' : 'visitors-no'),
  },
];

const called = ({ name, organisation }: VisitorName): string =>
  organisation ? t('visitor-twins-of', { name, organisation }) : name;

/** What tells two entries of one name from each other, as far as it is known. */
const told = (line: VisitorLine | undefined): string =>
  line === undefined
    ? ''
    : [
        line.told.role,
        line.told.cluster && t(`cluster-${line.told.cluster}`),
        t('visit-who-came', { count: line.visits, when: line.last_on ? near(line.last_on) : '' }),
      ]
        .filter(Boolean)
        .join(' · ');

interface TwinsProps {
  pair: VisitorTwins;
  visitors: readonly VisitorLine[];
}

function Twins({ pair: { one, other }, visitors }: TwinsProps) {
  const [isJoining, setJoining] = useState(false);
  const lines = [one, other].flatMap(({ id }) => visitors.find((line) => line.id === id) ?? []);
  const [first, second] = lines;
  return (
    <>
      <Twice
        one={t('visitor-twins-look')}
        two={t('visitor-twins-apart')}
        onOne={() => setJoining(true)}
        onTwo={() =>
          doesVisitor({ edit: 'keep_visitors_apart', visitor: one.id, other: other.id }, t('visitor-twins-kept-apart'))
        }
      >
        {t('visitor-twins')} <bdi>{called(one)}</bdi> <span className="soft">({told(first)})</span>,{' '}
        <bdi>{called(other)}</bdi> <span className="soft">({told(second)})</span>
      </Twice>
      {isJoining && first && second && <JoinVisitors one={first} other={second} onClose={() => setJoining(false)} />}
    </>
  );
}
