// What does each shape of the picture mean? The shapes themselves, with their words.

import { t } from '../../../words';

const SHAPES = {
  student: <circle cx="8" cy="8" r="5" />,
  adult: <rect x="3" y="3" width="10" height="10" />,
  visitor: <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" />,
  alone: <circle cx="8" cy="8" r="5" className="network-hollow" />,
  bridge: (
    <>
      <rect x="4.5" y="4.5" width="7" height="7" />
      <rect x="1.5" y="1.5" width="13" height="13" className="network-hollow" />
    </>
  ),
} as const;

export const Legend = () => (
  <ul className="network-legend">
    {(Object.keys(SHAPES) as (keyof typeof SHAPES)[]).map((shape) => (
      <li key={shape}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          {SHAPES[shape]}
        </svg>
        {t(`network-shape-${shape}`)}
      </li>
    ))}
  </ul>
);
