// How is the server saved? A copy of its ledger and of the files' keys in a folder of its machine, read back before it counts. It opens
// with the server's own keys alone, which are kept elsewhere.

import { useState } from 'react';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { type ColumnSpec, Table } from '../../widgets/Table';
import { inLocale, t } from '../../words';
import { type Answers, order, useAsked } from './asking';
import { Asked } from './Asked';
import { momentWords, whyWords } from './said';

type BackupLine = Answers['backups'][number];

const COLUMNS = inLocale((): readonly ColumnSpec<BackupLine>[] => [
  { id: 'when', label: t('admin-when'), cell: ({ at_ms }) => momentWords(at_ms) },
  { id: 'folder', label: t('admin-backup-folder'), isRowHeader: true, cell: ({ folder }) => <bdi>{folder}</bdi> },
]);

export function Backups() {
  const backups = useAsked({ ask: 'backups' });
  const [folder, setFolder] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const [made, setMade] = useState<Answers['backup'] | null>(null);
  const isEmpty = folder.trim() === '';
  const make = async () => {
    setTried(true);
    if (isBusy || isEmpty) return;
    setBusy(true);
    setFailed(null);
    setMade(null);
    try {
      setMade(await order({ ask: 'backup', folder: folder.trim() }));
    } catch (error) {
      setFailed(error);
    }
    setBusy(false);
  };
  const wrong = failed === null ? null : whyWords(failed);
  return (
    <>
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('admin-room-backups')}</h1>
          <p className="page-lead">{t('admin-backups-lead')}</p>
        </div>
      </div>
      <Form className="admin-find" onSubmit={() => void make()}>
        <Field
          label={t('admin-backup-folder')}
          hint={t('admin-backup-folder-hint')}
          value={folder}
          onChange={setFolder}
          autoComplete="off"
          spellCheck="false"
          error={isTried && isEmpty ? t('admin-missing') : wrong}
        />
        <Button type="submit" kind="primary" isBusy={isBusy}>
          {t('admin-backup-make')}
        </Button>
      </Form>
      {made && (
        <div className="admin-block">
          <Banner tone="good" role="status">
            {t('admin-backup-made', { folder: made.folder, count: made.parts })}
          </Banner>
        </div>
      )}
      <section className="stack-tight admin-part" aria-labelledby="backups">
        <h2 id="backups" className="admin-heading">
          {t('admin-backups-made')}
        </h2>
        <Asked of={backups}>
          {(all) => (
            <div className="card">
              <Table
                label={t('admin-backups-made')}
                columns={COLUMNS()}
                rows={all}
                idOf={({ folder: of }) => of}
                textOf={({ at_ms }) => momentWords(at_ms)}
                empty={<EmptyState title={t('admin-backups-none')}>{t('admin-backups-none-words')}</EmptyState>}
              />
            </div>
          )}
        </Asked>
      </section>
    </>
  );
}
