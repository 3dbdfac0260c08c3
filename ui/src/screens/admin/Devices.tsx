// Which laptops are enrolled? When each was met last, which Kith it has, and until when it may go without the server. A lost one is
// revoked. Who was on it stands by name for whoever keeps the records, and for IT as a count and ids that say nothing.

import { useState } from 'react';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { EmptyState } from '../../widgets/EmptyState';
import { say } from '../../widgets/StatusLine';
import { type ColumnSpec, Table } from '../../widgets/Table';
import { inLocale, t } from '../../words';
import { type Answers, order, useAsked } from './asking';
import { Asked } from './Asked';
import { agoWords, attempt, dayWords, figureWords, momentWords, useHush } from './said';

type DeviceLine = Answers['devices'][number];

/** Whether it can still be revoked: what was, is. */
const isEnrolled = ({ state }: DeviceLine) => state === 'in_use' || state === 'lease_ended';

const calledWords = ({ label, login }: DeviceLine): string =>
  t('admin-device-of', { device: label || t('admin-device-unnamed'), login: login ?? t('admin-somebody') });

const COLUMNS = inLocale((): readonly ColumnSpec<DeviceLine>[] => [
  {
    id: 'device',
    label: t('admin-device'),
    isRowHeader: true,
    cell: ({ label, login }) => (
      <span className="admin-two">
        <bdi>{label || t('admin-device-unnamed')}</bdi>
        <bdi className="soft">{login}</bdi>
      </span>
    ),
  },
  {
    id: 'state',
    label: t('admin-device-state'),
    cell: ({ state }) => (
      <span className="admin-state" data-state={state}>
        {t(`admin-device-${state}`)}
      </span>
    ),
  },
  {
    id: 'contact',
    label: t('admin-device-contact'),
    cell: ({ contact_ms }) => <span title={momentWords(contact_ms)}>{agoWords(contact_ms)}</span>,
  },
  { id: 'version', label: t('admin-version'), cell: ({ version }) => version },
  {
    id: 'lease',
    label: t('admin-device-lease'),
    cell: (device) => (isEnrolled(device) ? dayWords(device.lease_until_ms) : ''),
  },
  { id: 'students', label: t('kind-students'), isFigure: true, cell: ({ students }) => figureWords(students) },
]);

export function Devices() {
  const devices = useAsked({ ask: 'devices' });
  const [asked, setAsked] = useState<DeviceLine | null>(null);
  const [revoked, setRevoked] = useState<DeviceLine | null>(null);
  const doing: ColumnSpec<DeviceLine> = {
    id: 'do',
    label: t('admin-device-do'),
    cell: (device) => (
      <span className="admin-row-actions">
        <Button
          size="s"
          aria-label={t('admin-who-was-on-of', { device: calledWords(device) })}
          onPress={() => setAsked(device)}
        >
          {t('admin-who-was-on')}
        </Button>
        {isEnrolled(device) && (
          <Button
            size="s"
            aria-label={t('admin-revoke-of', { device: calledWords(device) })}
            onPress={() => setRevoked(device)}
          >
            {t('admin-revoke')}
          </Button>
        )}
      </span>
    ),
  };
  return (
    <>
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('admin-room-devices')}</h1>
          <p className="page-lead">{t('admin-devices-lead')}</p>
        </div>
      </div>
      <Asked of={devices}>
        {(all) => (
          <div className="card">
            <Table
              label={t('admin-room-devices')}
              columns={[...COLUMNS(), doing]}
              rows={all}
              idOf={({ device }) => device}
              textOf={calledWords}
              empty={<EmptyState title={t('admin-devices-none')}>{t('admin-devices-none-words')}</EmptyState>}
            />
          </div>
        )}
      </Asked>
      {asked && <WhoWasOn device={asked} onClose={() => setAsked(null)} />}
      {revoked && <Revoke device={revoked} onClose={() => setRevoked(null)} />}
    </>
  );
}

function WhoWasOn({ device, onClose }: { device: DeviceLine; onClose: () => void }) {
  useHush();
  const who = useAsked({ ask: 'students_on', device: device.device });
  return (
    <Dialog
      title={t('admin-who-was-on-title', { device: calledWords(device) })}
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('do-done')}
        </Button>
      }
    >
      <Asked of={who}>{(told) => <OnIt told={told} />}</Asked>
    </Dialog>
  );
}

function OnIt({ told }: { told: Answers['students_on'] }) {
  const named = told.names ?? [];
  const others = told.students - named.length;
  return (
    <div className="stack">
      <p className="admin-words">{t('admin-students-on', { count: told.students })}</p>
      {told.names && named.length > 0 && (
        <ul className="admin-list" aria-label={t('kind-students')}>
          {named.map((name, at) => (
            // Two students may have one name: the place tells them apart.
            <li key={`${at} ${name}`}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
      {told.names && others > 0 && (
        <p className="soft admin-words">{t('admin-students-elsewhere', { count: others })}</p>
      )}
      {told.ids && (
        <>
          <ul className="admin-list admin-ids" aria-label={t('admin-ids')}>
            {told.ids.map((id) => (
              <li key={id}>{id}</li>
            ))}
          </ul>
          <p className="soft admin-words">{t('admin-ids-words')}</p>
        </>
      )}
      <p className="soft admin-words">{t('admin-asked-is-noted')}</p>
    </div>
  );
}

function Revoke({ device, onClose }: { device: DeviceLine; onClose: () => void }) {
  useHush();
  const [isBusy, setBusy] = useState(false);
  const revoke = async () => {
    setBusy(true);
    const done = await attempt(() => order({ ask: 'revoke', device: device.device }));
    if (done) say(t('admin-revoked', { device: calledWords(device) }));
    onClose();
  };
  return (
    <Dialog
      title={t('admin-revoke-title', { device: calledWords(device) })}
      role="alertdialog"
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose} autoFocus>
            {t('do-cancel')}
          </Button>
          <Button kind="danger" isBusy={isBusy} onPress={() => void revoke()}>
            {t('admin-revoke')}
          </Button>
        </>
      }
    >
      <p className="admin-words">{t('admin-revoke-words', { day: dayWords(device.lease_until_ms) })}</p>
    </Dialog>
  );
}
