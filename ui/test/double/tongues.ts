// Which languages does the double speak beside those that are shipped? Two invented ones, made of the English sentences: `pseudo`,
// in which a string that is no word of ours is seen at once, and `mirrored`, which runs from right to left. Days and figures are
// those of Greek and of Hebrew, so that no Latin letter of theirs is taken for English.

import { FluentResource } from '@fluent/bundle';
import { speakThrough, type Transport } from '../../src/ipc';
import { learn, speak } from '../../src/words';
import { sentences } from '../../src/words/en';
import { accented, CLOSE, OPEN, padding } from '../words/accent.mjs';

type Code = 'pseudo' | 'mirrored';
type Part = string | { type: string; value?: unknown; variants?: { value: Pattern }[]; star?: number };
type Pattern = string | Part[];

const length = (pattern: Pattern | null): number => {
  if (pattern === null) return 0;
  if (typeof pattern === 'string') return pattern.length;
  return pattern.reduce((sum, part) => {
    if (typeof part === 'string') return sum + part.length;
    if (part.variants) return sum + length(part.variants[part.star ?? 0].value);
    return sum + 4;
  }, 0);
};

function changed(pattern: Pattern, code: Code): Pattern {
  if (typeof pattern === 'string') return accented(pattern, code);
  return pattern.map((part) => {
    if (typeof part === 'string') return accented(part, code);
    if (part.variants)
      return { ...part, variants: part.variants.map((each) => ({ ...each, value: changed(each.value, code) })) };
    return part;
  });
}

function resource(code: Code): FluentResource {
  const made = new FluentResource(sentences);
  for (const message of made.body as unknown as { value: Pattern | null }[]) {
    const { value } = message;
    if (value === null) continue;
    const inside = changed(value, code);
    const parts = typeof inside === 'string' ? [inside] : inside;
    message.value = [OPEN, ...parts, padding(length(value), code), CLOSE];
  }
  return made;
}

learn('pseudo', { tag: 'el', dir: 'ltr', resource: () => resource('pseudo') });
learn('mirrored', { tag: 'he', dir: 'rtl', resource: () => resource('mirrored') });

const NAMES = /name|label|given|family|called|teachers|by$|to$/;

/** Speaks through this Transport and keeps every text that it answered with, on the page: those are nobody's words but the records'. */
export function speakAndKeep(transport: Transport): void {
  const told = { whole: new Set<string>(), names: new Set<string>() };
  Object.assign(window, { told, speakNow: speak });
  const keep = (answer: unknown, key: string): void => {
    if (typeof answer === 'string') {
      // A code such as `home` or `step_due` is no text: it has to become words.
      if (!/^[a-z][a-z0-9_]*$/.test(answer) || key === 'column') told.whole.add(answer);
      if (NAMES.test(key)) for (const word of answer.split(/[\s.,’'-]+/)) told.names.add(word);
    } else if (Array.isArray(answer)) for (const each of answer) keep(each, key);
    else if (answer !== null && typeof answer === 'object')
      for (const [name, each] of Object.entries(answer)) keep(each, name);
  };
  speakThrough({
    call: async (name, args) => {
      const answer = await transport.call(name, args);
      keep(args, '');
      if (answer.status === 'ok') keep(answer.data, '');
      else keep(answer.error, '');
      return answer;
    },
    listen: (event, heard) => transport.listen(event, heard),
  });
}
