// What answers when there is no shell? A small school held in memory, speaking the same contract, so that the whole
// interface runs in an ordinary browser and in tests. It keeps nothing and proves nothing about the store. Here is the door:
// profiles, the lock, backups.

import type { Appearance, BackupList, Language, OpenProfile, Paper } from '../../src/bindings';
import { type DoubleOptions, Failed } from './answering';
import { PASSPHRASE } from './notes';
import { SCHOOLS } from './people';
import { DistrictRoom } from './district';

export { PASSPHRASE };

export class Double extends DistrictRoom {
  /** Nothing is written: what was asked for stands in `calls`. */
  savePaper = (_paper: Paper) => true;

  printPaper = (_paper: Paper) => !this.options.hasNoViewer;

  drawPaper = (_paper: Paper) => [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 612 792"><circle cx="306" cy="300" r="40" fill="#006a69"/></svg>',
  ];

  private hasProfile = true;
  private wrong = 0;
  private waitUntil = 0;
  private idle = 10;
  private inKeychain = true;
  private backupsKept: BackupList['kept'] = [];

  constructor(options: DoubleOptions = {}) {
    super(options);
    this.hasProfile = options.start !== 'first';
    this.backupsKept = [0, 1, 2, 7].map((days) => ({
      name: `kith-${this.ago(days)}.kithbackup`,
      made_on: `${this.ago(days)}T17:30:00`,
      size_kib: 2310 + days * 41,
    }));
  }

  status() {
    const { name, role, is_invented } = this.profile();
    const profiles = this.hasProfile
      ? [
          { id: 'p1', name, role, is_invented, has_keychain: this.inKeychain, door: this.atDoor() },
          {
            id: 'p2',
            name: 'Ben Osei',
            role: 'counselor' as const,
            is_invented: false,
            has_keychain: false,
            door: null,
          },
        ].filter(({ id }) => id !== this.takenOff)
      : [];
    return {
      profiles,
      open: this.open,
      sitting: this.sitting,
      meeting: this.meeting,
      kiosk: this.kioskNow,
      asking: this.askedIn,
      version: '0.1.0',
      idle_minutes: this.idle,
      letter_keys: this.letterKeys,
      appearance: this.appearance,
      language: this.language,
      log: '/home/ana/.local/share/org.kith.desktop/kith.log',
    };
  }

  setUp(setup: { name: string; role: OpenProfile['role']; school: string; use_keychain: boolean }) {
    this.hasProfile = true;
    this.open = {
      ...this.profile(),
      name: setup.name,
      role: setup.role,
      has_maps: setup.role === 'counselor',
      school: { id: SCHOOLS[0].id, name: setup.school },
    };
    this.inKeychain = setup.use_keychain && !this.options.hasNoKeychain;
    return {
      open: this.open,
      recovery_code: 'MAPLE-7H2Q-9FDX-K3WT-PN4V-RIVER',
      is_keychain_refused: setup.use_keychain && !this.inKeychain,
    };
  }

  async lookAround() {
    await this.work('invented', 8);
    this.hasProfile = true;
    this.fill();
    this.open = {
      ...this.profile(),
      is_invented: true,
      school: { id: SCHOOLS[0].id, name: 'Willow Bend High School' },
    };
    return this.open;
  }

  passphraseStrength(passphrase: string, about: string[]) {
    if (about.some((word) => word !== '' && passphrase.includes(word)))
      return { score: 0, warning: 'MadeOfNameOrSchool' };
    const score = Math.min(4, Math.floor(passphrase.length / 5));
    return { score, warning: passphrase.length > 0 && /^(.)\1*$/.test(passphrase) ? 'repeats' : null };
  }

  async unlock(_profile: string, passphrase: string) {
    const left = Math.ceil((this.waitUntil - Date.now()) / 1000);
    if (left > 0) throw new Failed('wait', { retry_after_s: left });
    if (passphrase !== PASSPHRASE) {
      this.wrong += 1;
      const delay = this.wrong < 3 ? null : 2 ** (this.wrong - 1);
      if (delay) this.waitUntil = Date.now() + delay * 1000;
      throw new Failed('wrong_passphrase', { retry_after_s: delay });
    }
    this.wrong = 0;
    if (this.options.isUpdated) await this.work('read_again', 8);
    this.open = this.profile();
    return this.open;
  }

  unlockWithKeychain() {
    this.open = this.profile();
    return this.open;
  }

  async unlockWithRecovery(_profile: string, code: string, _fresh: string) {
    if (!code.trim().toUpperCase().startsWith('MAPLE')) throw new Failed('wrong_passphrase', {});
    if (this.options.isUpdated) await this.work('read_again', 8);
    this.open = this.profile();
    return this.open;
  }

  endSitting() {
    if (!this.open?.is_invented) return this.lock();
    this.sitting = null;
    return null;
  }

  lock() {
    this.open = null;
    this.sitting = null;
    this.meeting = null;
    this.kioskNow = null;
    this.askedIn = null;
    this.tell('locked', {});
    return null;
  }

  touch = () => null;
  /** A browser tells its reader itself. */
  readOut = () => false;
  offersKeychain = () => !this.options.hasNoKeychain;

  setKeychain(isOn: boolean, passphrase: string) {
    if (passphrase !== PASSPHRASE) throw new Failed('wrong_passphrase', {});
    this.inKeychain = isOn;
    return null;
  }

  setAppearance(appearance: Appearance) {
    this.appearance = appearance;
    return null;
  }

  setLanguage(language: Language) {
    this.language = language;
    return null;
  }

  setLetterKeys(isOn: boolean) {
    this.letterKeys = isOn;
    return null;
  }

  setIdleMinutes(minutes: number) {
    this.idle = minutes;
    return null;
  }

  saveText = () => true;

  backups = (): BackupList => ({ folder: '/home/ana/.local/share/kith/backups', kept: this.backupsKept });

  async backUpNow() {
    await this.work('backup', 3);
    const now = new Date();
    this.backupsKept.unshift({ name: `kith-${this.day}b.kithbackup`, made_on: now.toISOString(), size_kib: 2318 });
    return this.backups();
  }

  newRecoveryCode(passphrase: string) {
    if (passphrase !== PASSPHRASE) throw new Failed('wrong_passphrase', {});
    return 'CEDAR-3M8P-V2QK-7TXH-W9DF-STONE';
  }

  recoveryCodeSeen() {
    if (this.open) this.open = { ...this.open, is_code_unseen: false };
    return null;
  }

  changePassphrase(old: string) {
    if (old !== PASSPHRASE) throw new Failed('wrong_passphrase', {});
    return null;
  }
}
