// What stayed after a visit? A sheet to print, the same lines to type it in, a laptop to pass around, and a card for whoever
// spoke with the visitor. The order of the lines is that of the paper.

import { ArrowLeft, FileInput, Printer, Tablet } from 'lucide-react';
import { useState } from 'react';
import { attempt } from '../../../frame/attempt';
import { printsLight, useNamesOnPaper } from '../../../frame/onPaper';
import { TalkCard } from '../../../frame/TalkCard';
import { Trouble } from '../../../frame/Trouble';
import { kith, readStatusAgain, useLive, type AfterLine, type VisitLine } from '../../../ipc';
import { bringAnswers } from '../../../route';
import { Button } from '../../../widgets/Button';
import { EmptyState } from '../../../widgets/EmptyState';
import { t } from '../../../words';
import { exactly } from '../../../words/dates';
import { AfterGrid } from './AfterGrid';
import { AfterPaper } from './AfterPaper';
import './after.css';

const isSaid = (line: AfterLine) => line.talked !== null || line.learned !== null || line.wishes !== null;

export function AfterVisit({ visit, onBack }: { visit: VisitLine; onBack: () => void }) {
  const sheet = useLive(['after_sheet', visit.id], () => kith.afterSheet(visit.id), 'any', { keepWhileReading: true });
  const onPaper = useNamesOnPaper((sheet.data?.lines ?? []).map((line) => line.student));
  const [carded, setCarded] = useState<AfterLine | null>(null);
  if (sheet.isError) return <Trouble error={sheet.error} onRetry={() => void sheet.refetch()} />;
  if (!sheet.data) return null;
  const { lines, asks_wishes } = sheet.data;
  const here = lines.filter((line) => line.was_present !== false && !line.is_opted_out);
  const optedOut = lines.filter((line) => line.is_opted_out).length;
  const pass = async () => {
    if ((await attempt(() => kith.beginKiosk('after', visit.section, visit.id))) === undefined) return;
    await readStatusAgain();
  };
  return (
    <div className="stayed">
      <div className="stayed-head">
        <Button kind="quiet" icon={ArrowLeft} onPress={onBack}>
          {t('stayed-back')}
        </Button>
        <span className="stayed-do">
          <Button icon={Printer} onPress={() => printsLight()}>
            {t('stayed-print')}
          </Button>
          <Button icon={FileInput} onPress={() => bringAnswers(visit.id)}>
            {t('stayed-form')}
          </Button>
          <Button icon={Tablet} onPress={() => void pass()} aria-describedby="stayed-pass-hint">
            {t('stayed-pass')}
          </Button>
        </span>
      </div>
      <div>
        <h2 className="stayed-title">{t('stayed-title', { visitor: visit.visitor.name })}</h2>
        <p className="soft stayed-line">
          {visit.class} · {exactly(visit.held_on)} ·{' '}
          {t('stayed-count', { said: here.filter(isSaid).length, of: here.length })}
        </p>
      </div>
      {lines.length === 0 ? (
        <EmptyState title={t('visit-here-empty')} />
      ) : (
        <>
          <p className="soft stayed-line">{t('stayed-lead')}</p>
          {!asks_wishes && <p className="soft stayed-line">{t('stayed-wishes-off')}</p>}
          <AfterGrid visit={visit} lines={lines} onRead={async () => void (await sheet.refetch())} onCard={setCarded} />
          {optedOut > 0 && <p className="soft stayed-line">{t('stayed-opted-out', { count: optedOut })}</p>}
          <p id="stayed-pass-hint" className="soft stayed-line">
            {t('stayed-pass-hint')}
          </p>
          <AfterPaper visit={visit} names={onPaper} />
        </>
      )}
      {carded && <TalkCard line={carded} onClose={() => setCarded(null)} />}
    </div>
  );
}
