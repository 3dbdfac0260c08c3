// One person of the list, to change or to read. A row is drawn anew only when its own person changes, and whom they know
// only while that lies open: pairs are many. It commits nothing itself.

import { memo, useRef } from 'react';
import { Choice } from './Choice';
import type { Alter, EgoNetwork, Presence, Reciprocity, Ring, Sector } from './contract';
import { SupportIcon } from './Drawing';
import { RINGS, SECTORS, sameSpot } from './geometry';
import {
  SUPPORTS,
  areTied,
  confirm,
  move,
  moveTo,
  paint,
  presence,
  remove,
  rename,
  tie,
  tiesOf,
  unplace,
} from './intents';
import { nudged } from './keyboard';
import type { Act } from './ListView';
import { NameField } from './NameField';
import { describe, placeWords } from './speech';
import type { SociogramWords } from './words';

const PRESENCES: readonly Presence[] = ['confirmed', 'potential', 'remembered', 'no_longer'];
const HELPS: readonly Reciprocity[] = ['to_me', 'both', 'from_me'];
const NOWHERE = 'tray';
/** The ways of Shift and an arrow on the map. */
const NUDGES = [
  { way: 'outward', arrow: { x: 0, y: -1 } },
  { way: 'inward', arrow: { x: 0, y: 1 } },
  { way: 'left', arrow: { x: -1, y: 0 } },
  { way: 'right', arrow: { x: 1, y: 0 } },
] as const;

export type Nudge = (typeof NUDGES)[number]['way'];

interface Props {
  alter: Alter;
  lines: number;
  /** The map while this person's lines lie open. */
  opened: EgoNetwork | null;
  /** Whether there is a place for "still belongs" beside "take off". */
  hasConfirming: boolean;
  words: SociogramWords;
  act: Act;
  onOpen(person: string, isOpen: boolean): void;
}

export const ListPerson = memo(function ListPerson(props: Props) {
  const { alter, lines, opened, hasConfirming, words, act, onOpen } = props;
  const row = useRef<HTMLLIElement>(null);
  const { list } = words;
  return (
    <li
      ref={row}
      className={alter.is_pale ? 'kith-list-person kith-list-pale' : 'kith-list-person'}
      data-list-person={alter.id}
      aria-label={alter.label}
      tabIndex={-1}
    >
      <div className="kith-list-row">
        <NameField
          person={alter.id}
          className="kith-list-name"
          control="name"
          label={list.rename(alter.label)}
          value={alter.label}
          onName={(label) => act((now) => rename(now, alter.id, label))}
          onLeave={() => row.current?.querySelector<HTMLElement>('[data-control="ring"]')?.focus()}
        />
        <Place alter={alter} words={words} act={act} />
        <Choice
          data-control="presence"
          aria-label={`${alter.label}: ${list.presence}`}
          value={alter.is_pale ? 'pale' : alter.presence}
          onChange={(event) => {
            const told = event.target.value as Presence;
            act((now) => presence(now, alter.id, told));
          }}
        >
          {alter.is_pale && <option value="pale">{words.pale}</option>}
          {PRESENCES.map((told) => (
            <option key={told} value={told}>
              {list.presences[told]}
            </option>
          ))}
        </Choice>
        {hasConfirming && (
          <span className="kith-list-slot">
            {alter.is_pale && (
              <button
                key="confirm"
                type="button"
                data-control="confirm"
                aria-label={list.confirm(alter.label)}
                onClick={() => act((now) => confirm(now, alter.id))}
              >
                {list.confirm_short}
              </button>
            )}
          </span>
        )}
        <span className="kith-list-slot">
          {!alter.is_pale && (
            <button
              key="remove"
              type="button"
              data-control="remove"
              aria-label={list.remove(alter.label)}
              onClick={() => act((now) => remove(now, alter.id))}
            >
              {list.remove_short}
            </button>
          )}
        </span>
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
              data-control={`gives-${support}`}
              checked={alter.supports.includes(support)}
              onChange={(event) => {
                const isGiven = event.target.checked;
                act((now) => paint(now, alter.id, support, isGiven));
              }}
            />
            <SupportIcon support={support} />
            {words.supports[support]}
          </label>
        ))}
      </fieldset>
      <div className="kith-list-told">
        {!alter.is_pale && (
          <label>
            <span>
              {list.help}
              <span className="kith-sr">: {alter.label}</span>
            </span>
            <Choice
              data-control="help"
              value={alter.reciprocity ?? ''}
              onChange={(event) => {
                const value = (event.target.value || null) as Reciprocity | null;
                act(() => [{ edit: 'describe_alter', alter: alter.id, fact: { fact: 'reciprocity', value } }]);
              }}
            >
              <option value="">{list.not_told}</option>
              {HELPS.map((way) => (
                <option key={way} value={way}>
                  {list.helps[way]}
                </option>
              ))}
            </Choice>
          </label>
        )}
        <label>
          <span>
            {list.adult}
            <span className="kith-sr">: {alter.label}</span>
          </span>
          <Choice
            data-control="adult"
            value={alter.is_adult === null ? '' : alter.is_adult ? 'yes' : 'no'}
            onChange={(event) => {
              const told = event.target.value;
              const value = told === '' ? null : told === 'yes';
              act(() => [{ edit: 'describe_alter', alter: alter.id, fact: { fact: 'is_adult', value } }]);
            }}
          >
            <option value="">{list.not_told}</option>
            <option value="yes">{list.adults.yes}</option>
            <option value="no">{list.adults.no}</option>
          </Choice>
        </label>
      </div>
      <div className="kith-list-more">
        <button
          type="button"
          className="kith-list-opens"
          data-control="more"
          aria-expanded={opened !== null}
          onClick={() => onOpen(alter.id, opened === null)}
        >
          {list.knows}: {words.lines(lines)}
          <span className="kith-sr">, {alter.label}</span>
        </button>
        {opened && <Opened alter={alter} network={opened} words={words} act={act} />}
      </div>
    </li>
  );
});

