// Who did what on the server? The newest first, a page at a time; and whether the chain of entries still holds, so that none was
// changed unseen. An entry holds ids and counts, never a student's name.

import { ChevronLeft, ChevronRight, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { type ColumnSpec, Table } from '../../widgets/Table';
import { hasWords, inLocale, t } from '../../words';
import { type Answers, ask, useAsked } from './asking';
import { Asked } from './Asked';
import { attempt, figureWords, momentWords } from './said';

type AuditLine = Answers['audit'][number];

const PAGE = 50;

/** What was done, in words; what a newer server does by its own word. */
function whatWords({ what }: AuditLine): string {
  const key = `audit-${what}`;
  return hasWords(key) ? t(key as 'audit-signed_in') : what.replaceAll('_', ' ');
}

/** What an entry holds, as "student 68ef…, records 3": what is none is left out. */
function toldWords(told: unknown): string {
  if (typeof told !== 'object' || told === null) return String(told);
  return Object.entries(told)
    .filter(([, value]) => value !== null && value !== 0)
    .map(([name, value]) => [name, toldWords(value)] as const)
    .filter(([, words]) => words !== '')
    .map(([name, words]) => `${name.replaceAll('_', ' ')} ${words}`)
    .join(', ');
}

function detailWords({ told }: AuditLine): string {
  try {
    return toldWords(JSON.parse(told));
  } catch {
    return told;
  }
}

const COLUMNS = inLocale((): readonly ColumnSpec<AuditLine>[] => [
  { id: 'number', label: t('admin-audit-number'), isFigure: true, cell: ({ number }) => figureWords(number) },
  {
    id: 'when',
    label: t('admin-when'),
    cell: ({ at_ms }) => <span className="admin-moment">{momentWords(at_ms)}</span>,
  },
  { id: 'who', label: t('admin-audit-who'), cell: ({ login }) => <bdi>{login ?? t('admin-audit-server')}</bdi> },
  { id: 'what', label: t('admin-audit-what'), isRowHeader: true, cell: whatWords },
  {
    id: 'told',
    label: t('admin-audit-told'),
    cell: (line) => <span className="soft admin-told">{detailWords(line)}</span>,
  },
]);

export function AuditLog() {
  // Where each page that was turned begins, the first at the newest.
  const [turned, setTurned] = useState<readonly (number | null)[]>([null]);
  const before = turned.at(-1) ?? null;
  const page = useAsked({ ask: 'audit', most: PAGE, before });
  const [checked, setChecked] = useState<Answers['check_audit'] | null>(null);
  const check = () => attempt(() => ask({ ask: 'check_audit' })).then((told) => told && setChecked(told));
  return (
    <>
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('admin-room-audit')}</h1>
          <p className="page-lead">{t('admin-audit-lead')}</p>
        </div>
        <Button icon={ShieldCheck} onPress={() => void check()}>
          {t('admin-audit-check')}
        </Button>
      </div>
      {checked && (
        <div className="admin-after">
          <Banner tone={checked.holds ? 'good' : 'wrong'} role="status">
            {checked.first_broken === null
              ? t('admin-audit-holds', { count: checked.entries })
              : t('admin-audit-broken', { number: checked.first_broken })}
          </Banner>
        </div>
      )}
      <Asked of={page}>
        {(lines) => (
          <>
            <div className="card">
              <Table
                label={t('admin-room-audit')}
                columns={COLUMNS()}
                rows={lines}
                idOf={({ number }) => String(number)}
                textOf={whatWords}
              />
            </div>
            <div className="row admin-count">
              <Button
                size="s"
                icon={ChevronLeft}
                isDisabled={turned.length === 1}
                onPress={() => setTurned(turned.slice(0, -1))}
              >
                {t('admin-audit-newer')}
              </Button>
              <Button
                size="s"
                icon={ChevronRight}
                isDisabled={lines.length < PAGE || lines.at(-1)?.number === 1}
                onPress={() => setTurned([...turned, lines.at(-1)?.number ?? null])}
              >
                {t('admin-audit-older')}
              </Button>
            </div>
          </>
        )}
      </Asked>
    </>
  );
}
