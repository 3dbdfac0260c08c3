// Two people wrote different things at the same time: what is asked, and which answers are there? The one that is shown
// comes first. It decides nothing; choosing is an edit like any other.

import type { Edit, Purpose, Spot, Support, Told, Value } from '../../../ipc';
import { hasWords, t } from '../../../words';
import { dayWords } from '../../../words/dates';

export interface Answer {
  words: string;
  /** What is said when it was chosen. */
  chosen: string;
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

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Whom an id means, where a value names somebody. */
type Named = (id: string) => string | null;

/** Whom to ask, for what, which kinds of help: the composed values of a step and of a goal. */
function composed(value: Value, named: Named): string | null {
  if (Array.isArray(value)) return value.map((support) => t(`support-${support as Support}`)).join(', ');
  if (typeof value !== 'object' || value === null) return null;
  if ('for' in value) return value.for === 'help' ? t(`support-${value.is as Support}`) : String(value.is);
  return 'of' in value ? (named(String(value.id)) ?? t('conflict-someone')) : null;
}

function valueWords(field: string, value: Value, named: Named): string {
  if (value === null) return t('conflict-nothing');
  if (isSpot(value)) return spotWords(value);
  const words = composed(value, named);
  if (words !== null) return words;
  if (field === 'purpose') return t(`sitting-card-${value as Purpose}`);
  if (typeof value === 'string' && DAY.test(value)) return dayWords(value);
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
  const author = told.author_name || t('conflict-someone');
  const isStep = told.kind === 'ask';
  const keeps = isStep ? t('conflict-keep-step') : t('conflict-keep-them', { name });
  const lets = isStep ? t('sitting-step-remove') : t('conflict-let-go');
  return {
    key: `${told.record} removed`,
    sentence: isStep ? t('conflict-step-removed', { author }) : t('conflict-removed', { author, name }),
    answers: [
      {
        words: keeps,
        chosen: keeps,
        author: null,
        edit: decide(false),
        is_shown: true,
      },
      {
        words: lets,
        chosen: lets,
        author,
        edit: decide(true),
        is_shown: false,
      },
    ],
  };
}

/** Every question about a person, a step or a goal that waits for an answer. */
export function questions(about: { label: string; conflicts: readonly Told[] }, named: Named = () => null): Question[] {
  const fields = new Map<string, Told[]>();
  const asked: Question[] = [];
  for (const told of about.conflicts) {
    if (told.field === 'removed') {
      if (told.value === true) asked.push(removal(about.label, told));
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
      name: about.label,
      theirs: valueWords(theirs.field, theirs.value, named),
      ours: valueWords(ours.field, ours.value, named),
    };
    const sentence =
      ours.field === 'spot'
        ? t('conflict-spot', words)
        : ours.field === 'label' || ours.kind === 'ask' || ours.kind === 'wave'
          ? t('conflict-label', { author: words.author, theirs: words.theirs, ours: words.ours })
          : t('conflict-other', words);
    asked.push({
      key,
      sentence,
      answers: [ours, ...others].map((one) => ({
        words: t('conflict-take', { value: valueWords(one.field, one.value, named) }),
        chosen: valueWords(one.field, one.value, named),
        author: one.author_name || t('conflict-someone'),
        edit: choose(one),
        is_shown: one.is_shown,
      })),
    });
  }
  return asked;
}
