// What is on the screen? The way in while nobody is, else the frame with one room. Here alone screens meet.

import { lazy, Suspense, useEffect, useLayoutEffect } from 'react';
import { showAppearance } from './frame/appearance';
import { Boundary, Trouble } from './frame/Trouble';
import { House } from './frame/House';
import { useTouch } from './frame/keys';
import { useLanguage } from './frame/speaking';
import { client, type OpenProfile, STATUS, type Status, useStatus, useWaits } from './ipc';
import { hearLetters } from './letters';
import { closeStudent, goTo, openStudent, useRoute } from './route';
import { BringingIn } from './screens/bringing_in/BringingIn';
import { Entry } from './screens/entry/Entry';
import { Asking } from './screens/kiosk/Asking';
import { Kiosk } from './screens/kiosk/Kiosk';
import { PassAround } from './screens/school/PassAround';
import { School } from './screens/school/School';
import { Settings } from './screens/settings/Settings';
import { useSittingKeys } from './screens/student/sitting/cover';
import { prepare } from './screens/student/visit';
import { Students } from './screens/students/Students';
import { Today } from './screens/today/Today';
import { Visits } from './screens/visits/Visits';
import { hushEarlier, hushWrong, StatusLine } from './widgets/StatusLine';
import { t } from './words';

// The map and all that draws it is loaded when the first student is opened: the first screen does not wait for it.
const StudentRoom = lazy(() =>
  import('./screens/student/StudentRoom').then(({ StudentRoom }) => ({ default: StudentRoom })),
);

const SittingRoom = lazy(() =>
  import('./screens/student/sitting/SittingRoom').then(({ SittingRoom }) => ({ default: SittingRoom })),
);

/** A sitting is prepared from wherever; after it one is in the student's room. */
async function sitDown(student: string, wave: string): Promise<void> {
  await prepare(wave);
  if (client.getQueryData<Status>(STATUS)?.sitting?.wave === wave) openStudent(student);
}

function OpenRoom({ open }: { open: OpenProfile }) {
  const { room, student, task, visit, section } = useRoute();
  // Where a role has no maps nothing opens a student; a room that came from elsewhere is not drawn either.
  if (student !== null && open.has_maps)
    return (
      <Suspense fallback={null}>
        <StudentRoom key={student} student={student} onClose={closeStudent} />
      </Suspense>
    );
  if (task === 'bringing_in') return <BringingIn open={open} what="students" />;
  if (task === 'bringing_visits') return <BringingIn open={open} what="visits" />;
  if (task === 'bringing_answers' && visit !== null) return <BringingIn open={open} what="answers" visit={visit} />;
  if (task === 'bringing_choices') return <BringingIn open={open} what="choices" section={section} />;
  if (room === 'students') return <Students open={open} />;
  if (room === 'school') return <School open={open} />;
  if (room === 'visits') return <Visits open={open} />;
  if (room === 'settings') return <Settings open={open} />;
  return <Today open={open} onSit={(student, wave) => void sitDown(student, wave)} />;
}

export function App() {
  const status = useStatus();
  const { room, student, task } = useRoute();
  useLanguage(status.data);
  useEffect(() => {
    document.title = t('app-window-title');
  }, []);
  // Also at the door and while the recovery code is shown: there too somebody is here.
  useTouch();
  const appearance = status.data?.appearance;
  // Before it is painted: nobody who asked for dark sees a white flash.
  useLayoutEffect(() => {
    if (appearance) showAppearance(appearance);
  }, [appearance]);
  const letters = status.data?.letter_keys;
  useLayoutEffect(() => {
    if (letters !== undefined) hearLetters(letters);
  }, [letters]);
  const waits = useWaits();
  const open = status.data?.open;
  const role = open?.role;
  // A teacher's day begins with who came into the classroom.
  useLayoutEffect(() => {
    if (role === 'teacher' && useRoute.getState().isFresh) goTo('visits');
  }, [role]);
  const sitting = status.data?.sitting ?? null;
  const meeting = status.data?.meeting ?? null;
  const kiosk = status.data?.kiosk ?? null;
  const asking = status.data?.asking ?? null;
  // A school lead begins with the school; whoever is somewhere already stays there.
  const isLead = open?.role === 'school_lead';
  useEffect(() => {
    const now = useRoute.getState();
    if (isLead && now.room === 'today' && now.student === null && now.task === null) goTo('school');
  }, [isLead]);
  useSittingKeys(sitting);
  // What went wrong on one screen does not follow to another.
  useEffect(
    () =>
      useRoute.subscribe((now, before) => {
        // What was said of one student is not read out in another's room.
        if (now.student !== null && now.student !== before.student) hushEarlier();
        if (now.room !== before.room || now.student !== before.student || now.task !== before.task) hushWrong();
      }),
    [],
  );
  return (
    <>
      {status.isError && <Trouble error={status.error} onRetry={() => void status.refetch()} />}
      {status.data && !open && <Entry status={status.data} />}
      {open && sitting && (
        // A student is at the screen: the house around it is not drawn, and could not be entered.
        <main className="session">
          <Boundary key={`${sitting.wave} ${sitting.stands === 'open' ? 'cards' : sitting.stands}`}>
            <Suspense fallback={null}>
              <SittingRoom sitting={sitting} open={open} />
            </Suspense>
          </Boundary>
        </main>
      )}
      {open && !sitting && meeting && (
        // The laptop goes around: only marking is drawn.
        <main className="session">
          <Boundary key={meeting}>
            <PassAround campaign={meeting} />
          </Boundary>
        </main>
      )}
      {open && !sitting && kiosk && (
        // A class uses it by itself: only that is drawn.
        <main className="session">
          <Boundary key={`${kiosk.what} ${kiosk.visit}`}>
            <Kiosk now={kiosk} />
          </Boundary>
        </main>
      )}
      {open && !sitting && asking && (
        // It goes around among students: only the question is drawn.
        <main className="session">
          <Boundary key={asking}>
            <Asking campaign={asking} />
          </Boundary>
        </main>
      )}
      {open && !sitting && !meeting && !kiosk && !asking && (
        <House open={open}>
          <Boundary key={`${room} ${student} ${task}`}>
            <OpenRoom open={open} />
          </Boundary>
        </House>
      )}
      <StatusLine
        closeLabel={t('do-close')}
        isQuiet={sitting != null || kiosk != null || asking != null}
        waiting={waits ? t('waiting-words') : null}
      />
    </>
  );
}
