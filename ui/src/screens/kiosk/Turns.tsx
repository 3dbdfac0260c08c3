// One after another: each finds the own name, has a turn, and passes the laptop on. What the turn is, is the kiosk's.

import { Fragment, useState } from 'react';
import type { KioskStudent } from '../../ipc';
import { t } from '../../words';
import { FindName } from './FindName';
import type { KioskProps } from './Kiosk';

interface TurnsProps extends Pick<KioskProps, 'view' | 'onRead' | 'end'> {
  title: string;
  /** The turn of a student; `onClose` says whether something was told in it. */
  turn: (student: KioskStudent, onClose: (isDone: boolean) => Promise<void>) => React.ReactNode;
}

export function Turns({ view, onRead, end, title, turn }: TurnsProps) {
  const [student, setStudent] = useState<KioskStudent | null>(null);
  const [said, setSaid] = useState('');
  if (student) {
    const close = async (isDone: boolean) => {
      if (isDone) await onRead();
      setSaid(isDone ? t('kiosk-thanks') : '');
      setStudent(null);
    };
    return <Fragment key={student.student}>{turn(student, close)}</Fragment>;
  }
  return (
    <div className="page-wide kiosk">
      <div className="page-head">
        <div>
          <h1 className="page-title">{title}</h1>
          <p className="page-lead">{t('kiosk-after-lead')}</p>
        </div>
        {end}
      </div>
      <p className="kiosk-said" role="status">
        {said}
      </p>
      <FindName students={view.students} label={t('kiosk-find')} done={t('kiosk-done')} onChoose={setStudent} />
    </div>
  );
}
