// The card for a session, from here too: whoever has one screen has it on paper alone.

import { useState } from 'react';
import { SessionCard } from '../../frame/SessionCard';
import { Button } from '../../widgets/Button';
import { t } from '../../words';

export function CardPart() {
  const [isCard, setCard] = useState(false);
  return (
    <section className="settings-part" aria-labelledby="settings-card">
      <div>
        <h2 id="settings-card">{t('take-card-title')}</h2>
        <p className="soft">{t('take-card-lead')}</p>
      </div>
      <div>
        <Button onPress={() => setCard(true)}>{t('take-card')}</Button>
      </div>
      {isCard && <SessionCard onClose={() => setCard(false)} />}
    </section>
  );
}
