// How do names get onto a map? One after another: type, Enter, the next. Names that Kith may know are offered, reached by arrows
// and never chosen by themselves; among them whoever is on the map already, who is found so among hundreds and not named twice
// by mistake. It asks for nothing else, and what was typed comes back if it was not taken.

import {
  type KeyboardEvent,
  type Ref,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { folded } from '../../../frame/folded';
import { type Alter, kith, type MapEdit, type Scope, type Shown, type Suggestion, useLive, uuidv7 } from '../../../ipc';
import { LONGEST_TYPED } from '../../../sociogram/useTyped';
import { t } from '../../../words';
import { halfTyped, keepHalfTyped } from './cover';
import { hasNames } from './shown';
import { wasWords } from './was';

export interface NameEntryHandle {
  /** What was typed and not added. */
  typed(): string;
  /** Adds it, as Enter would. */
  add(): void;
}

interface Props {
  wave: string;
  /** How people are shown: no name that is hidden is offered, and a nickname is not put right. */
  shown: Shown;
  scopes: readonly Scope[];
  /**
   * `means` says what it becomes on the map as it is by then. Resolves to whether the edit was taken. `label` names whom it is
   * about: the map may not show them yet.
   */
  onEdit: (means: (alters: readonly Alter[]) => MapEdit, label: string) => Promise<boolean>;
  /** Who is on the map, called as they are shown there. */
  here: readonly Here[];
  /** Somebody on the map is looked for, and nobody is added. */
  onFind: (person: string) => void;
  entry: RefObject<HTMLInputElement | null>;
  /** The text of the first line of help while the map is empty. */
  isFirst: boolean;
  ref?: Ref<NameEntryHandle>;
}

/**
 * What choosing a suggestion means. Somebody pale is confirmed; somebody of an older map comes back as the same person;
 * anybody else is added under their registry entry.
 */
export function suggested(suggestion: Suggestion, alters: readonly Alter[], id: string): MapEdit {
  const { alter: known, label, link, activity } = suggestion;
  if (known === null && link !== null && activity !== null)
    return { edit: 'add_met', alter: id, label, link, activity };
  if (known === null) return { edit: 'add_alter', alter: id, label, link };
  const here = alters.find((alter) => alter.id === known);
  return !here || here.is_pale
    ? { edit: 'confirm_alters', alters: [known] }
    : { edit: 'set_presence', alter: known, presence: 'confirmed' };
}

type Here = Pick<Alter, 'id' | 'label' | 'presence'> & Partial<Pick<Alter, 'is_pale'>>;

/** So many of those on the map are offered: who types one letter more finds whoever is not among them. */
const MOST_HERE = 4;

/** Who on the map is called so, or has a name with a word that begins like it; whose whole name begins so comes first. */
export function calledHere(typed: string, alters: readonly Here[]): readonly Here[] {
  const asked = folded(typed.trim());
  const rank = (label: string): number => {
    const name = folded(label);
    if (name === asked) return 0;
    if (asked.length < 2) return 3;
    return name.startsWith(asked) ? 1 : name.split(/[\s-]+/).some((word) => word.startsWith(asked)) ? 2 : 3;
  };
  const ranked = alters.flatMap((alter) => {
    const at = alter.presence === 'no_longer' ? 3 : rank(alter.label);
    return at < 3 ? [{ alter, at }] : [];
  });
  return ranked
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST_HERE)
    .map(({ alter }) => alter);
}

/** What is offered below the field: a name that Kith may know, or somebody who is there already. */
interface Offer {
  key: string;
  label: string;
  of: string;
  take: () => void;
}

