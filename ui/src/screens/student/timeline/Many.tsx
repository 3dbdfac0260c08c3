// How did the whole corner grow, map after map? Every kept map small, oldest first, with what changed under each; one person can
// be followed through all of them. What changed is told by Rust, and departures are not counted: a student may read it.

import { Printer } from 'lucide-react';
import { useState } from 'react';
import { type Comparison, kith, mapKey, type MapView, type StudentFile, useLiveAll, type WaveLine } from '../../../ipc';
import { useIsPrinting } from '../../../frame/onPaper';
import { Button } from '../../../widgets/Button';
import { Select } from '../../../widgets/Select';
import { t } from '../../../words';
import { exactly, near } from '../../../words/dates';
import { calledOf, calledWhere } from '../name';
import { printHere } from '../printHere';
import { dayAmong } from './days';
import { sentence } from './sentence';
import { SmallLegend } from './SmallLegend';
import { SmallMap, standing } from './SmallMap';
import './many.css';

const NOBODY = '';

interface Props {
  file: StudentFile;
  /** Newest first, as the file has them. */
  kept: readonly WaveLine[];
}

export function Many({ file, kept }: Props) {
  const [chosen, setChosen] = useState(NOBODY);
  const waves = kept.toReversed();
  const scopes = [{ of: 'student', id: file.id } as const];
  const maps = useLiveAll(
    waves.map(({ id }) => ({ key: mapKey(id), query: () => kith.egoNetwork(id) })),
    scopes,
  );
  const compared = useLiveAll(
    waves.slice(1).map(({ id }, at) => ({
      key: ['compare_waves', waves[at].id, id],
      query: () => kith.compareWaves(waves[at].id, id),
    })),
    scopes,
  );
  // Called as on the newest map on which they stand.
  const names = new Map(
    maps.flatMap((map) => (map ? standing(map.network).map(({ id, label }) => [id, label] as const) : [])),
  );
  const followed = names.has(chosen) ? chosen : null;
  const isPrinting = useIsPrinting();
  const name = isPrinting ? calledWhere('be_printed', file) : calledOf(file);
  return (
    <div className="many print-page">
      <h2 className="many-title">{t('many-title', { name })}</h2>
      <div className="many-do print-not">
        <Select
          label={t('many-follow')}
          size="s"
          options={[
            { id: NOBODY, label: t('many-nobody') },
            ...[...names].map(([id, label]) => ({ id, label })).sort((a, b) => a.label.localeCompare(b.label)),
          ]}
          value={followed ?? NOBODY}
          onChange={setChosen}
        />
        <Button icon={Printer} onPress={() => void printHere(file.id, calledWhere('be_sent', file))}>
          {t('many-print')}
        </Button>
      </div>
      <SmallLegend name={name} />
      <ol className="many-maps">
        {waves.map((wave, at) => (
          <li key={wave.id}>
            <OneMap
              name={name}
              day={wave.opened_on}
              kept={kept}
              map={maps[at]}
              told={at > 0 ? compared[at - 1] : undefined}
              followed={followed}
              onFollow={(alter) => setChosen(alter ?? NOBODY)}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface OneMapProps {
  name: string;
  day: string;
  kept: readonly WaveLine[];
  map: MapView | undefined;
  told: Comparison | undefined;
  followed: string | null;
  onFollow: (alter: string | null) => void;
}

function OneMap({ name, day, kept, map, told, followed, onFollow }: OneMapProps) {
  const people = map ? standing(map.network) : [];
  const joined = new Set((told?.people ?? []).filter(({ fate }) => fate === 'new').map(({ alter }) => alter));
  const one = people.find(({ id }) => id === followed);
  const caption = t('timeline-caption', {
    date: map ? dayAmong({ id: map.network.wave, opened_on: day }, kept) : near(day),
    people: people.length,
  });
  return (
    <figure className="many-map">
      <figcaption title={exactly(day)}>{caption}</figcaption>
      {map && (
        <SmallMap
          network={map.network}
          joined={joined}
          followed={followed}
          onFollow={onFollow}
          label={t('many-label', { name, caption, names: people.map(({ label }) => label).join(', ') })}
        />
      )}
      {followed !== null && map && (
        <p className="many-of" role="status">
          {one?.spot
            ? t('many-stands', {
                name: one.label,
                where: t('spot-word', { ring: t(`ring-${one.spot.ring}`), sector: t(`sector-${one.spot.sector}`) }),
              })
            : one
              ? t('many-in-tray', { name: one.label })
              : t('many-not-here')}
        </p>
      )}
      {told && <p className="many-told">{sentence(told, kept)}</p>}
    </figure>
  );
}
