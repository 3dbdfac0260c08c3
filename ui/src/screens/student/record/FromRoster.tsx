// What does the roster say that nobody here writes? Classes with their teachers, and the family's contacts.

import type { StudentFile } from '../../../ipc';
import { inLocale, t } from '../../../words';
import { calledOf } from '../name';

const and = inLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

export function Classes({ file }: { file: StudentFile }) {
  return (
    <section className="room-card" aria-labelledby="record-sections">
      <h2 id="record-sections">{t('record-sections')}</h2>
      {file.sections.length === 0 && <p className="room-hint">{t('record-sections-none')}</p>}
      <ul className="plain-list">
        {file.sections.map((section) => (
          <li key={section.id}>
            <span>{section.title}</span>
            {section.teachers.length > 0 && (
              <span className="room-hint">
                {t('record-section-with', { teachers: and().format(section.teachers) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Contacts({ file }: { file: StudentFile }) {
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
