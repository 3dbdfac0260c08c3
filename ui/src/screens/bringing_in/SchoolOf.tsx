// To which school do these students belong? The person's own, another that is known, or none.

import { standsFor, withOwn } from '../../frame/schools';
import { kith, type OpenProfile, useLive } from '../../ipc';
import { t } from '../../words';
import { Select } from '../../widgets/Select';

const NONE = 'none';

export interface SchoolOfProps {
  own: OpenProfile['school'];
  value: string | null;
  onChange: (school: string | null) => void;
  /** A column names the schools: this is for the lines in which it names none we know. */
  isForTheRest?: boolean;
}

export function SchoolOf({ own, value, onChange, isForTheRest = false }: SchoolOfProps) {
  const known = useLive(['filters'], kith.filters, 'any').data?.schools ?? [];
  const all = withOwn(own, known);
  return (
    <div className="bring-school">
      <Select
        label={t(isForTheRest ? 'columns-school-rest' : 'columns-school')}
        options={[...all.map(({ id, name }) => ({ id, label: name })), { id: NONE, label: t('add-no-school') }]}
        value={standsFor(value, known) ?? NONE}
        onChange={(id) => onChange(id === NONE ? null : id)}
      />
    </div>
  );
}
