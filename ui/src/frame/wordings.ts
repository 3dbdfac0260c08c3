// What does this school say before the first name, and when somebody is not safe? Its own words where it wrote some in that
// language, else those that Kith ships in it. A paragraph a line.

import { kith, type SaidIn, useLive, type Which } from '../ipc';
import { inLanguage, LANGUAGES, t, useSpoken } from '../words';

const shippedNow = (): Readonly<Record<Which, readonly string[]>> => ({
  opening: [
    t('sitting-limits-yours'),
    t('sitting-limits-skip'),
    t('sitting-limits-parent'),
    t('sitting-limits-report'),
  ],
  safety: [t('sitting-safety-tell'), t('sitting-safety-help'), t('sitting-safety-know'), t('sitting-safety-stay')],
});

/** The words that Kith ships in a language. */
export const shipped = (language: string) => inLanguage(language, shippedNow);

/** The longest that is taken, in characters. */
export const LONGEST_WORDING = 1_200;

export interface SaidOf {
  lines: readonly string[];
  isOwn: boolean;
  /** Written before each language had words of its own: said in every one until another is written. */
  isInAny: boolean;
}
export type Said = Readonly<Record<Which, SaidOf>>;

/** In a language, or in the one that is spoken now. Null while they are read: no shipped word stands there for a moment where the
 *  school has its own. */
export function useWordings(language?: SaidIn): Said | null {
  const spoken = useSpoken((now) => now.code);
  const { data, isError } = useLive(['wordings'], () => kith.wordings(), [{ of: 'district' }]);
  if (!data && !isError) return null;
  const code = language ?? spoken;
  const known = LANGUAGES.find((one) => one === code);
  const said = (which: Which): SaidOf => {
    const told = known ? data?.[known][which] : null;
    return { lines: told?.lines ?? shipped(code)[which], isOwn: Boolean(told), isInAny: told?.is_in_any ?? false };
  };
  return { opening: said('opening'), safety: said('safety') };
}
