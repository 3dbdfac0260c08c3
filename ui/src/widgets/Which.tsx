// One of several, or any of them: what a list or a figure is narrowed by.

import { Select } from './Select';

/** No id of ours is a word. */
const ANY = 'any';

interface WhichProps {
  label: string;
  any: string;
  options: readonly { id: string; label: string }[];
  value: string | null;
  onChange: (id: string | null) => void;
}

export const Which = ({ label, any, options, value, onChange }: WhichProps) => (
  <Select
    label={label}
    isLabelHidden
    size="s"
    options={[{ id: ANY, label: any }, ...options]}
    value={value ?? ANY}
    onChange={(id) => onChange(id === ANY ? null : id)}
  />
);
