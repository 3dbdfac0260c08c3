// Where is another language chosen at once? At the door, and by the student under the cover: each language by its own name.

import { LANGUAGES, t, useSpoken } from '../words';
import { Segmented } from '../widgets/Segmented';
import { OWN_NAMES } from './spoken';

export function LanguageChoice({ onChoose }: { onChoose: (code: (typeof LANGUAGES)[number]) => void }) {
  const { code } = useSpoken();
  return (
    <Segmented
      label={t('language-choose')}
      options={LANGUAGES.map((id) => ({ id, label: OWN_NAMES[id], lang: id }))}
      value={code as (typeof LANGUAGES)[number]}
      onChange={onChoose}
    />
  );
}
