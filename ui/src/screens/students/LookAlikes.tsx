// Who seems to be here twice? A banner says how many; each pair is looked at, and a person decides. Joining changes what is
// shown and keeps both records; it can be undone.

import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { commit, kith, type LookAlike, useLive } from '../../ipc';
import { t } from '../../words';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';

/** A pair that was told apart stays apart: a day that no school reaches. */
const FOR_GOOD = '9999-12-31';

/** What the dismissal of a pair is called: of two who were typed it names the other. */
const dismissalOf = (pair: LookAlike): string => (pair.is_typed_twice ? `look_alike ${pair.on_roster}` : 'look_alike');

export function LookAlikes({ me }: { me: string }) {
  const [isOpen, setOpen] = useState(false);
  const pairs = useLive(['lookAlikes'], kith.lookAlikes, 'any').data ?? [];
  if (pairs.length === 0 && !isOpen) return null;
  return (
    <div className="students-alike">
      {pairs.length > 0 && (
        <Banner
          tone="attention"
          actions={
            <Button size="s" onPress={() => setOpen(true)}>
              {t('alike-review')}
            </Button>
          }
        >
          {t('alike-banner', { count: pairs.length })}
        </Banner>
      )}
      <Dialog
        title={t('alike-title')}
        closeLabel={t('do-close')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        size="l"
        actions={
          <Button kind={pairs.length === 0 ? 'primary' : 'plain'} onPress={() => setOpen(false)}>
            {t('do-done')}
          </Button>
        }
      >
        <p className="soft caseload-lead">{pairs.length === 0 ? t('alike-none') : t('alike-lead')}</p>
        {pairs.map((pair) => (
          <Pair key={`${pair.by_hand} ${pair.on_roster}`} pair={pair} me={me} />
        ))}
      </Dialog>
    </div>
  );
}

function Pair({ pair, me }: { pair: LookAlike; me: string }) {
  const join = async () => {
    const done = await attempt(() =>
      commit({ on: 'people', do: { edit: 'join_students', student: pair.by_hand, same_as: pair.on_roster } }),
    );
    if (done) sayUndoable(t('alike-joined'), done);
  };
  const separate = async () => {
    const done = await attempt(() =>
      commit({
        on: 'today',
        do: {
          edit: 'dismiss_reason',
          counselor: me,
          student: pair.by_hand,
          reason: dismissalOf(pair),
          until: FOR_GOOD,
        },
      }),
    );
    if (done) sayUndoable(t('alike-separated'), done);
  };
  return (
    <div className="alike card">
      <dl>
        <div>
          <dt>{t('alike-by-hand')}</dt>
          <dd>
            <bdi>{pair.name_by_hand}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t(pair.is_typed_twice ? 'alike-typed-before' : 'alike-on-roster')}</dt>
          <dd>
            <bdi>{pair.name_on_roster}</bdi>
          </dd>
        </div>
      </dl>
      <p className="soft caseload-lead">{t(`alike-because-${pair.because}`)}</p>
      <div className="row">
        <Button size="s" kind="primary" onPress={() => void join()}>
          {t('alike-join')}
        </Button>
        <Button size="s" onPress={() => void separate()}>
          {t('alike-separate')}
        </Button>
      </div>
    </div>
  );
}
