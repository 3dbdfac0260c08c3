// Two maps beside each other: whoever stands on both and did not move stands in the same place on both.

import type { Comparison } from '../../../ipc';
import { Picture } from '../Picture';

export function Side({ told, name }: { told: Comparison; name: string }) {
  const between = { earlier: told.earlier, people: told.people, formed: told.ties_formed };
  return (
    <div className="side">
      <Picture network={told.earlier} day={told.earlier_on} name={name} of={{ later: told.later, ...between, t: 0 }} />
      <Picture network={told.later} day={told.later_on} name={name} of={{ later: told.later, ...between, t: 1 }} />
    </div>
  );
}
