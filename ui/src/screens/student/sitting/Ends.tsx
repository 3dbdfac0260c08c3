// How does this end, and what can be done about who sees it? The right end of the top line: the clock, the other screen, help,
// the cover, stopping and finishing; for a kept map, correcting and closing.

import { EyeOff, LifeBuoy, MonitorSmartphone } from 'lucide-react';
import type { ScreenNow } from '../../../ipc';
import { Button, IconButton } from '../../../widgets/Button';
import { t } from '../../../words';
import { Clock } from './Clock';

interface Props {
  isDraft: boolean;
  isCorrecting: boolean;
  soFar: number | null;
  screen: ScreenNow;
  onScreen?: () => void;
  onSafety?: () => void;
  onCover?: () => void;
  onStop: () => void;
  onFinish: () => void;
  onCorrect: () => void;
  onClose: () => void;
}

export function Ends(props: Props) {
  if (!props.isDraft)
    return (
      <div className="sitting-end">
        {!props.isCorrecting && (
          <Button size="l" onPress={props.onCorrect}>
            {t('sitting-correct')}
          </Button>
        )}
        <Button kind="primary" size="l" onPress={props.onClose}>
          {t('do-close')}
        </Button>
      </div>
    );
  return (
    <div className="sitting-end">
      <Clock soFar={props.soFar} />
      {props.onScreen && (
        <IconButton
          label={t(props.screen === 'closed' ? 'sitting-screen' : 'sitting-screen-close')}
          keys="F7"
          icon={MonitorSmartphone}
          onPress={props.onScreen}
        />
      )}
      {props.onSafety && <IconButton label={t('sitting-safety')} keys="F8" icon={LifeBuoy} onPress={props.onSafety} />}
      {props.onCover && <IconButton label={t('sitting-cover')} keys="F9" icon={EyeOff} onPress={props.onCover} />}
      <Button kind="quiet" size="l" className="sitting-stop" onPress={props.onStop}>
        {t('sitting-stop')}
      </Button>
      <Button kind="primary" size="l" onPress={props.onFinish}>
        {t('sitting-finish')}
      </Button>
    </div>
  );
}