function Place({ alter, words, act }: Pick<Props, 'alter' | 'words' | 'act'>) {
  const ring: Ring = alter.spot?.ring ?? 'known';
  const sector: Sector = alter.spot?.sector ?? 'home';
  const choose = (told: string, cell: { ring: Ring; sector: Sector }) =>
    act((now) => (told === NOWHERE ? unplace(now, alter.id) : moveTo(now, alter.id, cell)));
  return (
    <>
      <Choice
        data-control="ring"
        aria-label={`${alter.label}: ${words.list.ring}`}
        value={alter.spot ? ring : NOWHERE}
        onChange={(event) => choose(event.target.value, { ring: event.target.value as Ring, sector })}
      >
        <option value={NOWHERE}>{words.not_placed}</option>
        {RINGS.map((ring) => (
          <option key={ring} value={ring}>
            {words.rings[ring]}
          </option>
        ))}
      </Choice>
      <Choice
        data-control="sector"
        aria-label={`${alter.label}: ${words.list.sector}`}
        value={alter.spot ? sector : NOWHERE}
        onChange={(event) => choose(event.target.value, { ring, sector: event.target.value as Sector })}
      >
        <option value={NOWHERE}>{words.not_placed}</option>
        {SECTORS.map((sector) => (
          <option key={sector} value={sector}>
            {words.sectors[sector]}
          </option>
        ))}
      </Choice>
    </>
  );
}

interface OpenedProps extends Pick<Props, 'alter' | 'words' | 'act'> {
  network: EgoNetwork;
}

/** Whom they know, and where exactly they stand. */
function Opened({ alter, network, words, act }: OpenedProps) {
  const others = network.alters.filter((other) => other.id !== alter.id && other.presence !== 'no_longer');
  const { list } = words;
  const { spot } = alter;
  return (
    <>
      {others.length > 0 && (
        <fieldset>
          <legend className="kith-sr">
            {alter.label}: {list.knows}
          </legend>
          {others.map((other) => (
            <label key={other.id}>
              <input
                type="checkbox"
                data-control={`knows-${other.id}`}
                checked={areTied(network, alter.id, other.id)}
                onChange={(event) => {
                  const isPresent = event.target.checked;
                  act((now) => tie(now, alter.id, other.id, isPresent));
                }}
              />
              {other.label}
            </label>
          ))}
        </fieldset>
      )}
      {spot && (
        <fieldset>
          <legend>{list.nudge(placeWords(words, spot))}</legend>
          {NUDGES.map(({ way, arrow }) => (
            <button
              key={way}
              type="button"
              data-control={`nudge-${way}`}
              aria-disabled={sameSpot(nudged(spot, arrow), spot)}
              onClick={() =>
                act((now) => {
                  const from = now.alters.find(({ id }) => id === alter.id)?.spot;
                  return from ? move(now, alter.id, nudged(from, arrow)) : [];
                })
              }
            >
              {list.nudges[way]}
            </button>
          ))}
        </fieldset>
      )}
    </>
  );
}

interface ReadableProps {
  alter: Alter;
  network: EgoNetwork;
  words: SociogramWords;
}

/** A kept map, to read: whoever has the focus is the one whom the panel tells more about. */
export function ListReadable({ alter, network, words }: ReadableProps) {
  const known = new Set(tiesOf(network, alter.id));
  const names = network.alters.filter((other) => known.has(other.id)).map((other) => other.label);
  const state = alter.is_pale ? words.pale : words.list.presences[alter.presence];
  return (
    // The panel follows the focus, so a keyboard has to reach every row.
    // oxlint-disable jsx-a11y/no-noninteractive-tabindex
    <li
      className="kith-list-person"
      data-list-person={alter.id}
      tabIndex={0}
      aria-label={describe(network, alter, words)}
    >
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
