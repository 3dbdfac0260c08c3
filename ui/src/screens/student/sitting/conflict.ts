// Two people wrote different things at the same time: what is asked, and which answers are there? The one that is shown
// comes first. It decides nothing; choosing is an edit like any other.

import type { Alter, Edit, Spot, Told, Value } from '../../../ipc';
import { hasWords, t } from '../../../words';

export interface Answer {
  words: string;
  /** Who said so; null where the answer is nobody's. */
  author: string | null;
  /** Chooses this one for good. */
  edit: Edit;
  is_shown: boolean;
}

export interface Question {
  key: string;
  sentence: string;
  answers: Answer[];
}

/** "Closest, home and family". */
export const spotWords = ({ ring, sector }: Pick<Spot, 'ring' | 'sector'>): string =>
  t('spot-word', { ring: t(`ring-${ring}`), sector: t(`sector-${sector}`) });

const isSpot = (value: Value): value is Spot & { [key in string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'ring' in value && 'sector' in value;

function valueWords(field: string, value: Value): string {
  if (value === null) return t('conflict-nothing');
  if (isSpot(value)) return spotWords(value);
  if (typeof value === 'boolean') return value ? t('conflict-yes') : t('conflict-no');
  if (typeof value === 'string') {
    for (const key of [`about-${field.replace('_', '-')}-${value}`, `about-help-${value}`]) {
      if (hasWords(key)) return t(key as 'about-help-both');
    }
    return value;
  }
  return String(value);
}

const choose = (told: Told): Edit => ({
  on: 'choose',
  do: { kind: told.kind, record: told.record, field: told.field, value: told.value },
});

/** Somebody took this person off, and somebody else told more about them meanwhile: they stay until a person decides. */
function removal(name: string, told: Told): Question {
  const decide = (value: boolean): Edit => ({
    on: 'choose',
    do: { kind: told.kind, record: told.record, field: told.field, value },
  });
  return {
    key: `${told.record} removed`,
    sentence: t('conflict-removed', { author: told.author_name || t('conflict-someone'), name }),
    answers: [
      { words: t('conflict-keep-them', { name }), author: null, edit: decide(false), is_shown: true },
      {
        words: t('conflict-let-go'),
        author: told.author_name || t('conflict-someone'),
        edit: decide(true),
        is_shown: false,
      },
    ],
  };
}

/** Every question about a person that waits for an answer. */
export function questions(alter: Alter): Question[] {
  const fields = new Map<string, Told[]>();
  const asked: Question[] = [];
  for (const told of alter.conflicts) {
    if (told.field === 'removed') {
      if (told.value === true) asked.push(removal(alter.label, told));
      continue;
    }
    const key = `${told.record} ${told.field}`;
    fields.set(key, [...(fields.get(key) ?? []), told]);
  }
  for (const [key, told] of fields) {
    const ours = told.find((one) => one.is_shown) ?? told[0];
    const others = told.filter((one) => one !== ours);
    if (others.length === 0) continue;
    const theirs = others[0];
    const words = {
      author: theirs.author_name || t('conflict-someone'),
      name: alter.label,
      theirs: valueWords(theirs.field, theirs.value),
      ours: valueWords(ours.field, ours.value),
    };
    const sentence =
      ours.field === 'spot'
        ? t('conflict-spot', words)
        : ours.field === 'label'
          ? t('conflict-label', { author: words.author, theirs: words.theirs, ours: words.ours })
          : t('conflict-other', words);
    asked.push({
      key,
      sentence,
      answers: [ours, ...others].map((one) => ({
        words: t('conflict-take', { value: valueWords(one.field, one.value) }),
        author: one.author_name || t('conflict-someone'),
        edit: choose(one),
        is_shown: one.is_shown,
      })),
    });
  }
  return asked;
}
