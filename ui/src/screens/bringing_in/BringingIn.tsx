// How do students get in? From a roster, a table or a pasted list; always by way of a preview that counts everything and
// lists what is refused; then in one piece that can be undone. Nothing here reads a file itself.

import './bringing_in.css';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { useProgress } from '../../frame/useProgress';
import { type Job, kith, type OpenProfile, type Preview, type PreviewHandle, type TableView } from '../../ipc';
import { startTask } from '../../route';
import { t } from '../../words';
import { Button } from '../../widgets/Button';
import { Progress } from '../../widgets/Progress';
import { Done } from './Done';
import { PasteStep } from './PasteStep';
import { PreviewStep } from './PreviewStep';
import { TableStep } from './TableStep';
import { Ways } from './Ways';

type Step =
  | { at: 'ways' }
  | { at: 'table'; path: string; table: TableView }
  | { at: 'paste' }
  | { at: 'preview'; handle: PreviewHandle }
  | { at: 'done'; preview: Preview };

export function BringingIn({ open }: { open: OpenProfile }) {
  const [step, setStep] = useState<Step>({ at: 'ways' });
  const [job, setJob] = useState<Job | null>(null);
  const working = async <T,>(which: Job, work: () => Promise<T>): Promise<T | undefined> => {
    setJob(which);
    const answer = await attempt(work);
    setJob(null);
    return answer;
  };
  const preview = async (read: () => Promise<PreviewHandle>) => {
    const handle = await working('preview', read);
    if (handle) setStep({ at: 'preview', handle });
  };
  const roster = async (pick: () => Promise<string[]>) => {
    const paths = (await attempt(pick)) ?? [];
    if (paths.length > 0) await preview(() => kith.previewRoster(paths));
  };
  const table = async () => {
    const [path] = (await attempt(() => kith.pickFiles('table'))) ?? [];
    if (!path) return;
    const read = await working('preview', () => kith.readTable(path));
    if (read) setStep({ at: 'table', path, table: read });
  };
  const apply = async (handle: PreviewHandle) => {
    const done = await working('apply', () => kith.applyPreview(handle.preview_id));
    if (done) setStep({ at: 'done', preview: handle.preview });
  };
  const drop = async (handle: PreviewHandle) => {
    setStep({ at: 'ways' });
    await attempt(() => kith.dropPreview(handle.preview_id));
  };
  return (
    <div className="page bring">
      {job === null ? (
        <Back onBack={() => (step.at === 'ways' || step.at === 'done' ? startTask(null) : setStep({ at: 'ways' }))} />
      ) : (
        <Working job={job} />
      )}
      <div hidden={job !== null}>
        {step.at === 'ways' && (
          <Ways
            onFiles={() => void roster(() => kith.pickFiles('roster'))}
            onFolder={() => void roster(async () => [await kith.pickFolder()].filter((path) => path !== null))}
            onTable={() => void table()}
            onPaste={() => setStep({ at: 'paste' })}
          />
        )}
        {step.at === 'table' && (
          <TableStep
            table={step.table}
            school={open.school}
            onNext={(mapping, school) => void preview(() => kith.previewTable(step.path, mapping, school))}
          />
        )}
        {step.at === 'paste' && (
          <PasteStep
            school={open.school}
            onNext={(text, school) => void preview(() => kith.previewPasted(text, school))}
          />
        )}
        {step.at === 'preview' && (
          <PreviewStep
            preview={step.handle.preview}
            onApply={() => void apply(step.handle)}
            onDrop={() => void drop(step.handle)}
          />
        )}
        {step.at === 'done' && <Done preview={step.preview} onUndone={() => setStep({ at: 'ways' })} />}
      </div>
    </div>
  );
}

const Back = ({ onBack }: { onBack: () => void }) => (
  <Button kind="link" icon={ArrowLeft} onPress={onBack} className="bring-back">
    {t('do-back')}
  </Button>
);

function Working({ job }: { job: Job }) {
  const { done, of } = useProgress(job, true);
  return (
    <div className="bring-working">
      <h1 className="page-title">{t('bring-title')}</h1>
      <Progress
        label={t(job === 'apply' ? 'bring-applying' : 'bring-reading')}
        detail={of > 0 ? t('bring-detail', { pct: Math.round((done / of) * 100) }) : undefined}
        done={done}
        of={of}
        cancelLabel={t('bring-stop')}
        onCancel={() => void attempt(() => kith.cancel(job))}
      />
    </div>
  );
}
