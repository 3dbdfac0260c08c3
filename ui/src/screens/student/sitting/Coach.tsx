// What may help the counselor? Only while the student has a screen of their own: with one screen both would read it, and then
// it stands on paper alone.

import { useState } from 'react';
import { Disclosure } from '../../../widgets/Disclosure';
import { t } from '../../../words';

const PARTS = [
  { part: 'coach-open', says: ['coach-open-1', 'coach-open-2'] },
  { part: 'coach-stuck', says: ['coach-stuck-1', 'coach-stuck-2', 'coach-stuck-3'] },
  { part: 'coach-thin', says: ['coach-thin-1', 'coach-thin-2', 'coach-thin-3'] },
  { part: 'coach-painful', says: ['coach-painful-1', 'coach-painful-2', 'coach-painful-3'] },
] as const;

export function Coach() {
  // One thing at a time.
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section className="coach" aria-labelledby="coach-title">
      <h2 id="coach-title">{t('coach-title')}</h2>
      <p className="room-hint">{t('coach-words')}</p>
      {PARTS.map(({ part, says }) => (
        <Disclosure
          key={part}
          label={t(part)}
          isOpen={open === part}
          onOpen={(isOpen) => setOpen(isOpen ? part : null)}
        >
          <ul>
            {says.map((line) => (
              <li key={line}>{t(line)}</li>
            ))}
          </ul>
        </Disclosure>
      ))}
    </section>
  );
}
