// One of several things that are told of somebody, in the list. It shows what was chosen until the map says it: whoever goes on by
// the arrow at once goes on from there, and not from what stood before.

import { type SelectHTMLAttributes, useState } from 'react';

type Props = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value'> & { value: string };

export function Choice({ value, onChange, onBlur, ...rest }: Props) {
  const [said, setSaid] = useState<string | null>(null);
  if (said === value) setSaid(null);
  return (
    <select
      {...rest}
      value={said ?? value}
      onChange={(event) => {
        setSaid(event.target.value);
        onChange?.(event);
      }}
      onBlur={(event) => {
        // What was refused meanwhile is not shown on.
        setSaid(null);
        onBlur?.(event);
      }}
    />
  );
}
