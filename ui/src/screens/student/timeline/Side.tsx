// Two maps beside each other.

import type { Comparison } from '../../../ipc';
import { Picture } from '../Picture';

export function Side({ told, name }: { told: Comparison; name: string }) {
  return (
    <div className="side">
      <Picture network={told.earlier} day={told.earlier_on} name={name} />
      <Picture network={told.later} day={told.later_on} name={name} />
    </div>
  );
}
