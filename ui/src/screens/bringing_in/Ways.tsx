// From where? A roster, a table, or a list: what each is, in one sentence.

import {
  CalendarPlus,
  ClipboardCheck,
  ClipboardList,
  Compass,
  FileSpreadsheet,
  FolderTree,
  type LucideIcon,
  School,
  UserPlus,
} from 'lucide-react';
import { startTask } from '../../route';
import { t } from '../../words';
import { Button } from '../../widgets/Button';

/** What is brought in. */
export type What = 'students' | 'visits' | 'answers' | 'choices';

/** What could not be done, and of which way in, or in the step that is open. */
export interface Wrong {
  of: 'roster' | 'table' | 'invented' | 'list' | 'form' | 'choices' | 'step';
  words: string;
}

export interface WaysProps {
  wrong: Wrong | null;
  onFiles: () => void;
  onFolder: () => void;
  onTable: () => void;
  onPaste: () => void;
  /** In the invented school: its own roster, for somebody who has no files. */
  onInvented?: () => void;
  /** The district whose roster this laptop has: it takes in no other. */
  district?: string;
}

const wordsOf = (wrong: Wrong | null, of: Wrong['of']) => (wrong?.of === of ? wrong.words : undefined);

export function Ways({ onFiles, onFolder, onTable, onPaste, onInvented, district, wrong }: WaysProps) {
  return (
    <>
      <h1 className="page-title" tabIndex={-1}>
        {t('bring-title')}
      </h1>
      <p className="page-lead">{t('bring-lead')}</p>
      <div className="bring-ways">
        {onInvented && (
          <Way
            icon={School}
            title={t('bring-invented')}
            words={t('bring-invented-words')}
            wrong={wordsOf(wrong, 'invented')}
          >
            <Button kind="primary" onPress={onInvented}>
              {t('bring-invented-do')}
            </Button>
          </Way>
        )}
        {district !== undefined ? (
          <Way icon={FolderTree} title={t('bring-roster')} words={t('bring-roster-district', { district })} />
        ) : (
          <Way
            icon={FolderTree}
            title={t('bring-roster')}
            words={t('bring-roster-words')}
            wrong={wordsOf(wrong, 'roster')}
          >
            <Button kind={onInvented ? 'plain' : 'primary'} onPress={onFiles}>
              {t('bring-roster-files')}
            </Button>
            <Button onPress={onFolder}>{t('bring-roster-folder')}</Button>
          </Way>
        )}
        <Way
          icon={FileSpreadsheet}
          title={t('bring-table')}
          words={t('bring-table-words')}
          wrong={wordsOf(wrong, 'table')}
        >
          <Button onPress={onTable}>{t('bring-table-file')}</Button>
        </Way>
        <Way icon={ClipboardList} title={t('bring-paste')} words={t('bring-paste-words')}>
          <Button onPress={onPaste}>{t('bring-paste-do')}</Button>
        </Way>
        <Way icon={UserPlus} title={t('bring-one')} words={t('bring-one-words')}>
          <Button onPress={() => startTask('add_student')}>{t('students-add-one')}</Button>
        </Way>
      </div>
    </>
  );
}

/** The one way in which visits come in. */
export function VisitWays({ onList, wrong }: { onList: () => void; wrong: Wrong | null }) {
  return (
    <>
      <h1 className="page-title" tabIndex={-1}>
        {t('bring-visits-title')}
      </h1>
      <p className="page-lead">{t('bring-lead')}</p>
      <div className="bring-ways">
        <Way
          icon={CalendarPlus}
          title={t('bring-visits-list')}
          words={t('bring-visits-list-words')}
          wrong={wordsOf(wrong, 'list')}
        >
          <Button kind="primary" onPress={onList}>
            {t('bring-visits-file')}
          </Button>
        </Way>
        <p className="soft bring-honest">{t('bring-visits-honest')}</p>
      </div>
    </>
  );
}

/** The one way in which a form's answers come in: after which visit, and what such a form asks. */
export function AnswerWays({
  onForm,
  about,
  wrong,
}: {
  onForm: () => void;
  about: string | null;
  wrong: Wrong | null;
}) {
  return (
    <>
      <h1 className="page-title" tabIndex={-1}>
        {t('bring-answers-title')}
      </h1>
      {about !== null && <p className="page-lead">{about}</p>}
      <p className="page-lead">{t('bring-lead')}</p>
      <div className="bring-ways">
        <Way
          icon={ClipboardCheck}
          title={t('bring-answers-form')}
          words={t('bring-answers-form-words')}
          wrong={wordsOf(wrong, 'form')}
        >
          <Button kind="primary" onPress={onForm}>
            {t('bring-answers-file')}
          </Button>
        </Way>
        <p className="soft bring-honest">{t('bring-answers-honest')}</p>
      </div>
    </>
  );
}

/** The one way in which chosen fields come in. */
export function ChoiceWays({ onChoices, wrong }: { onChoices: () => void; wrong: Wrong | null }) {
  return (
    <>
      <h1 className="page-title" tabIndex={-1}>
        {t('bring-choices-title')}
      </h1>
      <p className="page-lead">{t('bring-lead')}</p>
      <div className="bring-ways">
        <Way
          icon={Compass}
          title={t('bring-choices-list')}
          words={t('bring-choices-words')}
          wrong={wordsOf(wrong, 'choices')}
        >
          <Button kind="primary" onPress={onChoices}>
            {t('bring-choices-file')}
          </Button>
        </Way>
        <p className="soft bring-honest">{t('bring-choices-honest')}</p>
      </div>
    </>
  );
}

interface WayProps {
  icon: LucideIcon;
  title: string;
  words: string;
  /** Why what was chosen here could not be read. */
  wrong?: string;
  children?: React.ReactNode;
}

const Way = ({ icon: Icon, title, words, wrong, children }: WayProps) => (
  <section className="bring-way card" aria-label={title}>
    <Icon aria-hidden strokeWidth={1.75} />
    <div>
      <h2>{title}</h2>
      <p className="soft">{words}</p>
      {children && <div className="row">{children}</div>}
      {wrong !== undefined && (
        <p className="k-error bring-wrong" role="alert">
          {wrong}
        </p>
      )}
    </div>
  </section>
);
