// Which class? One's own stand in the list, and in a small school all of them; in a large one any other is found by its name, so
// that a list of two hundred is never scrolled.

import { useRef, useState } from 'react';
import type { ClassLine } from '../ipc';
import { ComboBox } from '../widgets/ComboBox';
import { Select } from '../widgets/Select';
import { t } from '../words';
import { hasWords, typedWords } from './folded';
import './class-pick.css';

/** No id of ours is a word. */
const ANY = 'any';
const OTHER = 'other';
/** So few are listed, whoever's they are. */
const FEW = 12;
/** So many are offered for what was typed. */
const MOST_FOUND = 8;

/** The classes that stand in the list, and those that are found by typing. */
export function classesListed(own: readonly ClassLine[], others: readonly ClassLine[], value: string | null) {
  if (own.length + others.length <= FEW) return { listed: [...own, ...others], found: [] };
  return { listed: [...own, ...others.filter((one) => one.section === value)], found: others };
}

/** The classes whose title has every word that was typed; none before something is. */
export function classesFound(text: string, among: readonly ClassLine[]): readonly ClassLine[] {
  const words = typedWords(text);
  return words.length === 0 ? [] : among.filter(({ title }) => hasWords(title, words)).slice(0, MOST_FOUND);
}

interface ClassPickProps {
  label: string;
  isLabelHidden?: boolean;
  size?: 's' | 'm';
  own: readonly ClassLine[];
  others: readonly ClassLine[];
  /** What stands for no class in particular; without it one is always chosen. */
  any?: string;
  value: string | null;
  onChange: (section: string | null) => void;
}

export function ClassPick({ label, isLabelHidden, size, own, others, any, value, onChange }: ClassPickProps) {
  const [isFinding, setFinding] = useState(false);
  const [text, setText] = useState('');
  const field = useRef<HTMLDivElement>(null);
  const { listed, found } = classesListed(own, others, value);
  const offered = classesFound(text, found);
  const close = () => {
    setFinding(false);
    setText('');
  };
  return (
    <div ref={field} className="class-pick">
      <Select
        label={label}
        isLabelHidden={isLabelHidden}
        size={size}
        options={[
          ...(any === undefined ? [] : [{ id: ANY, label: any }]),
          ...listed.map((one) => ({ id: one.section, label: one.title })),
          ...(found.length === 0 ? [] : [{ id: OTHER, label: t('class-pick-other') }]),
        ]}
        value={value ?? (any === undefined ? '' : ANY)}
        onChange={(id) => {
          if (id === OTHER) return setFinding(true);
          close();
          onChange(id === ANY ? null : id);
        }}
      />
      {isFinding && (
        <ComboBox
          label={t('class-pick-find')}
          isLabelHidden
          placeholder={t('class-pick-find')}
          text={text}
          onText={setText}
          options={offered.map((one) => ({ id: one.section, label: one.title }))}
          onChoose={(id) => {
            close();
            onChange(id);
            field.current?.querySelector('button')?.focus();
          }}
          onLeave={close}
          hint={typedWords(text).length > 0 && offered.length === 0 ? t('class-pick-none') : undefined}
          autoFocus
        />
      )}
    </div>
  );
}
