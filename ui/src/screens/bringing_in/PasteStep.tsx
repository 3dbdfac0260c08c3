// What if the list is in an e-mail? It is pasted as it is, one student a line.

import { useState } from 'react';
import type { OpenProfile } from '../../ipc';
import { t } from '../../words';
import { Button } from '../../widgets/Button';
import { Field } from '../../widgets/Field';
import { SchoolOf } from './SchoolOf';

export interface PasteStepProps {
  school: OpenProfile['school'];
  onNext: (text: string, school: string | null) => void;
}

export function PasteStep({ school, onNext }: PasteStepProps) {
  const [text, setText] = useState('');
  const [of, setOf] = useState<string | null>(school?.id ?? null);
  return (
    <div className="stack">
      <div>
        <h1 className="page-title">{t('paste-title')}</h1>
        <p className="page-lead">{t('paste-lead')}</p>
      </div>
      <Field
        label={t('paste-label')}
        lines={10}
        placeholder={t('paste-example')}
        value={text}
        onChange={setText}
        autoFocus
      />
      <SchoolOf own={school} value={of} onChange={setOf} />
      <div className="row">
        <Button kind="primary" isDisabled={text.trim() === ''} onPress={() => onNext(text, of)}>
          {t('paste-next')}
        </Button>
      </div>
    </div>
  );
}
