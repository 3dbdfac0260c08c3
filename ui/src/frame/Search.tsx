// How is a student found from anywhere? Ctrl K, a few letters of any part of the name, Enter. It searches everyone in the
// store that this person may see, and remembers nothing of what was typed.

import { useState } from 'react';
import { kith, useLive } from '../ipc';
import { openStudent } from '../route';
import { t } from '../words';
import { gradeAndSchool } from '../words/people';
import { Palette } from '../widgets/Palette';

const SHOWN = 8;

export function Search({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [text, setText] = useState('');
  const asked = {
    text: text.trim(),
    school: null,
    grade: null,
    section: null,
    without_map: false,
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
  const rows = asked.text === '' ? [] : (found.data?.rows ?? []);
  const items = rows.map((one) => ({
    id: one.id,
    label: one.called ? `${one.called} (${one.given} ${one.family})` : one.name,
    detail: gradeAndSchool(one.grade, one.school_name),
  }));
  return (
    <Palette
      label={t('search-label')}
      placeholder={t('search-placeholder')}
      listLabel={t('search-results')}
      isOpen={isOpen}
      onClose={close}
      text={text}
      onText={setText}
      items={items}
      onChoose={(id) => {
        close();
        openStudent(id);
      }}
      words={asked.text === '' ? t('search-hint') : found.isFetching ? t('loading') : t('search-nobody')}
    />
  );
}
