// Which name is mine? All names of the class as large tiles; a few letters where there are many.

import { useState } from 'react';
import { folded } from '../../frame/folded';
import type { KioskStudent } from '../../ipc';
import { SearchField } from '../../widgets/Field';
import { t } from '../../words';

interface Props {
  students: readonly KioskStudent[];
  label: string;
  /** What is said of whoever tapped. */
  done: string;
  /** Whoever tapped may tap again: at the door a name may be tapped by mistake. */
  isAgain?: boolean;
  onChoose: (student: KioskStudent) => void;
  inputRef?: React.Ref<HTMLInputElement>;
}

/** Beyond so many a name is found by typing. */
const MANY = 48;

export function FindName({ students, label, done, isAgain = false, onChoose }: Props) {
  const [text, setText] = useState('');
  const typed = folded(text.trim());
  const found = students.filter(({ name }) => folded(name).includes(typed));
  return (
    <>
      {students.length > MANY && (
        <SearchField
          label={t('kiosk-find')}
          clearLabel={t('kiosk-clear')}
          placeholder={t('kiosk-find')}
          value={text}
          onChange={setText}
        />
      )}
      {found.length === 0 && <p className="soft">{t('kiosk-nobody')}</p>}
      <ul className="kiosk-names" aria-label={label}>
        {found.map((one) => (
          <li key={one.student}>
            <button
              type="button"
              className="kiosk-name"
              aria-pressed={isAgain ? one.is_done : undefined}
              data-done={one.is_done || undefined}
              disabled={one.is_done && !isAgain}
              onClick={() => onChoose(one)}
            >
              <bdi>{one.name}</bdi>
              {one.is_done && <span className="kiosk-name-done">{done}</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
