// How does what was logged leave as a table? With counts and no student's name, and beside them what each figure means.

import { aboutHeadings } from '../../../frame/AsTable';
import { attempt } from '../../../frame/attempt';
import { kith, type TableAs } from '../../../ipc';
import { say } from '../../../widgets/StatusLine';
import { t } from '../../../words';
import { today } from '../../../words/dates';
import { WHATS } from './doing';

export async function exported(how: TableAs): Promise<void> {
  const about = (what: string, definition: string) => ({
    what,
    definition,
    version: '1',
    coverage: '',
    rule: t('activity-file-rule'),
  });
  const words = {
    name: `${t('activity-file-name')}-${today()}`,
    sheet: t('visits-tab-activities'),
    about: {
      name: t('about-sheet'),
      headings: aboutHeadings(t('activity-file-coverage')),
      lines: [
        about(t('visits-tab-activities'), t('activity-file-means-line')),
        about(t('past-file-present'), t('activity-file-means-present')),
        about(t('past-file-away'), t('activity-file-means-away')),
        about(t('activity-file-pairs'), t('activity-file-means-pairs')),
      ],
    },
    headings: [
      t('visit-day'),
      t('activity-what'),
      t('activity-name'),
      t('activity-file-classes'),
      t('activity-led'),
      t('activity-groups'),
      t('past-file-present'),
      t('past-file-away'),
      t('activity-file-pairs'),
    ],
    whats: WHATS.map((what) => t(`activity-what-${what}`)),
  };
  if (await attempt(() => kith.saveActivities(words, how))) say(t('activity-exported'));
}
