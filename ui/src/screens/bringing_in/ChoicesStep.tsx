// What does each column of a list of choices mean? Who the line is of, and up to three columns with career clusters.

import { useState } from 'react';
import { Columns } from '../../frame/ColumnMapping';
import { LineNotes } from '../../frame/LineNotes';
import type { ChoiceColumn, ChoicesView } from '../../ipc';
import { t } from '../../words';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';

const USES: readonly ChoiceColumn[] = ['full_name', 'given', 'family', 'number', 'cluster', 'ignore'];
const NAMES: readonly ChoiceColumn[] = ['full_name', 'given', 'family', 'number'];
const MOST = 3;

interface ChoicesStepProps {
  choices: ChoicesView;
  onNext: (mapping: ChoiceColumn[]) => void;
}

export function ChoicesStep({ choices, onNext }: ChoicesStepProps) {
  const [columns, setColumns] = useState<readonly ChoiceColumn[]>(choices.mapping);
  const clusters = columns.filter((use) => use === 'cluster').length;
  const missing = !columns.some((use) => NAMES.includes(use))
    ? 'fields-need-name'
    : clusters === 0
      ? 'fields-need-cluster'
      : clusters > MOST
        ? 'fields-too-many'
        : null;
  return (
    <div className="stack">
      <div>
        <h1 className="page-title">{t('columns-title')}</h1>
        <p className="page-lead">{t('columns-lead', { total: choices.total })}</p>
      </div>
      {choices.is_remembered && <Banner tone="good">{t('columns-remembered')}</Banner>}
      {choices.left_out.length > 0 && (
        <LineNotes label={t('columns-left-out-list')} notes={choices.left_out} total={choices.left_out.length} />
      )}
      <Columns
        columns={choices.columns}
        sample={choices.sample}
        options={USES.map((id) => ({ id, label: t(`fields-column-${id}`) }))}
        ignored="ignore"
        mapping={columns}
        onMapping={setColumns}
        labelOf={(column) => t('form-use-of', { column })}
      />
      <div className="row">
        <Button kind="primary" isDisabled={missing !== null} onPress={() => onNext([...columns])}>
          {t('columns-next')}
        </Button>
        {missing !== null && <span className="soft">{t(missing)}</span>}
      </div>
    </div>
  );
}
