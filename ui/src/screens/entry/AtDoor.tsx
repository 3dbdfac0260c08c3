// Why does this profile stay closed? It was without its district for longer than it may, was let in no more, or what it had
// noted of its district is gone: then a meeting opens it, or a new invitation. Or its laptop was reported lost and its keys
// are gone: then what happened, what is kept where, and what to do. Nothing of any student is known here.

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
import { Rejoin } from './Rejoin';

const when = (ms: number | null) => atMoment(new Date(ms ?? 0).toISOString());

/** What the list says beside a name; null where there is nothing to say. */
export function doorShort(door: Door | null): string | null {
  if (!door || door.may_open === 'yes') return null;
  if (door.may_open === 'lost') return t('door-lost-short');
  return t(door.may_open === 'refused' ? 'door-refused-short' : 'door-lease-short');
}

function title({ may_open, can_meet }: Door): string {
  if (may_open === 'lost') return t('door-lost-title');
  if (may_open === 'refused') return t('door-refused-title');
  return t(can_meet ? 'door-lease-title' : 'door-join-title');
}

export interface AtDoorProps {
  profile: ProfileLine;
  door: Door;
  onIn: () => void;
  onOther: () => void;
  onSetUp: () => void;
}

export function AtDoor({ profile, door, onIn, onOther, onSetUp }: AtDoorProps) {
  const isLost = door.may_open === 'lost';
  return (
    <div className="stack">
      <div>
        <h1 className="entry-title">{title(door)}</h1>
        <p className="entry-lead">
          <bdi>{profile.name}</bdi>
        </p>
      </div>
      {isLost ? <Gone profile={profile} door={door} /> : <Closed profile={profile} door={door} onIn={onIn} />}
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

/** Why, and what opens it again. */
function reason({ may_open, can_meet, lease_until_ms, contact_ms, ...door }: Door): { why: string; what: string } {
  const district = door.district || t('door-district');
  if (may_open === 'refused')
    return { why: t('door-refused', { district, when: when(contact_ms) }), what: t('door-refused-do', { district }) };
  if (may_open === 'note_gone')
    return { why: t('door-note', { district }), what: t(can_meet ? 'door-note-do' : 'door-note-join', { district }) };
  return { why: t('door-lease', { district, when: when(lease_until_ms) }), what: t('door-lease-do', { district }) };
}

function Closed({ profile, door, onIn }: Pick<AtDoorProps, 'profile' | 'door' | 'onIn'>) {
  const [isJoining, setJoining] = useState(false);
  const { is_busy, trouble, unsent, can_meet } = door;
  const { why, what } = reason(door);
  return (
    <>
      <Banner tone="attention">{why}</Banner>
      <p>{t('door-lease-kept', { count: unsent })}</p>
      <p>{what}</p>
      <div role="status">
        {trouble !== null && !is_busy && <Banner tone="attention">{t(`trouble-${trouble}`)}</Banner>}
      </div>
      <div className="row entry-go">
        {can_meet && (
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
        )}
        <Button kind={can_meet ? undefined : 'primary'} size="l" autoFocus={!can_meet} onPress={() => setJoining(true)}>
          {t('rejoin-open')}
        </Button>
      </div>
      {isJoining && <Rejoin profile={profile} onIn={onIn} onClose={() => setJoining(false)} />}
    </>
  );
}

function Gone({ profile, door }: { profile: ProfileLine; door: Door }) {
  const [isAsking, setAsking] = useState(false);
  const { district, unsent, lost, trouble, is_busy } = door;
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
      {lost.is_destroyed && !lost.is_told && (
        <>
          <p>{t('door-lost-untold', { district })}</p>
          <div role="status">
            {trouble !== null && !is_busy && <Banner tone="attention">{t(`trouble-${trouble}`)}</Banner>}
          </div>
          <div className="row">
            <Button icon={RefreshCw} isBusy={is_busy} onPress={() => void attempt(() => kith.meetAtDoor(profile.id))}>
              {t('door-tell')}
            </Button>
          </div>
        </>
      )}
      {lost.is_destroyed && lost.is_told && (
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
