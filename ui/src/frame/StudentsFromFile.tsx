// Which students does a list in a file mean? Its columns are said once and remembered; whoever is found is put where the list is for,
// and each line that means nobody, or several, is named.

import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { type CaseloadMatch, type ColumnUse, kith, type TableView } from '../ipc';
import { Banner } from '../widgets/Banner';
import { Button } from '../widgets/Button';
import { t } from '../words';
import { attempt, sayUndoable } from './attempt';
import { ColumnMapping, meansSomebody } from './ColumnMapping';
import { LineNotes } from './LineNotes';

export interface StudentsFromFileProps {
  label: string;
  lead: string;
  /** What the button says that puts them there. */
  does: string;
  /** What is said when so many were put there. */
  said: (count: number) => string;
  onPut: (path: string, table: TableView, mapping: ColumnUse[]) => Promise<CaseloadMatch>;
}

export function StudentsFromFile({ label, lead, does, said, onPut }: StudentsFromFileProps) {
  const [file, setFile] = useState<{ path: string; table: TableView } | null>(null);
  const [mapping, setMapping] = useState<readonly ColumnUse[]>([]);
  const [match, setMatch] = useState<CaseloadMatch | null>(null);
  const choose = async () => {
    setMatch(null);
    const [path] = (await attempt(() => kith.pickFiles('table'))) ?? [];
    if (!path) return;
    const table = await attempt(() => kith.readTable(path, null));
    if (!table) return;
    show(path, table);
  };
  const show = (path: string, table: TableView) => {
    setFile({ path, table });
    setMapping(table.mapping);
  };
  const put = async () => {
    if (!file) return;
    const found = await attempt(() => onPut(file.path, file.table, [...mapping]));
    if (!found) return;
    setMatch(found);
    setFile(null);
    sayUndoable(said(found.matched), found);
  };
  return (
    <section className="stack-tight">
      <h3 className="caseload-head">{label}</h3>
      <p className="soft caseload-lead">{lead}</p>
      {match && (
        <Banner tone={match.unmatched.length > 0 ? 'attention' : 'good'} role="status">
          {said(match.matched)}{' '}
          {match.unmatched.length > 0 && t('caseload-file-unmatched', { count: match.unmatched.length })}
        </Banner>
      )}
      {match && match.unmatched.length > 0 && (
        <LineNotes label={label} notes={match.unmatched} total={match.unmatched.length} />
      )}
      {file && (
        <ColumnMapping {...file} onTable={(table) => show(file.path, table)} mapping={mapping} onMapping={setMapping} />
      )}
      <div className="row">
        <Button icon={FileSpreadsheet} onPress={() => void choose()}>
          {t('caseload-file-choose')}
        </Button>
        {file && (
          <Button kind="primary" isDisabled={!meansSomebody(mapping)} onPress={() => void put()}>
            {does}
          </Button>
        )}
        {file && !meansSomebody(mapping) && <span className="soft">{t('caseload-file-need')}</span>}
      </div>
    </section>
  );
}
