// Where is what was recorded? One glance in the top line: kept here, sent, or what stands in the way. With a district it
// leads to the page that says more.

import { Button as Aria } from 'react-aria-components';
import { goTo } from '../route';
import { t } from '../words';
import { Banner } from '../widgets/Banner';
import { glance, troubleWords, useDistrict } from './district';

export function Glance() {
  const now = useDistrict();
  if (!now?.is_joined) {
    const hint = now && now.waiting > 0 ? t('frame-unsent', { count: now.waiting }) : t('frame-kept-here-hint');
    return (
      <span className="top-kept" title={hint}>
        {t('frame-kept-here')}
      </span>
    );
  }
  const { words, stands } = glance(now);
  return (
    <span title={now.trouble ? troubleWords(now.trouble) : t('glance-hint')} className="top-glance">
      <Aria className="k-link top-kept" data-stands={stands} onPress={() => goTo('settings')}>
        <span>{words}</span>
      </Aria>
    </span>
  );
}

/** From here on it is said that this clock is wrong. Nothing is refused for it. */
const WRONG_MIN = 10;

/** Above every room while this computer's clock is far from the district's. */
export function ClockBanner() {
  const ahead = useDistrict()?.clock_ahead_min ?? 0;
  if (Math.abs(ahead) < WRONG_MIN) return null;
  return (
    <div className="house-invented">
      <Banner tone="attention">{t(ahead > 0 ? 'clock-ahead' : 'clock-behind', { minutes: Math.abs(ahead) })}</Banner>
    </div>
  );
}

/** Above every room while this laptop is about to close for want of its district. */
export function LeaseBanner() {
  const now = useDistrict();
  if (!now?.lease_is_soon) return null;
  return (
    <div className="house-invented">
      <Banner tone="attention">{t('lease-soon', { count: now.lease_days_left ?? 0 })}</Banner>
    </div>
  );
}
