// What left the schools? The district's own records, which lie in a folder for its other systems, and are laid there by the hour or
// now; and every release: when, for whom, and of how many students a figure tells at least. No figure of one stands here.

import { FolderOutput } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { say } from '../../widgets/StatusLine';
import { type ColumnSpec, Table } from '../../widgets/Table';
import { exactly } from '../../words/dates';
import { inLocale, t } from '../../words';
import { type Answers, order, useAsked } from './asking';
import { Asked } from './Asked';
import { agoWords, attempt, everyWords, figureWords, momentWords } from './said';

type RecordsOut = Answers['records_out'];
type ReleaseLine = Answers['releases'][number];

export function GivenOut() {
  return (
    <>
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('admin-room-given_out')}</h1>
          <p className="page-lead">{t('admin-given_out-lead')}</p>
        </div>
      </div>
      <RecordsFolder />
      <Releases />
    </>
  );
}

function RecordsFolder() {
  const records = useAsked({ ask: 'records_out', now: false });
  const [isBusy, setBusy] = useState(false);
  const lay = async () => {
    if (isBusy) return;
    setBusy(true);
    const told = await attempt(() => order({ ask: 'records_out', now: true }));
    setBusy(false);
    // What stood in the way is said where the folder is.
    if (told?.is_done) say(t('admin-records-laid'));
  };
  return (
    <section className="stack-tight admin-part" aria-labelledby="records-out">
      <div className="page-head">
        <h2 id="records-out" className="admin-heading">
          {t('admin-records-out')}
        </h2>
        {records.data?.folder && records.data.may_lay && (
          <Button icon={FolderOutput} isBusy={isBusy} onPress={() => void lay()}>
            {t('admin-records-now')}
          </Button>
        )}
      </div>
      <Asked of={records}>{(told) => <Folder told={told} />}</Asked>
    </section>
  );
}

function Folder({ told }: { told: RecordsOut }) {
  const { folder, every_minutes, is_done, trouble, tried_ms, in_folder, next_ms } = told;
  if (folder === null) return <p className="soft admin-words">{t('admin-records-none')}</p>;
  const facts: readonly [string, string][] = in_folder
    ? [
        [t('admin-records-since'), momentWords(in_folder.at_ms)],
        [t('kind-students'), figureWords(in_folder.students)],
        [t('admin-records-visits'), figureWords(in_folder.visits)],
        [t('admin-records-answers'), figureWords(in_folder.consents)],
        [t('admin-records-noted'), figureWords(in_folder.disclosures)],
        [t('admin-records-no-roster'), figureWords(in_folder.on_no_roster)],
        [t('admin-records-erased'), figureWords(in_folder.being_erased)],
      ]
    : [];
  return (
    <>
      <p className="admin-words">{t('admin-records-words', { folder, every: everyWords(every_minutes) })}</p>
      {is_done === null || tried_ms === null ? (
        <p className="soft admin-words">{t('admin-records-nothing')}</p>
      ) : (
        <Banner tone={is_done ? 'good' : 'attention'} role="status">
          {is_done
            ? t('admin-folder-line', { outcome: t('admin-records-went'), when: agoWords(tried_ms) })
            : t('admin-records-trouble', {
                trouble: t(`admin-trouble-${trouble ?? 'not_gathered'}`),
                when: agoWords(tried_ms),
              })}
        </Banner>
      )}
      <dl className="admin-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
        {next_ms !== null && (
          <div>
            <dt>{t('admin-records-next')}</dt>
            <dd className="figures">{momentWords(next_ms)}</dd>
          </div>
        )}
      </dl>
    </>
  );
}

function cameWords({ state, tables, standing, held_back }: ReleaseLine): string {
  if (state !== 'made') return t(`admin-release-${state}`);
  const parts = [
    t('admin-release-tables', { count: tables }),
    standing > 0 ? t('admin-release-standing', { count: standing }) : null,
    held_back > 0 ? t('admin-release-held', { count: held_back }) : null,
  ];
  return parts.filter((part) => part !== null).join(' ');
}

const forWhom = ({ school }: ReleaseLine): string => school ?? t('admin-release-district');

const COLUMNS = inLocale((): readonly ColumnSpec<ReleaseLine>[] => [
  { id: 'when', label: t('admin-when'), cell: ({ on }) => <span className="admin-moment">{exactly(on)}</span> },
  { id: 'whom', label: t('admin-release-whom'), isRowHeader: true, cell: (line) => <bdi>{forWhom(line)}</bdi> },
  {
    id: 'by',
    label: t('admin-release-by'),
    cell: ({ asked_by }) => <bdi>{asked_by ?? t('admin-somebody')}</bdi>,
  },
  { id: 'came', label: t('admin-release-came'), cell: cameWords },
  {
    id: 'rule',
    label: t('admin-release-rule'),
    cell: ({ threshold }) => (threshold === null ? '' : t('admin-release-least', { threshold })),
  },
]);

function Releases() {
  const releases = useAsked({ ask: 'releases' });
  return (
    <section className="stack-tight admin-part" aria-labelledby="releases">
      <h2 id="releases" className="admin-heading">
        {t('admin-releases')}
      </h2>
      <p className="soft admin-words">{t('admin-releases-words')}</p>
      <Asked of={releases}>
        {(all) => (
          <div className="card">
            <Table
              label={t('admin-releases')}
              columns={COLUMNS()}
              rows={all}
              idOf={({ release }) => release}
              textOf={forWhom}
              empty={<EmptyState title={t('admin-releases-none')}>{t('admin-releases-none-words')}</EmptyState>}
            />
          </div>
        )}
      </Asked>
    </section>
  );
}
