// From where? A roster, a table, or a list: what each is, in one sentence.

import { CalendarPlus, ClipboardList, FileSpreadsheet, FolderTree, type LucideIcon, School } from 'lucide-react';
import { t } from '../../words';
import { Button } from '../../widgets/Button';

/** What is brought in. */
export type What = 'students' | 'visits';

export interface WaysProps {
  onFiles: () => void;
  onFolder: () => void;
  onTable: () => void;
  onPaste: () => void;
  /** In the invented school: its own roster, for somebody who has no files. */
  onInvented?: () => void;
  /** The district whose roster this laptop has: it takes in no other. */
  district?: string;
}

export function Ways({ onFiles, onFolder, onTable, onPaste, onInvented, district }: WaysProps) {
  return (
    <>
      <h1 className="page-title" tabIndex={-1}>
        {t('bring-title')}
      </h1>
      <p className="page-lead">{t('bring-lead')}</p>
      <div className="bring-ways">
        {onInvented && (
          <Way icon={School} title={t('bring-invented')} words={t('bring-invented-words')}>
            <Button kind="primary" onPress={onInvented}>
              {t('bring-invented-do')}
            </Button>
          </Way>
        )}
        {district !== undefined ? (
          <Way icon={FolderTree} title={t('bring-roster')} words={t('bring-roster-district', { district })} />
        ) : (
          <Way icon={FolderTree} title={t('bring-roster')} words={t('bring-roster-words')}>
            <Button kind={onInvented ? 'plain' : 'primary'} onPress={onFiles}>
              {t('bring-roster-files')}
            </Button>
            <Button onPress={onFolder}>{t('bring-roster-folder')}</Button>
          </Way>
        )}
        <Way icon={FileSpreadsheet} title={t('bring-table')} words={t('bring-table-words')}>
          <Button onPress={onTable}>{t('bring-table-file')}</Button>
        </Way>
        <Way icon={ClipboardList} title={t('bring-paste')} words={t('bring-paste-words')}>
          <Button onPress={onPaste}>{t('bring-paste-do')}</Button>
        </Way>
      </div>
    </>
  );
}

/** The one way in which visits come in. */
export function VisitWays({ onList }: { onList: () => void }) {
  return (
    <>
      <h1 className="page-title" tabIndex={-1}>
        {t('bring-visits-title')}
      </h1>
      <p className="page-lead">{t('bring-lead')}</p>
      <div className="bring-ways">
        <Way icon={CalendarPlus} title={t('bring-visits-list')} words={t('bring-visits-list-words')}>
          <Button kind="primary" onPress={onList}>
            {t('bring-visits-file')}
          </Button>
        </Way>
        <p className="soft bring-honest">{t('bring-visits-honest')}</p>
      </div>
    </>
  );
}

interface WayProps {
  icon: LucideIcon;
  title: string;
  words: string;
  children?: React.ReactNode;
}

const Way = ({ icon: Icon, title, words, children }: WayProps) => (
  <section className="bring-way card" aria-label={title}>
    <Icon aria-hidden strokeWidth={1.75} />
    <div>
      <h2>{title}</h2>
      <p className="soft">{words}</p>
      {children && <div className="row">{children}</div>}
    </div>
  </section>
);
