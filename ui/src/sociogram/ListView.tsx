// The same ego network as a list, for whoever reads rather than looks. Everything the map can do, by ordinary controls,
// through the same intentions. Grouped by where in life, then by closeness; the tray and those who are no longer come last.

import { useId, useRef } from 'react';
import type { Alter, EgoNetwork, MapEdit, Presence, Ring, Sector } from './contract';
import { SupportIcon } from './Drawing';
import { RINGS, SECTORS } from './geometry';
import {
  areTied,
  confirmAll,
  moveTo,
  paint,
  presence,
  remove,
  rename,
  SUPPORTS,
  tie,
  tiesOf,
  unplace,
} from './intents';
import type { SociogramWords } from './words';
import './sociogram.css';

interface ListViewProps {
  network: EgoNetwork;
  words: SociogramWords;
  onCommit(edit: MapEdit): unknown;
  isEditable?: boolean;
}

const PRESENCES: readonly Presence[] = ['confirmed', 'potential', 'remembered', 'no_longer'];

export function ListView({ network, words, onCommit, isEditable = true }: ListViewProps) {
  const title = useId();
  const commit = (edits: MapEdit[]): void => {
    for (const edit of edits) onCommit(edit);
  };
  const here = network.alters.filter((alter) => alter.presence !== 'no_longer');
  const waiting = here.filter((alter) => !alter.spot);
  const gone = network.alters.filter((alter) => alter.presence === 'no_longer');
  const row = (alter: Alter) => (
    <Person key={alter.id} alter={alter} network={network} words={words} commit={commit} isEditable={isEditable} />
  );
  return (
    <section className="kith-list" aria-labelledby={title}>
      <div className="kith-list-row">
        <h2 id={title} className="kith-list-name">
          {words.list.title} · {words.list.count(here.length)}
        </h2>
        {isEditable && here.some((alter) => alter.is_pale) && (
          <button type="button" onClick={() => commit(confirmAll(network))}>
            {words.list.confirm_all}
          </button>
        )}
      </div>
      {network.alters.length === 0 && <p>{words.list.empty}</p>}
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

interface PersonProps {
  alter: Alter;
  network: EgoNetwork;
  words: SociogramWords;
  commit(edits: MapEdit[]): void;
  isEditable: boolean;
}

const NOWHERE = 'tray';

function Person({ alter, network, words, commit, isEditable }: PersonProps) {
  const name = useRef<HTMLInputElement>(null);
  const others = network.alters.filter((other) => other.id !== alter.id && other.presence !== 'no_longer');
  const known = tiesOf(network, alter.id);
  const { list } = words;
  const ring: Ring = alter.spot?.ring ?? 'known';
  const sector: Sector = alter.spot?.sector ?? 'home';
  if (!isEditable) return <Readable alter={alter} network={network} words={words} known={known} />;
  return (
    <li className={alter.is_pale ? 'kith-list-person kith-list-pale' : 'kith-list-person'} data-list-person={alter.id}>
      <div className="kith-list-row">
        <input
          ref={name}
          type="text"
          className="kith-list-name"
          key={alter.label}
          defaultValue={alter.label}
          aria-label={list.rename(alter.label)}
          autoComplete="off"
          spellCheck={false}
          maxLength={120}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key === 'Escape') event.currentTarget.value = alter.label;
          }}
          onBlur={(event) => {
            const edits = rename(network, alter.id, event.currentTarget.value);
            if (edits.length > 0) commit(edits);
            else event.currentTarget.value = alter.label;
          }}
        />
        <select
          aria-label={`${alter.label}: ${list.ring}`}
          value={alter.spot ? ring : NOWHERE}
          onChange={(event) =>
            commit(
              event.target.value === NOWHERE
                ? unplace(network, alter.id)
                : moveTo(network, alter.id, { ring: event.target.value as Ring, sector }),
            )
          }
        >
          <option value={NOWHERE}>{words.not_placed}</option>
          {RINGS.map((ring) => (
            <option key={ring} value={ring}>
              {words.rings[ring]}
            </option>
          ))}
        </select>
        <select
          aria-label={`${alter.label}: ${list.sector}`}
          value={alter.spot ? sector : NOWHERE}
          onChange={(event) =>
            commit(
              event.target.value === NOWHERE
                ? unplace(network, alter.id)
                : moveTo(network, alter.id, { ring, sector: event.target.value as Sector }),
            )
          }
        >
          <option value={NOWHERE}>{words.not_placed}</option>
          {SECTORS.map((sector) => (
            <option key={sector} value={sector}>
              {words.sectors[sector]}
            </option>
          ))}
        </select>
        <select
          aria-label={`${alter.label}: ${list.presence}`}
          value={alter.is_pale ? 'pale' : alter.presence}
          onChange={(event) => commit(presence(network, alter.id, event.target.value as Presence))}
        >
          {alter.is_pale && <option value="pale">{words.pale}</option>}
          {PRESENCES.map((told) => (
            <option key={told} value={told}>
              {list.presences[told]}
            </option>
          ))}
        </select>
        {alter.is_pale ? (
          <button type="button" onClick={() => commit(presence(network, alter.id, 'confirmed'))}>
            {list.confirm(alter.label)}
          </button>
        ) : (
          <button type="button" onClick={() => commit(remove(network, alter.id))}>
            {list.remove(alter.label)}
          </button>
        )}
      </div>
      <fieldset>
        <legend>
          {list.gives}
          <span className="kith-sr">: {alter.label}</span>
        </legend>
        {SUPPORTS.map((support) => (
          <label key={support}>
            <input
              type="checkbox"
              checked={alter.supports.includes(support)}
              onChange={(event) => commit(paint(network, alter.id, support, event.target.checked))}
            />
            <SupportIcon support={support} />
            {words.supports[support]}
          </label>
        ))}
      </fieldset>
      {others.length > 0 && (
        <details>
          <summary>
            {list.knows}: {words.lines(known.length)}
            <span className="kith-sr">, {alter.label}</span>
          </summary>
          <fieldset>
            <legend className="kith-sr">
              {alter.label}: {list.knows}
            </legend>
            {others.map((other) => (
              <label key={other.id}>
                <input
                  type="checkbox"
                  checked={areTied(network, alter.id, other.id)}
                  onChange={(event) => commit(tie(network, alter.id, other.id, event.target.checked))}
                />
                {other.label}
              </label>
            ))}
          </fieldset>
        </details>
      )}
    </li>
  );
}

function Readable({ alter, network, words, known }: Omit<PersonProps, 'commit' | 'isEditable'> & { known: string[] }) {
  const names = network.alters.filter((other) => known.includes(other.id)).map((other) => other.label);
  const state = alter.is_pale ? words.pale : words.list.presences[alter.presence];
  return (
    <li className="kith-list-person" data-list-person={alter.id}>
      <div className="kith-list-row">
        <span className="kith-list-name">{alter.label}</span>
        <span>{state}</span>
      </div>
      {alter.supports.length > 0 && <p>{words.gives(alter.supports.map((support) => words.supports[support]))}</p>}
      {names.length > 0 && (
        <p>
          {words.list.knows}: {names.join(', ')}
        </p>
      )}
    </li>
  );
}
