// What does each figure mean, and how is it computed? The dictionary itself, in the order in which it is exported.

import './principal.css';
import { Trouble } from '../../../frame/Trouble';
import { type Definition, type Dimension, kith, useLive } from '../../../ipc';
import { t } from '../../../words';
import { Give } from './Give';
import { NotAvailable } from './NotAvailable';
import { indicatorsPage, indicatorWords } from './reportPage';

const DIMENSIONS: readonly Dimension[] = ['quantity', 'quality', 'structure', 'mobilization'];

export function Indicators({ school }: { school: string }) {
  const told = useLive(['indicators'], kith.indicators, []);
  if (told.isError) return <Trouble error={told.error} onRetry={() => void told.refetch()} />;
  if (!told.data) return null;
  const all = told.data;
  return (
    <div className="report">
      <div className="report-head">
        <h2>{t('school-part-indicators')}</h2>
        <div className="row">
          <Give page={() => indicatorsPage(all, school)} />
        </div>
      </div>
      <p className="report-lead soft">{t('indicators-lead')}</p>
      {DIMENSIONS.map((dimension) => (
        <section key={dimension} className="card report-card" aria-labelledby={`dimension-${dimension}`}>
          <h3 id={`dimension-${dimension}`}>{t(`growth-panel-${dimension}`)}</h3>
          <ul className="indicators">
            {all
              .filter((one) => one.dimension === dimension)
              .map((one) => (
                <Line key={one.id} line={one} />
              ))}
          </ul>
        </section>
      ))}
      <NotAvailable />
    </div>
  );
}

function Line({ line }: { line: Definition }) {
  const words = (part: 'title' | 'means' | 'how') => indicatorWords(line.id, part);
  return (
    <li>
      <h4>{words('title')}</h4>
      <p>{words('means')}</p>
      <dl>
        <div>
          <dt>{t('growth-formula')}</dt>
          <dd>{words('how')}</dd>
        </div>
        <div>
          <dt>{t('growth-source')}</dt>
          <dd>
            <bdi lang="en">{line.source}</bdi>
          </dd>
        </div>
      </dl>
      <p className="soft report-version">{t('report-how-version', { id: line.id, version: line.version })}</p>
    </li>
  );
}
