// What would these files change? Counted by kind; who leaves, by name; every line that is refused or doubted, with its
// reason. The button says what it does. Nobody disappears unseen.

import { attempt } from '../../frame/attempt';
import { LineNotes } from '../../frame/LineNotes';
import { type Counts, kith, type Preview, type PreviewHandle } from '../../ipc';
import { inLocale, t } from '../../words';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { say } from '../../widgets/StatusLine';
import { type ColumnSpec, Table } from '../../widgets/Table';
import { ComingStudents } from './ComingStudents';

const KINDS: readonly (keyof Counts)[] = [
  'students',
  'contacts',
  'staff',
  'classes',
  'enrollments',
  'schools',
  'visits',
  'planned',
  'visitors',
  'answers',
  'choices',
];
const figure = inLocale((tag) => new Intl.NumberFormat(tag));

const sum = (counts: Counts): number => KINDS.reduce((all, kind) => all + counts[kind], 0);

/** Whether applying this would write anything. */
export const changesNothing = ({ adds, changes, leavers }: Preview): boolean =>
  sum(adds) + sum(changes) + sum(leavers) === 0;

interface PreviewStepProps {
  handle: PreviewHandle;
  onApply: () => void;
  onDrop: () => void;
}

/** A list that somebody made, and no roster. */
const isList = ({ format }: Preview) => format === 'Table' || format === 'List';

/** A list of visits, or a calendar. */
const isOfVisits = ({ format }: Preview) => format === 'Visits' || format === 'Calendar';

function fromWords(preview: Preview): string {
  if (preview.format === 'Choices') return t('preview-from-choices');
  if (preview.format === 'Form') return t('preview-from-form');
  if (isOfVisits(preview)) return t(preview.format === 'Calendar' ? 'preview-from-calendar' : 'preview-from-visits');
  if (!isList(preview)) return t('preview-from', { format: preview.format });
  return preview.format === 'Table' ? t('preview-from-table') : t('preview-from-list');
}

function applyWords({ adds, changes, leavers }: Preview): string {
  const answers = adds.answers + changes.answers;
  if (answers > 0) return t('preview-apply-answers', { count: answers });
  const choices = adds.choices + changes.choices;
  if (choices > 0) return t('preview-apply-choices', { count: choices });
  if (adds.students > 0 && changes.students + leavers.students > 0)
    return t('preview-apply-all', { count: adds.students });
  if (adds.students > 0) return t('preview-apply', { count: adds.students });
  const visits = adds.visits + adds.planned;
  return visits > 0 ? t('preview-apply-visits', { count: visits }) : t('preview-apply-changes');
}

/** Why nothing would change: all of it is here, or what is not cannot be taken. */
function nothingWords({ format, refused_total, unchanged }: Preview): string {
  if (refused_total === 0) return t(format === 'Form' ? 'preview-form-known' : 'preview-nothing-words');
  return sum(unchanged) > 0 ? t('preview-nothing-but-refused') : t('preview-nothing-taken');
}

async function save(preview_id: string) {
  const words = {
    name: t('notes-file-name'),
    headings: [t('notes-what'), t('notes-file'), t('notes-line'), t('notes-column'), t('notes-reason')],
    refused: t('notes-refused'),
    warned: t('notes-warned'),
  };
  const isSaved = await attempt(() => kith.savePreviewLines(preview_id, words));
  if (isSaved) say(t('notes-saved'));
}

export function PreviewStep({ handle: { preview, preview_id }, onApply, onDrop }: PreviewStepProps) {
  const isNothing = changesNothing(preview);
  return (
    <div className="stack preview">
      {isNothing ? (
        <EmptyState
          title={t('preview-nothing-title')}
          actions={
            <>
              {preview.untaken > 0 && (
                <Button kind="primary" onPress={onApply}>
                  {t('preview-form-note')}
                </Button>
              )}
              <Button onPress={onDrop}>{t(preview.format === 'List' ? 'preview-drop-list' : 'preview-drop')}</Button>
            </>
          }
        >
          {nothingWords(preview)}
          {preview.untaken > 0 && ` ${t('preview-form-untaken', { count: preview.untaken })}`}
        </EmptyState>
      ) : (
        <>
          <div className="page-head preview-head">
            <div>
              <h1 className="page-title">{t('preview-title')}</h1>
              <p className="page-lead">{fromWords(preview)}</p>
            </div>
            <div className="page-actions">
              <Button kind="quiet" onPress={onDrop}>
                {t(preview.format === 'List' ? 'preview-drop-list' : 'preview-drop')}
              </Button>
              <Button kind="primary" onPress={onApply}>
                {applyWords(preview)}
              </Button>
            </div>
          </div>
          <CountsTable preview={preview} />
          <ToLines preview={preview} />
        </>
      )}
      <Alike preview={preview} isNothing={isNothing} />
      <ComingStudents preview={preview} previewId={preview_id} isShown={isList(preview)} />
      <Leaving preview={preview} />
      {preview.refused_total > 0 && (
        <Lines which="refused" total={preview.refused_total} notes={preview.refused} previewId={preview_id} />
      )}
      {preview.warned_total > 0 && (
        <Lines which="warned" total={preview.warned_total} notes={preview.warned} previewId={preview_id} />
      )}
    </div>
  );
}

type Noted = 'refused' | 'warned';

