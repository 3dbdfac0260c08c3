// What is on the administrator's page? The way in while nobody is, else the rooms that somebody's roles have.

import { useEffect } from 'react';
import { StatusLine } from '../../widgets/StatusLine';
import { t, useSpoken } from '../../words';
import { Around } from './Around';
import { signOut, useSession } from './asking';
import { Door } from './Door';

/** Whoever leaves the page, leaves: nobody comes back into it by the browser's way back. */
function useLeaving() {
  useEffect(() => {
    const left = () => signOut('out');
    window.addEventListener('pagehide', left);
    return () => window.removeEventListener('pagehide', left);
  }, []);
}

export function AdminPage() {
  const { isIn } = useSession();
  // Whatever is drawn is drawn again in the language that was chosen.
  useSpoken();
  useLeaving();
  return (
    <>
      {isIn ? <Around /> : <Door />}
      <StatusLine closeLabel={t('do-close')} />
    </>
  );
}
