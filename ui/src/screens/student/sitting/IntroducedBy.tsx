// Who introduced this person? Somebody on the map, somebody who works at school, the school, or nobody. Whoever works there is
// found by typing a name; nothing but names is offered, and nobody is offered before that is asked for.

import { useState } from 'react';
import { type Alter, type Broker, kith, type Shown, type StaffName, useLive } from '../../../ipc';
import { t } from '../../../words';
import { ComboBox } from '../../../widgets/ComboBox';
import { Select } from '../../../widgets/Select';
import { hasNames } from './shown';

interface Props {
  broker: Broker | null;
  others: readonly Alter[];
  /** The staff who introduced somebody on this map. */
  brokers: readonly StaffName[];
  shown: Shown;
  /** `called` names whom the map does not show yet. */
  onBroker: (broker: Broker | null, called?: ReadonlyMap<string, string>) => void;
}

/** The answer that asks for a name, and the one that says nothing. */
const STAFF = 'staff';
const NOT_TOLD = 'not_told';

const keyOf = (broker: Broker | null): string =>
  broker === null ? NOT_TOLD : broker.by === 'alter' || broker.by === 'staff' ? `${broker.by}:${broker.id}` : broker.by;

function brokerOf(key: string): Broker | null {
  if (key === 'the_school' || key === 'nobody') return { by: key };
  if (key.startsWith('alter:')) return { by: 'alter', id: key.slice(6) };
  if (key.startsWith('staff:')) return { by: 'staff', id: key.slice(6) };
  return null;
}

export function IntroducedBy({ broker, others, brokers, shown, onBroker }: Props) {
  const [isAsking, setAsking] = useState(false);
  const key = keyOf(broker);
  const isElsewhere = broker?.by === 'alter' && !others.some((other) => other.id === broker.id);
  const isUnknown = broker?.by === 'staff' && !brokers.some((one) => one.id === broker.id);
  return (
    <>
      <Select
        size="l"
        label={t('about-broker')}
        options={[
          { id: NOT_TOLD, label: t('about-not-told') },
          ...others.map(({ id, label }) => ({ id: `alter:${id}`, label })),
          ...(isElsewhere ? [{ id: key, label: t('about-broker-not-here') }] : []),
          ...brokers.map(({ id, name }) => ({ id: `staff:${id}`, label: name || t('about-broker-staff') })),
          ...(isUnknown ? [{ id: key, label: t('about-broker-staff') }] : []),
          // Whoever is to be found by a name is found where names are shown.
          ...(hasNames(shown) ? [{ id: STAFF, label: t('about-broker-ask-staff') }] : []),
          { id: 'the_school', label: t('about-broker-school') },
          { id: 'nobody', label: t('about-broker-nobody') },
        ]}
        value={isAsking && hasNames(shown) ? STAFF : key}
        onChange={(chosen) => {
          setAsking(chosen === STAFF);
          if (chosen !== STAFF) onBroker(brokerOf(chosen));
        }}
      />
      {isAsking && hasNames(shown) && (
        <StaffByName
          onChoose={({ id, name }) => {
            setAsking(false);
            onBroker({ by: 'staff', id }, new Map([[id, name]]));
          }}
        />
      )}
    </>
  );
}

function StaffByName({ onChoose }: { onChoose: (staff: StaffName) => void }) {
  const [text, setText] = useState('');
  const asked = text.trim();
  const { data } = useLive(['staff_suggestions', asked], () => kith.staffSuggestions(asked), 'any', {
    enabled: asked.length > 0,
    keepWhileReading: true,
  });
  const offered = asked.length > 0 ? (data ?? []) : [];
  return (
    <ComboBox
      size="l"
      label={t('about-broker-staff-name')}
      text={text}
      onText={setText}
      options={offered.map(({ id, name }) => ({ id, label: name }))}
      onChoose={(id) => {
        const chosen = offered.find((one) => one.id === id);
        if (chosen) onChoose(chosen);
      }}
      autoFocus
    />
  );
}
