// How does the double keep a memory aid? A few notes in memory, with an end each; a copy is what was there when it was made.

import type { AidStands, HandTo, MemoryAid, NoteLine, NotesCopy, NotesCopyLine, NotesView } from '../../src/bindings';
import { daysAfter } from '../../src/words/dates';
import { type DoubleOptions, Failed } from './answering';
import { No } from './map';
import { type Id, idOf } from './people';
import { Writing } from './writing';

/** What opens the double's profile, its memory aid and every copy. */
export const PASSPHRASE = 'four quiet paper boats';

type Kept = NoteLine & { student: Id };

export abstract class Notes extends Writing {
  private stands: AidStands = 'open';
  private days = 180;
  private kept: Kept[] = [];
  private removed: Kept | null = null;
  private copies: NotesCopyLine[] = [];

  constructor(options: DoubleOptions = {}) {
    super(options);
    this.stands = options.aid ?? 'open';
    if (options.isEmpty || options.start === 'first') return;
    const text = 'Seemed tired. Ask how the new bus is, and whether Tía Rosa is back.';
    const written_at = `${this.ago(9)}T15:20:00Z`;
    const kept = { corrected_at: null, shared_at: null, ends_on: daysAfter(this.day, 171) };
    this.kept = [{ id: idOf('note', 1), student: idOf('student', 1), text, written_at, ...kept }];
  }

  notes(student: Id): NotesView {
    const mine = this.kept.filter((note) => note.student === student).map(({ student: _, ...note }) => note);
    return { stands: this.stands, days: this.days, notes: this.stands === 'open' ? mine : [] };
  }

  memoryAid = (): MemoryAid => ({
    stands: this.stands,
    days: this.days,
    has_code: true,
    copies: this.stands === 'open' ? this.copies : [],
  });

  openMemoryAid(passphrase: string, former: string | null): AidStands {
    if (passphrase !== PASSPHRASE) throw new Failed('wrong_passphrase', {});
    if (this.stands === 'closed' || former === 'an earlier one') this.stands = 'open';
    return this.stands;
  }

  writeNote(id: Id, student: Id, text: string): NoteLine {
    this.needsOpen();
    if (!text.trim()) throw new No({ refusal: 'text_is_empty' });
    const now = new Date().toISOString();
    const there = this.kept.find((note) => note.id === id);
    if (there) Object.assign(there, { text: text.trim(), corrected_at: now });
    else {
      const ends_on = daysAfter(this.day, this.days);
      const note = { id, student, text: text.trim(), written_at: now, corrected_at: null, ends_on, shared_at: null };
      this.kept.unshift(note);
    }
    const { student: _, ...line } = this.one(id);
    return line;
  }

  removeNote(id: Id) {
    this.removed = this.one(id);
    this.kept = this.kept.filter((note) => note.id !== id);
    return null;
  }

  bringBackNote() {
    if (!this.removed) throw new No({ refusal: 'nothing_to_undo' });
    this.kept.unshift(this.removed);
    this.removed = null;
    return null;
  }

  setNoteDays(days: number) {
    this.needsOpen();
    this.days = days;
    return null;
  }

  shareNote(id: Id, note: Id) {
    const mine = this.one(id);
    const { student, text } = mine;
    const committed = this.commit({ on: 'team_note', do: { edit: 'write_team_note', note, student, text } });
    mine.shared_at = new Date().toISOString();
    return committed;
  }

  copyNotes(student: Id | null, _passphrase: string, handed: HandTo | null): NotesCopyLine {
    this.needsOpen();
    const notes = this.kept.filter((note) => student === null || note.student === student).length;
    const [made_at, id] = [new Date().toISOString(), crypto.randomUUID()];
    const line = { id, made_at, notes, handed_to: handed?.to ?? null, until: handed?.until ?? null };
    this.copies.unshift(line);
    return line;
  }

  openNotesCopy(passphrase: string): NotesCopy {
    if (passphrase !== PASSPHRASE) throw new Failed('copy_is_sealed', {});
    const notes = this.kept.map(({ id, student, text, written_at, ends_on }) => ({
      id,
      student: this.shown(this.find(student)),
      text,
      written_at,
      ends_on,
    }));
    return { by: this.open?.name ?? '', made_at: `${this.ago(2)}T09:00:00Z`, until: null, is_mine: true, notes };
  }

  closeNotesCopy = (takesBack: boolean) => (takesBack ? 1 : 0);

  private needsOpen() {
    if (this.stands !== 'open') throw new Failed('notebook_closed', {});
  }

  private one(id: Id): Kept {
    this.needsOpen();
    const note = this.kept.find((one) => one.id === id);
    if (!note) throw new No({ refusal: 'no_such_record' });
    return note;
  }
}
