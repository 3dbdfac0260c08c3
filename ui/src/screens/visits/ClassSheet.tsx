// A sheet that goes around a class: what it is for, and a line for each student with the columns that are filled in.

import { t } from '../../words';
import './class-sheet.css';

export interface SheetColumn {
  id: string;
  head: string;
  className?: string;
  cell?: React.ReactNode;
}

interface ClassSheetProps {
  className: string;
  title: string;
  about: React.ReactNode;
  lead: string;
  columns: readonly SheetColumn[];
  names: readonly string[];
  /** What stands before the table. */
  children?: React.ReactNode;
  foot?: string;
}

export function ClassSheet({ className, title, about, lead, columns, names, children, foot }: ClassSheetProps) {
  return (
    <div className={`print-page class-sheet ${className}`} aria-hidden="true">
      <h1>{title}</h1>
      <p>{about}</p>
      <p>{lead}</p>
      {children}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('sheet-name')}</th>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.className}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, nth) => (
            // Two of one name are two lines.
            <tr key={`${nth} ${name}`}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {columns.map((column) => (
                <td key={column.id}>{column.cell ?? '\u00a0'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {foot && <p>{foot}</p>}
    </div>
  );
}
