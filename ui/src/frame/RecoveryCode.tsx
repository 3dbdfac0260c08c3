// How does somebody get hold of the recovery code? It is shown this once, to copy, save or print. Nothing goes on until
// they say that they have it.

import { Copy, Printer, Save } from 'lucide-react';
import { useState } from 'react';
import { kith, readStatusAgain } from '../ipc';
import { t } from '../words';
import { Button } from '../widgets/Button';
import { Check } from '../widgets/Check';
import { say } from '../widgets/StatusLine';
import { attempt } from './attempt';
import { printsLight } from './onPaper';

export function RecoveryCode({ code, onSeen }: { code: string; onSeen: () => void }) {
  const [isSeen, setSeen] = useState(false);
  // From here on nobody is reminded of it. Where that cannot be noted they are, once more, and that is all.
  const go = async () => {
    await kith.recoveryCodeSeen().catch(() => undefined);
    onSeen();
    await readStatusAgain();
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      say(t('recovery-copied'));
    } catch {
      // The system may keep its clipboard to itself; the code is still on the screen.
      say(t('recovery-not-copied'), { isWrong: true });
    }
  };
  const save = async () => {
    const isSaved = await attempt(() =>
      kith.saveText(`${t('recovery-file')}.txt`, `${t('recovery-file-words', { code })}\n`),
    );
    if (isSaved) say(t('recovery-saved'));
  };
  return (
    <div className="stack">
      <p className="soft recovery-lead">{t('recovery-lead')}</p>
      <output className="recovery-code print-alone" aria-label={t('recovery-label')}>
        {code}
      </output>
      <div className="row">
        <Button icon={Printer} onPress={() => printsLight()}>
          {t('recovery-print')}
        </Button>
        <Button icon={Save} onPress={() => void save()}>
          {t('recovery-save')}
        </Button>
        <Button icon={Copy} onPress={() => void copy()}>
          {t('recovery-copy')}
        </Button>
      </div>
      <Check isSelected={isSeen} onChange={setSeen}>
        {t('recovery-seen-hint')}
      </Check>
      <div className="row entry-go">
        <Button kind="primary" size="l" isDisabled={!isSeen} onPress={() => void go()}>
          {t('recovery-seen')}
        </Button>
      </div>
    </div>
  );
}
