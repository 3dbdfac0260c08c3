// Two people wrote different things about one person, a step or a goal: which is right? Both values and who said them; choosing is one commit,
// on a draft and on a kept map alike.

import type { Edit, Told } from '../../../ipc';
import { t } from '../../../words';
import { questions } from './conflict';

interface Props {
  about: { label: string; conflicts: readonly Told[] };
  /** Whom an id means, where an answer names somebody. */
  named?: (id: string) => string | null;
  onChoose: (edit: Edit, words: string) => void;
}

export function Questions({ about, named, onChoose }: Props) {
  return questions(about, named).map((question) => (
    <div key={question.key} className="conflict" role="group" aria-label={question.sentence}>
      <p>{question.sentence}</p>
      <div className="conflict-answers">
        {question.answers.map((answer) => (
          <button
            key={answer.words}
            type="button"
            className="choice-option"
            onClick={() => onChoose(answer.edit, answer.chosen)}
          >
            <span>{answer.words}</span>
            {answer.author && (
              <span className="conflict-author">{t('conflict-said-by', { author: answer.author })}</span>
            )}
          </button>
        ))}
      </div>
    </div>
  ));
}
