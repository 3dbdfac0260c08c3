// What does this school say before the first name, and when somebody is not safe? Its own words where it wrote some, else those
// that Kith ships. A paragraph a line.

import { kith, useLive, type Which } from '../ipc';
import { t } from '../words';

export const shipped = (): Readonly<Record<Which, readonly string[]>> => ({
  opening: [
    t('sitting-limits-yours'),
    t('sitting-limits-skip'),
    t('sitting-limits-parent'),
    t('sitting-limits-report'),
  ],
  safety: [t('sitting-safety-tell'), t('sitting-safety-help'), t('sitting-safety-know'), t('sitting-safety-stay')],
});

/** The longest that is taken, in characters. */
export const LONGEST_WORDING = 1_200;

export type Said = Readonly<Record<Which, { lines: readonly string[]; isOwn: boolean }>>;

/** Null while they are read: no shipped word stands there for a moment where the school has its own. */
export function useWordings(): Said | null {
  const { data, isError } = useLive(['wordings'], () => kith.wordings(), [{ of: 'district' }]);
  if (!data && !isError) return null;
  const said = (which: Which) => ({
    lines: data?.[which] ?? shipped()[which],
    isOwn: (data?.[which] ?? null) !== null,
  });
  return { opening: said('opening'), safety: said('safety') };
}
