// What is done with several students at once? On the caseload, off it, as the rules say again, or "asked to come". Each can be undone.

import { CalendarPlus, ListRestart, UserMinus, UserPlus } from 'lucide-react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { commit, type OpenProfile, uuidv7 } from '../../ipc';
import { t } from '../../words';
import { today } from '../../words/dates';
import { Button } from '../../widgets/Button';

export interface ChosenActionsProps {
  open: OpenProfile;
  ids: string[];
  onDone: () => void;
}

export function ChosenActions({ open, ids, onDone }: ChosenActionsProps) {
  const count = ids.length;
  const setOn = async (is_on: boolean | null) => {
    const done = await attempt(() =>
      commit({ on: 'people', do: { edit: 'set_on_caseload', counselor: open.me, students: ids, is_on } }),
    );
    if (!done) return;
    onDone();
    const words = is_on === null ? 'students-by-rules-done' : is_on ? 'students-put-on-done' : 'students-take-off-done';
    sayUndoable(t(words, { count }), done);
  };
  const asked = async () => {
    const invitations = ids.map((student) => ({ invitation: uuidv7(), student }));
    const done = await attempt(() => commit({ on: 'today', do: { edit: 'asked_to_come', invitations, on: today() } }));
    if (!done) return;
    onDone();
    sayUndoable(t('students-asked-done', { count }), done);
  };
  return (
    <div className="students-chosen" role="toolbar" aria-label={t('students-chosen', { count })}>
      <strong className="figures">{t('students-chosen', { count })}</strong>
      <Button size="s" icon={UserPlus} onPress={() => void setOn(true)}>
        {t('students-put-on')}
      </Button>
      <Button size="s" icon={UserMinus} onPress={() => void setOn(false)}>
        {t('students-take-off')}
      </Button>
      <Button size="s" icon={ListRestart} onPress={() => void setOn(null)}>
        {t('students-by-rules')}
      </Button>
      {open.has_maps && (
        <Button size="s" icon={CalendarPlus} onPress={() => void asked()}>
          {t('students-asked')}
        </Button>
      )}
      <Button size="s" kind="link" onPress={onDone}>
        {t('students-unchoose')}
      </Button>
    </div>
  );
}
