// What would the counselor tell this student's teachers, and is that okay? Asked before the cards of the next meeting, once; an
// answer is the student's own, and what they said yes to they can take back on any day.

import { useEffect, useRef, useState } from 'react';
import { attempt } from '../../../frame/attempt';
import { commit, kith, type SittingNow, type SummaryProposal, type SummarySaid, useLive } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Disclosure } from '../../../widgets/Disclosure';
import { t } from '../../../words';
import { today } from '../../../words/dates';
import { StopAndForget } from './StopAndForget';

const useSummary = ({ student }: SittingNow) =>
  useLive(['shown_summary', student], () => kith.shownSummary(student), [{ of: 'student', id: student }]);

/** Whether it is to be asked today: not answered yet, or to be changed first and that was on another day. */
export function isAsked({ answer }: SummaryProposal, on: string = today()): boolean {
  return answer === null || (answer.said === 'later' && answer.on !== on);
}

/** The summary, where there is one to ask about; else what comes after it. */
export function SummaryFirst({ sitting, children }: { sitting: SittingNow; children: React.ReactNode }) {
  const { data: summary, isPending } = useSummary(sitting);
  const [said, setSaid] = useState('');
  if (isPending) return null;
  const proposed = summary?.proposed;
  if (proposed && isAsked(proposed)) return <SummaryCard sitting={sitting} proposed={proposed} onSaid={setSaid} />;
  return (
    <>
      {children}
      <p className="k-hidden" role="status">
        {said}
      </p>
    </>
  );
}

const ANSWERS = ['yes', 'not_this', 'later'] as const satisfies readonly SummarySaid[];

interface CardProps {
  sitting: SittingNow;
  proposed: SummaryProposal;
  onSaid: (words: string) => void;
}

function SummaryCard({ sitting, proposed, onSaid }: CardProps) {
  const [isBusy, setBusy] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  // Read out as it comes, and none of the three answers is nearer than another.
  useEffect(() => card.current?.focus(), []);
  const answer = async (said: SummarySaid) => {
    if (isBusy) return;
    setBusy(true);
    const { student, text } = proposed;
    const edit = { edit: 'answer_summary', student, text, said, on: today() } as const;
    if (await attempt(() => commit({ on: 'summary', do: edit }))) onSaid(t(`sitting-summary-did-${said}`));
    setBusy(false);
  };
  return (
    <div ref={card} className="cover" role="group" aria-labelledby="cover-title" tabIndex={-1}>
      <h1 id="cover-title" className="cover-title">
        {t('sitting-summary-title')}
      </h1>
      <blockquote className="summary-words" dir="auto">
        {proposed.text}
      </blockquote>
      <p id="cover-words" className="cover-words">
        {t('sitting-summary-ask')}
      </p>
      <div className="summary-answers">
        {ANSWERS.map((said) => (
          <Button key={said} size="l" onPress={() => void answer(said)} aria-describedby="cover-words">
            {t(`sitting-summary-${said}`)}
          </Button>
        ))}
      </div>
      {sitting.wave !== null && !sitting.is_talk_only && <StopAndForget wave={sitting.wave} isHeld={sitting.is_held} />}
    </div>
  );
}

/** What teachers may read now, and a way to take it back. */
export function SummaryShared({ sitting }: { sitting: SittingNow }) {
  const { data: summary } = useSummary(sitting);
  const [isBack, setBack] = useState(false);
  const approved = summary?.approved;
  const withdraw = async (student: string) => {
    const edit = { edit: 'withdraw_summary', student, by: 'student', on: today() } as const;
    if (await attempt(() => commit({ on: 'summary', do: edit }))) setBack(true);
  };
  return (
    <>
      {approved?.text && (
        <Disclosure className="summary-shared" label={t('sitting-summary-shared')}>
          <blockquote className="summary-words" dir="auto">
            {approved.text}
          </blockquote>
          <Button onPress={() => void withdraw(approved.student)}>{t('sitting-summary-withdraw')}</Button>
        </Disclosure>
      )}
      <p className={isBack && !approved?.text ? 'cover-key' : 'k-hidden'} role="status">
        {isBack && !approved?.text ? t('sitting-summary-did-withdraw') : ''}
      </p>
    </>
  );
}
