// The sociogram on a page of its own, for a real browser. What it shows stands in the address; what it would commit is
// kept in `window.kith`, where the test reads it.

import '@fontsource-variable/atkinson-hyperlegible-next';
import '../../src/tokens.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { MapEdit, Support } from '../../src/sociogram/contract';
import { ListView } from '../../src/sociogram/ListView';
import { Sociogram, type SociogramHandle } from '../../src/sociogram/Sociogram';
import { told } from '../../src/sociogram/speech';
import { useSociogram } from '../../src/sociogram/useSociogram';
import { ENGLISH } from '../../src/sociogram/words';
import { alter, network, type Spread } from './invented';
import { applied, fatesOf } from './keeper';

declare global {
  interface Window {
    kith: {
      edits: MapEdit[];
      readonly handle: SociogramHandle | null;
      state: ReturnType<typeof useSociogram>;
      network: ReturnType<typeof network>;
      setT(t: number): void;
    };
  }
}

const asked = new URLSearchParams(window.location.search);
const count = Number(asked.get('people') ?? 12);
const spread = (asked.get('spread') ?? 'natural') as Spread;
const theme = asked.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
if (asked.get('text')) document.documentElement.style.fontSize = `${Number(asked.get('text')) * 100}%`;

function Page() {
  const first = useMemo(() => {
    const made = network(
      count,
      Number(asked.get('seed') ?? 1),
      spread,
      asked.has('ties') ? Number(asked.get('ties')) : undefined,
    );
    const waiting = Number(asked.get('tray') ?? 0);
    for (let i = 0; i < waiting; i++)
      made.alters.push(alter(`t${i}`, ['Rosa', 'Mr. Adeyemi', 'Kiki', 'Old friend Lu'][i % 4]));
    const pale = Number(asked.get('pale') ?? 0);
    made.alters.slice(0, pale).forEach((one) => Object.assign(one, { is_pale: true, supports: [] }));
    return made;
  }, []);
  const [net, setNet] = useState(first);
  const [t, setT] = useState(Number(asked.get('t') ?? 1));
  const [isList, setIsList] = useState(asked.has('list'));
  const state = useSociogram();
  const handle = useRef<SociogramHandle>(null);
  const edits = useRef<MapEdit[]>([]);
  const commit = (meant: readonly MapEdit[]): Promise<void> => {
    edits.current.push(...meant);
    const words = told(net, meant, ENGLISH);
    // As in the application, the answer comes a moment later, and what changed is said then.
    return new Promise((resolve) => {
      setTimeout(() => {
        setNet((now) => meant.reduce(applied, now));
        handle.current?.say(words);
        resolve();
      }, 12);
    });
  };
  useEffect(() => {
    window.kith = {
      edits: edits.current,
      get handle() {
        return handle.current;
      },
      state,
      network: net,
      setT,
    };
  });
  const then = useMemo(() => (asked.has('then') ? network(count, 77, spread) : null), []);
  const fates = useMemo(() => (then ? fatesOf(then, net) : []), [then, net]);
  const lit = useMemo(
    () => (asked.has('lit') ? new Set(first.alters.filter((_, i) => i % 4 === 0).map(({ id }) => id)) : null),
    [first],
  );
  return (
    <div className="page">
      <button type="button" className="kith-sr" onClick={() => state.paint((asked.get('chip') ?? 'fun') as Support)}>
        paint
      </button>
      {isList ? (
        <div className="page-list">
          <ListView network={net} words={ENGLISH} onCommit={commit} />
        </div>
      ) : (
        <div className="page-map">
          <Sociogram
            ref={handle}
            network={net}
            ego={{ name: asked.get('ego') ?? 'Luz', initials: 'L' }}
            view={state.view}
            onView={state.setView}
            onCommit={commit}
            onList={() => setIsList(true)}
            words={ENGLISH}
            isReducedMotion={asked.has('still')}
            overlay={then ? { earlier: then, people: fates, formed: [], t } : null}
            lit={lit}
          />
        </div>
      )}
    </div>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(<Page />);
