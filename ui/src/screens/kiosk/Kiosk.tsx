// A laptop that a class uses by itself: at the door, after a visit, or for its questions. Nothing else of Kith answers meanwhile;
// the shell sees to that, and this page is all that is drawn.

import { attempt } from '../../frame/attempt';
import { useKeys } from '../../frame/keys';
import { Trouble } from '../../frame/Trouble';
import { type KioskNow, type KioskView, kith, readStatusAgain, useLive } from '../../ipc';
import { Button } from '../../widgets/Button';
import { t } from '../../words';
import { AfterKiosk } from './AfterKiosk';
import { AskKiosk } from './AskKiosk';
import { ClusterKiosk } from './ClusterKiosk';
import { DoorKiosk } from './DoorKiosk';
import './kiosk.css';

const nothing = () => undefined;

export interface KioskProps {
  now: KioskNow;
  view: KioskView;
  onRead: () => Promise<void>;
  /** The way back to whoever leads the class. */
  end: React.ReactNode;
}

const SCREENS = { door: DoorKiosk, after: AfterKiosk, questions: AskKiosk, clusters: ClusterKiosk } as const;

export function Kiosk({ now }: { now: KioskNow }) {
  useKeys({ onHelp: nothing });
  const view = useLive(['kiosk', now.what, now.section, now.visit], kith.kiosk, 'any', { keepWhileReading: true });
  if (view.isError) return <Trouble error={view.error} onRetry={() => void view.refetch()} />;
  if (!view.data) return null;
  const over = async () => {
    await attempt(() => kith.endKiosk());
    await readStatusAgain();
  };
  const Screen = SCREENS[now.what];
  return (
    <Screen
      now={now}
      view={view.data}
      onRead={async () => void (await view.refetch())}
      end={
        <div className="kiosk-end">
          <Button onPress={() => void over()} aria-describedby="kiosk-end-hint">
            {t('kiosk-end')}
          </Button>
          <span id="kiosk-end-hint" className="k-hint">
            {t('kiosk-end-hint')}
          </span>
        </div>
      }
    />
  );
}
