// What does each column of a form's export mean? Its headings are whole questions; each is guessed, remembered, and said here.

import { useState } from 'react';
import { Columns } from '../../frame/ColumnMapping';
import { LineNotes } from '../../frame/LineNotes';
import type { FormColumn, FormView } from '../../ipc';
import { t } from '../../words';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';

const USES: readonly FormColumn[] = [
  'full_name',
  'given',
  'family',
  'number',
  'talked',
  'learned',
  'wishes',
  'question',
  'ignore',
];
const NAMES: readonly FormColumn[] = ['full_name', 'given', 'family', 'number'];
const ANSWERS: readonly FormColumn[] = ['talked', 'learned', 'wishes', 'question'];

export function FormStep({ form, onNext }: { form: FormView; onNext: (mapping: FormColumn[]) => void }) {
  const [columns, setColumns] = useState<readonly FormColumn[]>(form.mapping);
  const has = (uses: readonly FormColumn[]) => columns.some((use) => uses.includes(use));
  const missing = has(NAMES) ? (has(ANSWERS) ? null : 'form-need-answer') : 'form-need-name';
  return (
    <div className="stack">
      <div>
        <h1 className="page-title">{t('columns-title')}</h1>
        <p className="page-lead">{t('columns-lead', { total: form.total })}</p>
      </div>
      {form.is_remembered && <Banner tone="good">{t('columns-remembered')}</Banner>}
      {form.left_out.length > 0 && (
        <LineNotes label={t('columns-left-out-list')} notes={form.left_out} total={form.left_out.length} />
      )}
      {!form.asks_wishes && columns.includes('wishes') && <Banner tone="attention">{t('stayed-wishes-off')}</Banner>}
      <Columns
        columns={form.columns}
        sample={form.sample}
        options={USES.map((id) => ({ id, label: t(`form-column-${id}`) }))}
        ignored="ignore"
        mapping={columns}
        onMapping={setColumns}
        labelOf={(column) => t('form-use-of', { column })}
      />
      <div className="row">
        <Button kind="primary" isDisabled={missing !== null} onPress={() => onNext([...columns])}>
          {t('form-next')}
        </Button>
        {missing !== null && <span className="soft">{t(missing)}</span>}
      </div>
    </div>
  );
}
