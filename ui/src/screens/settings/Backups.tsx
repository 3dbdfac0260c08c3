// Where are the backups? Which are kept, when they were made and how large each is; and one more on request.

import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { Trouble } from '../../frame/Trouble';
import { useProgress } from '../../frame/useProgress';
import { type BackupList, kith, useLive } from '../../ipc';
import { inLocale, t } from '../../words';
import { atMoment } from '../../words/dates';
import { Button } from '../../widgets/Button';
import { Progress } from '../../widgets/Progress';
import { say } from '../../widgets/StatusLine';
import { type ColumnSpec, Table } from '../../widgets/Table';

type Kept = BackupList['kept'][number];

const megabytes = inLocale(
  (tag) => new Intl.NumberFormat(tag, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }),
);

const Size = ({ kib }: { kib: number }) => <>{megabytes().format(kib / 1024)}</>;

const COLUMNS = inLocale((): readonly ColumnSpec<Kept>[] => [
  { id: 'when', label: t('settings-backup-when'), isRowHeader: true, cell: ({ made_on }) => atMoment(made_on) },
  { id: 'size', label: t('settings-backup-size'), isFigure: true, cell: ({ size_kib }) => <Size kib={size_kib} /> },
  { id: 'file', label: t('settings-backup-file'), cell: ({ name }) => <span className="soft">{name}</span> },
]);

export function Backups() {
  const [isRunning, setRunning] = useState(false);
  const backups = useLive(['backups'], kith.backups, []);
  const progress = useProgress('backup', isRunning);
  const backUp = async () => {
    setRunning(true);
    const done = await attempt(() => kith.backUpNow());
    setRunning(false);
    if (!done) return;
    say(t('settings-backup-done'));
    await backups.refetch();
  };
  if (backups.isError) return <Trouble error={backups.error} onRetry={() => void backups.refetch()} />;
  if (!backups.data) return null;
  const { folder, kept } = backups.data;
  return (
    <section className="settings-part">
      <div>
        <h2>{t('settings-backups')}</h2>
        <p className="soft">{t('settings-backups-words', { folder })}</p>
      </div>
      <div className="stack">
        {kept.length === 0 ? (
          <p className="soft settings-words">{t('settings-backup-none')}</p>
        ) : (
          <div className="card settings-backups">
            <Table
              label={t('settings-backup-list')}
              columns={COLUMNS()}
              rows={kept}
              idOf={({ name }) => name}
              textOf={({ made_on }) => atMoment(made_on)}
            />
          </div>
        )}
        {isRunning ? (
          <Progress
            label={t('settings-backup-running')}
            {...progress}
            cancelLabel={t('bring-stop')}
            onCancel={() => void attempt(() => kith.cancel('backup'))}
          />
        ) : (
          <div className="row">
            <Button onPress={() => void backUp()}>{t('settings-backup-now')}</Button>
          </div>
        )}
      </div>
    </section>
  );
}
