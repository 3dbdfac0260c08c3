// Who came? Somebody of the directory by a few letters, one of those who came lately by one tap, or someone new by name.

import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { kith, useLive, type VisitorLine } from '../../ipc';
import { Button } from '../../widgets/Button';
import { ComboBox } from '../../widgets/ComboBox';
import { Field } from '../../widgets/Field';
import { t } from '../../words';
import { near } from '../../words/dates';
import { KnownAlready } from './KnownAlready';
import { isOneName, spaced } from './doing';

/** Whom the visit is of, as far as it was said. */
export type Came =
  | { is: 'known'; visitor: VisitorLine }
  | { is: 'new'; name: string; organisation: string }
  | { is: 'unsaid' };

const NEW = 'new';

export interface WhoCameProps {
  /** How it is asked; who came, unless they are still to come. */
  label?: string;
  came: Came;
  onCame: (came: Came) => void;
  /** Somebody of the directory was chosen: whoever types goes on at the next question. */
  onChosen: () => void;
}

export function WhoCame({ label = t('visit-who'), came, onCame, onChosen }: WhoCameProps) {
  const [text, setText] = useState('');
  const offered = useLive(['visitor_suggestions', text], () => kith.visitorSuggestions(text), 'any', {
    keepWhileReading: true,
  });
  const visitors = offered.data ?? [];
  const choose = (id: string) => {
    const visitor = visitors.find((one) => one.id === id);
    if (id === NEW) onCame({ is: 'new', name: text.trim(), organisation: '' });
    else if (visitor) {
      onCame({ is: 'known', visitor });
      onChosen();
    }
    setText('');
  };
  if (came.is === 'known') return <Known visitor={came.visitor} onChange={() => onCame({ is: 'unsaid' })} />;
  if (came.is === 'new') return <Fresh came={came} onCame={onCame} />;
  const typed = text.trim();
  const options = [
    ...visitors.map(({ id, told }) => ({
      id,
      label: told.name,
      detail: told.organisation ?? undefined,
    })),
    ...(typed === '' ? [] : [{ id: NEW, label: t('visit-who-new', { name: typed }) }]),
  ];
  return (
    <div className="visit-who">
      <ComboBox
        label={label}
        text={text}
        onText={setText}
        options={options}
        onChoose={choose}
        hint={t('visit-who-hint')}
        autoFocus
      />
      {typed === '' && visitors.length > 0 && (
        <ul className="visit-recent" aria-label={t('visit-who-recent')}>
          {visitors.slice(0, 5).map((visitor) => (
            <li key={visitor.id}>
              <Button size="l" onPress={() => choose(visitor.id)}>
                <bdi>{visitor.told.name}</bdi>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Known({ visitor, onChange }: { visitor: VisitorLine; onChange: () => void }) {
  const { told, visits, last_on } = visitor;
  // Of whom only the name is known it is not said how often they came.
  const isSaid = visits === 0 || last_on !== null;
  const came = isSaid && t('visit-who-came', { count: visits, when: last_on ? near(last_on) : '' });
  return (
    <div className="visit-known">
      <span className="visit-known-who">
        <bdi>{told.name}</bdi>
        <span className="soft">{[told.organisation, came].filter(Boolean).join(' · ')}</span>
      </span>
      <Button kind="quiet" onPress={onChange}>
        {t('visit-who-change')}
      </Button>
    </div>
  );
}

interface FreshProps {
  came: Extract<Came, { is: 'new' }>;
  onCame: (came: Came) => void;
}

/** Somebody new: a name and where they work are enough. Who has that name already is offered first. */
function Fresh({ came, onCame }: FreshProps) {
  const typed = spaced(came.name);
  const alike = useLive(['visitor_suggestions', typed], () => kith.visitorSuggestions(typed), 'any');
  const same = alike.data?.find(({ told }) => isOneName(told.name, came.name));
  return (
    <div className="visit-new">
      <div className="two">
        <Field label={t('visit-new-name')} value={came.name} onChange={(name) => onCame({ ...came, name })} />
        <Field
          label={t('visit-new-organisation')}
          aside={t('optional')}
          value={came.organisation}
          onChange={(organisation) => onCame({ ...came, organisation })}
          autoFocus
        />
      </div>
      {same && <KnownAlready visitor={same} onIs={() => onCame({ is: 'known', visitor: same })} />}
      <Button className="visit-new-back" kind="quiet" icon={UserPlus} onPress={() => onCame({ is: 'unsaid' })}>
        {t('visit-who-change')}
      </Button>
    </div>
  );
}
