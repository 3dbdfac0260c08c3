// What may a teacher read of a map? The words that a student of her own classes approved for her, and nothing else.

import { kith, useLive } from '../../ipc';
import { t } from '../../words';
import { exactly, near } from '../../words/dates';
import { gradeWords } from '../../words/people';

export function Summaries() {
  const { data: lines } = useLive(['summaries'], kith.summaries, 'any');
  if (!lines) return null;
  return (
    <section className="card summaries" aria-labelledby="summaries-title">
      <h2 id="summaries-title">{t('summaries-title')}</h2>
      <p className="soft">{t(lines.length > 0 ? 'summaries-hint' : 'summaries-none')}</p>
      {lines.length > 0 && (
        <ul>
          {lines.map(({ student, name, grade, text, approved_on }) => (
            <li key={student}>
              <span className="summaries-who">
                <bdi>{name}</bdi>
                <span className="soft">{grade && gradeWords(grade)}</span>
              </span>
              <p dir="auto">{text}</p>
              <span className="soft" title={exactly(approved_on)}>
                {t('summaries-approved', { date: near(approved_on) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
