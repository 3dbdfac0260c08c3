// How does a page know which language is spoken? Its root says so, for hyphens and for voices that read aloud, and so do the widgets.
// Who chose it is no matter of this file: the window has it from its shell, the administrator's page from the browser.

import { type ReactNode, useLayoutEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { direction, type LANGUAGES, localeTag, useSpoken } from '../words';

/** A language by its own name, the same in every language. */
export const OWN_NAMES: Record<(typeof LANGUAGES)[number], string> = { en: 'English', es: 'Español' };

/** Tells the page and the widgets which language is spoken. */
export function Speaking({ children }: { children: ReactNode }) {
  const { code } = useSpoken();
  useLayoutEffect(() => {
    const root = document.documentElement;
    [root.lang, root.dir] = [localeTag(), direction()];
  }, [code]);
  return <I18nProvider locale={localeTag()}>{children}</I18nProvider>;
}
