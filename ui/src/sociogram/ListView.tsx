// The same ego network as a list, for whoever reads rather than looks. Everything the map can do, by ordinary controls,
// through the same intentions. Grouped by where in life, then by closeness; the tray and those who are no longer come last.

import { useCallback, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Alter, EgoNetwork, MapEdit, Support } from './contract';
import { RINGS, SECTORS } from './geometry';
import { confirmAll, SUPPORTS, tiesOf } from './intents';
import { ListPerson, ListReadable } from './ListPerson';
import { useKeptFocus } from './useKeptFocus';
import type { SociogramWords } from './words';
import './sociogram.css';

/**
 * What is meant, asked only when it is meant: a row need not be drawn anew for every change elsewhere. Resolves to whether it
 * was taken; to mean nothing is no refusal.
 */
export type Act = (intention: (network: EgoNetwork) => MapEdit[]) => Promise<boolean>;

interface ListViewProps {
  network: EgoNetwork;
  words: SociogramWords;
  /** May return a promise of whether it was taken. */
  onCommit(edits: readonly MapEdit[]): unknown;
  isEditable?: boolean;
}

export function ListView({ network, words, onCommit, isEditable = true }: ListViewProps) {
  const title = useId();
  const root = useRef<HTMLElement>(null);
  const kept = useKeptFocus(root);
  const now = useRef({ network, onCommit });
  useLayoutEffect(() => {
    now.current = { network, onCommit };
  });
  const act = useCallback<Act>(async (intention) => {
    const edits = intention(now.current.network);
    return edits.length === 0 || (await now.current.onCommit(edits)) !== false;
  }, []);
  // Whose lines lie open: kept here, because a row that changes its ring is drawn anew.
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const onOpen = useCallback((person: string, isOpen: boolean) => {
    setOpen((was) => {
      if (was.has(person) === isOpen) return was;
      const next = new Set(was);
      if (isOpen) next.add(person);
      else next.delete(person);
      return next;
    });
  }, []);
  // A map that began pale keeps a column for "still belongs", so that nothing slides under a finger that taps twice.
  const [hasConfirming] = useState(() => network.alters.some((alter) => alter.is_pale));
  const here = network.alters.filter((alter) => alter.presence !== 'no_longer');
  const meet = here.filter((alter) => alter.presence === 'potential').length;
  const waiting = here.filter((alter) => !alter.spot);
  const gone = network.alters.filter((alter) => alter.presence === 'no_longer');
  const row = (alter: Alter) =>
    isEditable ? (
      <ListPerson
        key={alter.id}
        alter={alter}
        lines={tiesOf(network, alter.id).length}
        opened={open.has(alter.id) ? network : null}
        hasConfirming={hasConfirming || alter.is_pale}
        words={words}
        act={act}
        onOpen={onOpen}
      />
    ) : (
      <ListReadable key={alter.id} alter={alter} network={network} words={words} />
    );
  return (
    <section ref={root} className="kith-list" aria-labelledby={title} {...kept}>
      <div className="kith-list-row">
        <h2 id={title} className="kith-list-name">
          {[words.list.title, words.list.count(here.length - meet), meet > 0 && words.list.meet(meet)]
            .filter(Boolean)
            .join(' · ')}
        </h2>
        {isEditable && here.some((alter) => alter.is_pale) && (
          <button type="button" data-control="confirm_all" onClick={() => act(confirmAll)}>
            {words.list.confirm_all}
          </button>
        )}
      </div>
      {network.alters.length === 0 && <p>{words.list.empty}</p>}
      {isEditable && network.alters.length > 0 && <Asked asked={network.supports_asked} words={words} act={act} />}
      {SECTORS.map((sector) => {
        const inSector = here.filter((alter) => alter.spot?.sector === sector);
        if (inSector.length === 0) return null;
        return (
          <section key={sector} className={`kith-of-${sector}`} aria-label={words.sectors[sector]}>
            <h3>{words.sectors[sector]}</h3>
            {RINGS.map((ring) => {
              const inCell = inSector.filter((alter) => alter.spot?.ring === ring);
              if (inCell.length === 0) return null;
              return (
                <div key={ring}>
                  <h4>{words.rings[ring]}</h4>
                  <ul aria-label={words.place(words.rings[ring], words.sectors[sector])}>{inCell.map(row)}</ul>
                </div>
              );
            })}
          </section>
        );
      })}
      {waiting.length > 0 && (
        <section className="kith-of-nobody" aria-label={words.tray}>
          <h3>{words.tray}</h3>
          <ul>{waiting.map(row)}</ul>
        </section>
      )}
      {gone.length > 0 && (
        <section className="kith-of-nobody" aria-label={words.no_longer}>
          <h3>{words.no_longer}</h3>
          <ul>{gone.map(row)}</ul>
        </section>
      )}
    </section>
  );
}

/** "Asked, and nobody does": said here, since the chips that say it on the map are not in the list. */
function Asked({ asked, words, act }: { asked: readonly Support[]; words: SociogramWords; act: Act }) {
  return (
    <fieldset className="kith-list-asked">
      <legend>{words.list.asked}</legend>
      {SUPPORTS.map((support) => (
        <label key={support}>
          <input
            type="checkbox"
            data-control={`asked-${support}`}
            checked={asked.includes(support)}
            // What was asked was asked: a second press takes nothing back.
            onChange={() =>
              act((now) => (now.supports_asked.includes(support) ? [] : [{ edit: 'ask_support', support }]))
            }
          />
          {words.supports[support]}
        </label>
      ))}
    </fieldset>
  );
}
