// Of whom have we not yet learned who they go to? The finding as a sentence about our knowledge, then the students, and who
// quietly looks out for each; four weeks and two months on somebody says how it goes.

import { useState } from 'react';
import { Trouble } from '../../frame/Trouble';
import { type CampaignResult, kith, type UnlearnedLine, useLive } from '../../ipc';
import { openStudent } from '../../route';
import { Button } from '../../widgets/Button';
import { Segmented } from '../../widgets/Segmented';
import { type ColumnSpec, Table } from '../../widgets/Table';
import { t } from '../../words';
import { gradeShort } from '../../words/people';
import { BothSides } from './BothSides';
import { Match, Said } from './QuietMatch';

interface Props {
  campaign: string;
  hasMaps: boolean;
  onClose: () => void;
}

export function Result({ campaign, hasMaps, onClose }: Props) {
  const [view, setView] = useState<'unlearned' | 'sides'>('unlearned');
  const result = useLive(['campaign_result', campaign], () => kith.campaignResult(campaign), 'any', {
    keepWhileReading: true,
  });
  if (result.isError) return <Trouble error={result.error} onRetry={() => void result.refetch()} />;
  if (!result.data) return null;
  return (
    <div className="page-wide result">
      <div className="page-head">
        <div className="row">
          <h1 className="page-title">{t('result-title')}</h1>
          {hasMaps && (
            <Segmented
              label={t('result-view')}
              options={[
                { id: 'unlearned', label: t('result-view-unlearned') },
                { id: 'sides', label: t('result-view-sides') },
              ]}
              value={view}
              onChange={setView}
            />
          )}
        </div>
        <div className="page-actions">
          <Button kind="quiet" onPress={onClose}>
            {t('marking-back')}
          </Button>
        </div>
      </div>
      {view === 'sides' ? <BothSides result={result.data} /> : <Unlearned result={result.data} hasMaps={hasMaps} />}
    </div>
  );
}

function Unlearned({ result, hasMaps }: { result: CampaignResult; hasMaps: boolean }) {
  const { unlearned, students, is_whole_school, waiting, offers } = result;
  const finding = is_whole_school ? 'result-school' : 'result-caseload';
  return (
    <>
      <p className="result-finding" role="status">
        {students === 0 ? t('result-nobody') : t(finding, { count: unlearned.length, of: students })}
      </p>
      <p className="soft result-about">
        {t('result-about-us')} {waiting.length > 0 && t('result-early', { waiting: waiting.length })}
      </p>
      <Adults waiting={waiting} offers={offers} />
      {unlearned.length > 0 && (
        <div className="students-table">
          <Table
            label={t('result-list')}
            columns={columns(result)}
            rows={unlearned}
            idOf={(line) => line.student}
            textOf={(line) => line.name}
            onOpen={hasMaps ? openStudent : undefined}
            isLong
          />
        </div>
      )}
    </>
  );
}

function Adults({ waiting, offers }: Pick<CampaignResult, 'waiting' | 'offers'>) {
  if (waiting.length === 0 && offers.length === 0) return null;
  return (
    <div className="result-adults">
      {waiting.length > 0 && (
        <details>
          <summary>{t('result-waiting')}</summary>
          <ul>
            {waiting.map(({ id, name }) => (
              <li key={id}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      {offers.length > 0 && (
        <details>
          <summary>{t('result-offers')}</summary>
          <ul>
            {offers.map(({ adult, offers: offered, matched }) => (
              <li key={adult.id}>{t('result-offer', { name: adult.name, offers: offered, matched })}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function columns(result: CampaignResult): readonly ColumnSpec<UnlearnedLine>[] {
  return [
    {
      id: 'name',
      label: t('result-col-name'),
      width: '2fr',
      least: 10,
      isRowHeader: true,
      cell: (line) => (
        <span className="k-ellipsis">
          <bdi className="students-name">{line.name}</bdi>
        </span>
      ),
    },
    {
      id: 'grade',
      label: t('result-col-grade'),
      width: 5,
      cell: (line) => (
        <span className={line.grade === null ? 'soft' : undefined}>
          {line.grade === null ? t('not-known') : gradeShort(line.grade)}
        </span>
      ),
    },
    {
      id: 'could',
      label: t('result-col-could'),
      width: '2fr',
      least: 10,
      cell: (line) => {
        const names = line.could_build.map(({ name }) => name).join(', ');
        return (
          <span className={names === '' ? 'soft k-ellipsis' : 'k-ellipsis'} title={names}>
            {names === '' ? t('result-could-nobody') : names}
          </span>
        );
      },
    },
    {
      id: 'match',
      label: t('result-col-match'),
      width: '2fr',
      least: 13,
      cell: (line) => <Match line={line} result={result} />,
    },
    {
      id: 'said',
      label: t('result-col-said'),
      width: '2fr',
      least: 13,
      cell: (line) => line.matches[0] && <Said line={line} match={line.matches[0]} result={result} />,
    },
  ];
}
