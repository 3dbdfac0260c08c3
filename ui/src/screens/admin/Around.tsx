// What stands around every room of the administrator's page? The rail with the rooms of one's roles, whose server it is, who is
// signed in, and the way out. After a while without anybody the session ends by itself.

import {
  ChartColumn,
  DatabaseBackup,
  Eye,
  FolderLock,
  FolderOutput,
  Gauge,
  Laptop,
  ListOrdered,
  LogOut,
  type LucideIcon,
  ScrollText,
  UsersRound,
} from 'lucide-react';
import { useEffect } from 'react';
import { Button as Aria } from 'react-aria-components';
import { LanguageChoice } from '../../frame/LanguageChoice';
import { Mark } from '../../frame/Mark';
import { Button } from '../../widgets/Button';
import { hushWrong } from '../../widgets/StatusLine';
import { speak, t } from '../../words';
import { signOut, useAsked } from './asking';
import { Asked } from './Asked';
import { AuditLog } from './AuditLog';
import { Backups } from './Backups';
import { Devices } from './Devices';
import { GivenOut } from './GivenOut';
import { InFigures } from './InFigures';
import { People } from './People';
import { Records } from './Records';
import { Review } from './Review';
import { type AdminRoom, openRoom, roomsOf, useRoom } from './rooms';
import { Roster } from './Roster';
import { Standing } from './Standing';

const ICONS: Record<AdminRoom, LucideIcon> = {
  standing: Gauge,
  people: UsersRound,
  devices: Laptop,
  roster: ListOrdered,
  records: FolderLock,
  given_out: FolderOutput,
  in_figures: ChartColumn,
  review: Eye,
  audit: ScrollText,
  backups: DatabaseBackup,
};

const PANELS: Record<AdminRoom, React.ComponentType> = {
  standing: Standing,
  people: People,
  devices: Devices,
  roster: Roster,
  records: Records,
  given_out: GivenOut,
  in_figures: InFigures,
  review: Review,
  audit: AuditLog,
  backups: Backups,
};

/** So long without a key or a pointer: an open page is not its owner. */
const IDLE_MS = 15 * 60_000;

function useIdleEnd() {
  useEffect(() => {
    let timer = setTimeout(() => signOut('idle'), IDLE_MS);
    // While a laptop sleeps no timer runs: the clock says how long nobody was here.
    let last = Date.now();
    const heard = () => {
      if (Date.now() - last > IDLE_MS) return signOut('idle');
      last = Date.now();
      clearTimeout(timer);
      timer = setTimeout(() => signOut('idle'), IDLE_MS);
    };
    const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'];
    for (const sign of SIGNS) window.addEventListener(sign, heard, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, heard);
    };
  }, []);
}

export function Around() {
  const me = useAsked({ ask: 'me' });
  const status = useAsked({ ask: 'status' });
  const rooms = roomsOf(me.data?.roles ?? []);
  const room = useRoom(rooms);
  const district = status.data?.district ?? '';
  useIdleEnd();
  useArrival(room);
  useEffect(() => {
    document.title = t('admin-title', { where: `${t(`admin-room-${room}`)} · ${district}` });
  }, [room, district]);
  const Panel = PANELS[room];
  return (
    <div className="house admin-house">
      <a
        className="skip"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('content')?.focus();
        }}
      >
        {t('skip-to-content')}
      </a>
      <nav className="rail admin-rail" aria-label={t('rail-label')}>
        <Mark />
        {rooms.map((id) => {
          const Icon = ICONS[id];
          return (
            <Aria
              key={id}
              className="k-link rail-room"
              aria-current={room === id ? 'page' : undefined}
              onPress={() => openRoom(id)}
            >
              <Icon aria-hidden strokeWidth={1.75} />
              <span>{t(`admin-room-${id}`)}</span>
            </Aria>
          );
        })}
      </nav>
      <div className="house-main">
        <header className="admin-top" aria-label={t('frame-top')}>
          <div className="admin-whose">
            <strong>{district}</strong>
            {me.data && (
              <span className="soft">
                <bdi>{me.data.name ?? me.data.login}</bdi>
              </span>
            )}
          </div>
          <LanguageChoice onChoose={speak} />
          <Button kind="quiet" size="s" icon={LogOut} onPress={() => signOut()}>
            {t('admin-sign-out')}
          </Button>
        </header>
        <main id="content" className="content" tabIndex={-1} aria-label={t('frame-content')}>
          <div className="page admin-page" key={room}>
            <Asked of={me}>{() => <Panel />}</Asked>
          </div>
        </main>
      </div>
    </div>
  );
}

/** Whoever goes to another room is told where they are: its heading has the focus, where nothing else has. */
function useArrival(room: AdminRoom) {
  useEffect(() => {
    hushWrong();
    const heading = document.querySelector<HTMLElement>('#content h1');
    if (!heading || document.activeElement?.closest('.rail')) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [room]);
}
