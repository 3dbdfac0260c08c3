// What else came up about this person? Four optional facts, folded away, each with "not told" as its first answer. They are
// never asked for: nothing marks them as missing.

import type { Alter, AlterFact, LastContact, MapEdit, Origin, Shown, StaffName } from '../../../ipc';
import { Disclosure } from '../../../widgets/Disclosure';
import { Select } from '../../../widgets/Select';
import { t } from '../../../words';
import { originWords } from '../factWords';
import { Choice } from './Choice';
import { IntroducedBy } from './IntroducedBy';

const ORIGINS: readonly Origin[] = ['family', 'neighborhood', 'school', 'activity', 'faith', 'work', 'online', 'visit'];
const CONTACTS: readonly LastContact[] = ['this_week', 'this_month', 'this_year', 'longer_ago'];

/** The first answer of each list. */
const NOT_TOLD = 'not_told';

interface Props {
  alter: Alter;
  others: readonly Alter[];
  /** The staff who introduced somebody on this map. */
  brokers: readonly StaffName[];
  shown: Shown;
  /** `called` names whom the map does not show yet. */
  onEdit: (edit: MapEdit, called?: ReadonlyMap<string, string>) => void;
}

export function Facts({ alter, others, brokers, shown, onEdit }: Props) {
  const tell = (fact: AlterFact, called?: ReadonlyMap<string, string>) =>
    onEdit({ edit: 'describe_alter', alter: alter.id, fact }, called);
  const none = { id: NOT_TOLD, label: t('about-not-told') } as const;
  return (
    <Disclosure className="facts" label={t('about-more', { name: alter.label })}>
      <p className="facts-hint">{t('about-more-hint')}</p>
      <Choice
        label={t('about-is-adult')}
        options={[
          { value: 'yes', words: t('about-is-adult-yes'), said: t('about-is-adult-yes-said') },
          { value: 'no', words: t('about-is-adult-no'), said: t('about-is-adult-no-said') },
        ]}
        chosen={alter.is_adult === null ? null : alter.is_adult ? 'yes' : 'no'}
        onChoose={(value) => tell({ fact: 'is_adult', value: value === null ? null : value === 'yes' })}
      />
      <Select<Origin | typeof NOT_TOLD>
        size="l"
        label={t('about-origin')}
        options={[none, ...ORIGINS.map((id) => ({ id, label: originWords(id, alter.activity) }))]}
        value={alter.origin ?? NOT_TOLD}
        onChange={(id) => tell({ fact: 'origin', value: id === NOT_TOLD ? null : id })}
      />
      <IntroducedBy
        key={alter.id}
        broker={alter.broker}
        others={others}
        brokers={brokers}
        shown={shown}
        onBroker={(value, called) => tell({ fact: 'broker', value }, called)}
      />
      {!alter.is_pale && (
        <Select<LastContact | typeof NOT_TOLD>
          size="l"
          label={t('about-last-contact')}
          options={[none, ...CONTACTS.map((id) => ({ id, label: t(`about-last-contact-${id}`) }))]}
          value={alter.last_contact ?? NOT_TOLD}
          onChange={(id) => tell({ fact: 'last_contact', value: id === NOT_TOLD ? null : id })}
        />
      )}
    </Disclosure>
  );
}
