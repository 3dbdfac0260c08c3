import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import {
  keysFile,
  keysText,
  lacking,
  language,
  others,
  sentencesFile,
  sentencesText,
  unused,
} from '../scripts/words.mjs';
import type { Failure, FailureCode, Refusal } from './ipc';
import { hasWords, LANGUAGES, shipped, speak, t } from './words';
import { exactly, near } from './words/dates';
import { failureWords } from './words/failure';

const { words, twice } = language('en');
const afterwards: (() => void)[] = [];
afterEach(() => afterwards.splice(0).forEach((then) => then()));

test('the keys are those of the Fluent files, each written once and said somewhere', () => {
  expect(twice).toEqual([]);
  expect(readFileSync(keysFile, 'utf8'), 'stale: run node scripts/words.mjs').toBe(keysText(words));
  for (const name of ['en', ...others()])
    expect(readFileSync(sentencesFile(name), 'utf8'), 'stale: run node scripts/words.mjs').toBe(sentencesText(name));
  expect(unused(words)).toEqual([]);
});

test('no sentence shouts, and none holds a placeholder that is never filled', () => {
  for (const name of ['en', ...others()])
    for (const [key, { body }] of language(name).words) {
      expect(body, key).not.toMatch(/[!¡]/);
      expect(body, key).not.toMatch(/\bTODO\b|lorem/);
      expect(body.trim(), key).not.toBe('');
    }
});

test('every language says everything: the same keys in the same files, with the same arguments and plurals of its own', () => {
  expect([...LANGUAGES].sort()).toEqual(['en', ...others()].sort());
  for (const name of others()) expect(lacking(name)).toEqual([]);
});

test('every sentence can be said in every language, whatever the figures', () => {
  afterwards.push(() => speak('en'));
  for (const name of LANGUAGES) {
    speak(name);
    for (const [key, { args }] of words)
      for (const count of [0, 1, 2, 5, 21, 1_000_000]) {
        const given = Object.fromEntries(args.map((arg) => [arg, count]));
        const said = (t as (key: string, args: object) => string)(key, given);
        expect(said, `${name} ${key}`).not.toMatch(/[{}]|\?\?\?/);
      }
  }
});

test('the figures, days and lists of a language are its own', () => {
  afterwards.push(() => speak('en'));
  speak('es');
  expect(t('students-count', { count: 1 })).toBe('1 estudiante');
  expect(t('students-count', { count: 1200 })).toBe('1,200 estudiantes');
  expect(near('2026-11-21', '2026-11-22')).toBe('ayer');
  expect(near('2026-11-25', '2026-11-22')).toBe('dentro de 3 días');
  expect(exactly('2026-11-22')).toBe('22 de noviembre de 2026');
  speak('en');
  expect(exactly('2026-11-22')).toBe('November 22, 2026');
});

test('the language of the system is spoken where Kith has it, and English where not', () => {
  expect(shipped(['es-MX', 'en'])).toBe('es');
  expect(shipped(['fr-CA', 'es'])).toBe('es');
  expect(shipped(['vi', 'zh-Hant'])).toBe('en');
  expect(shipped([])).toBe('en');
});

