// In which fields would a student like to meet somebody? Sixteen large taps, at most three at once: with three the others rest
// until one is tapped off again.

import { useId } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Cluster } from '../ipc';
import { t } from '../words';
import { CLUSTERS, MOST_CHOSEN } from './clusters';
import './talk.css';

interface Props {
  label: string;
  value: readonly Cluster[];
  onChange: (clusters: Cluster[]) => void;
  autoFocus?: boolean;
}

export function ClusterTaps({ label, value, onChange, autoFocus = false }: Props) {
  const hint = useId();
  const isFull = value.length >= MOST_CHOSEN;
  return (
    <div className="k-field">
      <ToggleButtonGroup
        className="talk-taps"
        aria-label={label}
        aria-describedby={hint}
        selectionMode="multiple"
        selectedKeys={value}
        onSelectionChange={(keys) => onChange(CLUSTERS.filter((one) => keys.has(one)).slice(0, MOST_CHOSEN))}
      >
        {CLUSTERS.map((one, nth) => (
          <ToggleButton
            key={one}
            id={one}
            className="talk-tap"
            autoFocus={autoFocus && nth === 0}
            isDisabled={isFull && !value.includes(one)}
          >
            {t(`kiosk-field-${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <span id={hint} className="k-hint" role="status">
        {t(isFull ? 'kiosk-fields-full' : 'kiosk-fields-hint')}
      </span>
    </div>
  );
}
