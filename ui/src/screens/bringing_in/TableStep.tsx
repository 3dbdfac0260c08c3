// What do the first line and the columns of this table mean, and to which school do its students belong where no column, or no cell, says so?

import { useState } from 'react';
import { ColumnMapping, namesSomebody } from '../../frame/ColumnMapping';
import type { ColumnUse, FirstLine, OpenProfile, TableView } from '../../ipc';
import { t } from '../../words';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { SchoolOf } from './SchoolOf';

export interface TableStepProps {
  path: string;
  table: TableView;
  school: OpenProfile['school'];
  onNext: (firstLine: FirstLine, mark: string, mapping: ColumnUse[], school: string | null) => void;
}

export function TableStep({ path, table: first, school, onNext }: TableStepProps) {
  const [table, setTable] = useState(first);
  const [mapping, setMapping] = useState<readonly ColumnUse[]>(first.mapping);
  const turn = (read: TableView) => {
    setTable(read);
    setMapping(read.mapping);
  };
  const [of, setOf] = useState<string | null>(school?.id ?? null);
  const canGoOn = namesSomebody(mapping);
  return (
    <div className="stack">
      <div>
        <h1 className="page-title">{t('columns-title')}</h1>
        <p className="page-lead">{t('columns-lead', { total: table.total })}</p>
      </div>
      {table.is_remembered && <Banner tone="good">{t('columns-remembered')}</Banner>}
      <ColumnMapping path={path} table={table} onTable={turn} mapping={mapping} onMapping={setMapping} />
      <SchoolOf own={school} value={of} onChange={setOf} isForTheRest={mapping.includes('school')} />
      <div className="row">
        <Button
          kind="primary"
          isDisabled={!canGoOn}
          onPress={() => onNext(table.first_line, table.mark, [...mapping], of)}
        >
          {t('columns-next')}
        </Button>
        {!canGoOn && <span className="soft">{t('columns-need-name')}</span>}
      </div>
    </div>
  );
}
