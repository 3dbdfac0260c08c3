import { describe, expect, it } from 'vitest';
import type { DistrictNow } from '../ipc';
import { glance, troubleWords } from './district';

const WELL: DistrictNow = {
  is_joined: true,
  district: 'Juniper',
  waiting: 0,
  refused: 0,
  sent_ms: new Date(2020, 10, 22, 10, 42).getTime(),
  contact_ms: Date.now(),
  is_busy: false,
  is_paused: false,
  trouble: null,
  coming: null,
  clock_ahead_min: 0,
  lease_days_left: 30,
  lease_is_soon: false,
};

describe('one glance says where what was recorded is', () => {
  it('sent, waiting, or what stands in the way, and that it is kept', () => {
    expect(glance(WELL)).toEqual({ words: 'All sent Nov 22', stands: 'well' });
    expect(glance({ ...WELL, waiting: 3 }).words).toBe('Kept here, 3 waiting');
    const away = glance({ ...WELL, waiting: 3, trouble: 'nobody_answers' });
    expect(away).toEqual({ words: 'No connection: kept here, 3 waiting', stands: 'trouble' });
    expect(glance({ ...WELL, trouble: 'certificate_untrusted' }).words).toBe('Certificate not trusted: kept here');
    expect(glance({ ...WELL, coming: 436 }).words).toBe('Students coming, 43 %');
    expect(glance({ ...WELL, is_paused: true, waiting: 2, coming: 436 }).words).toBe('Stopped, 2 waiting');
  });

  it('what was not taken is never out of sight', () => {
    expect(glance({ ...WELL, refused: 2 })).toEqual({ words: 'All sent Nov 22 · 2 not taken', stands: 'waiting' });
    expect(glance({ ...WELL, refused: 1, trouble: 'proxy' }).words).toContain('1 not taken');
  });

  it('each cause has a sentence that says what was kept', () => {
    for (const trouble of ['certificate_not_yet', 'not_kith', 'other_key', 'unknown_device', 'busy'] as const)
      expect(troubleWords(trouble)).toMatch(/ Everything is kept here\.$/);
  });
});
