// How did this student's corner grow? Two kept maps, side by side or one gliding into the other, one sentence for both to
// read, and for the counselor a table of what changed for each person. A draft is never compared.

import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { type Comparison, kith, type StudentFile, useLive, type WaveLine } from '../../../ipc';
import { Banner } from '../../../widgets/Banner';
import { Toggle } from '../../../widgets/Button';
import { Segmented } from '../../../widgets/Segmented';
import { Select } from '../../../widgets/Select';
import { t } from '../../../words';
import { exactly } from '../../../words/dates';
import { wordsFor } from '../../../words/failure';
import { Changes } from './Changes';
import { dayAmong } from './days';
import { Many } from './Many';
import { Over } from './Over';
import { Side } from './Side';
import { sentence } from './sentence';
import { calledOf } from '../name';

type Way = 'over' | 'side' | 'many';

export function Timeline({ file }: { file: StudentFile }) {
  const kept = file.waves.filter((wave) => !wave.is_draft);
  if (kept.length < 2) return <p className="room-empty">{t('timeline-none', { maps: kept.length })}</p>;
  return <Between file={file} kept={kept} />;
}

/** The kept maps newest first; the last two are chosen to begin with. */
function Between({ file, kept }: { file: StudentFile; kept: readonly WaveLine[] }) {
  const [chosen, setChosen] = useState<{ earlier: string; later: string }>({ earlier: kept[1].id, later: kept[0].id });
  const [way, setWay] = useState<Way>('over');
  const [isTable, setTable] = useState(false);
  const at = (id: string) => kept.findIndex((wave) => wave.id === id);
  const later = at(chosen.later) < 0 ? kept[0] : kept[at(chosen.later)];
  const before = kept.slice(kept.indexOf(later) + 1);
  const earlier = before.find((wave) => wave.id === chosen.earlier) ?? before[0];
  const { data: told, error } = useLive(
    ['compare_waves', earlier.id, later.id],
    () => kith.compareWaves(earlier.id, later.id),
    [{ of: 'student', id: file.id }],
    { keepWhileReading: true },
  );
  const option = (wave: WaveLine) => ({ id: wave.id, label: dayAmong(wave, kept), detail: exactly(wave.opened_on) });
  const pair = (
    <>
      <Select
        label={t('timeline-earlier')}
        isLabelHidden
        size="s"
        options={before.map(option)}
        value={earlier.id}
        onChange={(id) => setChosen({ earlier: id, later: later.id })}
      />
      <ArrowRight aria-hidden strokeWidth={1.75} size={18} />
      <Select
        label={t('timeline-later')}
        isLabelHidden
        size="s"
        options={kept.slice(0, -1).map(option)}
        value={later.id}
        onChange={(id) => setChosen({ earlier: earlier.id, later: id })}
      />
    </>
  );
  return (
    <div className="timeline">
      <div className="timeline-choose">
        {way !== 'many' && pair}
        <Segmented<Way>
          label={t('timeline-way')}
          options={[
            { id: 'over', label: t('timeline-over') },
            { id: 'side', label: t('timeline-side') },
            { id: 'many', label: t('timeline-many') },
          ]}
          value={way}
          onChange={setWay}
        />
        {way !== 'many' && (
          <Toggle size="s" kind="plain" isSelected={isTable} onChange={setTable}>
            {t('timeline-table')}
          </Toggle>
        )}
      </div>
      {error && <Banner tone="wrong">{wordsFor(error)}</Banner>}
      {way === 'many' && <Many file={file} kept={kept} />}
      {told && way !== 'many' && (
        <>
          <p className="timeline-sentence">{sentence(told, kept)}</p>
          {isTable ? (
            <>
              <Figures told={told} />
              <Changes told={told} kept={kept} />
            </>
          ) : way === 'over' ? (
            <Over key={`${earlier.id} ${later.id}`} told={told} kept={kept} name={calledOf(file)} />
          ) : (
            <Side told={told} kept={kept} name={calledOf(file)} />
          )}
        </>
      )}
    </div>
  );
}

/** The counts, for the counselor. Who is not on the later map is listed in the table and never counted. */
function Figures({ told }: { told: Comparison }) {
  const figures: [string, number][] = [
    [t('timeline-count-kept'), told.kept],
    [t('timeline-count-new'), told.new],
    ...(told.met > 0 ? [[t('timeline-count-met'), told.met] as [string, number]] : []),
    [t('timeline-count-closer'), told.moved_in],
    [t('timeline-count-outward'), told.moved_out],
    [t('timeline-count-lines'), told.ties_formed.length],
  ];
  return (
    <dl className="figures-row">
      {figures.map(([words, count]) => (
        <div key={words}>
          <dt>{words}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
