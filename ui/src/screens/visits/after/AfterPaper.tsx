// The sheet that goes around a class: a line for each student, four columns, in words that a student reads.

import type { VisitLine } from '../../../ipc';
import { t } from '../../../words';
import { exactly } from '../../../words/dates';
import { ClassSheet } from '../ClassSheet';

const TICKS = ['sheet-talked', 'sheet-learned', 'sheet-wishes'] as const;

export function AfterPaper({ visit, names }: { visit: VisitLine; names: readonly string[] }) {
  const boxes = (
    <>
      <span className="stayed-paper-box" /> {t('stayed-yes')} <span className="stayed-paper-box" /> {t('stayed-no')}
    </>
  );
  return (
    <ClassSheet
      className="stayed-paper"
      title={t('sheet-title')}
      about={
        <>
          <bdi>{visit.visitor.name}</bdi> · {visit.class} · {exactly(visit.held_on)}
        </>
      }
      lead={t('sheet-lead')}
      columns={[
        ...TICKS.map((key) => ({ id: key, head: t(key), cell: boxes })),
        { id: 'question', head: t('sheet-question'), className: 'stayed-paper-question' },
      ]}
      names={names}
      foot={t('sheet-foot')}
    />
  );
}
