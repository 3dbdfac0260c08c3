// The student decides: keep it, for whom, or later, or not at all. The most private answer is chosen beforehand and being
// counted is a separate yes that nobody ticks for them. Forgetting asks once and then leaves nothing.

import { useState } from 'react';
import type { Audience, MapView } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Check, Choices } from '../../../widgets/Check';
import { Dialog } from '../../../widgets/Dialog';
import { t } from '../../../words';

interface FinishProps {
  map: MapView;
  /** A name that was typed and not added. */
  unsaid: string;
  onAdd: () => void;
  onKeep: (audience: Audience, isCounted: boolean) => void;
  onLater: () => void;
  onForget: () => void;
  onBack: () => void;
  onTake: () => void;
}

export function Finish({ map, unsaid, onAdd, onKeep, onLater, onForget, onBack, onTake }: FinishProps) {
  const [audience, setAudience] = useState<Audience>('only_us');
  const [isCounted, setCounted] = useState(false);
  const { alters } = map.network;
  const here = alters.filter((alter) => !alter.is_pale && alter.presence !== 'no_longer').length;
  const pale = alters.filter((alter) => alter.is_pale).length;
  return (
    <Dialog
      title={t('finish-title')}
      closeLabel={t('finish-back')}
      isOpen
      onClose={onBack}
      actions={
        <>
          <Button className="k-foot-start finish-forget" kind="quiet" size="l" onPress={onForget}>
            {t('finish-forget')}
          </Button>
          <Button size="l" onPress={onLater}>
            {t('finish-later')}
          </Button>
          <Button kind="primary" size="l" onPress={() => onKeep(audience, isCounted)} autoFocus>
            {t('finish-keep')}
          </Button>
        </>
      }
    >
      {unsaid !== '' && (
        <div className="finish-unsaid">
          <p>{t('finish-unsaid', { name: unsaid })}</p>
          <Button onPress={onAdd}>{t('finish-unsaid-add', { name: unsaid })}</Button>
        </div>
      )}
      <p className="finish-lead">{t('finish-lead', { people: here })}</p>
      {pale > 0 && <p className="finish-pale">{t('finish-pale', { people: pale })}</p>}
      {map.asks.length > 0 && <p className="finish-pale">{t('finish-steps', { steps: map.asks.length })}</p>}
      <Choices<Audience>
        label={t('finish-who')}
        options={[
          { id: 'only_us', label: t('finish-only-us'), hint: t('finish-only-us-hint') },
          { id: 'counseling_team', label: t('finish-team'), hint: t('finish-team-hint') },
        ]}
        value={audience}
        onChange={setAudience}
      />
      <Check isSelected={isCounted} onChange={setCounted} hint={t('finish-counted-hint')}>
        {t('finish-counted')}
      </Check>
      <Button onPress={onTake}>{t('take-open')}</Button>
      <p className="finish-later">{t('finish-later-hint', { days: map.wave.days_left ?? 0 })}</p>
    </Dialog>
  );
}

/** Stop and forget: asks once. */
export function Forget({ onForget, onBack }: { onForget: () => void; onBack: () => void }) {
  return (
    <Dialog
      title={t('forget-title')}
      closeLabel={t('do-close')}
      role="alertdialog"
      isOpen
      onClose={onBack}
      actions={
        <>
          <Button size="l" onPress={onBack} autoFocus>
            {t('forget-no')}
          </Button>
          <Button kind="danger" size="l" onPress={onForget}>
            {t('forget-yes')}
          </Button>
        </>
      }
    >
      <p className="finish-lead">{t('forget-body')}</p>
    </Dialog>
  );
}
