// A figure over the maps, as a small line: as far apart as the days are, from nothing upwards, with a gap where it is not
// known. It has no axis and no colour of its own: up is not good and down is not bad. The words stand beside it.

import type { PanelFigure, PanelMap } from '../../../ipc';
import { daysBetween } from '../../../words/dates';

const WIDTH = 128;
const HEIGHT = 32;
const EDGE = 5;

interface Point {
  x: number;
  y: number;
}

export function HistoryLine({ figure, maps }: { figure: PanelFigure; maps: readonly PanelMap[] }) {
  const values = maps.map((_, at) => figure.history[at]?.value ?? null);
  if (values.filter((value) => value !== null).length < 2) return null;
  const most = figure.unit === 'share' ? 1 : Math.max(...values.map((value) => value ?? 0), Number.EPSILON);
  const days = Math.max(1, daysBetween(maps[0].opened_on, maps[maps.length - 1].opened_on));
  const points = maps.map(({ opened_on }, at): Point | null => {
    const value = values[at];
    if (value === null) return null;
    return {
      x: EDGE + (daysBetween(maps[0].opened_on, opened_on) / days) * (WIDTH - 2 * EDGE),
      y: HEIGHT - EDGE - (value / most) * (HEIGHT - 2 * EDGE),
    };
  });
  const drawn = points.map((point, at) => {
    if (!point) return '';
    return `${at > 0 && points[at - 1] ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
  });
  const last = points.at(-1);
  return (
    <svg className="growth-line" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={drawn.join('')} />
      {points.map((point, at) =>
        point ? (
          // A map keeps its place in the row for as long as the row lives.
          // oxlint-disable-next-line react/no-array-index-key
          <circle
            key={at}
            cx={point.x}
            cy={point.y}
            r={point === last ? 4 : 2.5}
            data-last={point === last || undefined}
          />
        ) : null,
      )}
    </svg>
  );
}
