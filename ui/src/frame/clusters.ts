// The sixteen career clusters, in the order of their numbers on the sheet.

import type { Cluster } from '../ipc';

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
