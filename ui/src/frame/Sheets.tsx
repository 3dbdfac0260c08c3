// In which language does a page speak, and on which sheet?

import type { PageLanguage, Sheet } from '../ipc';
import { Segmented } from '../widgets/Segmented';
import { t } from '../words';
import './sheets.css';

interface SheetsProps {
  language: PageLanguage;
  onLanguage: (language: PageLanguage) => void;
  sheet: Sheet;
  onSheet: (sheet: Sheet) => void;
}

export function Sheets({ language, onLanguage, sheet, onSheet }: SheetsProps) {
  return (
    <div className="take-sheets">
      <div className="take-sheet">
        <span aria-hidden="true">{t('take-language')}</span>
        <Segmented<PageLanguage>
          label={t('take-language')}
          options={[
            { id: 'en', label: t('take-language-en') },
            { id: 'es', label: t('take-language-es') },
          ]}
          value={language}
          onChange={onLanguage}
        />
      </div>
      <div className="take-sheet">
        <span aria-hidden="true">{t('take-sheet')}</span>
        <Segmented<Sheet>
          label={t('take-sheet')}
          options={[
            { id: 'letter', label: t('take-sheet-letter') },
            { id: 'a4', label: t('take-sheet-a4') },
          ]}
          value={sheet}
          onChange={onSheet}
        />
      </div>
    </div>
  );
}
