// Who else is there, and how are they called here? Short questions that come and go with one key, people of earlier maps with
// another, and how people are shown with a third. None has to be
// answered, none is kept as asked, and the name field goes on being typed in.

import { History, IdCard, MessageCircleQuestion, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { EgoNetwork, MetPerson, Shown } from '../../../ipc';
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
  /** How many people of earlier maps are not on this one. */
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

interface ForgottenProps {
  network: EgoNetwork;
  /** Visitors and leaders of activities whom the student met and who are on no map yet. */
  met: readonly MetPerson[];
  onMet: (person: MetPerson) => void;
  onAdd: (person: string, name: string) => void;
  onClose: () => void;
}

/** Everyone of an earlier map who is not on this one: one tap puts them there, and leaving them out says nothing of them. */
export function Forgotten({ network, met, onMet, onAdd, onClose }: ForgottenProps) {
  const pale = network.alters.filter((alter) => alter.is_pale);
  const [at, setAt] = useState(0);
  const people = useRef<HTMLUListElement>(null);
  // Whoever comes by key goes on with the first of them.
  useEffect(() => people.current?.querySelector('button')?.focus(), []);
  return (
    <section className="forgotten" aria-labelledby="forgotten-title">
      <div className="about-head">
        <h2 id="forgotten-title">{t('sitting-forgotten')}</h2>
        <IconButton label={t('do-close')} icon={X} size="s" onPress={onClose} />
      </div>
      <p className="room-hint">{t(pale.length > 0 ? 'sitting-forgotten-words' : 'sitting-forgotten-none')}</p>
      <ul ref={people} className="forgotten-people">
        {pale.map((alter, index) => (
          <li key={alter.id}>
            <button
              type="button"
              className="choice-option"
              // Whoever goes through the list by key goes on with the next.
              ref={(button) => {
                if (index === Math.min(at, pale.length - 1) && button && document.activeElement === document.body)
                  button.focus();
              }}
              aria-label={t('sitting-forgotten-add', { name: alter.label })}
              onClick={() => {
                setAt(index);
                onAdd(alter.id, alter.label);
              }}
            >
              {alter.label}
            </button>
          </li>
        ))}
      </ul>
      {met.length > 0 && (
        <>
          <h3 id="forgotten-met">{t('sitting-met')}</h3>
          <p className="room-hint">{t('sitting-met-words')}</p>
          <ul className="forgotten-people" aria-labelledby="forgotten-met">
            {met.map((person) => (
              <li key={`${person.link.of} ${person.link.id}`}>
                <button
                  type="button"
                  className="choice-option forgotten-met"
                  aria-label={t('sitting-met-add', { name: person.name })}
                  onClick={() => onMet(person)}
                >
                  {person.name}
                  {person.detail && <span className="room-hint"> {person.detail}</span>}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
