// What do the columns of this table mean, and to which school do its students belong where no column, or no cell, says so?

import { useState } from 'react';
import { ColumnMapping, namesSomebody } from '../../frame/ColumnMapping';
import type { ColumnUse, OpenProfile, TableView } from '../../ipc';
import { t } from '../../words';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { SchoolOf } from './SchoolOf';

export interface TableStepProps {
  table: TableView;
  school: OpenProfile['school'];
  onNext: (mapping: ColumnUse[], school: string | null) => void;
}

export function TableStep({ table, school, onNext }: TableStepProps) {
  const [mapping, setMapping] = useState<readonly ColumnUse[]>(table.mapping);
  const [of, setOf] = useState<string | null>(school?.id ?? null);
  const canGoOn = namesSomebody(mapping);
  return (
    <div className="stack">
      <div>
        <h1 className="page-title">{t('columns-title')}</h1>
        <p className="page-lead">{t('columns-lead', { total: table.total })}</p>
      </div>
      {table.is_remembered && <Banner tone="good">{t('columns-remembered')}</Banner>}
      <ColumnMapping table={table} mapping={mapping} onMapping={setMapping} />
      <SchoolOf own={school} value={of} onChange={setOf} isForTheRest={mapping.includes('school')} />
      <div className="row">
        <Button kind="primary" isDisabled={!canGoOn} onPress={() => onNext([...mapping], of)}>
          {t('columns-next')}
        </Button>
        {!canGoOn && <span className="soft">{t('columns-need-name')}</span>}
      </div>
    </div>
  );
}
