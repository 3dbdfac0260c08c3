// The sheet that goes around a class: a line for each student, four columns, in words that a student reads.

import type { VisitLine } from '../../../ipc';
import { t } from '../../../words';
import { exactly } from '../../../words/dates';

const TICKS = ['sheet-talked', 'sheet-learned', 'sheet-wishes'] as const;

export function AfterPaper({ visit, names }: { visit: VisitLine; names: readonly string[] }) {
  return (
    <div className="print-page stayed-paper" aria-hidden="true">
      <h1>{t('sheet-title')}</h1>
      <p>
        <bdi>{visit.visitor.name}</bdi> · {visit.class} · {exactly(visit.held_on)}
      </p>
      <p>{t('sheet-lead')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('sheet-name')}</th>
            {TICKS.map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
            <th scope="col" className="stayed-paper-question">
              {t('sheet-question')}
            </th>
          </tr>
        </thead>
        <tbody>
          {names.map((name, nth) => (
            // Two of one name are two lines.
            <tr key={`${nth} ${name}`}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {TICKS.map((key) => (
                <td key={key}>
                  <span className="stayed-paper-box" /> {t('stayed-yes')} <span className="stayed-paper-box" />{' '}
                  {t('stayed-no')}
                </td>
              ))}
              <td>{'\u00a0'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('sheet-foot')}</p>
    </div>
  );
}
