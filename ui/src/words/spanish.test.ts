// Whom does Spanish speak to? Whoever works at the school is "usted", a student is "tú", and what both may read is said of nobody.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { notDone, OF_A_SITTING } from '../../test/words/student_reads';
import { language, messages } from '../../scripts/words.mjs';

const locales = `${import.meta.dirname}/../../../crates/words/locales/es`;
const paper = (name: string) => messages(readFileSync(`${locales}/paper/${name}.ftl`, 'utf8'));
const words = [...language('es').words].map(([key, { body }]) => ({ key, body }));

/** What a student reads: a sitting, what is taken along, the laptop that goes around, the two questions about adults. A visitor who
 *  signs in at the door is an adult. */
const isStudents = (key: string): boolean =>
  (OF_A_SITTING.test(key) || key.startsWith('asking-')) && !/^kiosk-(visitor|sign)/.test(key);

const isBoths = (key: string): boolean => notDone.includes(key);

/** Words that only "tú" has. */
const TU =
  /(?<!\p{L})(tú|tus?|ti|te|contigo|tuy[oa]s?|puedes|podías|tienes|quieres|quieras|eres|estás|necesitas|anotas|guardas|sabes|digas|dices|dirías|elijas|hagas|tengas|veas|escribas|habías|\p{L}+(?:aste|iste)s?)(?!\p{L})/giu;

/** Commands to "tú" that no other person has in common with it, and those that have, at the beginning of a sentence. */
const COMMAND =
  /(?<!\p{L})(haz|ten|sal|ponlas?|ábrel[oa]|inténtalo|ciérral[oa]|imprímel[oa]|guárdal[oa]|escríbel[oa]|déjal[oa]|márcalo|desbloquéalo|elígel[oa]|expórtalo|cópialo|acórtalo|hazlo|dile|dilo|conéctala|envíalo|quítal[oa]s?|agrégal[oa]|añádel[oa]|léel[oa])(?!\p{L})/giu;
const AT_FIRST =
  /(?:^|[.:;?] |\] )(elige|escribe|revisa|abre|añade|agrega|prueba|mira|cierra|usa|pega|toca|pon|di|vuelve|quita|borra|imprime|oprime|presiona|conecta|busca|pide|pregunta|deja|cambia|libera|actualiza|anota|avisa|suelta|nombra|cubre|llama)(?= )/gimu;

/** "existe", "triste", "contraste": no word of anybody's. */
const NOBODYS = /^(existe|existes|insiste|consiste|asiste|triste|tristes|contraste|desgaste|resiste)$/i;

const found = (text: string, ...all: RegExp[]): string[] =>
  all.flatMap((one) => [...text.matchAll(one)].map((match) => match[1])).filter((word) => !NOBODYS.test(word));

test('what only one of the two says is told apart', () => {
  expect(found('Elige un nombre y ábrelo.', TU, COMMAND, AT_FIRST)).toEqual(['ábrelo', 'Elige']);
  expect(found('Elija un nombre y ábralo. Su frase existe.', TU, COMMAND, AT_FIRST)).toEqual([]);
  expect(found('Lo que anotaste está en tu lista.', TU)).toEqual(['anotaste', 'tu']);
});

test('whoever works at the school is called usted', () => {
  const wrong = words
    .filter(({ key }) => !isStudents(key) && !isBoths(key))
    .concat(paper('record'))
    // What the card lets a counselor say to the student stands between marks.
    .concat(paper('card').map(({ key, body }) => ({ key, body: body.replace(/«[^»]*»/g, '') })))
    .flatMap(({ key, body }) => found(body, TU, COMMAND, AT_FIRST).map((word) => `${key}: ${word}`));
  expect(wrong).toEqual([]);
});

test('a student is called tú', () => {
  const wrong = words
    .filter(({ key }) => isStudents(key))
    .concat(paper('page'))
    .filter(({ body }) => /(?<!\p{L})usted(?!\p{L})/iu.test(body))
    .map(({ key }) => key);
  expect(wrong).toEqual([]);
});

test('what both may read speaks to neither', () => {
  const both = words.filter(({ key }) => isBoths(key));
  expect(both.length).toBeGreaterThan(20);
  const wrong = both.flatMap(({ key, body }) =>
    found(
      body,
      TU,
      COMMAND,
      AT_FIRST,
      /(?<!\p{L})(usted|elija|pida|pregunte|inténtelo|ábralo|cierre|vuelva)(?!\p{L})/giu,
    ).map((word) => `${key}: ${word}`),
  );
  expect(wrong).toEqual([]);
});
