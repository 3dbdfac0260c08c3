// Of whoever is known from an activity it is said which, and of nobody else.

import { expect, test } from 'vitest';
import { alter } from '../../../test/double/map';
import { t } from '../../words';
import { toldFacts } from './factWords';

const values = (more: Parameters<typeof alter>[2]) =>
  toldFacts(alter('a', 'Coach Ramos', more), () => null).map(({ value }) => value);

test('the activity from which somebody is known is named', () => {
  const named = t('about-origin-activity-named', { activity: 'Robotics club' });
  expect(values({ origin: 'activity', activity: 'Robotics club' })).toEqual([named]);
  expect(values({ origin: 'activity' })).toEqual([t('about-origin-activity')]);
  expect(values({ origin: 'work', activity: 'Robotics club' })).toEqual([t('about-origin-work')]);
});
