// What is said before the first name, and when somebody is not safe? The words that Kith ships, or the school's own. Whoever
// writes them sees softly whether students can read them; nothing forbids a long word.

import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { LONGEST_WORDING, type Said, shipped, useWordings } from '../../frame/wordings';
import { commit, type Which } from '../../ipc';
import { localeTag, t } from '../../words';
import { grade, MOST_GRADE } from '../../words/grade';
import { Button } from '../../widgets/Button';
import { Field } from '../../widgets/Field';

export function Wording() {
  const said = useWordings();
  return (
    <section className="settings-part" aria-labelledby="settings-wording">
      <div>
        <h2 id="settings-wording">{t('wording-title')}</h2>
        <p className="soft">{t('wording-words')}</p>
      </div>
      <div className="stack">
        {said && (
          <>
            <Words key={`opening ${said.opening.lines.join('\n')}`} which="opening" said={said} />
            <Words key={`safety ${said.safety.lines.join('\n')}`} which="safety" said={said} />
          </>
        )}
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

function Words({ which, said }: { which: Which; said: Said }) {
  const { lines: now, isOwn } = said[which];
  const [typed, setTyped] = useState<string | null>(null);
  const lines = (typed ?? now.join('\n')).split('\n').flatMap((line) => line.trim() || []);
  const isTouched = typed !== null && lines.join('\n') !== now.join('\n');
  const error = typed === null ? null : wrong(lines);
  const set = async (text: string | null) => {
    const done = await attempt(() => commit({ on: 'wording', do: { edit: 'set_wording', which, text } }));
    if (!done) return;
    setTyped(null);
    sayUndoable(t(text === null ? 'wording-did-back' : 'wording-did-save'), done);
  };
  // The formula counts English syllables.
  const isGraded = localeTag().startsWith('en') && lines.length > 0;
  return (
    <form
      className="wording"
      onSubmit={(event) => {
        event.preventDefault();
        if (isTouched && !error) void set(lines.join('\n') === shipped()[which].join('\n') ? null : lines.join('\n'));
      }}
    >
      <Field
        label={t(`wording-${which}`)}
        hint={t('wording-lines')}
        lines={6}
        value={typed ?? now.join('\n')}
        onChange={setTyped}
        error={error}
      />
      <p className="soft">
        {!isTouched && t(isOwn ? 'wording-own' : 'wording-shipped')}{' '}
        {isGraded && t(grade(lines.join('\n')) > MOST_GRADE ? 'wording-grade-hard' : 'wording-grade-easy')}
      </p>
      <div className="row">
        <Button type="submit" isDisabled={!isTouched || error !== null}>
          {t('wording-save')}
        </Button>
        {isOwn && (
          <Button kind="quiet" onPress={() => void set(null)}>
            {t('wording-back')}
          </Button>
        )}
      </div>
    </form>
  );
}
