// Whoever was met at a visit or in an activity and is not on this map: one tap puts them there, and leaving them out says nothing of
// them. Whoever was on an earlier map is pale on this one, and is not offered again. It is shown where there is somebody to offer, and
// never for nobody.

import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { MetPerson } from '../../../ipc';
import { IconButton } from '../../../widgets/Button';
import { t } from '../../../words';

interface Props {
  met: readonly MetPerson[];
  onMet: (person: MetPerson) => void;
  onClose: () => void;
}

export function Forgotten({ met, onMet, onClose }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const at = useRef(0);
  // Whoever comes by key goes on with the first of them.
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const left = met.length;
  useLayoutEffect(() => {
    // And with the next, once one of them is on the map; the last takes the panel along.
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
      <h3 id="forgotten-met">{t('sitting-met')}</h3>
      <p className="room-hint">{t('sitting-met-words')}</p>
      <ul ref={list} className="forgotten-people" aria-labelledby="forgotten-met">
        {met.map((person, index) => (
          <li key={`${person.link.of} ${person.link.id}`}>
            <button
              type="button"
              className="choice-option forgotten-met"
              aria-label={t('sitting-met-add', { name: person.name })}
              onClick={() => {
                at.current = index;
                onMet(person);
              }}
            >
              {person.name}
              {person.detail && <span className="room-hint"> {person.detail}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
