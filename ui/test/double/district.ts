// What does the double know of a district? It belongs to one where a test says so, stands as the test says, and is let in by
// any text that begins as an invitation does.

import type { AtDoor, DistrictNow, DistrictView, MemberView, NotJoined, Rejoined } from '../../src/bindings';
import { type DoubleOptions, Failed } from './answering';
import { PASSPHRASE } from './notes';
import { NetworkRoom } from './network';

const MINUTE = 60_000;

export abstract class DistrictRoom extends NetworkRoom {
  protected district_: NonNullable<DoubleOptions['district']> = this.options.district ?? 'none';
  protected door = this.options.door;
  protected takenOff: string | null = null;
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
      lease_days_left: is_joined ? (is === 'leaving' ? 2 : 30) : null,
      lease_is_soon: is === 'leaving',
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
      for_review:
        this.district_ === 'refused'
          ? [
              {
                whose: student('Tariq Osman'),
                edit: 'keep_wave',
                recorded_ms: now - 3 * 24 * 60 * MINUTE,
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
      lost:
        this.district_ === 'refused'
          ? [{ name: 'Tariq Osman', lost_ms: now - 3 * 24 * 60 * MINUTE, for_review: 2 }]
          : [],
      newer: this.district_ === 'refused' ? [{ whose: student('Mei Lin'), count: 2, came_ms: now - 8 * MINUTE }] : [],
      staying: this.district_ === 'refused' ? 4 : 0,
      can_join: true,
    };
  }

  /** One whose code is "oidc" has the browser sign in: until somebody stops it, or for good where nobody comes back. */
  async joinDistrict(invitation: string, _proxy: string | null, _language: string): Promise<NotJoined | null> {
    const no = (why: NotJoined['why']): NotJoined => ({ why, trouble: null, again_after_s: null });
    if (!invitation.trim().startsWith('kith1')) return no('no_invitation');
    if (invitation.includes(':oidc:')) {
      try {
        await this.work('sign_in', invitation.includes('unknown') ? 1 : 1_000);
      } catch {
        return no('stopped');
      }
      if (invitation.includes('unknown')) return no('account_unknown');
    }
    this.district_ = 'coming';
    this.tell('district', null);
    return null;
  }

  /** What stands before the door. */
  protected atDoor(): AtDoor | null {
    const now = Date.now();
    const is = this.door;
    if (!is) return null;
    const isLost = is === 'lost' || is === 'lost_unsent' || is === 'lost_untold';
    const isNote = is === 'note_gone' || is === 'note_no_key';
    const over = now - 2 * 24 * 60 * MINUTE;
    return {
      district: 'Juniper Unified',
      may_open: isLost ? 'lost' : isNote ? 'note_gone' : is === 'refused' ? 'refused' : 'lease_over',
      can_meet: !isLost && is !== 'note_no_key',
      lease_until_ms: isLost ? null : over,
      contact_ms: isLost ? null : is === 'refused' ? now : over - 30 * 24 * 60 * MINUTE,
      is_busy: false,
      trouble: is === 'lease_away' || is === 'lost_untold' ? 'no_connection' : null,
      unsent: is === 'lost' || is === 'refused' ? 0 : 3,
      lost: isLost
        ? {
            at_ms: now - 50 * MINUTE,
            drafts: is === 'lost' ? 0 : 1,
            had_notes: is === 'lost_unsent',
            is_destroyed: true,
            is_told: is !== 'lost_untold',
          }
        : null,
    };
  }

  meetAtDoor(_profile: string) {
    if (this.door === 'lease' || this.door === 'note_gone') this.door = undefined;
    if (this.door === 'lost_untold') this.door = 'lost_unsent';
    this.tell('district', null);
    return null;
  }

  joinAtDoor(
    _profile: string,
    passphrase: string,
    invitation: string,
    _proxy: string | null,
    agreed: string | null,
  ): Rejoined {
    const not = (why: NotJoined['why']) => ({ why: { why, trouble: null, again_after_s: null }, elsewhere: null });
    if (!invitation.trim().startsWith('kith1')) return not('no_invitation');
    if (passphrase !== PASSPHRASE) throw new Failed('wrong_passphrase', { retry_after_s: null });
    const isElsewhere = invitation.includes('elsewhere');
    if (isElsewhere && this.door === 'refused') return not('other_server');
    const address = 'https://kith.juniper.example:8443';
    if (isElsewhere && agreed !== address)
      return {
        why: null,
        elsewhere: { district: 'Juniper Unified', address, name: 'Ana Whitfield', former: 'Juniper County' },
      };
    this.door = undefined;
    this.tell('district', null);
    return { why: null, elsewhere: null };
  }

  removeLost(profile: string) {
    this.takenOff = profile;
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
