// Whoever was on an older map, or was met at a visit or in an activity, and is not on this map: one tap puts them there, and leaving them out says
// nothing of them. It is shown where there is somebody to offer, and never for nobody.

import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { EarlierName, MayHaveForgotten, MetPerson } from '../../../ipc';
import { IconButton } from '../../../widgets/Button';
import { t } from '../../../words';
import { countOf } from './useForgotten';

interface Props {
  people: MayHaveForgotten;
  onAdd: (person: EarlierName) => void;
  onMet: (person: MetPerson) => void;
  onClose: () => void;
}

export function Forgotten({ people, onAdd, onMet, onClose }: Props) {
  const { earlier, met } = people;
  const list = useRef<HTMLDivElement>(null);
  const at = useRef(0);
  // Whoever comes by key goes on with the first of them.
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const left = countOf(people);
  useLayoutEffect(() => {
    // And with the next, once one of them is on the map; the last was the last.
    if (left === 0) onClose();
    else if (document.activeElement === document.body)
      [...(list.current?.querySelectorAll('button') ?? [])].at(Math.min(at.current, left - 1))?.focus();
  }, [left, onClose]);
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
                <li key={one.alter}>
                  <button
                    type="button"
                    className="choice-option"
                    aria-label={t('sitting-forgotten-add', { name: one.label })}
                    onClick={() => {
                      at.current = index;
                      onAdd(one);
                    }}
                  >
                    {one.label}
                  </button>
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
                  <button
                    type="button"
                    className="choice-option forgotten-met"
                    aria-label={t('sitting-met-add', { name: person.name })}
                    onClick={() => {
                      at.current = earlier.length + index;
                      onMet(person);
                    }}
                  >
                    {person.name}
                    {person.detail && <span className="room-hint"> {person.detail}</span>}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}
