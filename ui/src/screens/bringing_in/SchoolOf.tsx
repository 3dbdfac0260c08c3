// To which school do these students belong? The person's own, another that is known, or none.

import { kith, type OpenProfile, useLive } from '../../ipc';
import { t } from '../../words';
import { Select } from '../../widgets/Select';

const NONE = 'none';

export interface SchoolOfProps {
  own: OpenProfile['school'];
  value: string | null;
  onChange: (school: string | null) => void;
}

export function SchoolOf({ own, value, onChange }: SchoolOfProps) {
  const known = useLive(['filters'], kith.filters, 'any').data?.schools ?? [];
  const all = own && known.every(({ id }) => id !== own.id) ? [own, ...known] : known;
  return (
    <div className="bring-school">
      <Select
        label={t('columns-school')}
        options={[...all.map(({ id, name }) => ({ id, label: name })), { id: NONE, label: t('add-no-school') }]}
        value={value ?? NONE}
        onChange={(id) => onChange(id === NONE ? null : id)}
      />
    </div>
  );
}
