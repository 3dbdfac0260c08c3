// Why does this profile stay closed? It was without its district for longer than it may: then a meeting opens it, and the
// button asks for one. Or its laptop was reported lost and its keys are gone: then what happened, what is kept where, and what
// to do. Nothing of any student is known here.

import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { type AtDoor as Door, kith, type LostView, type ProfileLine, readStatusAgain } from '../../ipc';
import { t } from '../../words';
import { atMoment } from '../../words/dates';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { say } from '../../widgets/StatusLine';

const when = (ms: number | null) => atMoment(new Date(ms ?? 0).toISOString());

/** What the list says beside a name; null where there is nothing to say. */
export function doorShort(door: Door | null): string | null {
  if (!door || door.may_open === 'yes') return null;
  return t(door.may_open === 'lost' ? 'door-lost-short' : 'door-lease-short');
}

export interface AtDoorProps {
  profile: ProfileLine;
  door: Door;
  onOther: () => void;
  onSetUp: () => void;
}

export function AtDoor({ profile, door, onOther, onSetUp }: AtDoorProps) {
  const isLost = door.may_open === 'lost';
  return (
    <div className="stack">
      <div>
        <h1 className="entry-title">{t(isLost ? 'door-lost-title' : 'door-lease-title')}</h1>
        <p className="entry-lead">
          <bdi>{profile.name}</bdi>
        </p>
      </div>
      {isLost ? <Gone profile={profile} door={door} /> : <LeaseOver profile={profile} door={door} />}
      <div className="row entry-more">
        {isLost && (
          <Button kind="link" onPress={onSetUp}>
            {t('unlock-new')}
          </Button>
        )}
        <Button kind="link" onPress={onOther}>
          {t('unlock-other')}
        </Button>
      </div>
    </div>
  );
}

function LeaseOver({ profile, door }: { profile: ProfileLine; door: Door }) {
  const { district, lease_until_ms, contact_ms, is_busy, trouble, unsent } = door;
  // It was met after the lease had run out, and no more was given.
  const isRefused = trouble === null && contact_ms !== null && lease_until_ms !== null && contact_ms >= lease_until_ms;
  return (
    <>
      <Banner tone="attention">{t('door-lease', { district, when: when(lease_until_ms) })}</Banner>
      <p>{t('door-lease-kept', { count: unsent })}</p>
      <p>{t(isRefused ? 'door-lease-refused' : 'door-lease-do', { district })}</p>
      <div role="status">
        {trouble !== null && !is_busy && <Banner tone="attention">{t(`trouble-${trouble}`)}</Banner>}
      </div>
      <div className="row entry-go">
        <Button
          kind="primary"
          size="l"
          icon={RefreshCw}
          isBusy={is_busy}
          autoFocus
          onPress={() => void attempt(() => kith.meetAtDoor(profile.id))}
        >
          {t('door-meet')}
        </Button>
      </div>
    </>
  );
}

function Gone({ profile, door }: { profile: ProfileLine; door: Door }) {
  const [isAsking, setAsking] = useState(false);
  const { district, unsent, lost } = door;
  if (!lost) return <Banner tone="attention">{t('door-lost-unread')}</Banner>;
  const remove = async () => {
    const done = await attempt(() => kith.removeLost(profile.id));
    setAsking(false);
    if (done === undefined) return;
    say(t('door-removed'));
    void readStatusAgain();
  };
  return (
    <>
      <Banner tone="attention">
        {t(lost.is_destroyed ? 'door-lost' : 'door-lost-working', { district, when: when(lost.at_ms) })}
      </Banner>
      <Kept lost={lost} district={district} unsent={unsent} />
      <p>{t('door-lost-do', { district })}</p>
      {lost.is_destroyed && (
        <div className="row">
          <Button onPress={() => setAsking(true)}>{t('door-remove')}</Button>
        </div>
      )}
      {isAsking && (
        <Dialog
          role="alertdialog"
          title={t('door-remove-title')}
          closeLabel={t('do-close')}
          isOpen
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button kind="quiet" onPress={() => setAsking(false)}>
                {t('do-cancel')}
              </Button>
              <Button kind="primary" onPress={() => void remove()}>
                {t('door-remove-do')}
              </Button>
            </>
          }
        >
          <p>{t('door-remove-words')}</p>
        </Dialog>
      )}
    </>
  );
}

const Kept = ({ lost, district, unsent }: { lost: LostView; district: string; unsent: number }) => (
  <ul className="entry-kept">
    <li>{t('door-lost-kept', { district, count: unsent })}</li>
    {lost.drafts > 0 && <li>{t('door-lost-drafts', { count: lost.drafts })}</li>}
    {lost.had_notes && <li>{t('door-lost-notes')}</li>}
    <li>{t('door-lost-copies')}</li>
  </ul>
);
