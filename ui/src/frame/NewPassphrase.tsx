// How is a new passphrase chosen? Twice, with words for how hard it is to guess. Weak is said and never forbidden; its
// form is free. The shell judges it; nothing here does.

import { useEffect, useState } from 'react';
import { kith, type Strength } from '../ipc';
import { t } from '../words';
import { PassphraseField } from '../widgets/PassphraseField';

export interface NewPassphraseProps {
  value: string;
  onChange: (text: string) => void;
  again: string;
  onAgain: (text: string) => void;
  /** Set once somebody tried to go on. */
  isTried: boolean;
  autoFocus?: boolean;
  /** What else was just typed or is known of this person: a passphrase made of it is easy to guess. */
  about?: readonly string[];
}

const NOTHING: readonly string[] = [];

/** What stands in the way of going on, or null. */
export const passphraseProblem = (value: string, again: string): 'missing' | 'differs' | null =>
  value === '' ? 'missing' : value !== again ? 'differs' : null;

const JUDGE_AFTER_MS = 120;

/** What the shell's estimate says weakens a passphrase most, by the name it gives; others need no words of their own. */
const WARNINGS: Record<string, 'own' | 'common' | 'repeats' | 'sequence' | 'names' | 'dates' | 'short'> = {
  MadeOfNameOrSchool: 'own',
  StraightRowsOfKeysAreEasyToGuess: 'sequence',
  ShortKeyboardPatternsAreEasyToGuess: 'sequence',
  SequencesLikeAbcAreEasyToGuess: 'sequence',
  RepeatsLikeAaaAreEasyToGuess: 'repeats',
  RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess: 'repeats',
  ThisIsATop10Password: 'common',
  ThisIsATop100Password: 'common',
  ThisIsACommonPassword: 'common',
  ThisIsSimilarToACommonlyUsedPassword: 'common',
  AWordByItselfIsEasyToGuess: 'short',
  RecentYearsAreEasyToGuess: 'dates',
  DatesAreOftenEasyToGuess: 'dates',
  NamesAndSurnamesByThemselvesAreEasyToGuess: 'names',
  CommonNamesAndSurnamesAreEasyToGuess: 'names',
};

export function NewPassphrase({
  value,
  onChange,
  again,
  onAgain,
  isTried,
  autoFocus,
  about = NOTHING,
}: NewPassphraseProps) {
  const problem = passphraseProblem(value, again);
  return (
    <>
      <div className="stack-tight">
        <PassphraseField
          label={t('passphrase-new')}
          showLabel={t('show-passphrase')}
          autoComplete="new-password"
          name="new-password"
          value={value}
          onChange={onChange}
          autoFocus={autoFocus}
          hint={value === '' ? t('passphrase-hint') : undefined}
          error={isTried && problem === 'missing' ? t('passphrase-missing') : null}
        />
        <StrengthWords passphrase={value} about={about} />
      </div>
      <PassphraseField
        label={t('passphrase-again')}
        showLabel={t('show-passphrase')}
        autoComplete="new-password"
        name="new-password-again"
        value={again}
        onChange={onAgain}
        error={isTried && problem === 'differs' ? t('passphrase-differs') : null}
      />
    </>
  );
}

function StrengthWords({ passphrase, about }: { passphrase: string; about: readonly string[] }) {
  // Told apart by what they say: a new list of the same words judges nothing again.
  const known = about.join('\u{1f}');
  const [strength, setStrength] = useState<Strength | null>(null);
  useEffect(() => {
    if (passphrase === '') return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      kith.passphraseStrength(passphrase, known === '' ? [] : known.split('\u{1f}')).then(
        (told) => isCurrent && setStrength(told),
        () => isCurrent && setStrength(null),
      );
    }, JUDGE_AFTER_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [passphrase, known]);
  if (!strength || passphrase === '') return null;
  const score = Math.max(0, Math.min(4, Math.round(strength.score))) as 0 | 1 | 2 | 3 | 4;
  const warning = WARNINGS[strength.warning ?? ''];
  return (
    <div className="strength" data-score={score} aria-live="polite">
      <div className="strength-bars" aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <span key={bar} data-on={bar <= score || undefined} />
        ))}
      </div>
      <span>
        <span className="k-hidden">{t('strength-label')}: </span>
        {t(`strength-${score}`)}. {warning ? t(`warning-${warning}`) : ''}
      </span>
    </div>
  );
}
