// How does a sheet of paper get in? Whose it is, then the same list with the search at hand: a few letters, Enter, the next.

import { useState } from 'react';
import type { AdultLine } from '../../ipc';
import { Button } from '../../widgets/Button';
import { t } from '../../words';
import { Marking } from './Marking';
import { WhoIsIt } from './WhoIsIt';

export function FromPaper({ campaign, onClose }: { campaign: string; onClose: () => void }) {
  const [adult, setAdult] = useState<AdultLine | null>(null);
  if (adult)
    return <Marking key={adult.id} campaign={campaign} adult={adult} way="paper" onClose={() => setAdult(null)} />;
  return (
    <WhoIsIt
      campaign={campaign}
      title={t('around-paper-title')}
      search={t('around-paper-search')}
      onChoose={setAdult}
      actions={
        <Button kind="quiet" onPress={onClose}>
          {t('marking-back')}
        </Button>
      }
    />
  );
}
