// What do a student's kept maps say, in figures for the counselor, and in words and pictures for both? Growth first, then four
// panels, each figure with how much was asked. Nothing is added up over the panels, nobody is compared with anybody else.

import { useState } from 'react';
import { type Dimension, kith, type PanelFigure, type Panels, type StudentFile, useLive } from '../../../ipc';
import { Banner } from '../../../widgets/Banner';
import { Segmented } from '../../../widgets/Segmented';
import { t } from '../../../words';
import { wordsFor } from '../../../words/failure';
import { calledOf, calledWhere } from '../name';
import { sentence } from '../timeline/sentence';
import { Figure } from './Figure';
import { Mine } from './Mine';
import './growth.css';

type Way = 'counselor' | 'student';

export function Growth({ file }: { file: StudentFile }) {
  const [way, setWay] = useState<Way>('counselor');
  const { data: told, error } = useLive(['panels', file.id], () => kith.panels(file.id), [
    { of: 'student', id: file.id },
  ]);
  if (error) return <Banner tone="wrong">{wordsFor(error)}</Banner>;
  if (!told) return <p className="room-hint">{t('loading')}</p>;
  const name = calledOf(file);
  return (
    <div className="growth">
      {told.ahead > 0 && (
        <Banner tone="attention" role="status">
          {t('growth-ahead', { maps: told.ahead })}
        </Banner>
      )}
      {told.maps.length === 0 ? (
        <p className="room-empty">{told.ahead > 0 ? t('growth-only-ahead') : t('growth-none', { name })}</p>
      ) : (
        <>
          <Segmented<Way>
            label={t('growth-way')}
            options={[
              { id: 'counselor', label: t('growth-way-counselor') },
              { id: 'student', label: t('growth-way-student') },
            ]}
            value={way}
            onChange={setWay}
          />
          {way === 'student' ? (
            <Mine told={told} student={file.id} name={calledWhere('be_sent', file)} />
          ) : (
            <>
              <Grown told={told} student={file.id} />
              {told.panels.map(({ dimension, figures }) => (
                <OnePanel key={dimension} dimension={dimension} figures={figures} told={told} name={name} />
              ))}
            </>
          )}
        </>
      )}
    </div>
  );
}

/** Between the last two maps: one sentence, then its figures. */
function Grown({ told, student }: { told: Panels; student: string }) {
  const [earlier, later] = told.maps.slice(-2).map(({ wave }) => wave);
  const { data: compared } = useLive(
    ['compare_waves', earlier, later],
    () => kith.compareWaves(earlier, later),
    [{ of: 'student', id: student }],
    { enabled: later !== undefined },
  );
  return (
    <section className="growth-panel" aria-labelledby="growth-head">
      <h2 id="growth-head">{t('growth-head')}</h2>
      {later === undefined ? (
        <p className="room-hint">{t('growth-first-map')}</p>
      ) : (
        <>
          {compared && <p className="timeline-sentence">{sentence(compared, [])}</p>}
          <Figures figures={told.growth} told={told} />
        </>
      )}
    </section>
  );
}

interface OnePanelProps {
  dimension: Dimension;
  figures: readonly PanelFigure[];
  told: Panels;
  name: string;
}

function OnePanel({ dimension, figures, told, name }: OnePanelProps) {
  return (
    <section className="growth-panel" aria-labelledby={`growth-${dimension}`}>
      <h2 id={`growth-${dimension}`}>{t(`growth-panel-${dimension}`)}</h2>
      <p className="room-hint">
        {dimension === 'mobilization'
          ? t('growth-panel-mobilization-asks', { name })
          : t(`growth-panel-${dimension}-asks`)}
      </p>
      <Figures figures={figures} told={told} />
    </section>
  );
}

/** What is known before what waits to be asked; within both as the dictionary has them. */
function Figures({ figures, told }: { figures: readonly PanelFigure[]; told: Panels }) {
  const isKnown = ({ history }: PanelFigure) => history.at(-1)?.value != null;
  const inOrder = [...figures.filter(isKnown), ...figures.filter((figure) => !isKnown(figure))];
  return (
    <ul className="growth-figures">
      {inOrder.map((figure) => (
        <Figure key={figure.id} figure={figure} maps={told.maps} />
      ))}
    </ul>
  );
}
