// How is the interface put on the page? Styles, the query client, the listening, one root. It chooses no Transport: whoever
// wants another one than the shell's says so before.

import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './tokens.css';
import './widgets/widgets.css';
import './widgets/table.css';
import './app.css';

import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { keepsPlace } from './frame/keepsPlace';
import { readOut } from './frame/readOut';
import { Speaking } from './frame/speaking';
import { client, listenToShell } from './ipc';
import { goHome } from './route';
import { sayTooLong } from './widgets/Field';
import { say } from './widgets/StatusLine';
import { t } from './words';

const StudentScreen = lazy(() =>
  import('./screens/student/screen/StudentScreen').then(({ StudentScreen }) => ({ default: StudentScreen })),
);

/** Draws the application, or the student's own screen, and listens to the shell until the window is gone. */
export function start(isStudents = false): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  if (!isStudents) void listenToShell(goHome, () => say(t('failure-store_damaged-running'), { isWrong: true }));
  // What a student looks at by themselves says nothing on its own.
  if (!isStudents) void readOut(document);
  keepsPlace();
  sayTooLong((over) => t('field-too-long', { over }));
  createRoot(root).render(
    <StrictMode>
      <Speaking>
        <QueryClientProvider client={client}>
          {isStudents ? (
            <Suspense fallback={null}>
              <StudentScreen />
            </Suspense>
          ) : (
            <App />
          )}
        </QueryClientProvider>
      </Speaking>
    </StrictMode>,
  );
}
