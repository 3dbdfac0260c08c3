// The student's room on the double, in an ordinary browser: ?student=1&alters=12&theme=dark&conflict&sit&aid=closed&projector&lang=es

import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '../../src/tokens.css';
import '../../src/widgets/widgets.css';
import '../../src/app.css';

import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { House } from '../../src/frame/House';
import { Speaking, useLanguage } from '../../src/frame/speaking';
import { client, type Language, listenToShell, type OpenProfile, useStatus } from '../../src/ipc';
import { closeStudent, openStudent, useRoute } from '../../src/route';
import { useSittingKeys } from '../../src/screens/student/sitting/cover';
import { SittingRoom } from '../../src/screens/student/sitting/SittingRoom';
import { StudentScreen } from '../../src/screens/student/screen/StudentScreen';
import { StudentRoom } from '../../src/screens/student/StudentRoom';
import { sit } from '../../src/screens/student/visit';
import { StatusLine } from '../../src/widgets/StatusLine';
import { t } from '../../src/words';
import { Double } from '../double/double';
import { idOf } from '../double/people';
import { speakAndKeep } from '../double/tongues';

const asked = new URLSearchParams(location.search);
if (asked.has('theme')) document.documentElement.dataset.theme = asked.get('theme') ?? '';
if (asked.has('text')) document.documentElement.dataset.text = asked.get('text') ?? '';
const aid = (asked.get('aid') ?? 'open') as import('../../src/ipc').AidStands;
const double = new Double({
  alters: Number(asked.get('alters') ?? 12),
  aid,
  hasProjector: asked.has('projector'),
  language: (asked.get('lang') as Language) ?? undefined,
});
const student = idOf('student', Number(asked.get('student') ?? 1));
Object.assign(window, { double });

/** Two answers for where one person is: what a second laptop would bring. */
function disagree(): void {
  const { network } = (double as unknown as { wave(id: string): { network: import('../../src/ipc').EgoNetwork } }).wave(
    idOf('wave', 3),
  );
  const spot = network.alters[4].spot;
  if (!spot) return;
  const told = { kind: 'placement' as const, record: idOf('person', 7), field: 'spot', author: idOf('staff', 1) };
  network.alters[4].conflicts = [
    { ...told, value: { ...spot }, author_name: 'Ana Whitfield', is_shown: true },
    { ...told, value: { ...spot, ring: 'known' }, author_name: 'Ben Osei', is_shown: false },
  ];
}
if (asked.has('conflict')) disagree();

speakAndKeep(double);
void listenToShell(() => undefined);
openStudent(student);
if (asked.has('screen')) {
  double.beginSitting(idOf('wave', 3));
  for (const from of ['prepared', 'limits', 'cards'] as const) double.uncoverSitting(from);
}
if (asked.has('sit')) sit(student, idOf('wave', Number(asked.get('sit'))));

function Around({ profile, children }: { profile: OpenProfile; children: React.ReactNode }) {
  const sitting = useStatus().data?.sitting ?? null;
  useSittingKeys(sitting);
  if (!sitting) return <House open={profile}>{children}</House>;
  return (
    <main className="session">
      <SittingRoom sitting={sitting} open={profile} />
    </main>
  );
}

function Told() {
  const open = useRoute((route) => route.student);
  if (asked.has('screen'))
    return (
      <QueryClientProvider client={client}>
        <StudentScreen />
      </QueryClientProvider>
    );
  const profile = (double as unknown as { profile(): OpenProfile }).profile();
  useLanguage(useStatus().data);
  return (
    <>
      <Around profile={profile}>
        {open ? <StudentRoom student={open} onClose={closeStudent} /> : <p id="closed">closed</p>}
      </Around>
      <StatusLine closeLabel={t('do-close')} />
    </>
  );
}

const Page = () => (
  <Speaking>
    <QueryClientProvider client={client}>
      <Told />
    </QueryClientProvider>
  </Speaking>
);

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
