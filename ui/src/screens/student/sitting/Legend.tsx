// What do the signs on the map say, and what can be done with a person? Beside the map while nobody is chosen. Only what is on this
// map is explained, in signs that are drawn as there.

import { Ear } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EgoNetwork } from '../../../ipc';
import { t } from '../../../words';

interface Props {
  network: EgoNetwork;
  isEditable: boolean;
}

export function Legend({ network, isEditable }: Props) {
  const { alters, ties } = network;
  const here = alters.filter((one) => one.presence !== 'no_longer');
  const told = here.filter((one) => !one.is_pale);
  if (here.length === 0) return null;
  return (
    <section className="legend" aria-label={t('sitting-legend')}>
      <p>{t(isEditable ? 'sitting-inspector-none' : 'sitting-legend-read')}</p>
      {isEditable && <p>{t('sitting-legend-drag')}</p>}
      <ul>
        {told.some((one) => one.presence === 'potential') && (
          <Sign words={t('sitting-legend-wanted')}>
            <Disc as="kith-potential" />
          </Sign>
        )}
        {here.some((one) => one.is_pale) && (
          <Sign words={t('sitting-legend-pale')}>
            <Disc as="kith-pale" />
          </Sign>
        )}
        {told.some((one) => one.presence === 'remembered') && (
          <Sign words={t('sitting-legend-remembered')}>
            <Disc as="kith-remembered" />
          </Sign>
        )}
        {told.some((one) => one.supports.length > 0) && (
          <Sign words={t('sitting-legend-gives')}>
            <circle className="kith-disc" cx="14" cy="17" r="9.5" />
            <circle className="legend-badge" cx="20" cy="8" r="6" />
            <Ear x="16.5" y="4.5" width="7" height="7" strokeWidth={2.4} />
          </Sign>
        )}
        {ties.some((tie) => tie.is_present) && (
          <Sign words={t('sitting-legend-line')}>
            <path className="kith-tie" d="M5 19Q14 2 23 19" />
            <circle className="kith-disc" cx="5" cy="20" r="4" />
            <circle className="kith-disc" cx="23" cy="20" r="4" />
          </Sign>
        )}
      </ul>
    </section>
  );
}

function Sign({ words, children }: { words: string; children: ReactNode }) {
  return (
    <li>
      <svg className="kith-of-nobody" viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
        {children}
      </svg>
      {words}
    </li>
  );
}

const Disc = ({ as }: { as: string }) => (
  <g className={as}>
    <circle className="kith-disc" cx="14" cy="14" r="10.5" />
  </g>
);
