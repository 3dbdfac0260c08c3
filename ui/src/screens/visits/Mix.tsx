// Who comes, against whom students asked for: each field of work with how many chose it, how many of these spoke with somebody from
// it, and how many visits it made. Behind each stands who has met nobody there.

import { useState } from 'react';
import { Trouble } from '../../frame/Trouble';
import { type Cluster, type ClusterMix, type FunnelAsked, kith, type MixLine, useLive } from '../../ipc';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { t } from '../../words';

function findingOf({ students, chose, unmet }: ClusterMix): string {
  if (chose === 0) return t('mix-none');
  return unmet === null ? t('mix-finding-unasked', { chose, students }) : t('mix-finding', { chose, students, unmet });
}

export function Mix({ asked }: { asked: FunnelAsked }) {
  const mix = useLive(['cluster_mix', asked], () => kith.clusterMix(asked), 'any', { keepWhileReading: true });
  // Undefined: no list is open. Null: of any cluster that they chose.
  const [listed, setListed] = useState<Cluster | null | undefined>(undefined);
  if (mix.isError) return <Trouble error={mix.error} onRetry={() => void mix.refetch()} />;
  if (!mix.data) return null;
  const { chose, unmet, lines, visits_unsaid } = mix.data;
  const most = Math.max(1, ...lines.map((line) => Math.max(line.chose, line.visits)));
  return (
    <section className="card came-card" aria-labelledby="came-mix">
      <h2 id="came-mix">{findingOf(mix.data)}</h2>
      {(asked.visitor !== null || asked.cluster !== null) && <p className="soft came-note">{t('mix-of-all')}</p>}
      {chose === 0 && <p className="soft came-note">{t('mix-none-words')}</p>}
      {unmet !== null && unmet > 0 && (
        <p className="came-do">
          <Button size="s" onPress={() => setListed(null)}>
            {t('mix-who')}
          </Button>
        </p>
      )}
      {chose > 0 && (
        <table className="mix-table">
          <caption className="k-hidden">{t('mix-table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('mix-col-cluster')}</th>
              <th scope="col">{t('mix-col-chose')}</th>
              <th scope="col">{t('mix-col-met')}</th>
              <th scope="col">{t('mix-col-visits')}</th>
              <th scope="col" className="came-do">
                <span className="k-hidden">{t('mix-who')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.cluster} line={line} most={most} onList={() => setListed(line.cluster)} />
            ))}
          </tbody>
        </table>
      )}
      {chose > 0 && visits_unsaid > 0 && <p className="soft came-note">{t('mix-unsaid', { count: visits_unsaid })}</p>}
      {listed !== undefined && <Unmet asked={asked} cluster={listed} onClose={() => setListed(undefined)} />}
    </section>
  );
}

function Line({
  line: { cluster, chose, met, visits },
  most,
  onList,
}: {
  line: MixLine;
  most: number;
  onList: () => void;
}) {
  const unmet = met === null ? 0 : chose - met;
  return (
    <tr>
      <th scope="row">{t(`cluster-${cluster}`)}</th>
      <Count count={chose} most={most} what="chose" />
      <td className="figures">{chose === 0 ? '–' : (met ?? t('mix-unasked'))}</td>
      <Count count={visits} most={most} what="visits" />
      <td className="came-do">
        {unmet > 0 && (
          <Button
            size="s"
            kind="quiet"
            aria-label={t('mix-who-of', { cluster: t(`cluster-${cluster}`) })}
            onPress={onList}
          >
            {t('mix-who')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Count({ count, most, what }: { count: number; most: number; what: 'chose' | 'visits' }) {
  return (
    <td className="figures">
      <span className="mix-count">{count}</span>
      <svg className="mix-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect className="came-some" data-bar={what} x={0} y={0} width={(count / most) * 100} height={10} />
      </svg>
    </td>
  );
}

interface UnmetProps {
  asked: FunnelAsked;
  cluster: Cluster | null;
  onClose: () => void;
}

function Unmet({ asked, cluster, onClose }: UnmetProps) {
  const list = useLive(['unmet_clusters', asked, cluster], () => kith.unmetClusters(asked, cluster), 'any');
  const title = cluster === null ? t('mix-unmet-any') : t('mix-who-named', { cluster: t(`cluster-${cluster}`) });
  return (
    <Dialog title={title} closeLabel={t('do-close')} isOpen onClose={onClose}>
      {list.isError ? (
        <Trouble error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <ul className="visit-seen visit-seen-all">
          {list.data?.map(({ student, name, clusters }) => (
            <li key={student}>
              <bdi>{name}</bdi>
              <span className="soft">{clusters.map((one) => t(`cluster-${one}`)).join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
