// What do the double's files bring in? Previews that wait, and what becomes of one that is applied.

import type { ColumnUse, FirstLine, Preview } from '../../src/bindings';
import { Failed } from './answering';
import { No } from './map';
import type { Id, Student } from './people';
import { CASELOAD_TABLE, pastedPreview, ROSTER_PREVIEW, TABLE, TURNED } from './previews';
import { RecordRoom } from './record_room';

export abstract class BringingIn extends RecordRoom {
  private previews = new Map<string, { preview: Preview; add: Student[] }>();

  pickFiles = (kind: 'roster' | 'table') =>
    kind === 'roster' ? ['/media/usb/roster.zip'] : ['/media/usb/students.csv'];
  pickFolder = () => '/media/usb/oneroster';

  async previewRoster() {
    await this.work('preview', 12);
    return this.handle(this.options.roster ?? ROSTER_PREVIEW, []);
  }

  async previewInvented() {
    await this.work('preview', 12);
    return this.handle(ROSTER_PREVIEW, []);
  }

  previewLines(id: string, of: 'refused' | 'warned', from: number) {
    const found = this.previews.get(id);
    if (!found) throw new Failed('not_here', {});
    return found.preview[of].slice(from, from + 100);
  }

  savePreviewLines = () => true;

  readTable = (_path: string, firstLine: FirstLine | null) =>
    this.options.table ?? ((firstLine ?? this.options.firstLine) === 'student' ? TURNED : TABLE);

  async previewTable(_path: string, firstLine: FirstLine, _mark: Id, _mapping: ColumnUse[], school: Id | null) {
    const [preview, add] = pastedPreview(
      (firstLine === 'student' ? TURNED : TABLE).sample.map((row) => `${row[1]} ${row[0]}, ${row[2]}`).join('\n'),
      school,
    );
    return this.handle({ ...preview, format: 'Table' }, add);
  }

  async previewPasted(text: string, school: Id | null) {
    return this.handle(...pastedPreview(text, school));
  }

  protected handle(preview: Preview, add: Student[]) {
    const preview_id = crypto.randomUUID();
    this.previews.set(preview_id, { preview, add });
    // The window is given the first lines; the others are asked for.
    const first = { refused: preview.refused.slice(0, 100), warned: preview.warned.slice(0, 100) };
    return { preview_id, preview: { ...preview, ...first } };
  }

  async applyPreview(id: string) {
    const found = this.previews.get(id);
    if (!found) throw new No({ refusal: 'preview_is_stale' });
    await this.work('apply', 10);
    const commit = crypto.randomUUID();
    this.done.push({ edit: 'apply_roster', before: structuredClone(this.shelf), commit });
    this.undone = [];
    if (this.shelf.students.length === 0) this.fill();
    this.shelf.students.push(...found.add);
    this.previews.delete(id);
    this.tell('committed', { scopes: [{ of: 'district' }], kinds: ['student'] });
    return { commit, edit: 'apply_roster', scopes: [{ of: 'district' as const }], kinds: [] };
  }

  dropPreview(id: string) {
    this.previews.delete(id);
    return null;
  }

  caseloadFromTable = () => CASELOAD_TABLE;
}