export function NameEntry({ wave, shown, scopes, onEdit, here, onFind, entry, isFirst, ref }: Props) {
  const [text, setText] = useState(() => halfTyped(wave));
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  }, [text]);
  useEffect(() => () => keepHalfTyped(wave, latest.current), [wave]);
  // By what it is and not by where it stands: what Rust knows comes a moment later, and before what is here.
  const [chosen, setChosen] = useState<string | null>(null);
  const [isClosed, setClosed] = useState(false);
  const list = useId();
  const asked = text.trim();
  const { data } = useLive(['name_suggestions', wave, asked], () => kith.nameSuggestions(wave, asked), scopes, {
    enabled: asked.length > 0 && hasNames(shown),
    keepWhileReading: true,
  });
  const isOffering = asked.length > 0 && !isClosed && hasNames(shown);
  const known = isOffering ? (data ?? []).filter((one) => shown === 'names' || one.of === 'earlier') : [];
  // Whoever is pale is offered as of an older map, and is put on this one by that.
  const standing = hasNames(shown) ? here.filter((one) => !one.is_pale) : here;
  const found = asked.length > 0 && !isClosed ? calledHere(asked, standing) : [];
  const offered: readonly Offer[] = [
    ...known.map((one) => ({
      key: `${one.of} ${one.alter ?? one.link?.id ?? one.label}`,
      label: one.label,
      of: one.detail || (one.was && wasWords(one.was)) || t(`sitting-suggestion-${one.of}`),
      take: () => takeOffered(one),
    })),
    ...found
      .filter(({ id }) => !known.some((one) => one.alter === id))
      .map(({ id, label }) => ({ key: id, label, of: t('sitting-suggestion-here'), take: () => find(id) })),
  ];
  const active = offered.findIndex(({ key }) => key === chosen);

  const take = (means: (alters: readonly Alter[]) => MapEdit, label: string, typed: string) => {
    setText('');
    setChosen(null);
    void onEdit(means, label).then((isTaken) => {
      // Somebody quick is typing the next name already: that one wins.
      if (!isTaken) setText((now) => (now === '' ? typed : now));
    });
  };

  function takeOffered(one: Suggestion): void {
    const id = uuidv7();
    take((alters) => suggested(one, alters, id), one.label, text);
  }
  function find(person: string): void {
    setText('');
    setChosen(null);
    onFind(person);
  }
  const add = () => {
    const edit: MapEdit = { edit: 'add_alter', alter: uuidv7(), label: asked, link: null };
    take(() => edit, asked, text);
  };
  useImperativeHandle(ref, () => ({ typed: () => asked, add }));

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Composing a letter (accents, other scripts) uses Enter and arrows for itself.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' && offered.length > 0) {
      event.preventDefault();
      setChosen(offered[active + 1]?.key ?? null);
    } else if (event.key === 'ArrowUp' && offered.length > 0) {
      event.preventDefault();
      setChosen(offered[active < 0 ? offered.length - 1 : active - 1]?.key ?? null);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (active >= 0) offered[active].take();
      else if (asked.length > 0) add();
    } else if (event.key === 'Escape' && offered.length > 0) {
      event.preventDefault();
      event.stopPropagation();
      setClosed(true);
      setChosen(null);
    }
  };

  return (
    <div className="name-entry">
      <input
        ref={entry}
        className="name-entry-input"
        type="text"
        role="combobox"
        aria-label={t('sitting-name-label')}
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        aria-controls={list}
        aria-activedescendant={active >= 0 ? `${list}-${active}` : undefined}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={LONGEST_TYPED}
        placeholder={
          shown === 'nicknames'
            ? t('sitting-name-placeholder-nicknames')
            : t(isFirst ? 'sitting-name-placeholder-first' : 'sitting-name-placeholder')
        }
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(null);
          setClosed(false);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setClosed(true)}
        onFocus={() => setClosed(false)}
      />
      <div
        id={list}
        role="listbox"
        aria-label={t('sitting-suggestions')}
        className="name-entry-list"
        hidden={offered.length === 0}
      >
        {offered.map((one, index) => (
          // The keys are the input's, by aria-activedescendant.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={one.key}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="name-entry-option"
            // The input keeps the focus: the next name follows at once.
            onPointerDown={(event) => event.preventDefault()}
            onClick={one.take}
          >
            <span className="name-entry-name">{one.label}</span>
            <span className="name-entry-of">{one.of}</span>
          </div>
        ))}
      </div>
      <span className="k-hidden" role="status">
        {offered.length > 0 ? t('sitting-suggestions-count', { count: offered.length }) : ''}
      </span>
    </div>
  );
}
