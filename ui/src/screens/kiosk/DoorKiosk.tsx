// Who comes in? Names to tap, a badge that a scanner types, the visitor who signs in. What is kept of whom is not seen here.

import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { commit, kith, type KioskStudent } from '../../ipc';
import { Button } from '../../widgets/Button';
import { t } from '../../words';
import { FindName } from './FindName';
import type { KioskProps } from './Kiosk';
import { SignIn } from './SignIn';
import { useScanner } from './scanner';

export function DoorKiosk({ now, view, onRead, end }: KioskProps) {
  const [said, setSaid] = useState('');
  const [isSigning, setSigning] = useState(false);
  const visit = now.visit ?? '';
  const comes = async (student: string, is_here: boolean, name: string) => {
    const done = await attempt(() => commit({ on: 'door', do: { edit: 'check_in', visit, student, is_here } }));
    if (!done) return;
    await onRead();
    setSaid(t(is_here ? 'kiosk-door-in' : 'kiosk-door-out', { name }));
  };
  const tapped = ({ student, name, is_done }: KioskStudent) => void comes(student, !is_done, name);
  useScanner(async (typed) => {
    const read = await attempt(() => kith.scanBadge(typed));
    if (read === undefined) return;
    const found = read.badge === 'of' && view.students.find((one) => one.student === read.student);
    // A badge that is held up twice says the same twice.
    if (found) await comes(found.student, true, found.name);
    // Of whom it was is not said aloud.
    else setSaid(t(read.badge === 'replaced' ? 'kiosk-door-replaced' : 'kiosk-door-unknown'));
  });
  const { visitor } = view;
  if (isSigning && visitor)
    return (
      <SignIn
        visit={visit}
        visitor={visitor}
        said={said}
        onClose={(isIn) => {
          setSigning(false);
          if (isIn) {
            setSaid(t('kiosk-visitor-done'));
            void onRead();
          }
        }}
      />
    );
  return (
    <div className="page-wide kiosk">
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('kiosk-door-title')}</h1>
          <p className="page-lead">
            {view.class} · {t('kiosk-door-lead')}
          </p>
        </div>
        {end}
      </div>
      <p className="kiosk-said" role="status">
        {said}
      </p>
      <FindName
        students={view.students}
        label={t('kiosk-door-list')}
        done={t('kiosk-here')}
        isAgain
        onChoose={tapped}
      />
      {visitor && (
        <div className="kiosk-visitor">
          {visitor.signed_in_at === null ? (
            <Button
              size="l"
              onPress={() => {
                setSaid('');
                setSigning(true);
              }}
            >
              {t('kiosk-door-visitor', { name: visitor.told.name })}
            </Button>
          ) : (
            <span className="soft">{t('kiosk-door-visitor-in', { name: visitor.told.name })}</span>
          )}
        </div>
      )}
    </div>
  );
}
