// How does a report leave Kith? Printed by the system's viewer, saved as a tagged PDF, or as a table: a workbook or a CSV.

import { FileText, Printer } from 'lucide-react';
import { useState } from 'react';
import { AsTable } from '../../../frame/AsTable';
import { attempt } from '../../../frame/attempt';
import { sheetHere } from '../../../frame/usePaper';
import { kith, type ReportAs, type ReportPage } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { say } from '../../../widgets/StatusLine';
import { t } from '../../../words';

export function Give({ page }: { page: () => ReportPage }) {
  const [isBusy, setBusy] = useState(false);
  const give = async (how: ReportAs) => {
    if (isBusy) return;
    setBusy(true);
    const done = await attempt(() => kith.giveReport(page(), how));
    setBusy(false);
    if (done) say(t(how.as === 'print' ? 'take-shown-now' : 'take-saved'));
    else if (done === false && how.as === 'print') say(t('report-no-viewer'), { isWrong: true });
  };
  const sheet = sheetHere();
  return (
    <>
      <Button kind="quiet" icon={Printer} isDisabled={isBusy} onPress={() => void give({ as: 'print', sheet })}>
        {t('report-print')}
      </Button>
      <Button kind="quiet" icon={FileText} isDisabled={isBusy} onPress={() => void give({ as: 'pdf', sheet })}>
        {t('report-pdf')}
      </Button>
      <AsTable label={t('report-table')} isDisabled={isBusy} onGive={(kind) => void give({ as: kind })} />
    </>
  );
}
