// Who is this, and whom do they go with? Names, and how each is known; never how many.

import { UserRound, X } from 'lucide-react';
import { useMemo } from 'react';
import type { NetworkView } from '../../../ipc';
import { openStudent } from '../../../route';
import { Button, IconButton } from '../../../widgets/Button';
import { t } from '../../../words';
import { eachTied, type Picture, type Shown } from './picture';
import { groupWords, standingWords, waysWords, whatWords } from './told';

interface Props {
  view: NetworkView;
  picture: Picture;
  shown: Shown;
  person: number;
  hasMaps: boolean;
  onGo: (person: number) => void;
  onClose: () => void;
}

export function Beside({ view, picture, shown, person, hasMaps, onGo, onClose }: Props) {
  const one = view.people[person];
  const near = useMemo(() => {
    const found: { at: number; ways: number }[] = [];
    eachTied(picture, person, shown.ways, (at, ways) => found.push({ at, ways }));
    return found.sort((a, b) => view.people[a.at].place - view.people[b.at].place);
  }, [picture, person, shown, view.people]);
  const stands = standingWords(one);
  const group = view.groups.find(({ community }) => community === one.community);
  return (
    <aside className="network-beside" aria-labelledby="network-beside-name">
      <header>
        <h2 id="network-beside-name">
          <bdi>{one.name}</bdi>
        </h2>
        <IconButton size="s" icon={X} label={t('do-close')} onPress={onClose} />
      </header>
      <p className="soft">{whatWords(one)}</p>
      {group && <p className="soft">{groupWords(group)}</p>}
      {stands !== '' && <p className="network-stands">{stands}</p>}
      {one.seat === 'student' && hasMaps && (
        <Button size="s" icon={UserRound} onPress={() => openStudent(one.id)}>
          {t('network-open-student')}
        </Button>
      )}
      <h3>{t('network-beside-title')}</h3>
      {near.length === 0 ? (
        <p className="soft">{t('network-beside-nobody')}</p>
      ) : (
        <ul>
          {near.map(({ at, ways }) => (
            <li key={view.people[at].id}>
              <Button kind="link" size="s" onPress={() => onGo(at)}>
                <bdi>{view.people[at].name}</bdi>
              </Button>
              <span className="soft">{waysWords(ways)}</span>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
