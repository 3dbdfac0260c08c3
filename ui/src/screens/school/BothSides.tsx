// Do the adults and the student say the same? How many stand how, as a sentence each, then the students: where the two differ
// first. Only who was asked is here.

import { useState } from 'react';
import { Trouble } from '../../frame/Trouble';
import { kith, type CampaignResult, type OverlayLine, type Sides, useLive } from '../../ipc';
import { openStudent } from '../../route';
import { Select } from '../../widgets/Select';
import { type ColumnSpec, Table } from '../../widgets/Table';
import { t } from '../../words';
import { exactly } from '../../words/dates';
import { gradeShort } from '../../words/people';
import { Match, Said } from './QuietMatch';
import { TwoAnswers } from './TwoAnswers';

const ALL = 'all';

export function BothSides({ result }: { result: CampaignResult }) {
  const { id } = result.line.campaign;
  const [only, setOnly] = useState<Sides | typeof ALL>(ALL);
  const overlay = useLive(['overlay', id], () => kith.overlay(id), 'any', { keepWhileReading: true });
  if (overlay.isError) return <Trouble error={overlay.error} onRetry={() => void overlay.refetch()} />;
  if (!overlay.data) return null;
  const { lines, counts, asked, not_asked } = overlay.data;
  if (asked === 0) return <p className="soft result-about">{t('sides-nobody-asked')}</p>;
  const rows = only === ALL ? lines : lines.filter(({ sides }) => sides === only);
  return (
    <div className="both-sides">
      <p className="result-finding">
        {t('sides-finding', {
          asked,
          differ: lines.filter(({ sides }) => sides === 'adults_only' || sides === 'student_only').length,
        })}
      </p>
      <p className="soft result-about">{t('sides-not-asked', { count: not_asked })}</p>
      <div className="students-tools">
        <Select
          label={t('sides-which')}
          options={[
            { id: ALL, label: t('sides-all'), detail: String(asked) },
            ...counts.map(({ sides, students }) => ({
              id: sides,
              label: t(`sides-${sides}`),
              detail: String(students),
            })),
          ]}
          value={only}
          onChange={setOnly}
        />
      </div>
      <div className="students-table">
        <Table
          label={t('sides-list')}
          columns={columns(result)}
          rows={rows}
          idOf={(line) => line.student}
          textOf={(line) => line.name}
          onOpen={openStudent}
          isLong
          empty={<p className="soft">{t('sides-nobody-stands')}</p>}
        />
      </div>
    </div>
  );
}

const names = (all: readonly string[]) => (
  <span className={all.length === 0 ? 'soft k-ellipsis' : 'k-ellipsis'} title={all.join(', ')}>
    {all.length === 0 ? t('sides-none') : all.join(', ')}
  </span>
);

function columns(result: CampaignResult): readonly ColumnSpec<OverlayLine>[] {
  return [
    {
      id: 'name',
      label: t('result-col-name'),
      width: '2fr',
      least: 9,
      isRowHeader: true,
      cell: (line) => (
        <span className="k-ellipsis">
          <bdi className="students-name">{line.name}</bdi>
          {line.grade !== null && <span className="soft"> {gradeShort(line.grade)}</span>}
        </span>
      ),
    },
    { id: 'sides', label: t('sides-col-sides'), width: '2fr', least: 9, cell: (line) => t(`sides-${line.sides}`) },
    {
      id: 'adults',
      label: t('sides-col-adults'),
      width: '2fr',
      least: 9,
      cell: (line) => names(line.marked_by.map(({ name }) => name)),
    },
    {
      id: 'student',
      label: t('sides-col-student'),
      width: '2fr',
      least: 9,
      cell: (line) => (
        <span
          title={t(line.said === 'map' ? 'sides-mapped' : 'sides-answered', { date: exactly(line.said_on) })}
          className="k-ellipsis"
        >
          {line.otherwise.length > 0 ? <TwoAnswers line={line} /> : names(line.named)}
        </span>
      ),
    },
    {
      id: 'match',
      label: t('result-col-match'),
      width: '2fr',
      least: 12,
      cell: (line) => <Match line={{ ...line, could_build: [] }} result={result} />,
    },
    {
      id: 'said',
      label: t('result-col-said'),
      width: '2fr',
      least: 11,
      cell: (line) => line.matches[0] && <Said line={line} match={line.matches[0]} result={result} />,
    },
  ];
}
