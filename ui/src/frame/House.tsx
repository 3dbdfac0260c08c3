// What stands around every room? The rail with the rooms, the top line, the room itself. In a sitting none of it.

import {
  CalendarDays,
  DoorOpen,
  Lock,
  School,
  Search as SearchIcon,
  Settings as SettingsIcon,
  UsersRound,
} from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { Button as Aria } from 'react-aria-components';
import type { OpenProfile } from '../ipc';
import { goTo, type Room, useRoute } from '../route';
import { t } from '../words';
import { Banner } from '../widgets/Banner';
import { Button } from '../widgets/Button';
import { Kbd } from '../widgets/Kbd';
import { lockNow } from './unkept';
import { ClockBanner, Glance, LeaseBanner } from './Glance';
import { syncNow } from './attempt';
import { useDistrict } from './district';
import { Help } from './Help';
import { useKeys } from './keys';
import { LongWork } from './LongWork';
import { Mark } from './Mark';
import { Search } from './Search';

const ROOMS = [
  { room: 'today', icon: CalendarDays, words: 'room-today' },
  { room: 'students', icon: UsersRound, words: 'room-students' },
  { room: 'visits', icon: DoorOpen, words: 'room-visits' },
  { room: 'school', icon: School, words: 'room-school' },
  { room: 'settings', icon: SettingsIcon, words: 'room-settings' },
] as const;

function Rail({ room }: { room: Room }) {
  return (
    <nav className="rail" aria-label={t('rail-label')} data-pane="rail">
      <Mark />
      {ROOMS.map(({ room: id, icon: Icon, words }) => (
        <Aria
          key={id}
          className="k-link rail-room"
          aria-current={room === id ? 'page' : undefined}
          data-last={id === 'settings' || undefined}
          onPress={() => goTo(id)}
        >
          <Icon aria-hidden strokeWidth={1.75} />
          <span>{t(words)}</span>
        </Aria>
      ))}
    </nav>
  );
}

function TopLine({ open, onSearch }: { open: OpenProfile; onSearch?: () => void }) {
  return (
    <header className="top" data-pane="top" aria-label={t('frame-top')}>
      <div className="top-where">
        <strong>{open.school?.name ?? t('app-name')}</strong>
        <span>{open.name}</span>
      </div>
      {onSearch && (
        <Aria className="k-link top-search" onPress={onSearch}>
          <SearchIcon aria-hidden strokeWidth={1.75} />
          <span>{t('search-placeholder')}</span>
          <span aria-hidden="true">
            <Kbd>Ctrl K</Kbd>
          </span>
        </Aria>
      )}
      <div className="top-state">
        <Glance />
        <Button kind="quiet" size="s" icon={Lock} onPress={() => void lockNow()}>
          {t('frame-lock')}
        </Button>
      </div>
    </header>
  );
}

export function House({ open, children }: { open: OpenProfile; children: React.ReactNode }) {
  const { room, student, task, isSession } = useRoute();
  const where = `${room} ${student ?? ''} ${task ?? ''}`;
  useArrival(where);
  const [isSearching, setSearching] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const search = useCallback(() => setSearching(true), []);
  // It opens whom it finds: where there is nothing to open, the list of students has a search of its own.
  const onSearch = open.has_maps ? search : undefined;
  const onHelp = useCallback(() => setHelping(true), []);
  const isJoined = useDistrict()?.is_joined ?? false;
  useKeys({ onSearch, onHelp, onSync: isJoined ? syncNow : undefined });
  // A sitting has the window to itself: not even the search could name another student.
  if (isSession) return <main className="session">{children}</main>;
  return (
    <div className="house">
      <a className="skip" href="#content" onClick={(event) => skip(event)}>
        {t('skip-to-content')}
      </a>
      {/* Whoever's page is open, from wherever: it is a student's. */}
      <Rail room={student === null ? room : 'students'} />
      <div className="house-main">
        {open.is_invented && (
          <div className="house-invented">
            <Banner>{t('frame-invented')}</Banner>
          </div>
        )}
        <ClockBanner />
        <LeaseBanner />
        <TopLine open={open} onSearch={onSearch} />
        <LongWork />
        <main
          id="content"
          className="content"
          tabIndex={-1}
          data-pane="content"
          data-where={where}
          aria-label={t('frame-content')}
        >
          {children}
        </main>
      </div>
      <Search isOpen={isSearching} onClose={() => setSearching(false)} />
      <Help open={open} isJoined={isJoined} isOpen={isHelping} onClose={() => setHelping(false)} />
    </div>
  );
}

/**
 * Where another screen has come and what had the focus went with the one before, its heading has it: whoever goes by key is
 * not nowhere, and a screen reader says where they are. What a screen has given the focus to by itself keeps it.
 */
function useArrival(where: string) {
  useEffect(() => {
    let frame = 0;
    const until = performance.now() + ARRIVES_WITHIN_MS;
    const arrive = (now: number) => {
      if (document.activeElement !== document.body) return;
      const heading = document.querySelector<HTMLElement>(`#content[data-where="${CSS.escape(where)}"] h1`);
      if (!heading) {
        if (now < until) frame = requestAnimationFrame(arrive);
        return;
      }
      heading.tabIndex = -1;
      heading.focus();
    };
    frame = requestAnimationFrame(arrive);
    return () => cancelAnimationFrame(frame);
  }, [where]);
}

/** A screen that takes longer to read what it shows is come to by Tab. */
const ARRIVES_WITHIN_MS = 3_000;

// The address of the page stays as it is: it is no place to keep where somebody was.
function skip(event: React.MouseEvent) {
  event.preventDefault();
  document.getElementById('content')?.focus();
}
