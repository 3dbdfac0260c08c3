// How is a student found from anywhere? Ctrl K, a few letters of any part of the name, Enter. It searches everyone in the
// store that this person may see, and remembers nothing of what was typed.

import { useState } from 'react';
import { kith, type StudentLine, useLive } from '../ipc';
import { openStudent } from '../route';
import { t } from '../words';
import { gradeAndSchool } from '../words/people';
import { Palette } from '../widgets/Palette';
import { NOT_NARROWED } from './narrowed';

const SHOWN = 8;

export interface SearchProps {
  isOpen: boolean;
  onClose: () => void;
  /** What is done with who was found; opening their room unless said. */
  onChoose?: (found: StudentLine) => void;
  label?: string;
  /** Not this one. */
  without?: string;
}

const openRoom = (found: StudentLine) => openStudent(found.id);

export function Search({ isOpen, onClose, onChoose = openRoom, label = t('search-label'), without }: SearchProps) {
  const [text, setText] = useState('');
  const asked = {
    text: text.trim(),
    ...NOT_NARROWED,
    everyone: true,
    offset: 0,
    limit: SHOWN,
  };
  const found = useLive(['students', asked], () => kith.students(asked), 'any', {
    enabled: isOpen && asked.text !== '',
    keepWhileReading: true,
  });
  const close = () => {
    setText('');
    onClose();
  };
  const rows = asked.text === '' ? [] : (found.data?.rows ?? []).filter(({ id }) => id !== without);
  const items = rows.map((one) => ({
    id: one.id,
    label: one.called ? `${one.called} (${one.given} ${one.family})` : one.name,
    detail: gradeAndSchool(one.grade, one.school_name),
  }));
  const words = () => {
    if (asked.text === '') return t('search-hint');
    if (items.length > 0)
      return found.isPlaceholderData ? '' : t('search-found', { count: items.length, first: items[0].label });
    return found.isFetching ? t('loading') : t('search-nobody');
  };
  return (
    <Palette
      label={label}
      placeholder={t('search-placeholder')}
      listLabel={t('search-results')}
      isOpen={isOpen}
      onClose={close}
      text={text}
      onText={setText}
      items={items}
      onChoose={(id) => {
        close();
        const chosen = rows.find((one) => one.id === id);
        if (chosen) onChoose(chosen);
      }}
      isBefore={found.isPlaceholderData}
      words={words()}
    />
  );
}
