// What else came up about this person? Four optional facts, folded away, each with "not told" as its first answer. They are
// never asked for: nothing marks them as missing.

import type { Alter, AlterFact, Broker, LastContact, MapEdit, Origin } from '../../../ipc';
import { t } from '../../../words';
import { Choice } from './Choice';

const ORIGINS: readonly Origin[] = ['family', 'neighborhood', 'school', 'activity', 'faith', 'work', 'online', 'visit'];
const CONTACTS: readonly LastContact[] = ['this_week', 'this_month', 'this_year', 'longer_ago'];

interface Props {
  alter: Alter;
  others: readonly Alter[];
  onEdit: (edit: MapEdit) => void;
}

const brokerKey = (broker: Broker | null): string =>
  broker === null ? '' : broker.by === 'alter' || broker.by === 'staff' ? `${broker.by}:${broker.id}` : broker.by;

function brokerOf(key: string): Broker | null {
  if (key === 'the_school' || key === 'nobody') return { by: key };
  if (key.startsWith('alter:')) return { by: 'alter', id: key.slice(6) };
  if (key.startsWith('staff:')) return { by: 'staff', id: key.slice(6) };
  return null;
}

export function Facts({ alter, others, onEdit }: Props) {
  const tell = (fact: AlterFact) => onEdit({ edit: 'describe_alter', alter: alter.id, fact });
  const broker = brokerKey(alter.broker);
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
              {t(`about-origin-${origin}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="about-row">
        <span className="about-label">{t('about-broker')}</span>
        <select
          className="about-select"
          value={broker}
          onChange={(event) => tell({ fact: 'broker', value: brokerOf(event.target.value) })}
        >
          <option value="">{t('about-not-told')}</option>
          {others.map((other) => (
            <option key={other.id} value={`alter:${other.id}`}>
              {other.label}
            </option>
          ))}
          {broker.startsWith('staff:') && <option value={broker}>{t('about-broker-staff')}</option>}
          {broker.startsWith('alter:') && !others.some((other) => broker === `alter:${other.id}`) && (
            <option value={broker}>{t('about-broker-not-here')}</option>
          )}
          <option value="the_school">{t('about-broker-school')}</option>
          <option value="nobody">{t('about-broker-nobody')}</option>
        </select>
      </label>
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
