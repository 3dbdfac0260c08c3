// How does a laptop's camera read an invitation? As a picture of squares, which the server works out and this only draws: black on
// white in every appearance, with the quiet edge that a camera needs.

import { t } from '../../words';
import { useAsked } from './asking';

const EDGE = 4;

export function QrPicture({ of }: { of: string }) {
  const { data: rows } = useAsked({ ask: 'picture', of });
  if (!rows) return <div className="admin-qr" aria-hidden="true" />;
  const size = rows.length + 2 * EDGE;
  const path = rows
    .flatMap((row, y) => [...row].map((dot, x) => (dot === '1' ? `M${x + EDGE} ${y + EDGE}h1v1h-1z` : '')))
    .join('');
  return (
    <svg className="admin-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('admin-qr')}>
      <rect width={size} height={size} className="admin-qr-ground" />
      <path d={path} className="admin-qr-dots" shapeRendering="crispEdges" />
    </svg>
  );
}
