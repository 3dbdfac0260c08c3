// Which adult is it? A name typed in part, then Enter or a press. Whoever is through has a tick; how much they marked is not said.

import { Check } from 'lucide-react';
import { useState } from 'react';
import { folded } from '../../frame/folded';
import { Trouble } from '../../frame/Trouble';
import { type AdultLine, kith, useLive } from '../../ipc';
import { Button } from '../../widgets/Button';
import { SearchField } from '../../widgets/Field';
import { t } from '../../words';

interface Props {
  campaign: string;
  title: string;
  lead?: string;
  search: string;
  /** Whoever is through is: their marks are not for the next person to open. */
  isForOnce?: boolean;
  onChoose: (adult: AdultLine) => void;
  actions: React.ReactNode;
}

export function WhoIsIt({ campaign, title, lead, search, isForOnce = false, onChoose, actions }: Props) {
  const [text, setText] = useState('');
  const adults = useLive(['adults', campaign], () => kith.adults(campaign), 'any');
  if (adults.isError) return <Trouble error={adults.error} onRetry={() => void adults.refetch()} />;
  const typed = folded(text.trim());
  const isOver = (adult: AdultLine) => isForOnce && adult.is_done;
  const found = (adults.data ?? []).filter(({ name }) => folded(name).includes(typed));
  return (
    <div className="page who-is-it">
      <div className="page-head">
        <div>
          <h1 className="page-title">{title}</h1>
          {lead && <p className="page-lead">{lead}</p>}
        </div>
        <div className="page-actions">{actions}</div>
      </div>
      <SearchField
        label={search}
        clearLabel={t('marking-clear')}
        placeholder={search}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          const first = found.find((adult) => !isOver(adult));
          if (event.key === 'Enter' && typed !== '' && first) onChoose(first);
        }}
        autoFocus
      />
      {adults.data && found.length === 0 && <p className="soft">{t('around-nobody')}</p>}
      <ul className="who-list">
        {found.map((adult, nth) => (
          <li key={adult.id}>
            <Button
              kind={nth === 0 && typed !== '' ? 'primary' : 'plain'}
              className="who-one"
              isDisabled={isOver(adult)}
              onPress={() => onChoose(adult)}
            >
              <bdi>{adult.name}</bdi>
              {adult.is_done && (
                <span className="who-done">
                  <Check aria-hidden strokeWidth={1.75} />
                  {t('around-done')}
                </span>
              )}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
