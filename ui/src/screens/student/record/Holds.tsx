// Why may nothing of this file be erased now, and what was erased of it? A hold stands until somebody ends it; an erasure says
// that it was and at whose wish, and nothing of what it was.

import { useState } from 'react';
import { attempt } from '../../../frame/attempt';
import { commit, type HoldReason, type StudentFile, uuidv7 } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Choices } from '../../../widgets/Check';
import { say } from '../../../widgets/StatusLine';
import { t } from '../../../words';
import { exactly, today } from '../../../words/dates';

const REASONS = ['records_request', 'legal', 'duty_to_report'] as const satisfies readonly HoldReason[];

export function Holds({ file }: { file: StudentFile }) {
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState<HoldReason>('records_request');
  const set = async () => {
    const edit = { edit: 'set', hold: uuidv7(), student: file.id, reason, set_on: today() } as const;
    if (!(await attempt(() => commit({ on: 'hold', do: edit })))) return;
    say(t('record-hold-did-set'));
    setAsking(false);
  };
  const end = async (hold: string) => {
    if (await attempt(() => commit({ on: 'hold', do: { edit: 'end', hold, ended_on: today() } })))
      say(t('record-hold-did-end'));
  };
  const stands = file.holds.some((hold) => hold.ended_on === null);
  return (
    <section className="room-card" data-asking={stands || undefined} aria-labelledby="record-holds">
      <h2 id="record-holds">{t('record-holds')}</h2>
      <p className="room-hint">{t(stands ? 'record-holds-lead' : 'record-holds-none')}</p>
      <ul className="plain-list">
        {file.holds.map((hold) => (
          <li key={hold.id} className="hold-line">
            <span>
              {t(`record-hold-${hold.reason}`)}{' '}
              <span className="room-hint">
                {hold.ended_on === null
                  ? t('record-hold-since', { date: exactly(hold.set_on) })
                  : t('record-hold-over', { from: exactly(hold.set_on), to: exactly(hold.ended_on) })}
              </span>
            </span>
            {hold.ended_on === null && (
              <Button
                size="s"
                aria-label={t('record-hold-end-named', { why: t(`record-hold-${hold.reason}`) })}
                onPress={() => void end(hold.id)}
              >
                {t('record-hold-end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isAsking ? (
        <div className="hold-ask">
          <Choices<HoldReason>
            label={t('record-hold-why')}
            options={REASONS.map((id) => ({ id, label: t(`record-hold-${id}`) }))}
            value={reason}
            onChange={setReason}
          />
          <div className="room-actions">
            <Button kind="primary" onPress={() => void set()}>
              {t('record-hold-set')}
            </Button>
            <Button onPress={() => setAsking(false)}>{t('do-back')}</Button>
          </div>
        </div>
      ) : (
        <Button size="s" onPress={() => setAsking(true)}>
          {t('record-hold-set')}
        </Button>
      )}
    </section>
  );
}

/** What was erased of this file, newest first. */
export function Erasures({ file }: { file: StudentFile }) {
  if (file.erasures.length === 0) return null;
  return (
    <section className="room-card" aria-labelledby="record-erasures">
      <h2 id="record-erasures">{t('record-erasures')}</h2>
      <ul className="plain-list">
        {file.erasures.map((erasure) => (
          <li key={erasure.id}>
            <span>{t(`record-erasure-${erasure.asked_by}`)}</span>
            <span className="room-hint">{exactly(erasure.erased_on)}</span>
            {!erasure.is_finished && <span className="room-hint">{t('record-erasure-pending')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
