// How does the server stand? What it has in numbers, where it keeps it, and what waits for a person.

import { RefreshCw } from 'lucide-react';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { t } from '../../words';
import { type Answers, useAsked } from './asking';
import { Asked } from './Asked';
import { roomsOf } from './rooms';
import { agoWords, figureWords, momentWords } from './said';

type Status = Answers['status'];

export function Standing() {
  const status = useAsked({ ask: 'status' });
  const me = useAsked({ ask: 'me' });
  const isOnlyTold = me.data !== undefined && roomsOf(me.data.roles).length === 1;
  return (
    <>
      <div className="page-head">
        <h1 className="page-title">{t('admin-room-standing')}</h1>
        <Button icon={RefreshCw} onPress={() => void status.refetch()}>
          {t('admin-ask-again')}
        </Button>
      </div>
      {isOnlyTold && (
        <div className="admin-block">
          <Banner>{t('admin-nothing-yours')}</Banner>
        </div>
      )}
      <Asked of={status}>{(told) => <Told status={told} />}</Asked>
    </>
  );
}

function Told({ status }: { status: Status }) {
  const figures: readonly [string, number][] = [
    [t('kind-schools'), status.schools],
    [t('kind-students'), status.students],
    [t('admin-room-people'), status.people],
    [t('admin-room-devices'), status.devices],
    [t('admin-parts'), status.parts],
  ];
  const folder = status.roster_folder;
  const records = status.records_out;
  return (
    <>
      {status.students === 0 && (
        <div className="admin-block">
          <Banner tone="attention">{t('admin-no-roster')}</Banner>
        </div>
      )}
      {status.reviews > 0 && (
        <div className="admin-block">
          <Banner tone="attention">{t('admin-reviews', { count: status.reviews })}</Banner>
        </div>
      )}
      <dl className="admin-figures">
        {figures.map(([label, n]) => (
          <div key={label} className="card">
            <dt>{label}</dt>
            <dd className="figures">{figureWords(n)}</dd>
          </div>
        ))}
      </dl>
      <dl className="admin-facts">
        <div>
          <dt>{t('admin-address')}</dt>
          <dd>{status.address}</dd>
        </div>
        <div>
          <dt>{t('admin-kept-in')}</dt>
          <dd>{status.ledger}</dd>
        </div>
        <div>
          <dt>{t('admin-version')}</dt>
          <dd>{status.program}</dd>
        </div>
        {folder && (
          <div>
            <dt>{t('admin-folder-last')}</dt>
            <dd title={momentWords(folder.looked_ms)}>
              {t('admin-folder-line', {
                outcome: t(`admin-outcome-${folder.outcome}`),
                when: agoWords(folder.looked_ms),
              })}
            </dd>
          </div>
        )}
        {records && (
          <div>
            <dt>{t('admin-records-last')}</dt>
            <dd title={momentWords(records.tried_ms)}>
              {t('admin-folder-line', {
                outcome: t(records.is_done ? 'admin-records-went' : 'admin-records-not'),
                when: agoWords(records.tried_ms),
              })}
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
