// What does the student take along? A page or a file of this one map, with what they want on it: no ring and no name of their
// own unless they say so. What was chosen here is forgotten when it closes.

import { useState } from 'react';
import { kith, type PageLanguage, type PageNames, type Paper, type Sheet, useLive } from '../../ipc';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { Check, Choices } from '../../widgets/Check';
import { Dialog } from '../../widgets/Dialog';
import { t } from '../../words';
import { Sheets } from '../../frame/Sheets';
import { languageHere, sheetHere, usePaper } from '../../frame/usePaper';
import { hasNames } from './sitting/shown';

export function TakeAway({ wave, onClose }: { wave: string; onClose: () => void }) {
  const { data: map } = useLive(['ego_network', wave], () => kith.egoNetwork(wave), 'any');
  const [chosen, setShown] = useState<PageNames | null>(null);
  // Whoever hid the names on the map is not given a page with them unasked.
  const shown = chosen ?? (map && !hasNames(map.shown) ? 'initials' : 'names');
  // A goal, and what is asked of somebody, are not made shorter: a name in them stays one.
  const hasOwnWords =
    map?.goal.words != null || map?.asks.some(({ what, next }) => what.for === 'words' && next !== null);
  const isNameless = shown === 'initials' || (map !== undefined && !hasNames(map.shown));
  const [hasRings, setRings] = useState(false);
  const [hasMyName, setMyName] = useState(false);
  const [language, setLanguage] = useState<PageLanguage>(() => languageHere());
  const [sheet, setSheet] = useState<Sheet>(sheetHere);
  const { isBusy, became, save, print } = usePaper({ tellsHere: true });
  const paper = (of: 'my_map' | 'my_file'): Paper => ({
    of,
    wave,
    wish: { shown, has_rings: hasRings, has_my_name: hasMyName, language, sheet },
  });
  return (
    <Dialog
      title={t('take-title')}
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button className="k-foot-start" size="l" isBusy={isBusy} onPress={() => void save(paper('my_file'))}>
            {t('take-file')}
          </Button>
          <Button size="l" isBusy={isBusy} onPress={() => void save(paper('my_map'))}>
            {t('take-save')}
          </Button>
          <Button kind="primary" size="l" isBusy={isBusy} onPress={() => void print(paper('my_map'))}>
            {t('take-print')}
          </Button>
        </>
      }
    >
      <p className="take-lead">{t('take-lead')}</p>
      <Choices<PageNames>
        label={t('take-shown')}
        options={[
          { id: 'names', label: t('take-shown-names') },
          { id: 'initials', label: t('take-shown-initials') },
        ]}
        value={shown}
        onChange={setShown}
      />
      {hasOwnWords && isNameless && (
        <Banner tone="attention" role="status">
          {t('take-own-words')}
        </Banner>
      )}
      <Check isSelected={hasRings} onChange={setRings} hint={t('take-rings-hint')}>
        {t('take-rings')}
      </Check>
      <Check isSelected={hasMyName} onChange={setMyName} hint={t('take-my-name-hint')}>
        {t('take-my-name')}
      </Check>
      <Sheets language={language} onLanguage={setLanguage} sheet={sheet} onSheet={setSheet} />
      {became !== null && <Banner role="status">{became}</Banner>}
      <p className="room-hint">
        {t('take-out')} {t('take-file-hint')}
      </p>
    </Dialog>
  );
}
