// How does the district's roster come in? Somebody chooses the bundle, sees what would change, and takes it in; or the student system
// lays it into a folder, and what came of that stands here. Nothing changes before it was seen, but what is plain in the folder.

import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { t } from '../../words';
import { type Answers, type Outcome, upload, useAsked } from './asking';
import { Asked } from './Asked';
import { ReportView } from './ReportView';
import { agoWords, whyWords } from './said';

type Report = Answers['roster'];

export function Roster() {
  const [bundle, setBundle] = useState<File | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const send = async (file: File, isApplied: boolean) => {
    if (isBusy) return;
    setBusy(true);
    setFailed(null);
    try {
      setReport(await upload(file, isApplied));
      setBundle(file);
    } catch (error) {
      setFailed(error);
    }
    setBusy(false);
  };
  const choose = (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    setReport(null);
    void send(file, false);
  };
  return (
    <>
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('admin-room-roster')}</h1>
          <p className="page-lead">{t('bring-lead')}</p>
        </div>
        <FileTrigger acceptedFileTypes={['.zip', 'application/zip']} onSelect={choose}>
          <Button kind={report === null ? 'primary' : 'plain'} icon={FileUp} isBusy={isBusy}>
            {t(report === null ? 'admin-roster-choose' : 'admin-roster-other')}
          </Button>
        </FileTrigger>
      </div>
      {isBusy && (
        <p className="soft" role="status">
          {t('admin-roster-reading')}
        </p>
      )}
      {failed !== null && (
        <Banner tone="wrong" role="alert">
          {whyWords(failed)}
        </Banner>
      )}
      {report && bundle && !isBusy && (
        <section className="stack admin-report" aria-labelledby="report">
          <div className="page-head">
            <div>
              <h2 id="report" className="admin-heading">
                {t(report.is_applied ? 'admin-roster-taken' : 'preview-title')}
              </h2>
              <p className="soft admin-words" role="status">
                {report.is_applied
                  ? t('admin-roster-taken-words', { file: bundle.name })
                  : t('preview-from', { format: report.format })}
              </p>
            </div>
            {!report.is_applied && (
              <Button kind="primary" onPress={() => void send(bundle, true)}>
                {t('admin-roster-take')}
              </Button>
            )}
          </div>
          <ReportView report={report} />
        </section>
      )}
      <DropFolder />
    </>
  );
}

function DropFolder() {
  const folder = useAsked({ ask: 'roster_folder' });
  return (
    <section className="stack-tight admin-part" aria-labelledby="folder">
      <h2 id="folder" className="admin-heading">
        {t('admin-folder-last')}
      </h2>
      <Asked of={folder}>{(told) => <Folder told={told} />}</Asked>
    </section>
  );
}

const lineWords = (outcome: Outcome, looked_ms: number): string =>
  t('admin-folder-line', { outcome: t(`admin-outcome-${outcome}`), when: agoWords(looked_ms) });

function Folder({ told: { folder, every_minutes, looked_ms, outcome, report } }: { told: Answers['roster_folder'] }) {
  if (folder === null) return <p className="soft admin-words">{t('admin-folder-none')}</p>;
  const waits = outcome === 'waits_for_leavers' || outcome === 'waits_for_refused_lines' || outcome === 'not_readable';
  return (
    <>
      <p className="admin-words">{t('admin-folder-words', { folder, minutes: every_minutes })}</p>
      {outcome === null || looked_ms === null ? (
        <p className="soft admin-words">{t('admin-folder-nothing')}</p>
      ) : (
        <Banner tone={waits ? 'attention' : 'good'}>
          {waits ? t('admin-folder-do', { line: lineWords(outcome, looked_ms) }) : lineWords(outcome, looked_ms)}
        </Banner>
      )}
      {report && <ReportView report={report} />}
    </>
  );
}
