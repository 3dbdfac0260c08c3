// What do the double's files bring in? Previews that wait, and what becomes of one that is applied.

import type {
  AfterSheet,
  ChoiceColumn,
  ColumnUse,
  FirstLine,
  FormChoice,
  FormColumn,
  Format,
  ListMapping,
  Preview,
} from '../../src/bindings';
import { Failed } from './answering';
import { CHOICES, CHOICES_PREVIEW } from './choices';
import { FORM, formKnown, formMatch, formPreview } from './forms';
import { No } from './map';
import type { Id, Student } from './people';
import { CASELOAD_TABLE, pastedPreview, ROSTER_PREVIEW, TABLE, TURNED } from './previews';
import { RecordRoom } from './record_room';
import { listPreview, VISIT_LIST } from './visit_lists';

export abstract class BringingIn extends RecordRoom {
  private previews = new Map<string, { preview: Preview; add: Student[] }>();

  pickFiles = (kind: 'roster' | 'table' | 'visits') => {
    if (kind === 'visits') return [`/media/usb/${(this.options.visitList ?? VISIT_LIST).look.file}`];
    return kind === 'roster' ? ['/media/usb/roster.zip'] : ['/media/usb/students.csv'];
  };
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

  previewStudents(id: string, from: number) {
    const found = this.previews.get(id);
    if (!found) throw new Failed('not_here', {});
    return found.preview.coming.slice(from, from + 100);
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

  readVisitList = (_path: string) => this.options.visitList ?? VISIT_LIST;

  async previewVisitList(path: string, _mark: Id, mapping: ListMapping, section: Id | null, format: Format) {
    return this.handle(listPreview(path, mapping, section, format), []);
  }

  abstract afterSheet(visit: Id): AfterSheet;

  readAnswers = (_path: string) => this.options.form ?? FORM;

  matchAnswers = (_path: string, _mark: Id, _mapping: FormColumn[], visit: Id) => formMatch(this.afterSheet(visit));

  async previewAnswers(_path: string, _mark: Id, _mapping: FormColumn[], _visit: Id, choices: FormChoice[]) {
    const { untaken } = this.options;
    return this.handle(untaken === undefined ? formPreview(choices) : formKnown(untaken), []);
  }

  readChoiceList = (_path: string) => CHOICES;

  async previewChoiceList(_path: string, _mark: Id, _mapping: ChoiceColumn[]) {
    return this.handle(CHOICES_PREVIEW, []);
  }

  async previewPasted(text: string, school: Id | null) {
    return this.handle(...pastedPreview(text, school));
  }

  protected handle(preview: Preview, add: Student[]) {
    const preview_id = crypto.randomUUID();
    this.previews.set(preview_id, { preview, add });
    // The window is given the first lines; the others are asked for.
    const [refused, warned, coming] = [preview.refused, preview.warned, preview.coming].map((all) => all.slice(0, 100));
    return { preview_id, preview: { ...preview, refused, warned, coming } as Preview };
  }

  async applyPreview(id: string) {
    const found = this.previews.get(id);
    if (!found) throw new No({ refusal: 'preview_is_stale' });
    await this.work('apply', 10);
    const commit = crypto.randomUUID();
    const isForm = found.preview.format === 'Form';
    const isChoices = found.preview.format === 'Choices';
    const isOfVisits = isForm || isChoices || found.preview.format === 'Visits' || found.preview.format === 'Calendar';
    const edit = isForm ? 'take_form' : isChoices ? 'take_choices' : isOfVisits ? 'apply_visits' : 'apply_roster';
    this.done.push({ edit, before: structuredClone(this.shelf), commit });
    this.undone = [];
    if (this.shelf.students.length === 0 && !isOfVisits) this.fill();
    const isNew = this.shelf.students.length > 0 || undefined;
    this.shelf.students.push(...found.add.map((one) => ({ ...one, isNew })));
    this.previews.delete(id);
    this.tell('committed', { scopes: [{ of: 'district' }], kinds: ['student'] });
    return { commit, edit, scopes: [{ of: 'district' as const }], kinds: [] };
  }

  dropPreview(id: string) {
    this.previews.delete(id);
    return null;
  }

  caseloadFromTable = () => CASELOAD_TABLE;
}
