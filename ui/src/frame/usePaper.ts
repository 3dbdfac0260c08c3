// How does a page leave Kith? Saved where the person says, or printed: a student's page by this window, over which a cover lies, and
// the card, which is about nobody, by the system's viewer. It says what became of it, and where nothing can show a page it says
// that too, until something else is done.

import { useState } from 'react';
import { attempt } from './attempt';
import { useDrawnPrint } from './onPaper';
import { kith, type PageLanguage, type Paper, type Sheet } from '../ipc';
import { say } from '../widgets/StatusLine';
import { localeTag, t } from '../words';

/** The sheet that printers hold where this machine is. */
export const sheetHere = (locale = navigator.language): Sheet =>
  /-(US|CA|MX|PH|CL|CO)$/i.test(locale) || locale === 'en' ? 'letter' : 'a4';

export const languageHere = (locale = localeTag()): PageLanguage => (/^es\b/i.test(locale) ? 'es' : 'en');

/** `tellsHere`: whoever asks shows `became` where they asked, because the line at the foot is quiet while a student sits here. */
export function usePaper({ tellsHere = false } = {}) {
  const [isBusy, setBusy] = useState(false);
  const [hasNoViewer, setNoViewer] = useState(false);
  const [became, setBecame] = useState<string | null>(null);
  const printDrawn = useDrawnPrint();
  const once = async (work: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    setNoViewer(false);
    setBecame(null);
    await work();
    setBusy(false);
  };
  // In one place, or it is heard twice.
  const tell = (words: string) => (tellsHere ? setBecame(words) : say(words));
  const save = (paper: Paper) =>
    once(async () => {
      if (await attempt(() => kith.savePaper(paper))) tell(t('take-saved'));
    });
  const print = (paper: Paper) =>
    once(async () => {
      if (paper.of === 'my_map') return void (await printDrawn(attempt(() => kith.drawPaper(paper))));
      const isShown = await attempt(() => kith.printPaper(paper));
      if (isShown) tell(t('take-shown-now'));
      setNoViewer(isShown === false);
    });
  return { isBusy, hasNoViewer, became, save, print };
}