test('nothing of a language is made before it is chosen: what is made once for all would stay in the first', () => {
  const wrong: string[] = [];
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  // At the beginning of a line nothing is inside of a function.
  for (const file of files.filter((each) => /\.tsx?$/.test(each) && !each.includes('.test.')))
    for (const line of readFileSync(`src/${file}`, 'utf8').split('\n'))
      if (/^(export )?const \w+[^=(]*= (new Intl\.|t\()/.test(line) || /new Intl\.\w+\((\)|'|undefined)/.test(line))
        wrong.push(`${file}: ${line}`);
  expect(wrong.filter((line) => !line.includes('Intl.Segmenter()'))).toEqual([]);
});

test('every word for undo is there: one for each edit that Rust can name', () => {
  const rust = readFileSync('../crates/domain/src/edit.rs', 'utf8');
  const names = [...rust.matchAll(/=> "([a-z_]+)"|APPLY_[A-Z]+: &str = "([a-z_]+)"/g)].map(
    (match) => match[1] ?? match[2],
  );
  expect(names.length).toBeGreaterThan(25);
  for (const name of names) expect(hasWords(`edit-${name}`), name).toBe(true);
});

test('every way a file can be unreadable has its sentence', () => {
  const rust = readFileSync('../crates/exchange/src/unreadable.rs', 'utf8');
  const body = rust.slice(rust.indexOf('enum Unreadable'), rust.indexOf('enum Breakage'));
  const names = [...body.matchAll(/^ {4}([A-Z][A-Za-z]+)(?: \{|,)/gm)].map(([, name]) =>
    name.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase(),
  );
  expect(names).toContain('not_a_roster');
  for (const name of names.filter((each) => each !== 'cancelled'))
    expect(hasWords(`unreadable-${name}`), name).toBe(true);
});

const failure = (code: FailureCode, more: Partial<Failure> = {}): Failure => ({
  code,
  refusal: null,
  retry_after_s: null,
  report: null,
  file: null,
  reason: null,
  ...more,
});

test('every failure says what happened, and most say what was kept or what to do', () => {
  const codes: FailureCode[] = [
    'locked',
    'wrong_passphrase',
    'wait',
    'refused',
    'disk_full',
    'read_only',
    'store_damaged',
    'store_missing',
    'store_newer',
    'in_use',
    'unreadable_file',
    'cancelled',
    'not_here',
    'not_your_role',
    'notebook_closed',
    'copy_is_over',
    'not_a_copy',
    'copy_is_sealed',
    'no_keychain',
    'keychain_lost',
    'unexpected',
  ];
  for (const code of codes) {
    const said = failureWords(failure(code));
    expect(said.length, code).toBeGreaterThan(15);
    expect(said, code).toMatch(/\.$/);
  }
  expect(failureWords(failure('unexpected', { report: 'K-7QX2' }))).toContain('K-7QX2');
  expect(failureWords(failure('wait', { retry_after_s: 1 }))).toContain('1 second.');
  expect(failureWords(failure('unreadable_file', { file: 'users.csv', reason: 'encrypted' }))).toBe(
    'users.csv: The file is locked with a password. Open it with the password and choose the files that come out. Nothing was changed.',
  );
  expect(failureWords(failure('unreadable_file', { file: 'a.csv', reason: 'something new' }))).toContain(
    'could not be read',
  );
});

test('every refusal has a sentence with its number in it', () => {
  const refusals: Refusal[] = [
    { refusal: 'name_is_empty' },
    { refusal: 'name_is_too_long', most: 120 },
    { refusal: 'no_such_wave' },
    { refusal: 'no_such_alter' },
    { refusal: 'no_such_student' },
    { refusal: 'map_is_full', most: 300 },
    { refusal: 'tie_to_self' },
    { refusal: 'wave_is_open', wave: 'w' },
    { refusal: 'wave_is_decided' },
    { refusal: 'same_student' },
    { refusal: 'nothing_to_undo' },
    { refusal: 'nothing_to_redo' },
    { refusal: 'preview_is_stale' },
    { refusal: 'no_such_record' },
    { refusal: 'text_is_empty' },
    { refusal: 'note_is_signed' },
    { refusal: 'text_is_too_long', most: 280 },
    { refusal: 'too_many', most: 20_000 },
  ];
  for (const refusal of refusals) {
    const said = failureWords(failure('refused', { refusal }));
    expect(said, refusal.refusal).toMatch(/\.$/);
    if ('most' in refusal) expect(said).toContain(refusal.most.toLocaleString('en'));
  }
});

test('plurals follow the count', () => {
  expect(t('students-count', { count: 1 })).toBe('1 student');
  expect(t('students-count', { count: 1200 })).toBe('1,200 students');
});
