// Whom does this laptop belong to, and how does it stand? Before: how to connect, and what will travel. After: with whom,
// since when, what stands in the way, what waits, was sent and was not taken.

import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { glance, troubleWords, useDistrict } from '../../frame/district';
import { Trouble } from '../../frame/Trouble';
import { type DistrictNow, kith, type MemberView, useLive } from '../../ipc';
import { t } from '../../words';
import { atMoment, exactly, today } from '../../words/dates';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { Progress } from '../../widgets/Progress';
import { say } from '../../widgets/StatusLine';
import { DistrictLists, RefusedList } from './DistrictLists';
import { JoinDistrict } from './JoinDistrict';

export function District() {
  const view = useLive(['district', 'page'], kith.district, 'any', { keepWhileReading: true });
  const now = useDistrict();
  const [asks, setAsks] = useState<'join' | 'leave' | null>(null);
  const close = () => setAsks(null);
  if (view.isError) return <Trouble error={view.error} onRetry={() => void view.refetch()} />;
  if (!view.data || !now) return null;
  const { member, can_join, refused, staying } = view.data;
  return (
    <section className="settings-part" aria-label={t('district-title')}>
      <div>
        <h2>{t('district-title')}</h2>
        <p className="soft">{t('district-words')}</p>
      </div>
      <div className="stack district">
        {member ? (
          <>
            <Member member={member} now={now} onLeave={() => setAsks('leave')} />
            <DistrictLists view={view.data} />
          </>
        ) : (
          <>
            <p className="soft settings-words">{t(can_join ? 'district-none' : 'district-invented')}</p>
            {can_join && (
              <div className="row">
                <Button onPress={() => setAsks('join')}>{t('district-connect')}</Button>
              </div>
            )}
            {refused.length > 0 && <RefusedList refused={refused} />}
          </>
        )}
      </div>
      {asks === 'join' && <JoinDistrict onClose={close} />}
      {asks === 'leave' && member && (
        <Leave district={member.district} waiting={now.waiting + refused.length + staying} onClose={close} />
      )}
    </section>
  );
}

function Member({ member, now, onLeave }: { member: MemberView; now: DistrictNow; onLeave: () => void }) {
  const iso = (ms: number | null) => new Date(ms ?? 0).toISOString();
  const { trouble, coming, is_paused } = now;
  return (
    <div className="stack-tight">
      <strong>{t('district-with', { district: member.district, name: member.name })}</strong>
      <p className="soft">{member.address}</p>
      <p>{t('district-since', { when: atMoment(iso(member.since_ms)) })}</p>
      <p>
        {member.contact_ms === null
          ? t('district-contact-never')
          : t('district-contact', { when: atMoment(iso(member.contact_ms)) })}
      </p>
      {member.lease_until_ms !== null && (
        <p className="soft">{t('district-lease', { day: exactly(today(new Date(member.lease_until_ms))) })}</p>
      )}
      {trouble !== null && !is_paused && <Banner tone="attention">{troubleWords(trouble)}</Banner>}
      {is_paused && <Banner>{t('district-paused')}</Banner>}
      {coming !== null && !is_paused && trouble === null && (
        <Progress
          label={t('district-coming')}
          detail={t('district-coming-detail', { pct: Math.floor(coming / 10) })}
          done={coming}
          of={1000}
          cancelLabel={t('district-pause')}
          onCancel={() => void attempt(() => kith.pauseSync())}
        />
      )}
      <p className="district-glance">{glance(now).words}</p>
      <div className="row">
        <Button onPress={() => void attempt(() => kith.syncNow())}>
          {t(is_paused ? 'district-go-on' : 'district-now')}
        </Button>
        <Button kind="quiet" onPress={onLeave}>
          {t('district-leave')}
        </Button>
      </div>
    </div>
  );
}

function Leave({ district, waiting, onClose }: { district: string; waiting: number; onClose: () => void }) {
  const leave = async () => {
    const done = await attempt(() => kith.leaveDistrict());
    if (done === undefined) return;
    onClose();
    say(t('district-left'));
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('district-leave-title', { district })}
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('do-cancel')}
          </Button>
          <Button kind="primary" onPress={() => void leave()}>
            {t('district-leave')}
          </Button>
        </>
      }
    >
      <p>{t('district-leave-words', { count: waiting })}</p>
    </Dialog>
  );
}
