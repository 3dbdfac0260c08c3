// Who is this student, by the roster and by hand? The two stand beside each other: correcting one never overwrites the other.

import { useState } from 'react';
import { kith, type NameMay, type StudentByHand, type StudentFile, useLive } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Check } from '../../../widgets/Check';
import { Dialog } from '../../../widgets/Dialog';
import { Field } from '../../../widgets/Field';
import { Select } from '../../../widgets/Select';
import { t } from '../../../words';
import { exactly } from '../../../words/dates';
import { gradeShort } from '../../../words/people';
import { perform } from '../doing';

const NO_SCHOOL = 'none';

function Correct({ file, onClose }: { file: StudentFile; onClose: () => void }) {
  const [typed, setTyped] = useState<StudentByHand>(
    file.by_hand ?? {
      given: file.name.given,
      family: file.name.family,
      grade: file.grade,
      school: file.school,
      number: file.number,
    },
  );
  const { data: filters } = useLive(['filters'], () => kith.filters(), [{ of: 'district' }]);
  const schools = filters?.schools ?? [];
  const set = (part: Partial<StudentByHand>) => setTyped((now) => ({ ...now, ...part }));
  const save = async () => {
    const by_hand = { ...typed, grade: typed.grade || null, number: typed.number || null };
    const edit = { edit: 'correct_student', student: file.id, by_hand } as const;
    if (await perform({ on: 'people', do: edit }, t('record-did-save'))) onClose();
  };
  return (
    <Dialog
      title={t('record-correct-title')}
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('do-cancel')}</Button>
          <Button kind="primary" onPress={() => void save()}>
            {t('do-save')}
          </Button>
        </>
      }
    >
      {file.on_roster && <p className="room-hint">{t('record-correct-hint')}</p>}
      <Field label={t('record-given')} value={typed.given} onChange={(given) => set({ given })} autoFocus />
      <Field label={t('record-family')} value={typed.family} onChange={(family) => set({ family })} />
      <Field label={t('record-grade')} value={typed.grade ?? ''} onChange={(grade) => set({ grade })} />
      <Select
        label={t('record-school')}
        options={[
          { id: NO_SCHOOL, label: t('record-school-none') },
          ...schools.map(({ id, name }) => ({ id, label: name })),
        ]}
        value={typed.school ?? NO_SCHOOL}
        onChange={(id) => set({ school: id === NO_SCHOOL ? null : id })}
      />
      <Field label={t('record-number')} value={typed.number ?? ''} onChange={(number) => set({ number })} />
    </Dialog>
  );
}

function Called({ file }: { file: StudentFile }) {
  const [typed, setTyped] = useState<string | null>(null);
  const now = file.name.called ?? '';
  const [isBusy, setBusy] = useState(false);
  const saves = async (called: string | null, may: NameMay) => {
    if (isBusy) return;
    setBusy(true);
    const edit = { edit: 'call_student', student: file.id, called, may } as const;
    if (await perform({ on: 'people', do: edit }, t('record-did-save'))) setTyped(null);
    setBusy(false);
  };
  return (
    <form
      className="called"
      onSubmit={(event) => {
        event.preventDefault();
        // Another name was asked about by nobody yet: what is done with it begins with no.
        void saves((typed ?? now).trim() || null, { be_printed: false, be_sent: false });
      }}
    >
      <Field
        label={t('record-called')}
        hint={t('record-called-hint')}
        value={typed ?? now}
        onChange={setTyped}
        autoComplete="off"
      />
      {typed !== null && typed.trim() !== now && <Button type="submit">{t('record-called-save')}</Button>}
      {now !== '' && (typed === null || typed.trim() === now) && (
        <div className="called-may" role="group" aria-label={t('record-called-may')}>
          <Check
            isSelected={file.name_may.be_printed}
            isDisabled={isBusy}
            onChange={(isYes) => void saves(now, { ...file.name_may, be_printed: isYes })}
          >
            {t('record-called-print')}
          </Check>
          <Check
            isSelected={file.name_may.be_sent}
            isDisabled={isBusy}
            onChange={(isYes) => void saves(now, { ...file.name_may, be_sent: isYes })}
          >
            {t('record-called-send')}
          </Check>
        </div>
      )}
    </form>
  );
}

export function Details({ file, me }: { file: StudentFile; me: string | null }) {
  const [isCorrecting, setCorrecting] = useState(false);
  const full = (name: { given: string; family: string }) => `${name.given} ${name.family}`.trim();
  const lines: [string, string | null][] = [
    [file.on_roster ? t('record-roster-name') : t('record-by-hand-name'), full(file.name)],
    ...(file.on_roster && file.by_hand && full(file.by_hand) !== full(file.name)
      ? ([[t('record-by-hand-name'), full(file.by_hand)]] as [string, string | null][])
      : []),
    [t('record-school'), file.school_name],
    [t('record-grade'), file.grade && gradeShort(file.grade)],
    [t('record-number'), file.number],
    ...(file.birth_date ? ([[t('record-born'), exactly(file.birth_date)]] as [string, string | null][]) : []),
  ];
  const putOn = (isOn: boolean) => {
    if (!me) return;
    const edit = { edit: 'set_on_caseload' as const, counselor: me, students: [file.id], is_on: isOn };
    void perform({ on: 'people', do: edit }, t(isOn ? 'record-did-caseload-on' : 'record-did-caseload-off'));
  };
  return (
    <section className="room-card" aria-labelledby="record-person">
      <div className="room-card-head">
        <h2 id="record-person">{t('record-person')}</h2>
        <span className="room-tag">{t(file.on_roster ? 'record-source-roster' : 'record-source-hand')}</span>
      </div>
      <dl className="facts-list">
        {lines.map(([word, told]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{told || t('not-known')}</dd>
          </div>
        ))}
      </dl>
      <Called key={file.name.called ?? ''} file={file} />
      <div className="room-actions">
        <Check isSelected={file.on_caseload} onChange={putOn} isDisabled={!me}>
          {t('record-on-caseload')}
        </Check>
        <Button onPress={() => setCorrecting(true)}>{t('record-correct')}</Button>
      </div>
      {isCorrecting && <Correct file={file} onClose={() => setCorrecting(false)} />}
    </section>
  );
}
