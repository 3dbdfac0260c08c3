// Which visits was this student at, and what came of each? What they said afterwards, how far their wish came, and the card of a
// conversation, which is filled in with them.

import { useState } from 'react';
import { GOT, TalkCard } from '../../../frame/TalkCard';
import { mayHaveTalked } from '../../../frame/talked';
import { Trouble } from '../../../frame/Trouble';
import { type AfterLine, kith, type MetLine, useLive } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { EmptyState } from '../../../widgets/EmptyState';
import { t } from '../../../words';
import { exactly, near } from '../../../words/dates';
import { ActivitiesMet } from './ActivitiesMet';
import { ChosenFields } from './ChosenFields';
import './met.css';

export function Met({ student }: { student: string }) {
  const met = useLive(['visits_met', student], () => kith.visitsMet(student), 'any', { keepWhileReading: true });
  const [carded, setCarded] = useState<AfterLine | null>(null);
  if (met.isError) return <Trouble error={met.error} onRetry={() => void met.refetch()} />;
  if (!met.data) return null;
  return (
    <>
      <ChosenFields student={student} />
      {met.data.length === 0 && <EmptyState title={t('met-none')}>{t('met-none-words')}</EmptyState>}
      {met.data.length > 0 && (
        <ul className="card met">
          {met.data.map((line) => (
            <Line key={line.visit.id} line={line} onCard={() => setCarded(line.said)} />
          ))}
        </ul>
      )}
      <ActivitiesMet student={student} />
      {carded && <TalkCard line={carded} onClose={() => setCarded(null)} />}
    </>
  );
}

function Line({ line: { visit, said }, onCard }: { line: MetLine; onCard: () => void }) {
  const { card } = said;
  const answers = [
    said.talked && t('stayed-col-talked'),
    said.learned && t('stayed-col-learned'),
    said.wish ? t(`wish-to-${said.wish}`) : said.wishes && t('stayed-col-wishes'),
  ].filter(Boolean);
  const gave = [
    ...GOT.filter((one) => card.got.includes(one)).map((one) => t(`talk-got-${one}`)),
    card.helped && t(`met-helped-${card.helped}`),
    card.next && t(`talk-then-${card.next}`),
  ].filter(Boolean);
  const does = t(gave.length > 0 ? 'met-card-change' : 'met-card-add');
  // The card is about a conversation: whoever was only seen or watched had none.
  const hasTalked = mayHaveTalked(visit, said.talked);
  return (
    <li className="met-line">
      <div className="met-what">
        <span>
          <bdi className="met-who">{visit.visitor.name}</bdi>
          {visit.visitor.organisation && <span className="soft"> · {visit.visitor.organisation}</span>}
        </span>
        <span className="soft" title={exactly(visit.held_on)}>
          {[visit.class, t(`visit-format-${visit.format}`), near(visit.held_on)].join(' · ')}
        </span>
        {answers.length > 0 && (
          <span>
            {t('met-said')}: {answers.join(' · ')}
          </span>
        )}
        {said.question && <span dir="auto">{said.question}</span>}
        {gave.length > 0 && (
          <span>
            {t('met-card')}: {gave.join(' · ')}
          </span>
        )}
      </div>
      {(hasTalked || gave.length > 0) && (
        <Button onPress={onCard} aria-label={`${does}: ${visit.visitor.name}`}>
          {does}
        </Button>
      )}
    </li>
  );
}
