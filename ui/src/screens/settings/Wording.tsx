// What is said before the first name, and when somebody is not safe? The words that Kith ships, or the school's own, in each
// language by itself. Whoever writes them sees softly whether students can read them; nothing forbids a long word.

import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { OWN_NAMES } from '../../frame/speaking';
import { LONGEST_WORDING, type SaidOf, shipped, useWordings } from '../../frame/wordings';
import { commit, type SaidIn, type Which } from '../../ipc';
import { LANGUAGES, t, useSpoken } from '../../words';
import { grade, MOST_GRADE } from '../../words/grade';
import { Button } from '../../widgets/Button';
import { Field } from '../../widgets/Field';
import { Segmented } from '../../widgets/Segmented';

export function Wording() {
  const spoken = useSpoken((now) => now.code);
  const [chosen, setChosen] = useState<SaidIn | null>(null);
  // What is typed in one language waits while the other is looked at.
  const [typed, setTyped] = useState<Record<string, string | null>>({});
  const language = chosen ?? LANGUAGES.find((one) => one === spoken) ?? 'en';
  const said = useWordings(language);
  return (
    <section className="settings-part" aria-labelledby="settings-wording">
      <div>
        <h2 id="settings-wording">{t('wording-title')}</h2>
        <p className="soft">{t('wording-words')}</p>
      </div>
      <div className="stack">
        <div>
          <Segmented
            label={t('wording-language')}
            options={LANGUAGES.map((id) => ({ id, label: OWN_NAMES[id], lang: id }))}
            value={language}
            onChange={setChosen}
          />
        </div>
        {said &&
          (['opening', 'safety'] as const).map((which) => {
            const key = `${which} ${language}`;
            return (
              <Words
                key={key}
                which={which}
                language={language}
                said={said[which]}
                typed={typed[key] ?? null}
                onType={(text) => setTyped((before) => ({ ...before, [key]: text }))}
              />
            );
          })}
      </div>
    </section>
  );
}

/** Why these words would not be taken; null where they would. */
function wrong(lines: readonly string[]): string | null {
  const count = [...lines.join('\n')].length;
  if (count === 0) return t('wording-empty');
  return count > LONGEST_WORDING ? t('wording-long', { count, most: LONGEST_WORDING }) : null;
}

function whose({ isOwn, isInAny }: SaidOf): string {
  if (isInAny) return t('wording-in-any');
  return t(isOwn ? 'wording-own' : 'wording-shipped');
}

interface WordsProps {
  which: Which;
  language: SaidIn;
  said: SaidOf;
  /** Null where nothing was typed. */
  typed: string | null;
  onType: (text: string | null) => void;
}

function Words({ which, language, said, typed, onType }: WordsProps) {
  const now = said.lines.join('\n');
  const lines = (typed ?? now).split('\n').flatMap((line) => line.trim() || []);
  const text = lines.join('\n');
  const isTouched = typed !== null && text !== now;
  const error = typed === null ? null : wrong(lines);
  const set = async (words: string | null) => {
    const done = await attempt(() =>
      commit({ on: 'wording', do: { edit: 'set_wording', which, language, text: words } }),
    );
    if (!done) return;
    onType(null);
    sayUndoable(t(words === null ? 'wording-did-back' : 'wording-did-save'), done);
  };
  // The formula counts English syllables.
  const isGraded = language === 'en' && lines.length > 0;
  return (
    <form
      className="wording"
      onSubmit={(event) => {
        event.preventDefault();
        if (isTouched && !error) void set(text === shipped(language)[which].join('\n') ? null : text);
      }}
    >
      <Field
        label={t(`wording-${which}`)}
        hint={t('wording-lines')}
        lines={6}
        langTyped={language}
        value={typed ?? now}
        onChange={onType}
        error={error}
      />
      <p className="soft">
        {!isTouched && whose(said)}{' '}
        {isGraded && t(grade(text) > MOST_GRADE ? 'wording-grade-hard' : 'wording-grade-easy')}
      </p>
      <div className="row">
        <Button type="submit" isDisabled={!isTouched || error !== null}>
          {t('wording-save')}
        </Button>
        {said.isOwn && (
          <Button kind="quiet" onPress={() => void set(null)}>
            {t('wording-back')}
          </Button>
        )}
      </div>
    </form>
  );
}
