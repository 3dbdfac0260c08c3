// What came of it? One sentence, the next thing to do, and a way to take all of it back.

import { undoLast } from '../../frame/attempt';
import { kith, type Preview, useLive } from '../../ipc';
import { goTo, startTask } from '../../route';
import { t } from '../../words';
import { Button } from '../../widgets/Button';

export function Done({ preview, onUndone }: { preview: Preview; onUndone: () => void }) {
  const caseload = useLive(['today'], kith.today, 'any').data?.caseload ?? 0;
  const undo = async () => {
    await undoLast();
    onUndone();
  };
  const see = () => goTo('students');
  const set = () => startTask('caseload');
  return (
    <div className="stack bring-done">
      <div>
        <h1 className="page-title" tabIndex={-1}>
          {t('bring-done-title')}
        </h1>
        <p className="page-lead" role="status">
          {t('bring-done-words', { adds: preview.adds.students, leavers: preview.leavers.students })}
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
      <p className="soft bring-done-undo">
        {t('bring-done-undo-hint')}{' '}
        <Button kind="link" onPress={() => void undo()}>
          {t('bring-done-undo')}
        </Button>
      </p>
    </div>
  );
}
