// Where are those who have a name and no place yet? In a strip below the map, never zoomed. While somebody is dragged and
// nobody waits, a corner appears that takes them off the map.

import type { ReactNode } from 'react';
import { CORNER } from './live';
import type { Scene } from './scene';
import type { SociogramWords } from './words';

interface TrayProps {
  scene: Scene;
  words: SociogramWords;
  width: number;
  height: number;
  text: number;
  isDragging: boolean;
  children: ReactNode;
}

export function TrayDrawn({ scene, words, width, height, text, isDragging, children }: TrayProps) {
  const { tray } = scene;
  // Between two maps the room is kept for whoever waits on either; where nobody does, no strip is drawn.
  const isWaiting = tray.people.length > 0;
  return (
    <g className="kith-tray">
      {isWaiting && (
        <>
          <rect x="0" y={tray.top} width={width} height={tray.height} aria-hidden="true" />
          <text x={width / 2} y={tray.top + text + 4} fontSize={text} aria-hidden="true">
            {words.tray}
          </text>
        </>
      )}
      {!isWaiting && isDragging && (
        <g className="kith-corner" aria-hidden="true">
          <rect x={width - CORNER.width + 8} y={height - CORNER.height} width={CORNER.width - 16} height="36" rx="18" />
          <text x={width - CORNER.width / 2} y={height - CORNER.height + 18} fontSize={text} dominantBaseline="central">
            {words.back_to_tray}
          </text>
        </g>
      )}
      {children}
    </g>
  );
}
