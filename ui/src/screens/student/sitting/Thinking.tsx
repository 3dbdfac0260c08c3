// Who else is there, and how are they called here? Short questions that come and go with one key, people of earlier maps with
// another, and how people are shown with a third. None has to be
// answered, none is kept as asked, and the name field goes on being typed in.

import { History, IdCard, MessageCircleQuestion, X } from 'lucide-react';
import type { Shown } from '../../../ipc';
import { Button, IconButton } from '../../../widgets/Button';
import { Kbd } from '../../../widgets/Kbd';
import { t } from '../../../words';

const QUESTIONS = ['fun', 'help', 'talk', 'work', 'groups', 'school'] as const;
export type Question = (typeof QUESTIONS)[number];

/** The next question, and after the last one none. */
export const after = (now: Question | null): Question | null =>
  now === null ? QUESTIONS[0] : (QUESTIONS[QUESTIONS.indexOf(now) + 1] ?? null);

interface Props {
  question: Question | null;
  onQuestion: (question: Question | null) => void;
  /** How many people of older maps, and others whom they met, are not on this one. */
  forgotten: number;
  isForgotten: boolean;
  onForgotten: () => void;
  shown: Shown;
  onShown: () => void;
}

/** The line above the name field. */
export function Thinking({ question, onQuestion, forgotten, isForgotten, onForgotten, shown, onShown }: Props) {
  const words = t(question ? `sitting-question-${question}` : 'sitting-question');
  return (
    <div className="thinking">
      <Button kind="quiet" icon={MessageCircleQuestion} onPress={() => onQuestion(after(question))}>
        <span className="thinking-words">{words}</span>
        <Kbd>F3</Kbd>
      </Button>
      {question && <IconButton label={t('sitting-question-away')} icon={X} size="s" onPress={() => onQuestion(null)} />}
      {/* The field keeps the focus: the question is heard beside it. */}
      <span className="k-hidden" role="status">
        {question ? t(`sitting-question-${question}`) : ''}
      </span>
      {forgotten > 0 && (
        <Button kind="quiet" icon={History} aria-expanded={isForgotten} onPress={onForgotten}>
          {t('sitting-forgotten')}
          <Kbd>F4</Kbd>
        </Button>
      )}
      <Button kind="quiet" icon={IdCard} onPress={onShown}>
        <span className="k-hidden">{t('sitting-shown')}: </span>
        {t(`sitting-shown-${shown}`)}
        <Kbd>F10</Kbd>
      </Button>
    </div>
  );
}
