// A card for the visitor, on paper: who thanks whom, in the student's words, with a place for a hand and a name. Only a first
// name stands on it, and it goes through the school; no number and no address is on it.

import { Printer } from 'lucide-react';
import { useState } from 'react';
import { printsLight } from '../../frame/onPaper';
import type { VisitLine, WishLine } from '../../ipc';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { Field } from '../../widgets/Field';
import { t } from '../../words';
import { exactly } from '../../words/dates';
import { hasContact } from './doing';

export interface WishCardProps {
  visit: VisitLine;
  wish: WishLine;
  onClose: () => void;
}

export function WishCard({ visit, wish, onClose }: WishCardProps) {
  const [text, setText] = useState(wish.message ?? t('wish-card-words'));
  const first = wish.on_paper.split(' ')[0];
  return (
    <Dialog
      title={t('wish-card')}
      size="l"
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" icon={Printer} onPress={() => printsLight()}>
          {t('came-print')}
        </Button>
      }
    >
      <p className="soft visit-lead">{t('wish-card-hint')}</p>
      <Field label={t('wish-card-text')} value={text} onChange={setText} lines={4} maxLength={1000} autoFocus />
      {hasContact(text) && (
        <Banner tone="attention" role="status">
          {t('wish-contact')}
        </Banner>
      )}
      <article className="wish-card print-page" aria-label={t('wish-card')}>
        <p className="wish-card-dear">{t('wish-letter-dear', { name: visit.visitor.name })}</p>
        <p className="wish-card-text" dir="auto">
          {text}
        </p>
        <p className="wish-card-from">
          <bdi>{first}</bdi>
          <span className="soft">{t('wish-card-of', { class: visit.class, date: exactly(visit.held_on) })}</span>
        </p>
        <p className="wish-card-hand" aria-hidden="true" />
      </article>
    </Dialog>
  );
}
