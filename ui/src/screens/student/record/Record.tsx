// What does the school's record say about this student? Read by the counselor alone; none of it is shown in a sitting.

import type { StudentFile } from '../../../ipc';
import { locale, t } from '../../../words';
import { atMoment } from '../../../words/dates';
import { Consent } from './Consent';
import { Details } from './Details';
import { JoinOther } from './JoinOther';
import { SamePerson } from './SamePerson';
import { Steps } from './Steps';
import { calledOf } from '../name';

const and = new Intl.ListFormat(locale, { type: 'conjunction' });

function Classes({ file }: { file: StudentFile }) {
  return (
    <section className="room-card" aria-labelledby="record-sections">
      <h2 id="record-sections">{t('record-sections')}</h2>
      {file.sections.length === 0 && <p className="room-hint">{t('record-sections-none')}</p>}
      <ul className="plain-list">
        {file.sections.map((section) => (
          <li key={section.id}>
            <span>{section.title}</span>
            {section.teachers.length > 0 && (
              <span className="room-hint">{t('record-section-with', { teachers: and.format(section.teachers) })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Contacts({ file }: { file: StudentFile }) {
  return (
    <section className="room-card" aria-labelledby="record-contacts">
      <h2 id="record-contacts">{t('record-contacts')}</h2>
      <p className="room-hint">{t(file.contacts.length > 0 ? 'record-contacts-hint' : 'record-contacts-none')}</p>
      <ul className="plain-list">
        {file.contacts.map((contact) => (
          <li key={contact.source_id}>
            <span>{contact.name}</span>
            <span className="room-hint">
              {[
                contact.relation,
                contact.lives_with ? t('record-contact-lives-with', { name: calledOf(file) }) : null,
                contact.phone,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Everyone who opened this file, newest first: the record keeps it, and so it is shown. */
function Openings({ file }: { file: StudentFile }) {
  if (file.openings.length === 0) return null;
  return (
    <details className="room-card openings">
      <summary>{t('record-openings')}</summary>
      <ul className="plain-list">
        {file.openings.map((opening) => (
          <li key={opening.at + opening.by}>
            <span>{opening.by || t('conflict-someone')}</span>
            <span className="room-hint">{atMoment(opening.at)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function Record({ file, me }: { file: StudentFile; me: string | null }) {
  return (
    <div className="record">
      <div className="record-column">
        <SamePerson file={file} />
        <Steps file={file} />
        <Consent file={file} />
        <Classes file={file} />
      </div>
      <div className="record-column">
        <Details file={file} me={me} />
        <Contacts file={file} />
        <JoinOther file={file} />
        <Openings file={file} />
      </div>
    </div>
  );
}
