// What does a person read when something was not done? What happened, what was kept, what to do. A failure carries codes,
// never a student's name, and neither does its sentence.

import { type Failure, failureOf, type Refusal } from '../ipc';
import { hasWords, t } from '../words';

/** The sentence for a refusal. */
export function refusalWords(refusal: Refusal): string {
  switch (refusal.refusal) {
    case 'name_is_too_long':
    case 'map_is_full':
    case 'text_is_too_long':
    case 'too_many':
    case 'too_many_kinds':
    case 'no_such_time':
      return t(`refusal-${refusal.refusal}`, { most: refusal.most });
    case 'threshold_only_rises':
      return t('refusal-threshold_only_rises', { now: refusal.now, most: refusal.most });
    default:
      return t(`refusal-${refusal.refusal}`);
  }
}

/** The sentence for a failure. */
export function failureWords(failure: Failure): string {
  switch (failure.code) {
    case 'refused':
      return failure.refusal ? refusalWords(failure.refusal) : t('failure-refused');
    case 'wrong_passphrase':
      return failure.retry_after_s
        ? t('failure-wrong_passphrase-wait', { seconds: failure.retry_after_s })
        : t('failure-wrong_passphrase');
    case 'wait':
      return t('failure-wait', { seconds: failure.retry_after_s ?? 1 });
    case 'unreadable_file': {
      const key = `unreadable-${failure.reason ?? ''}`;
      const why = hasWords(key) ? t(key as 'unreadable-not_a_roster') : t('unreadable-other');
      return failure.file ? t('failure-unreadable_file', { file: failure.file, why }) : why;
    }
    case 'unexpected':
    case 'store_damaged':
      return failure.report
        ? t(`failure-${failure.code}-report`, { report: failure.report })
        : t(`failure-${failure.code}`);
    default:
      return t(`failure-${failure.code}`);
  }
}

/** The sentence for whatever was thrown. */
export const wordsFor = (error: unknown): string => failureWords(failureOf(error));
