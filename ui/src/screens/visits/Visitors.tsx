// Who may come? The directory: found by a few letters and by career cluster, each with what they offer and how often they came.
// Entries that look like one person are asked about.

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { hasWords, typedWords } from '../../frame/folded';
import { CLUSTERS } from '../../frame/clusters';
import { Trouble } from '../../frame/Trouble';
import { type Cluster, kith, useLive, type VisitorLine, type VisitorName, type VisitorTwins } from '../../ipc';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { SearchField } from '../../widgets/Field';
import { Select } from '../../widgets/Select';
import { type ColumnSpec, Table } from '../../widgets/Table';
import { t } from '../../words';
import { exactly, near } from '../../words/dates';
import { doesVisitor } from './doing';
import { VisitorDialog } from './VisitorDialog';
import { Twice } from './Twice';

const ANY = 'any';

export function Visitors() {
  const [text, setText] = useState('');
  const [cluster, setCluster] = useState<Cluster | typeof ANY>(ANY);
  const [opened, setOpened] = useState<string | 'new' | null>(null);
  const page = useLive(['visitors'], kith.visitors, 'any', { keepWhileReading: true });
  if (page.isError) return <Trouble error={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return null;
  const { visitors, twins } = page.data;
  const add = (
    <Button icon={Plus} onPress={() => setOpened('new')}>
      {t('visitors-add')}
    </Button>
  );
  const words = typedWords(text);
  const fits = ({ told }: VisitorLine) =>
    (cluster === ANY || told.cluster === cluster) &&
    hasWords([told.name, told.organisation, told.role].filter(Boolean).join(' '), words);
  return (
    <div className="visitors">
      {twins.map((pair) => (
        <Twins key={`${pair.one.id} ${pair.other.id}`} pair={pair} />
      ))}
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
            rows={visitors.filter(fits)}
            idOf={({ id }) => id}
            textOf={({ told }) => told.name}
            onOpen={setOpened}
            empty={<p className="soft visitors-nobody">{t('visitors-nobody')}</p>}
          />
        </>
      )}
      {opened !== null && (
        <VisitorDialog key={opened} id={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />
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

function Twins({ pair: { one, other } }: { pair: VisitorTwins }) {
  return (
    <Twice
      one={t('visitor-twins-join')}
      two={t('visitor-twins-apart')}
      onOne={() =>
        doesVisitor({ edit: 'join_visitors', visitor: other.id, same_as: one.id }, t('visitor-twins-joined'))
      }
      onTwo={() =>
        doesVisitor({ edit: 'keep_visitors_apart', visitor: one.id, other: other.id }, t('visitor-twins-kept-apart'))
      }
    >
      <bdi>{called(one)}</bdi>, <bdi>{called(other)}</bdi>. {t('visitor-twins')}
    </Twice>
  );
}
