// What if the list is in an e-mail? It is pasted as it is, one student a line. It keeps nothing: whoever shows it has the text.

import type { OpenProfile } from '../../ipc';
import { t } from '../../words';
import { Button } from '../../widgets/Button';
import { Field } from '../../widgets/Field';
import { SchoolOf } from './SchoolOf';

/** A list before it is read, and the school of its students. */
export interface Pasted {
  text: string;
  school: string | null;
}

export interface PasteStepProps {
  own: OpenProfile['school'];
  pasted: Pasted;
  onChange: (pasted: Pasted) => void;
  onNext: () => void;
}

export function PasteStep({ own, pasted, onChange, onNext }: PasteStepProps) {
  const { text, school } = pasted;
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
        onChange={(typed) => onChange({ text: typed, school })}
        autoFocus
      />
      <SchoolOf own={own} value={school} onChange={(chosen) => onChange({ text, school: chosen })} />
      <div className="row">
        <Button kind="primary" isDisabled={text.trim() === ''} onPress={onNext}>
          {t('paste-next')}
        </Button>
      </div>
    </div>
  );
}
