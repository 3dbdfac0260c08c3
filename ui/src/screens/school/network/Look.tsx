// How is the network looked at? The finding over everything; the picture or its table; what narrows both; a search that brings
// somebody into the middle; and whoever is chosen, with everybody they go with by name, beside it.

import { Download, Table2, Waypoints } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Trouble } from '../../../frame/Trouble';
import { kith, type NetworkView, type OpenProfile } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { ComboBox } from '../../../widgets/ComboBox';
import { Progress } from '../../../widgets/Progress';
import { Segmented } from '../../../widgets/Segmented';
import { attempt } from '../../../frame/attempt';
import { failureOf } from '../../../ipc';
import { t } from '../../../words';
import { Beside } from './Beside';
import { Filters } from './Filters';
import { EVERYBODY, useShown, type Wanted } from './narrowed';
import { NetworkTable } from './NetworkTable';
import { PictureStage } from './PictureStage';
import { SaveNetwork } from './SaveNetwork';
import { findingWords, whatWords } from './told';
import { usePicture } from './usePicture';

interface Props {
  view: NetworkView;
  open: OpenProfile;
  set: React.ReactNode;
}

/** Somebody to bring into the middle; the same again is another wish. */
export interface Wish {
  person: number;
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const MOST_FOUND = 8;

export function Look({ view, open, set }: Props) {
  const [how, setHow] = useState<'picture' | 'table'>('picture');
  const [wanted, setWanted] = useState<Wanted>(EVERYBODY);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [wish, setWish] = useState<Wish | null>(null);
  const [isSaving, setSaving] = useState(false);
  const now = usePicture(view);
  const { picture, ties, progress, error } = now;
  const shown = useShown(view, ties, wanted);
  const at = useMemo(() => new Map(view.people.map(({ id }, nth) => [id, nth])), [view.people]);
  const chosen = chosenId === null ? null : (at.get(chosenId) ?? null);
  const choose = useCallback(
    (person: number | null, flies = false) => {
      setChosenId(person === null ? null : view.people[person].id);
      setWish(person !== null && flies ? { person } : null);
    },
    [view.people],
  );
  const swap = useCallback(() => setHow((before) => (before === 'picture' ? 'table' : 'picture')), []);
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (!event.altKey || event.key.toLowerCase() !== 't' || document.querySelector('[role=dialog]')) return;
      event.preventDefault();
      swap();
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  }, [swap]);
  // Whoever comes by key goes on with what stands there now.
  const body = useRef<HTMLDivElement>(null);
  const goBack = () => body.current?.querySelector<HTMLElement>('[role=grid], [tabindex="0"]')?.focus();
  const before = useRef(how);
  useEffect(() => {
    if (before.current === how) return;
    before.current = how;
    if (document.activeElement === document.body || document.activeElement === null) goBack();
  }, [how]);
  // Whoever is found and was narrowed away is shown all the same: everybody is, then.
  const find = (person: number) => {
    if (shown.people[person] === 0) setWanted(EVERYBODY);
    choose(person, true);
  };
  const isStopped = error !== null && failureOf(error).code === 'cancelled';
  return (
    <div className="network">
      <div className="network-head">
        <p className="network-finding" role="status">
          {findingWords(view)}
        </p>
        <div className="network-do">
          <Button kind="quiet" icon={Download} isDisabled={!ties} onPress={() => setSaving(true)}>
            {t('network-save')}
          </Button>
          {set}
        </div>
      </div>
      <div className="network-tools">
        <Segmented
          label={t('network-how')}
          options={[
            { id: 'picture', label: t('network-how-picture') },
            { id: 'table', label: t('network-how-table') },
          ]}
          value={how}
          onChange={setHow}
        />
        <FindPerson view={view} onFind={find} />
        <Filters view={view} wanted={wanted} onWant={(part) => setWanted({ ...wanted, ...part })} />
      </div>
      {error && !isStopped && <Trouble error={error} onRetry={now.again} />}
      {progress && (
        <Progress
          label={t(picture ? 'network-laying-anew' : 'network-laying')}
          done={progress.done}
          of={progress.of}
          cancelLabel={t('bring-stop')}
          onCancel={() => void attempt(() => kith.cancel('picture'))}
        />
      )}
      {isStopped && !progress && (
        <p className="row network-stopped">
          {t('network-stopped')}
          <Button size="s" icon={Waypoints} onPress={now.again}>
            {t('network-lay')}
          </Button>
        </p>
      )}
      <div className="network-body" data-how={how} ref={body}>
        {how === 'table' ? (
          <NetworkTable view={view} picture={ties} shown={shown} onOpen={(person) => choose(person)} />
        ) : picture ? (
          <PictureStage
            view={view}
            picture={picture}
            shown={shown}
            chosen={chosen}
            wish={wish}
            onChoose={choose}
            onTable={swap}
          />
        ) : (
          <div className="network-stage network-empty">
            <Button kind="quiet" icon={Table2} onPress={swap}>
              {t('network-to-table')}
            </Button>
          </div>
        )}
        {chosen !== null && ties && (
          <Beside
            view={view}
            picture={ties}
            shown={shown}
            person={chosen}
            hasMaps={open.has_maps}
            onGo={find}
            onClose={() => {
              choose(null);
              goBack();
            }}
          />
        )}
      </div>
      <p className="soft network-about">
        {t(view.is_whole_school ? 'network-about-school' : 'network-about-mine')}{' '}
        {t(view.holds_maps ? 'network-about-maps' : 'network-about-no-maps')}
      </p>
      {isSaving && ties && <SaveNetwork view={view} picture={ties} shown={shown} onClose={() => setSaving(false)} />}
    </div>
  );
}

function FindPerson({ view, onFind }: { view: NetworkView; onFind: (person: number) => void }) {
  const [text, setText] = useState('');
  const names = useMemo(() => view.people.map(({ name }) => folded(name)), [view.people]);
  const options = useMemo(() => {
    const typed = folded(text.trim());
    if (typed === '') return [];
    const begins = (name: string) => name.startsWith(typed) || name.includes(` ${typed}`);
    return names
      .flatMap((name, at) => (begins(name) ? [at] : []))
      .toSorted((a, b) => view.people[a].place - view.people[b].place)
      .slice(0, MOST_FOUND)
      .map((at) => ({ id: String(at), label: view.people[at].name, detail: whatWords(view.people[at]) }));
  }, [names, text, view.people]);
  return (
    <div className="network-find">
      <ComboBox
        label={t('network-find')}
        isLabelHidden
        placeholder={t('network-find')}
        text={text}
        onText={setText}
        options={options}
        onChoose={(at) => {
          setText('');
          onFind(Number(at));
        }}
      />
    </div>
  );
}
