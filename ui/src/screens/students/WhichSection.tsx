// Whose class? Any of the district's is found by a few letters of its title. It says which one is chosen, and clearing the
// field takes the choice back; a class that is not there at all narrows nothing.

import { useEffect, useState } from 'react';
import { kith, useLive } from '../../ipc';
import { t } from '../../words';
import { ComboBox } from '../../widgets/ComboBox';

export interface WhichSectionProps {
  section: string | null;
  onSection: (section: string | null) => void;
}

export function WhichSection({ section, onSection }: WhichSectionProps) {
  // What is being typed; null while nobody types.
  const [text, setText] = useState<string | null>(null);
  const asked = text ?? '';
  const answer = useLive(['sections_like', asked, section], () => kith.sectionsLike(asked, section), 'any', {
    keepWhileReading: true,
  });
  const like = answer.data;
  // While it is read again the answer is that to another question.
  const isGone = section !== null && !answer.isFetching && !answer.isPlaceholderData && like?.chosen === null;
  useEffect(() => {
    if (isGone) onSection(null);
  }, [isGone, onSection]);
  if (!like || (like.total === 0 && section === null)) return null;
  const title = like.chosen?.id === section ? like.chosen?.title : undefined;
  return (
    <div className="students-section">
      <ComboBox
        label={t('students-section')}
        isLabelHidden
        placeholder={t('students-any-section')}
        text={text ?? title ?? ''}
        onText={(typed) => {
          if (typed === (text ?? title ?? '')) return;
          setText(typed);
          if (typed === '') onSection(null);
        }}
        onLeave={() => setText(null)}
        options={like.found.map(({ id, title: label, students }) => ({ id, label, detail: String(students) }))}
        onChoose={(id) => {
          onSection(id);
          setText(null);
        }}
      />
    </div>
  );
}
