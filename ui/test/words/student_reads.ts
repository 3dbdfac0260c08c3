// Which sentences may a student read? By their names: all of a sitting, what is taken along, the laptop that goes around, and what
// a sitting says where something was not done.

import { readFileSync } from 'node:fs';
import { language, messages } from '../../scripts/words.mjs';

export const OF_A_SITTING =
  /^(sitting|finish|keeping|choice|forget|about|conflict|sociogram|keys?|take(?!-card)|page|file|mine|sheet|talk|kiosk)-/;

const NOT_DONE: ReadonlySet<string> = new Set([
  'refusal-name_is_empty',
  'refusal-name_is_too_long',
  'refusal-no_such_wave',
  'refusal-no_such_alter',
  'refusal-map_is_full',
  'refusal-tie_to_self',
  'refusal-wave_is_decided',
  'refusal-nothing_to_undo',
  'refusal-is_undone',
  'refusal-nothing_to_redo',
  'refusal-no_such_record',
  'refusal-nothing_to_choose',
  'refusal-text_is_too_long',
  'refusal-nothing_said',
  'refusal-day_is_over',
  'refusal-too_many_kinds',
  'refusal-on_hold',
  'refusal-words_changed',
  'refusal-parent_said_no',
  'field-too-long',
  'failure-refused',
  'failure-disk_full',
  'failure-read_only',
  'failure-in_sitting',
  'failure-not_here',
  'failure-unexpected',
  'failure-unexpected-report',
] as const);

export const notDone: readonly string[] = [...NOT_DONE];

/** Each sentence of it in a language, one variant of a plural at a time; a name stands for Jada, a number for a small one. A label
 * of a word or two has no grade. */
export function studentReads(tongue: 'en' | 'es'): { key: string; words: string }[] {
  const page = readFileSync(`${import.meta.dirname}/../../../crates/words/locales/${tongue}/paper/page.ftl`, 'utf8');
  const all = [...language(tongue).words].map(([key, { body }]) => ({ key, body }));
  return [...all, ...messages(page)]
    .filter(({ key }) => OF_A_SITTING.test(key) || NOT_DONE.has(key))
    .flatMap(({ key, body }) =>
      body.split('\n').map((line) => ({
        key,
        words: line
          .replace(/^\s+\*?\[\w+\] /, '')
          .replace(/\{ ?\$\w+ ->/g, '')
          .replace(/\{[^}]*\}/g, 'Jada'),
      })),
    )
    .filter(({ words }) => /[.?]$/.test(words) && words.split(/\s+/).length >= 4);
}
