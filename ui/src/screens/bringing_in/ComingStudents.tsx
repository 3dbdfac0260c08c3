// Who would come in, as the files were read? A table of them, a page at a time: what was taken for a given name, a family
// name and a grade is seen before it is kept. A list shows it at once; a roster's can be opened.

import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { PAGE, PageTurner } from '../../frame/PageTurner';
import { type Coming, kith, type Preview } from '../../ipc';
import { inLocale, t } from '../../words';
import { gradeShort } from '../../words/people';
import { Button } from '../../widgets/Button';
import { type ColumnSpec, Table } from '../../widgets/Table';

type Numbered = Coming & { id: string };

const Maybe = ({ text }: { text: string | null }) =>
  text ? <bdi>{text}</bdi> : <span className="soft">{t('not-known')}</span>;

const COLUMNS = inLocale((): readonly ColumnSpec<Numbered>[] => [
  {
    id: 'family',
    label: t('preview-coming-family'),
    isRowHeader: true,
    cell: ({ family }) => <Maybe text={family} />,
  },
  { id: 'given', label: t('preview-coming-given'), isRowHeader: true, cell: ({ given }) => <Maybe text={given} /> },
  {
    id: 'grade',
    label: t('preview-coming-grade'),
    cell: ({ grade }) => <Maybe text={grade === null ? null : gradeShort(grade)} />,
  },
  {
    id: 'what',
    label: t('preview-coming-what'),
    cell: ({ is_new }) => t(is_new ? 'preview-coming-new' : 'preview-coming-changed'),
  },
]);

/** The line first: in a list somebody looks for it. */
const WITH_LINES = inLocale((): readonly ColumnSpec<Numbered>[] => [
  { id: 'line', label: t('notes-line'), isFigure: true, cell: ({ line }) => line },
  ...COLUMNS(),
]);

export function ComingStudents({
  preview,
  previewId,
  isShown,
}: {
  preview: Preview;
  previewId: string;
  isShown: boolean;
}) {
  const total = preview.adds.students + preview.changes.students;
  const [isOpen, setOpen] = useState(isShown);
  const [page, setPage] = useState({ from: 0, students: preview.coming.slice(0, PAGE) });
  if (total === 0 || preview.coming.length === 0) return null;
  const title = t('preview-coming', { count: total });
  const turn = async (from: number) => {
    const students = await attempt(() => kith.previewStudents(previewId, from));
    if (students) setPage({ from, students });
  };
  const hasLines = preview.coming.some(({ line }) => line !== null);
  return (
    <section className="stack-tight">
      <div className="row preview-coming-head">
        <h2 className="preview-title">{title}</h2>
        {!isShown && (
          <Button size="s" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {t(isOpen ? 'preview-coming-hide' : 'preview-coming-show')}
          </Button>
        )}
      </div>
      {isOpen && (
        <>
          <p className="soft preview-words">{t('preview-coming-words')}</p>
          <div className="notes card">
            <Table
              label={title}
              columns={hasLines ? WITH_LINES() : COLUMNS()}
              rows={page.students.map((student, at) => ({ ...student, id: String(page.from + at) }))}
              idOf={({ id }) => id}
              textOf={({ given, family }) => `${given} ${family}`}
            />
            {total > PAGE && (
              <div className="notes-foot row">
                <PageTurner
                  from={page.from}
                  isLast={page.from + page.students.length >= total}
                  words={t('preview-coming-page', {
                    from: page.from + 1,
                    until: page.from + page.students.length,
                    total,
                  })}
                  onTurn={(from) => void turn(from)}
                />
              </div>
            )}
          </div>
        </>
      )}
    </section>
  );
}
