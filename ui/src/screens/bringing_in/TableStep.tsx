// What do the first line and the columns of this table mean, and to which school do its students belong where no column, or no cell, says so?

import { useState } from 'react';
import { ColumnMapping, namesSomebody } from '../../frame/ColumnMapping';
import type { ColumnUse, OpenProfile, TableView } from '../../ipc';
import { t } from '../../words';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { SchoolOf } from './SchoolOf';

export interface TableStepProps {
  path: string;
  table: TableView;
  own: OpenProfile['school'];
  /** Which school is chosen at first. */
  school: string | null;
  /** The table as it is to be read. */
  onNext: (table: TableView, school: string | null) => void;
}

export function TableStep({ path, table: first, own, school, onNext }: TableStepProps) {
  const [table, setTable] = useState(first);
  const [mapping, setMapping] = useState<readonly ColumnUse[]>(first.mapping);
  const turn = (read: TableView) => {
    setTable(read);
    setMapping(read.mapping);
  };
  const [of, setOf] = useState(school);
  const canGoOn = namesSomebody(mapping);
  return (
    <div className="stack">
      <div>
        <h1 className="page-title">{t('columns-title')}</h1>
        <p className="page-lead">{t('columns-lead', { total: table.total })}</p>
      </div>
      {table.is_remembered && <Banner tone="good">{t('columns-remembered')}</Banner>}
      <ColumnMapping path={path} table={table} onTable={turn} mapping={mapping} onMapping={setMapping} />
      <SchoolOf own={own} value={of} onChange={setOf} isForTheRest={mapping.includes('school')} />
      <div className="row">
        <Button kind="primary" isDisabled={!canGoOn} onPress={() => onNext({ ...table, mapping: [...mapping] }, of)}>
          {t('columns-next')}
        </Button>
        {!canGoOn && <span className="soft">{t('columns-need-name')}</span>}
      </div>
    </div>
  );
}
