// What is done with a student's whole file? A hold stands on it or ends; everything that was mapped is erased by order. Whoever keeps
// the records finds a file by its id on the roster, and sees whose it is before anything is done. What was erased, and which laptops
// still have to say so, IT sees too, without a name.

import { useState } from 'react';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { Select } from '../../widgets/Select';
import { say } from '../../widgets/StatusLine';
import { type ColumnSpec, Table } from '../../widgets/Table';
import { exactly } from '../../words/dates';
import { inLocale, t } from '../../words';
import { type Answers, type HoldReason, order, useAsked } from './asking';
import { Asked } from './Asked';
import { EraseDialog } from './EraseDialog';
import { agoWords, attempt, momentWords } from './said';

type StudentFile = Answers['file'];
type HoldLine = StudentFile['holds'][number];
type ErasureLine = Answers['erasures'][number];

const REASONS: readonly HoldReason[] = ['records_request', 'legal', 'duty_to_report'];

export function Records() {
  const me = useAsked({ ask: 'me' });
  const keeps = me.data?.roles.includes('records_officer') ?? false;
  return (
    <>
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('admin-room-records')}</h1>
          <p className="page-lead">{t(keeps ? 'admin-records-lead' : 'admin-records-lead-it')}</p>
        </div>
      </div>
      {keeps && <OneFile />}
      <Erasures />
    </>
  );
}

function OneFile() {
  const [typed, setTyped] = useState('');
  const [student, setStudent] = useState('');
  const file = useAsked({ ask: 'file', student }, student !== '');
  return (
    <section className="stack admin-part" aria-label={t('admin-file')}>
      <Form className="admin-find" onSubmit={() => setStudent(typed.trim())}>
        <Field
          label={t('admin-file-id')}
          hint={t('admin-class-id-hint')}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          spellCheck="false"
        />
        <Button type="submit" kind="primary">
          {t('admin-file-open')}
        </Button>
      </Form>
      {student !== '' && <Asked of={file}>{(told) => <FileTold key={student} student={student} told={told} />}</Asked>}
    </section>
  );
}

function FileTold({ student, told }: { student: string; told: StudentFile }) {
  const [isErasing, setErasing] = useState(false);
  const [reason, setReason] = useState<HoldReason>('records_request');
  const where = [told.school, told.grade === null ? null : t('admin-gives-grades', { grades: told.grade, count: 1 })];
  const hold = () =>
    attempt(() => order({ ask: 'set_hold', student, reason })).then((done) => done && say(t('admin-hold-set')));
  const end = ({ id }: HoldLine) =>
    attempt(() => order({ ask: 'end_hold', student, hold: id })).then((done) => done && say(t('admin-hold-ended')));
  const columns: readonly ColumnSpec<HoldLine>[] = [
    {
      id: 'reason',
      label: t('admin-hold-reason'),
      isRowHeader: true,
      cell: (line) => t(`admin-hold-${line.reason}`),
    },
    { id: 'set', label: t('admin-hold-since'), cell: ({ set_on }) => exactly(set_on) },
    {
      id: 'ended',
      label: t('admin-hold-until'),
      cell: (line) =>
        line.ended_on === null ? (
          <Button
            size="s"
            aria-label={t('admin-hold-end-of', { reason: t(`admin-hold-${line.reason}`) })}
            onPress={() => void end(line)}
          >
            {t('admin-hold-end')}
          </Button>
        ) : (
          exactly(line.ended_on)
        ),
    },
  ];
  return (
    <div className="card admin-file">
      <div>
        <h2 className="admin-heading">
          <bdi>{told.name}</bdi>
        </h2>
        <p className="soft admin-words">{where.filter((part) => part !== null).join(' · ')}</p>
      </div>
      <section className="stack-tight">
        <h3 className="admin-subheading">{t('admin-holds')}</h3>
        <p className="soft admin-words">{t('admin-holds-words')}</p>
        {told.holds.length > 0 && (
          <Table
            label={t('admin-holds')}
            columns={columns}
            rows={told.holds}
            idOf={({ id }) => id}
            textOf={(line) => t(`admin-hold-${line.reason}`)}
          />
        )}
        <div className="admin-find">
          <Select<HoldReason>
            label={t('admin-hold-reason')}
            options={REASONS.map((id) => ({ id, label: t(`admin-hold-${id}`) }))}
            value={reason}
            onChange={setReason}
          />
          <Button onPress={() => void hold()}>{t('admin-hold-do')}</Button>
        </div>
      </section>
      <section className="stack-tight">
        <h3 className="admin-subheading">{t('admin-erase-title')}</h3>
        <p className="soft admin-words">{t('admin-erase-count', { count: told.records })}</p>
        <div>
          <Button isDisabled={told.records === 0} onPress={() => setErasing(true)}>
            {t('admin-erase')}
          </Button>
        </div>
      </section>
      {isErasing && <EraseDialog student={student} name={told.name} onClose={() => setErasing(false)} />}
    </div>
  );
}

const ERASURES = inLocale((): readonly ColumnSpec<ErasureLine>[] => [
  {
    id: 'when',
    label: t('admin-when'),
    isRowHeader: true,
    cell: ({ at_ms }) => <span title={momentWords(at_ms)}>{agoWords(at_ms)}</span>,
  },
  { id: 'student', label: t('admin-erasure-student'), cell: ({ student }) => student },
  {
    id: 'devices',
    label: t('admin-erasure-devices'),
    cell: ({ devices }) => t('admin-erasure-confirmed', { confirmed: devices.confirmed, count: devices.had_it }),
  },
  {
    id: 'outstanding',
    label: t('admin-erasure-outstanding'),
    cell: ({ devices }) => (
      <span className="admin-two">
        {devices.outstanding.map(({ device, label, login, contact_ms }) => (
          <span key={device}>
            {t('admin-erasure-waits', {
              device: label || t('admin-device-unnamed'),
              login: login ?? t('admin-somebody'),
              when: agoWords(contact_ms),
            })}
          </span>
        ))}
      </span>
    ),
  },
]);

function Erasures() {
  const erasures = useAsked({ ask: 'erasures' });
  return (
    <section className="stack-tight admin-part" aria-labelledby="erasures">
      <h2 id="erasures" className="admin-heading">
        {t('admin-erasures')}
      </h2>
      <Asked of={erasures}>
        {(all) => (
          <div className="card">
            <Table
              label={t('admin-erasures')}
              columns={ERASURES()}
              rows={all}
              idOf={({ erasure }) => erasure}
              textOf={({ at_ms }) => momentWords(at_ms)}
              empty={<EmptyState title={t('admin-erasures-none')}>{t('admin-erasures-none-words')}</EmptyState>}
            />
          </div>
        )}
      </Asked>
    </section>
  );
}
