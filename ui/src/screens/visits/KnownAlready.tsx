// Is whoever is being written down in the directory already? Said while the name is typed, and one press takes that one.

import type { VisitorLine } from '../../ipc';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { t } from '../../words';

export function KnownAlready({ visitor: { told }, onIs }: { visitor: VisitorLine; onIs: () => void }) {
  return (
    <Banner
      tone="attention"
      role="status"
      actions={
        <Button size="s" onPress={onIs}>
          {t('visit-new-is-them')}
        </Button>
      }
    >
      {told.organisation
        ? t('visit-new-known-of', { name: told.name, organisation: told.organisation })
        : t('visit-new-known', { name: told.name })}
    </Banner>
  );
}
