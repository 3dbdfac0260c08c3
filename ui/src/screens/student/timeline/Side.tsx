// Two maps beside each other: whoever stands on both and did not move stands in the same place on both.

import type { Comparison, WaveLine } from '../../../ipc';
import { Picture } from '../Picture';
import { bothDays } from './days';

export function Side({ told, kept, name }: { told: Comparison; kept: readonly WaveLine[]; name: string }) {
  const days = bothDays(told, kept);
  const between = { earlier: told.earlier, people: told.people, formed: told.ties_formed };
  return (
    <div className="side">
      <Picture
        network={told.earlier}
        day={told.earlier_on}
        called={days.earlier}
        name={name}
        of={{ later: told.later, ...between, t: 0 }}
      />
      <Picture
        network={told.later}
        day={told.later_on}
        called={days.later}
        name={name}
        of={{ later: told.later, ...between, t: 1 }}
      />
    </div>
  );
}
