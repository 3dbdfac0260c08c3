// What does the double know of a district? It belongs to one where a test says so, stands as the test says, and is let in by
// any text that begins as an invitation does.

import type { DistrictNow, DistrictView, MemberView, NotJoined } from '../../src/bindings';
import type { DoubleOptions } from './answering';
import { Releases } from './releases';

const MINUTE = 60_000;

export abstract class DistrictRoom extends Releases {
  protected district_: NonNullable<DoubleOptions['district']> = this.options.district ?? 'none';
  private refusedAt = [2, 1];

  private member(): MemberView | null {
    if (this.district_ === 'none') return null;
    const now = Date.now();
    return {
      district: 'Juniper Unified',
      address: 'https://kith.juniper.example:8443',
      name: 'Ana Whitfield',
      role: 'counselor',
      since_ms: now - 40 * 24 * 60 * MINUTE,
      contact_ms: now - 3 * MINUTE,
      lease_until_ms: now + 30 * 24 * 60 * MINUTE,
      proxy: null,
    };
  }

  districtNow(): DistrictNow {
    const now = Date.now();
    const is = this.district_;
    const is_joined = is !== 'none';
    return {
      is_joined,
      district: is_joined ? 'Juniper Unified' : null,
      waiting: is === 'waiting' || is === 'trouble' ? 3 : 0,
      refused: is === 'refused' ? this.refusedAt.length : 0,
      sent_ms: is_joined ? now - 12 * MINUTE : null,
      contact_ms: is_joined ? now - 3 * MINUTE : null,
      is_busy: is === 'coming',
      is_paused: false,
      trouble: is === 'trouble' ? 'certificate_untrusted' : null,
      coming: is === 'coming' ? 430 : null,
      clock_ahead_min: is === 'trouble' ? 14 : 0,
    };
  }

  district(): DistrictView {
    const member = this.member();
    const now = Date.now();
    const student = (name: string) => ({ of: 'student', name });
    const { waiting, refused } = this.districtNow();
    return {
      member,
      waiting:
        waiting > 0
          ? [
              { whose: student('Luz Rivera'), count: 2, edit: 'place_alter', is_later: false },
              { whose: { of: 'staff', name: null }, count: 1, edit: 'log_time', is_later: true },
            ]
          : [],
      sent: member
        ? [
            { whose: student('Luz Rivera'), edit: 'keep_wave', recorded_ms: now - 14 * MINUTE, is_for_review: false },
            {
              whose: { of: 'section', name: 'Algebra 1' },
              edit: 'log_visit',
              recorded_ms: now - 26 * 60 * MINUTE,
              is_for_review: true,
            },
          ]
        : [],
      refused:
        refused > 0
          ? this.refusedAt.map((at) => ({
              at,
              whose: student(at === 2 ? 'Omar Haddad' : 'Mei Lin'),
              edit: at === 2 ? 'place_alter' : 'write_team_note',
              reason: at === 2 ? 'no_right' : 'held',
              refused_ms: now - at * 50 * MINUTE,
            }))
          : [],
      lost: this.district_ === 'refused' ? [{ name: 'Tariq Osman', lost_ms: now - 3 * 24 * 60 * MINUTE }] : [],
      staying: this.district_ === 'refused' ? 4 : 0,
      can_join: true,
    };
  }

  joinDistrict(invitation: string, _proxy: string | null): NotJoined | null {
    if (!invitation.trim().startsWith('kith1')) return { why: 'no_invitation', trouble: null, again_after_s: null };
    this.district_ = 'coming';
    this.tell('district', null);
    return null;
  }

  syncNow = () => null;
  pauseSync = () => null;

  leaveDistrict() {
    this.district_ = 'none';
    this.tell('district', null);
    return null;
  }

  sendAgain(at: number) {
    this.refusedAt = this.refusedAt.filter((other) => other !== at);
    this.tell('district', null);
    return null;
  }
}
