// Whoever was on an older map, or was met at a visit or in an activity, and is not on this map: one tap puts them there, another
// says of whoever was on an older map that they are not in this life any more, and leaving them out says nothing of them. Of
// whoever was met again it is asked whether they are one of their people by now. It is shown where there is somebody to offer,
// and never for nobody.

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import type { Alter, EarlierName, MetPerson } from '../../../ipc';
import { IconButton } from '../../../widgets/Button';
import { t } from '../../../words';
import { countOf, type Offered } from './useForgotten';
import { wasWords } from './was';

interface Props {
  people: Offered;
  onAdd: (person: EarlierName) => void;
  /** They are gone, and come onto no map for it. */
  onGone: (person: EarlierName) => void;
  onMet: (person: MetPerson) => void;
  /** They are one of their people by now. */
  onAgain: (person: Alter) => void;
  onClose: () => void;
}

export function Forgotten({ people, onAdd, onGone, onMet, onAgain, onClose }: Props) {
  const { earlier, met, again } = people;
  const list = useRef<HTMLDivElement>(null);
  const at = useRef(0);
  const offers = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-offer]') ?? [])];
  // Whoever comes by key goes on with the first of them.
  useEffect(() => offers()[0]?.focus(), []);
  const left = countOf(people);
  // One may go where another comes: who was met again stands on the map, and is asked about below the others.
  const who = [
    ...earlier.map(({ alter }) => alter),
    ...met.map(({ link }) => link.id),
    ...again.map(({ id }) => id),
  ].join();
  useLayoutEffect(() => {
    // And with the next, once one of them is on the map; the last was the last.
    if (left === 0) onClose();
    else if (document.activeElement === document.body)
      offers()
        .at(Math.min(at.current, left - 1))
        ?.focus();
  }, [left, who, onClose]);
  return (
    <section className="forgotten" aria-labelledby="forgotten-title">
      <div className="about-head">
        <h2 id="forgotten-title">{t('sitting-forgotten')}</h2>
        <IconButton label={t('do-close')} icon={X} onPress={onClose} />
      </div>
      <div ref={list} className="forgotten-lists">
        {earlier.length > 0 && (
          <>
            <p className="room-hint">{t('sitting-forgotten-words')}</p>
            <ul className="forgotten-people">
              {earlier.map((one, index) => (
                <li key={one.alter} className="forgotten-earlier">
                  <Earlier
                    one={one}
                    hasTwin={earlier.some((other) => other !== one && other.label === one.label)}
                    onAdd={() => {
                      at.current = index;
                      onAdd(one);
                    }}
                    onGone={() => {
                      at.current = index;
                      onGone(one);
                    }}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
        {met.length > 0 && (
          <>
            <h3 id="forgotten-met">{t('sitting-met')}</h3>
            <p className="room-hint">{t('sitting-met-words')}</p>
            <ul className="forgotten-people" aria-labelledby="forgotten-met">
              {met.map((person, index) => (
                <li key={`${person.link.of} ${person.link.id}`}>
                  <Offer
                    label={t('sitting-met-add', { name: person.name })}
                    onTake={() => {
                      at.current = earlier.length + index;
                      onMet(person);
                    }}
                  >
                    {person.name}
                    {person.detail && <span className="room-hint"> {person.detail}</span>}
                  </Offer>
                </li>
              ))}
            </ul>
          </>
        )}
        {again.length > 0 && (
          <>
            <h3 id="forgotten-again">{t('sitting-again')}</h3>
            <p className="room-hint">{t('sitting-again-words')}</p>
            <ul className="forgotten-people" aria-labelledby="forgotten-again">
              {again.map((person, index) => (
                <li key={person.id}>
                  <Offer
                    label={t('sitting-again-yes', { name: person.label })}
                    onTake={() => {
                      at.current = earlier.length + met.length + index;
                      onAgain(person);
                    }}
                  >
                    {person.label}
                  </Offer>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

/** Somebody whom one tap takes. */
function Offer({ label, onTake, children }: { label: string; onTake: () => void; children: ReactNode }) {
  return (
    <button type="button" data-offer className="choice-option forgotten-met" aria-label={label} onClick={onTake}>
      {children}
    </button>
  );
}

interface EarlierProps {
  one: EarlierName;
  /** Somebody else here is called the same: then where they were is part of what the buttons are called. */
  hasTwin: boolean;
  onAdd: () => void;
  onGone: () => void;
}

function Earlier({ one, hasTwin, onAdd, onGone }: EarlierProps) {
  const was = wasWords(one.was);
  const name = hasTwin && was !== '' ? t('sitting-forgotten-which', { name: one.label, was }) : one.label;
  const described = `forgotten-was-${one.alter}`;
  return (
    <>
      <button
        type="button"
        data-offer
        className="choice-option forgotten-add"
        aria-label={t('sitting-forgotten-add', { name })}
        aria-describedby={hasTwin || was === '' ? undefined : described}
        onClick={onAdd}
      >
        <span>{one.label}</span>
        {was !== '' && (
          <span id={described} className="forgotten-was">
            {was}
          </span>
        )}
      </button>
      <button
        type="button"
        className="choice-option forgotten-gone"
        aria-label={t('sitting-forgotten-gone', { name })}
        onClick={onGone}
      >
        {t('about-presence-no_longer')}
      </button>
    </>
  );
}
