// What waits for somebody to look at it? What a person wrote while they might, and which came when they might no more: it was taken and
// lies where it belongs. Whoever keeps the records looks at it; IT sees that it waits, without a name.

import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { say } from '../../widgets/StatusLine';
import { type ColumnSpec, Table } from '../../widgets/Table';
import { hasWords, inLocale, t } from '../../words';
import { type Answers, order, useAsked } from './asking';
import { Asked } from './Asked';
import { attempt, momentWords } from './said';

type ReviewLine = Answers['review'][number];

/** One commit may lie in several files. */
const idOf = ({ commit, of, whose }: ReviewLine): string => `${commit} ${of} ${whose}`;

function whatWords({ what }: ReviewLine): string {
  if (what === null) return t('admin-review-erased');
  const key = `edit-${what}`;
  return hasWords(key) ? t(key as 'edit-other') : t('edit-other');
}

const COLUMNS = inLocale((): readonly ColumnSpec<ReviewLine>[] => [
  { id: 'whose', label: t('admin-review-whose'), isRowHeader: true, cell: ({ whose }) => <bdi>{whose}</bdi> },
  { id: 'login', label: t('admin-review-by'), cell: ({ login }) => <bdi>{login ?? t('admin-somebody')}</bdi> },
  { id: 'what', label: t('admin-review-what'), cell: whatWords },
  {
    id: 'when',
    label: t('admin-review-when'),
    cell: ({ recorded_ms }) => (recorded_ms === null ? '' : momentWords(recorded_ms)),
  },
]);

export function Review() {
  const me = useAsked({ ask: 'me' });
  const review = useAsked({ ask: 'review' });
  const keeps = me.data?.roles.includes('records_officer') ?? false;
  const look = ({ commit }: ReviewLine) =>
    attempt(() => order({ ask: 'reviewed', commit })).then((done) => done && say(t('admin-reviewed')));
  const doing: ColumnSpec<ReviewLine> = {
    id: 'do',
    label: t('admin-device-do'),
    cell: (line) => (
      <Button
        size="s"
        aria-label={t('admin-review-do-of', { what: whatWords(line), whose: line.whose })}
        onPress={() => void look(line)}
      >
        {t('admin-review-do')}
      </Button>
    ),
  };
  return (
    <>
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('admin-room-review')}</h1>
          <p className="page-lead">{t('admin-review-lead')}</p>
        </div>
      </div>
      <Asked of={review}>
        {(all) => (
          <div className="card">
            <Table
              label={t('admin-room-review')}
              columns={keeps ? [...COLUMNS(), doing] : COLUMNS()}
              rows={all}
              idOf={idOf}
              textOf={({ whose }) => whose}
              empty={<EmptyState title={t('admin-review-none')}>{t('admin-review-none-words')}</EmptyState>}
            />
          </div>
        )}
      </Asked>
    </>
  );
}