/** Where those lines stand on this page. */
const placeOf = (which: Noted) => `preview-lines-${which}`;

/** What stands further down, said where somebody decides. */
function ToLines({ preview: { refused_total, warned_total } }: { preview: Preview }) {
  const all = [
    { which: 'refused', count: refused_total },
    { which: 'warned', count: warned_total },
  ] as const;
  const some = all.filter(({ count }) => count > 0);
  if (some.length === 0) return null;
  const show = (which: Noted) => {
    const title = document.getElementById(placeOf(which));
    title?.scrollIntoView({ block: 'start' });
    title?.focus({ preventScroll: true });
  };
  return (
    <Banner tone="attention">
      {some.map(({ which, count }) => (
        <p key={which}>
          {t(`preview-${which}`, { count })}.{' '}
          <Button kind="link" onPress={() => show(which)}>
            {t(`preview-${which}-show`)}
          </Button>
        </p>
      ))}
    </Banner>
  );
}

interface LinesProps {
  which: Noted;
  total: number;
  notes: Preview['refused'];
  previewId: string;
}

function Lines({ which, total, notes, previewId }: LinesProps) {
  const title = t(`preview-${which}`, { count: total });
  return (
    <section className="stack-tight">
      <h2 id={placeOf(which)} tabIndex={-1} className="preview-title">
        {title}
      </h2>
      <p className="soft preview-words">{t(`preview-${which}-words`)}</p>
      <LineNotes
        label={title}
        notes={notes}
        total={total}
        read={(from) => kith.previewLines(previewId, which, from)}
        onSave={() => void save(previewId)}
      />
    </section>
  );
}

/** As many names as a banner holds; the others are found under Students afterwards. */
const MOST_NAMED = 5;

const numbers = inLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

/** Who seems to be here already, and which names a list has more than once: by name, and where. */
function Alike({ preview: { look_alikes, listed_again }, isNothing }: { preview: Preview; isNothing: boolean }) {
  const more = (count: number) => count > MOST_NAMED && <p>{t('preview-alike-more', { count: count - MOST_NAMED })}</p>;
  return (
    <>
      {listed_again.length > 0 && !isNothing && (
        <Banner tone="attention">
          {listed_again.slice(0, MOST_NAMED).map(({ name, lines }) => (
            <p key={lines[0]}>
              {t('preview-again', {
                name,
                count: lines.length,
                lines: numbers().format(lines.map((n) => figure().format(n))),
              })}
            </p>
          ))}
          {more(listed_again.length)}
        </Banner>
      )}
      {look_alikes.length > 0 && (
        <Banner tone="attention">
          {look_alikes.slice(0, MOST_NAMED).map(({ by_hand, on_roster, name_by_hand }) => (
            <p key={`${by_hand} ${on_roster}`}>{t('preview-alike-here', { name: name_by_hand })}</p>
          ))}
          {more(look_alikes.length)}
        </Banner>
      )}
    </>
  );
}

interface KindLine {
  kind: keyof Counts;
  adds: number;
  changes: number;
  leavers: number;
  unchanged: number;
}

const Figure = ({ n }: { n: number }) => (
  <span className={n === 0 ? 'preview-zero' : undefined}>{figure().format(n)}</span>
);

const COLUMNS = inLocale((): readonly ColumnSpec<KindLine>[] => [
  { id: 'kind', label: t('preview-kind'), isRowHeader: true, cell: ({ kind }) => t(`kind-${kind}`) },
  { id: 'adds', label: t('preview-adds'), isFigure: true, cell: ({ adds }) => <Figure n={adds} /> },
  { id: 'changes', label: t('preview-changes'), isFigure: true, cell: ({ changes }) => <Figure n={changes} /> },
  { id: 'leavers', label: t('preview-leavers'), isFigure: true, cell: ({ leavers }) => <Figure n={leavers} /> },
  { id: 'unchanged', label: t('preview-unchanged'), isFigure: true, cell: ({ unchanged }) => <Figure n={unchanged} /> },
]);

function CountsTable({ preview }: { preview: Preview }) {
  const lines = KINDS.map((kind) => ({
    kind,
    adds: preview.adds[kind],
    changes: preview.changes[kind],
    leavers: preview.leavers[kind],
    unchanged: preview.unchanged[kind],
  })).filter(({ adds, changes, leavers, unchanged }) => adds + changes + leavers + unchanged > 0);
  return (
    <div className="card preview-counts">
      <Table
        label={t('preview-counts')}
        columns={COLUMNS()}
        rows={lines}
        idOf={({ kind }) => kind}
        textOf={({ kind }) => t(`kind-${kind}`)}
      />
    </div>
  );
}

function Leaving({ preview }: { preview: Preview }) {
  const count = preview.leavers.students;
  if (count === 0) return null;
  const more = count - preview.leaving.length;
  return (
    <section className="stack-tight">
      <h2 className="preview-title">{t('preview-leaving', { count })}</h2>
      <p className="soft preview-words">{t('preview-leaving-words')}</p>
      <ul className="preview-leaving card">
        {preview.leaving.map((name, at) => (
          // Two students may have one name: the place tells them apart.
          <li key={`${at} ${name}`}>
            <bdi>{name}</bdi>
          </li>
        ))}
        {more > 0 && <li className="soft">{t('preview-leaving-more', { count: more })}</li>}
      </ul>
    </section>
  );
}
