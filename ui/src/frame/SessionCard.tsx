// The card for whoever leads a session, to print or to save: it names nobody, and is printed from wherever one thinks of it.

import { useState } from 'react';
import type { PageLanguage, Paper, Sheet } from '../ipc';
import { Banner } from '../widgets/Banner';
import { Button } from '../widgets/Button';
import { Dialog } from '../widgets/Dialog';
import { t } from '../words';
import { Sheets } from './Sheets';
import { languageHere, sheetHere, usePaper } from './usePaper';

export function SessionCard({ onClose }: { onClose: () => void }) {
  const [language, setLanguage] = useState<PageLanguage>(() => languageHere());
  const [sheet, setSheet] = useState<Sheet>(sheetHere);
  const { isBusy, hasNoViewer, save, print } = usePaper();
  const card: Paper = { of: 'card', language, sheet };
  return (
    <Dialog
      title={t('take-card-title')}
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button isBusy={isBusy} onPress={() => void save(card)}>
            {t('take-save')}
          </Button>
          <Button kind="primary" isBusy={isBusy} onPress={() => void print(card)}>
            {t('take-print')}
          </Button>
        </>
      }
    >
      <p className="take-lead">{t('take-card-lead')}</p>
      <Sheets language={language} onLanguage={setLanguage} sheet={sheet} onSheet={setSheet} />
      {hasNoViewer && (
        <Banner tone="attention" role="status">
          {t('take-no-viewer')}
        </Banner>
      )}
    </Dialog>
  );
}
