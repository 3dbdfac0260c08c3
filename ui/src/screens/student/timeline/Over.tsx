// One map over the other: everybody glides from where they were to where they are. A slider, and a button for each step, so
// that nobody has to drag. To look at, not to change.

import { Minus, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import type { Comparison } from '../../../ipc';
import { IconButton } from '../../../widgets/Button';
import { t } from '../../../words';
import { near } from '../../../words/dates';
import { StillMap } from '../StillMap';

const STEP = 10;
const clamp = (part: number): number => Math.min(100, Math.max(0, part));

export function Over({ told, name }: { told: Comparison; name: string }) {
  const [part, setPart] = useState(100);
  const slider = useId();
  const days = { earlier: near(told.earlier_on), later: near(told.later_on) };
  return (
    <div className="over">
      <div className="over-slider">
        <label className="k-hidden" htmlFor={slider}>
          {t('timeline-slider', days)}
        </label>
        <span className="over-day" aria-hidden="true">
          {days.earlier}
        </span>
        <IconButton
          label={t('timeline-slider-back')}
          icon={Minus}
          isDisabled={part === 0}
          onPress={() => setPart(clamp(part - STEP))}
        />
        <input
          id={slider}
          type="range"
          min={0}
          max={100}
          step={1}
          value={part}
          aria-valuetext={t('timeline-slider-at', { part: `${part} %`, ...days })}
          onChange={(event) => setPart(clamp(Number(event.target.value)))}
        />
        <IconButton
          label={t('timeline-slider-on')}
          icon={Plus}
          isDisabled={part === 100}
          onPress={() => setPart(clamp(part + STEP))}
        />
        <span className="over-day" aria-hidden="true">
          {days.later}
        </span>
      </div>
      <div className="over-map">
        <StillMap
          network={told.later}
          name={name}
          overlay={{ earlier: told.earlier, people: told.people, t: part / 100 }}
        />
      </div>
    </div>
  );
}
