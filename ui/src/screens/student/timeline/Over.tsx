// One map over the other: everybody glides from where they were to where they are, when somebody asks to see it. A slider, and a
// button for each step, so that nobody has to drag; with less motion the later map is there at once. To look at, not to change.

import { Minus, Play, Plus } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { Comparison, WaveLine } from '../../../ipc';
import { Button, IconButton } from '../../../widgets/Button';
import { t } from '../../../words';
import { isStill } from '../motion';
import { StillMap } from '../StillMap';
import { bothDays } from './days';

const STEP = 10;
/** Long enough to go along with one person, in milliseconds. */
const GLIDE = 1400;
const eased = (part: number): number => part * part * (3 - 2 * part);
const clamp = (part: number): number => Math.min(100, Math.max(0, part));

export function Over({ told, kept, name }: { told: Comparison; kept: readonly WaveLine[]; name: string }) {
  const [part, setPart] = useState(100);
  const slider = useId();
  const frame = useRef(0);
  const stop = () => cancelAnimationFrame(frame.current);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const glide = () => {
    stop();
    if (isStill()) {
      setPart(100);
      return;
    }
    let began: number | null = null;
    const step = (now: number) => {
      began ??= now;
      const way = Math.min(1, (now - began) / GLIDE);
      setPart(Math.round(eased(way) * 100));
      if (way < 1) frame.current = requestAnimationFrame(step);
    };
    setPart(0);
    frame.current = requestAnimationFrame(step);
  };
  const move = (to: number) => {
    stop();
    setPart(clamp(to));
  };
  const days = bothDays(told, kept);
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
          onPress={() => move(part - STEP)}
        />
        <input
          id={slider}
          type="range"
          min={0}
          max={100}
          step={1}
          value={part}
          aria-valuetext={t('timeline-slider-at', { part: `${part} %`, ...days })}
          onChange={(event) => move(Number(event.target.value))}
        />
        <IconButton
          label={t('timeline-slider-on')}
          icon={Plus}
          isDisabled={part === 100}
          onPress={() => move(part + STEP)}
        />
        <span className="over-day" aria-hidden="true">
          {days.later}
        </span>
        <Button size="s" icon={Play} onPress={glide}>
          {t('timeline-play')}
        </Button>
      </div>
      <div className="over-map">
        <StillMap
          network={told.later}
          name={name}
          overlay={{ earlier: told.earlier, people: told.people, formed: told.ties_formed, t: part / 100 }}
        />
      </div>
    </div>
  );
}
