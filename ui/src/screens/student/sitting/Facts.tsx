// What else came up about this person? Four optional facts, folded away, each with "not told" as its first answer. They are
// never asked for: nothing marks them as missing.

import type { Alter, AlterFact, LastContact, MapEdit, Origin, StaffName } from '../../../ipc';
import { t } from '../../../words';
import { Choice } from './Choice';
import { IntroducedBy } from './IntroducedBy';

const ORIGINS: readonly Origin[] = ['family', 'neighborhood', 'school', 'activity', 'faith', 'work', 'online', 'visit'];
const CONTACTS: readonly LastContact[] = ['this_week', 'this_month', 'this_year', 'longer_ago'];

interface Props {
  alter: Alter;
  others: readonly Alter[];
  /** The staff who introduced somebody on this map. */
  brokers: readonly StaffName[];
  /** `called` names whom the map does not show yet. */
  onEdit: (edit: MapEdit, called?: ReadonlyMap<string, string>) => void;
}

export function Facts({ alter, others, brokers, onEdit }: Props) {
  const tell = (fact: AlterFact, called?: ReadonlyMap<string, string>) =>
    onEdit({ edit: 'describe_alter', alter: alter.id, fact }, called);
  return (
    <details className="facts">
      <summary>{t('about-more', { name: alter.label })}</summary>
      <p className="facts-hint">{t('about-more-hint')}</p>
      <Choice
        label={t('about-is-adult')}
        options={[
          { value: 'yes', words: t('about-is-adult-yes') },
          { value: 'no', words: t('about-is-adult-no') },
        ]}
        chosen={alter.is_adult === null ? null : alter.is_adult ? 'yes' : 'no'}
        onChoose={(value) => tell({ fact: 'is_adult', value: value === null ? null : value === 'yes' })}
      />
      <label className="about-row">
        <span className="about-label">{t('about-origin')}</span>
        <select
          className="about-select"
          value={alter.origin ?? ''}
          onChange={(event) => tell({ fact: 'origin', value: (event.target.value || null) as Origin | null })}
        >
          <option value="">{t('about-not-told')}</option>
          {ORIGINS.map((origin) => (
            <option key={origin} value={origin}>
              {origin === 'activity' && alter.activity
                ? t('about-origin-activity-named', { activity: alter.activity })
                : t(`about-origin-${origin}`)}
            </option>
          ))}
        </select>
      </label>
      <IntroducedBy
        key={alter.id}
        broker={alter.broker}
        others={others}
        brokers={brokers}
        onBroker={(value, called) => tell({ fact: 'broker', value }, called)}
      />
      {!alter.is_pale && (
        <label className="about-row">
          <span className="about-label">{t('about-last-contact')}</span>
          <select
            className="about-select"
            value={alter.last_contact ?? ''}
            onChange={(event) =>
              tell({ fact: 'last_contact', value: (event.target.value || null) as LastContact | null })
            }
          >
            <option value="">{t('about-not-told')}</option>
            {CONTACTS.map((contact) => (
              <option key={contact} value={contact}>
                {t(`about-last-contact-${contact}`)}
              </option>
            ))}
          </select>
        </label>
      )}
    </details>
  );
}
