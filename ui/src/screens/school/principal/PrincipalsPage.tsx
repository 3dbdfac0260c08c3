// What may a principal know of the whole school? The tables that were given out, each with its finding; what is not in them and
// why; and every release that was made. A new one is made of what is here, and says first that it stays.

import './principal.css';
import { FileCheck2, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { attempt } from '../../../frame/attempt';
import { Trouble } from '../../../frame/Trouble';
import { kith, type OpenProfile, type PrincipalsPage as Page, useLive } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Dialog } from '../../../widgets/Dialog';
import { EmptyState } from '../../../widgets/EmptyState';
import { say } from '../../../widgets/StatusLine';
import { inLocale, t } from '../../../words';
import { exactly, near } from '../../../words/dates';
import { Give } from './Give';
import { leastOf, reportPage } from './reportPage';
import { TableCard } from '../../../frame/TableCard';
import { Threshold } from './Threshold';

const and = inLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

export function PrincipalsPage({ open, school }: { open: OpenProfile; school: string }) {
  const [asks, setAsks] = useState<'release' | 'threshold' | null>(null);
  const page = useLive(['principals_page', school], () => kith.principalsPage(school), 'any', {
    keepWhileReading: true,
  });
  if (page.isError) return <Trouble error={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return null;
  const told = page.data;
  const { threshold, tables, history, by_server, asked, holds_maps, holds_school } = told;
  // Asked once is enough: what is made then says what there is to say.
  const isWaiting = asked !== null && asked.not_made === null;
  const waits =
    asked === null
      ? ''
      : t(`report-asked-${asked.not_made ?? 'waits'}`, {
          date: near(asked.asked_on),
          by: asked.asked_by || t('conflict-someone'),
        });
  const given = tables.filter(({ told }) => told.table !== null);
  const others = tables.filter(({ told }) => told.table === null);
  const make = (
    <Button
      kind="primary"
      icon={FileCheck2}
      isDisabled={!by_server && !holds_school}
      onPress={() => (isWaiting ? say(waits) : setAsks('release'))}
    >
      {t(by_server ? 'report-ask' : 'report-make')}
    </Button>
  );
  return (
    <div className="report">
      <div className="report-head">
        <h2>{t('report-title')}</h2>
        <div className="row">
          {open.role === 'school_lead' && (
            <Button kind="quiet" icon={SlidersHorizontal} onPress={() => setAsks('threshold')}>
              {t('report-threshold-do', { threshold })}
            </Button>
          )}
          {given.length > 0 && <Give page={() => reportPage(told)} />}
          {given.length > 0 && make}
        </div>
      </div>
      <p className="report-lead soft">{t('report-lead', { threshold: leastOf(told) })}</p>
      {by_server && <p className="report-lead soft">{t('report-by-server')}</p>}
      {!by_server && !holds_maps && (
        <p className="report-note">{t(holds_school ? 'report-needs-server' : 'report-needs-server-all')}</p>
      )}
      <p role="status" className={asked?.not_made ? 'report-note' : 'report-lead'}>
        {waits}
      </p>
      {given.length === 0 ? (
        <EmptyState title={t('report-none-title')} actions={make}>
          {t('report-none-words')}
        </EmptyState>
      ) : (
        <>
          <div className="report-cards">
            {given.map((one) => (
              <TableCard key={one.told.id} page={one} />
            ))}
          </div>
          {others.length > 0 && <Others tables={others} />}
          <History history={history} />
        </>
      )}
      {asks === 'release' && <MakeRelease school={school} byServer={by_server} onClose={() => setAsks(null)} />}
      {asks === 'threshold' && <Threshold school={school} now={threshold} onClose={() => setAsks(null)} />}
    </div>
  );
}

function Others({ tables }: Pick<Page, 'tables'>) {
  return (
    <section className="report-others" aria-labelledby="report-others">
      <h3 id="report-others">{t('report-others')}</h3>
      <dl>
        {tables.map(({ told, now }) => (
          <div key={told.id}>
            <dt>{t(`report-table-${told.id}`)}</dt>
            <dd className="soft">
              {now === null || now === 'fresh' ? t('report-state-none') : t(`report-state-${now}`)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function History({ history }: Pick<Page, 'history'>) {
  return (
    <details className="report-history">
      <summary>{t('report-history')}</summary>
      <ul>
        {history.map(({ id, made_on, made_by, tables }) => (
          <li key={id}>
            {t('report-history-line', {
              date: exactly(made_on),
              by: made_by || t('conflict-someone'),
              tables: and().format(tables.map((one) => t(`report-table-${one}`))),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Makes it of what is here, or asks the district's server, which has everything. */
function MakeRelease({ school, byServer, onClose }: { school: string; byServer: boolean; onClose: () => void }) {
  const [isBusy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    const made = await attempt(() => kith.makeRelease(school));
    setBusy(false);
    onClose();
    if (made) say(t(byServer ? 'report-asked' : 'report-made'));
  };
  return (
    <Dialog
      title={t(byServer ? 'report-ask-title' : 'report-make-title')}
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('do-cancel')}
          </Button>
          <Button kind="primary" isBusy={isBusy} onPress={() => void make()}>
            {t(byServer ? 'report-ask' : 'report-make')}
          </Button>
        </>
      }
    >
      <p>{t(byServer ? 'report-ask-words' : 'report-make-words')}</p>
      <p className="soft">{t('report-make-wait')}</p>
    </Dialog>
  );
}
