// Which adults here would you go to? A laptop that goes around among students, or stands in a room: one types their own name,
// answers, and leaves. Nothing else of Kith answers meanwhile; the shell sees to that, and this page is all that is drawn.

import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { useKeys } from '../../frame/keys';
import { Trouble } from '../../frame/Trouble';
import { type AskedStudent, kith, readStatusAgain, useLive } from '../../ipc';
import { Button } from '../../widgets/Button';
import { SearchField } from '../../widgets/Field';
import { t } from '../../words';
import { AskingTurn } from './AskingTurn';
import './kiosk.css';

const nothing = () => undefined;

export function Asking({ campaign }: { campaign: string }) {
  const [said, setSaid] = useState('');
  useKeys({ onHelp: nothing });
  const view = useLive(['asking', campaign], kith.asking, 'any', { keepWhileReading: true });
  if (view.isError) return <Trouble error={view.error} onRetry={() => void view.refetch()} />;
  if (!view.data) return null;
  const { turn } = view.data;
  const read = async () => void (await view.refetch());
  if (turn)
    return (
      <AskingTurn
        key={turn.student}
        view={view.data}
        turn={turn}
        onLeave={async (wasMe) => {
          if ((await attempt(() => kith.endTurn(wasMe))) === undefined) return;
          setSaid(wasMe ? t('kiosk-thanks') : '');
          await read();
        }}
      />
    );
  return (
    <WhoAreYou
      said={said}
      onChoose={async ({ student }) => {
        if ((await attempt(() => kith.beginTurn(student))) === undefined) return;
        setSaid('');
        await read();
      }}
    />
  );
}

interface Props {
  said: string;
  onChoose: (student: AskedStudent) => Promise<void>;
}

/** Only a name that somebody types is found: nobody reads who else is asked. */
function WhoAreYou({ said, onChoose }: Props) {
  const [text, setText] = useState('');
  const typed = text.trim();
  const found = useLive(['asked_students', typed], () => kith.askedStudents(typed), 'any');
  const names = found.data ?? [];
  // What is in sight may still be the answer to what was typed before.
  const chooseFirst = async () => {
    const answer = await attempt(() => kith.askedStudents(typed));
    const [first, ...others] = answer?.filter(({ is_done }) => !is_done) ?? [];
    if (first && others.length === 0) await onChoose(first);
  };
  const end = async () => {
    await attempt(() => kith.endAsking());
    await readStatusAgain();
  };
  return (
    <div className="page kiosk">
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('asking-title')}</h1>
          <p className="page-lead">{t('asking-lead')}</p>
        </div>
        <div className="kiosk-end">
          <Button onPress={() => void end()} aria-describedby="asking-end-hint">
            {t('around-end')}
          </Button>
          <span id="asking-end-hint" className="k-hint">
            {t('around-end-hint')}
          </span>
        </div>
      </div>
      <p className="kiosk-said" role="status">
        {said}
      </p>
      <SearchField
        label={t('asking-find')}
        clearLabel={t('kiosk-clear')}
        placeholder={t('asking-find')}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void chooseFirst();
        }}
        autoFocus
      />
      {typed.length > 1 && found.data?.length === 0 && <p className="soft">{t('asking-none')}</p>}
      <ul className="kiosk-names" aria-label={t('asking-find')}>
        {names.map((one) => (
          <li key={one.student}>
            <button
              type="button"
              className="kiosk-name"
              data-done={one.is_done || undefined}
              disabled={one.is_done}
              onClick={() => void onChoose(one)}
            >
              <bdi>{one.name}</bdi>
              {one.is_done && <span className="kiosk-name-done">{t('kiosk-done')}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
