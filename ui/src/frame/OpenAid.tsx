// What opens the memory aid when it is closed? The passphrase, and an earlier one where that is what it was sealed by. Where it
// cannot be opened at all, a sentence says what to do.

import { useState } from 'react';
import { type AidStands, client, kith } from '../ipc';
import { Banner } from '../widgets/Banner';
import { Button } from '../widgets/Button';
import { Form } from '../widgets/Form';
import { PassphraseField } from '../widgets/PassphraseField';
import { t } from '../words';
import { wordsFor } from '../words/failure';
import { useOnce } from './useOnce';

/** What was read of the memory aid anywhere is read again. */
export const readAidAgain = (): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'notes' || queryKey[0] === 'memoryAid' });

export function OpenAid({ stands }: { stands: Exclude<AidStands, 'open'> }) {
  if (stands === 'closed' || stands === 'sealed_otherwise') return <Ask isSealedOtherwise={stands !== 'closed'} />;
  return <Banner tone="attention">{t(`aid-${stands}`)}</Banner>;
}

function Ask({ isSealedOtherwise }: { isSealedOtherwise: boolean }) {
  const [passphrase, setPassphrase] = useState('');
  const [former, setFormer] = useState('');
  const { isBusy, error, setError, once } = useOnce(wordsFor);
  const open = async () => {
    if (passphrase === '') return;
    await once(async () => {
      const stands = await kith.openMemoryAid(passphrase, former || null);
      if (stands === 'sealed_otherwise' && former !== '') setError(t('aid-former-wrong'));
      await readAidAgain();
    });
  };
  return (
    <Form className="stack aid-open" onSubmit={() => void open()}>
      <p className="soft aid-words">{t(isSealedOtherwise ? 'aid-sealed_otherwise' : 'aid-closed')}</p>
      <PassphraseField
        label={t('settings-old')}
        showLabel={t('show-passphrase')}
        autoComplete="current-password"
        value={passphrase}
        onChange={setPassphrase}
        error={error}
      />
      {isSealedOtherwise && (
        <PassphraseField
          label={t('aid-former')}
          showLabel={t('show-passphrase')}
          autoComplete="current-password"
          name="former"
          value={former}
          onChange={setFormer}
        />
      )}
      <div>
        <Button type="submit" isBusy={isBusy} isDisabled={passphrase === ''}>
          {t('aid-open')}
        </Button>
      </div>
    </Form>
  );
}
