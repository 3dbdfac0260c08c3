// What came of it? One sentence, the next thing to do, and a way to take all of it back: this import and nothing else. Where
// not all of it went back, who stayed is named.

import { undoCommit } from '../../frame/attempt';
import { kith, type Preview, type Undone, useLive } from '../../ipc';
import { goTo, startTask } from '../../route';
import { t } from '../../words';
import { Button } from '../../widgets/Button';

/** What was brought in, in a sentence. */
export const doneWords = ({ adds, leavers }: Preview): string =>
  t('bring-done-words', { adds: adds.students, leavers: leavers.students });

interface DoneProps {
  preview: Preview;
  commit: string | null;
  onUndone: (undone: Undone) => void;
}

export function Done({ preview, commit, onUndone }: DoneProps) {
  const caseload = useLive(['today'], kith.today, 'any').data?.caseload ?? 0;
  const undo = async (import_: string) => {
    const undone = await undoCommit(import_);
    if (undone) onUndone(undone);
  };
  const see = () => goTo('students');
  const set = () => startTask('caseload');
  return (
    <div className="stack bring-done">
      <div>
        <h1 className="page-title">{t('bring-done-title')}</h1>
        <p className="page-lead" role="status">
          {doneWords(preview)}
        </p>
      </div>
      <div className="row">
        <Button kind={caseload === 0 ? 'primary' : 'plain'} onPress={set}>
          {t('bring-done-caseload')}
        </Button>
        <Button kind={caseload === 0 ? 'plain' : 'primary'} onPress={see}>
          {t('bring-done-students')}
        </Button>
      </div>
      {commit !== null && (
        <p className="soft bring-done-undo">
          {t('bring-done-undo-hint')}{' '}
          <Button kind="link" onPress={() => void undo(commit)}>
            {t('bring-done-undo')}
          </Button>
        </p>
      )}
    </div>
  );
}

/** Who stayed when an import was taken back, by name. */
export function LeftAlone({ undone: { left, left_alone } }: { undone: Undone }) {
  return (
    <div className="stack bring-done">
      <div>
        <h1 className="page-title">{t('bring-undone-title')}</h1>
        <p className="page-lead">{t('bring-undone-words', { count: left_alone })}</p>
      </div>
      {left.length > 0 && (
        <ul className="preview-leaving card" aria-label={t('bring-undone-list')}>
          {left.map(({ kind, name }, at) => (
            // Two students may have one name: the place tells them apart.
            <li key={`${at} ${name}`}>
              <bdi>{name}</bdi>
              {kind !== 'student' && <span className="soft"> {t('bring-undone-other')}</span>}
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <Button kind="primary" onPress={() => goTo('students')}>
          {t('bring-done-students')}
        </Button>
      </div>
    </div>
  );
}
