// The sixteen career clusters, in the order of their numbers on the sheet.

import type { Cluster, Edit, Told } from '../ipc';
import { t } from '../words';

export const CLUSTERS: readonly Cluster[] = [
  'agriculture',
  'construction',
  'arts',
  'business',
  'education',
  'finance',
  'government',
  'health',
  'hospitality',
  'human_services',
  'technology',
  'law',
  'manufacturing',
  'marketing',
  'science',
  'transport',
];

/** So many may a student choose. */
export const MOST_CHOSEN = 3;

const clustersOf = ({ value }: Told): readonly string[] =>
  typeof value === 'object' && value !== null && 'clusters' in value && Array.isArray(value.clusters)
    ? value.clusters.map(String)
    : [];

/** One of several choices that were heard at the same time, in words. */
export function chosenWords(told: Told): string {
  const words = CLUSTERS.filter((one) => clustersOf(told).includes(one)).map((one) => t(`cluster-${one}`));
  return words.length === 0 ? t('met-fields-none') : words.join(' · ');
}

/** Takes it for good. */
export const choiceOf = ({ kind, record, field, value }: Told): Edit => ({
  on: 'choose',
  do: { kind, record, field, value },
});
