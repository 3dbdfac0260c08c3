// Where does the administrator's page begin? Here, in a browser, served by the district's server. It speaks with that server
// alone, has none of the window's commands, and draws with the same parts.

import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './tokens.css';
import './widgets/widgets.css';
import './widgets/table.css';
import './app.css';

import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Speaking } from './frame/spoken';
import { AdminPage } from './screens/admin/AdminPage';
import { answers } from './screens/admin/asking';
import { sayTooLong } from './widgets/Field';
import { shipped, speak, t } from './words';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
speak(shipped(navigator.languages));
sayTooLong((over) => t('field-too-long', { over }));
createRoot(root).render(
  <StrictMode>
    <Speaking>
      <QueryClientProvider client={answers}>
        <AdminPage />
      </QueryClientProvider>
    </Speaking>
  </StrictMode>,
);
