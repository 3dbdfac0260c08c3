// How does somebody set up their own profile? Who they are, a passphrase, and the recovery code that is shown once.
// Nothing is written before the second step is done, and nothing goes on before the code was seen.

import { useEffect, useRef, useState } from 'react';
import { attempt } from '../../frame/attempt';
import { NewPassphrase, passphraseProblem } from '../../frame/NewPassphrase';
import { RecoveryCode } from '../../frame/RecoveryCode';
import { kith, type Role, useOffersKeychain } from '../../ipc';
import { t } from '../../words';
import { Button } from '../../widgets/Button';
import { Check } from '../../widgets/Check';
import { Field } from '../../widgets/Field';
import { HiddenName } from '../../widgets/HiddenName';
import { Form } from '../../widgets/Form';
import { Select } from '../../widgets/Select';
import { say } from '../../widgets/StatusLine';

const ROLES: readonly Role[] = ['counselor', 'teacher', 'school_lead'];
const STEPS = 3;

interface Who {
  name: string;
  role: Role;
  school: string;
}

export function SetUp({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const [who, setWho] = useState<Who>({ name: '', role: 'counselor', school: '' });
  // Asked while somebody says who they are: some systems take a second to answer.
  const offersKeychain = useOffersKeychain();
  const [step, setStep] = useState<1 | 2>(1);
  const [code, setCode] = useState<string | null>(null);
  const at = code === null ? step : STEPS;
  const title = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone, and no field takes the focus here: the heading is read out.
  useEffect(() => {
    if (code !== null) title.current?.focus();
  }, [code]);
  const titles = { 1: t('set-up-who'), 2: t('set-up-passphrase'), 3: t('recovery-title') };
  return (
    <>
      <p className="entry-step">{t('set-up-step', { step: at, of: STEPS })}</p>
      <h1 ref={title} tabIndex={-1} className="entry-title">
        {titles[at]}
      </h1>
      {code !== null ? (
        <RecoveryCode code={code} onSeen={onDone} />
      ) : step === 1 ? (
        <WhoStep who={who} onWho={setWho} onNext={() => setStep(2)} onBack={onBack} />
      ) : (
        <PassphraseStep who={who} offersKeychain={offersKeychain} onCode={setCode} onBack={() => setStep(1)} />
      )}
    </>
  );
}

interface WhoStepProps {
  who: Who;
  onWho: (who: Who) => void;
  onNext: () => void;
  onBack: () => void;
}

function WhoStep({ who, onWho, onNext, onBack }: WhoStepProps) {
  const [isTried, setTried] = useState(false);
  const hasName = who.name.trim() !== '';
  const hasSchool = who.school.trim() !== '';
  return (
    <Form
      onSubmit={() => {
        setTried(true);
        if (hasName && hasSchool) onNext();
      }}
    >
      <Field
        label={t('set-up-name')}
        hint={t('set-up-name-hint')}
        name="name"
        autoComplete="name"
        autoFocus
        value={who.name}
        onChange={(name) => onWho({ ...who, name })}
        error={isTried && !hasName ? t('set-up-name-missing') : null}
      />
      <Select
        label={t('set-up-role')}
        options={ROLES.map((id) => ({ id, label: t(`role-${id}`) }))}
        hint={t(`role-${who.role}-can`)}
        value={who.role}
        onChange={(role) => onWho({ ...who, role })}
      />
      <Field
        label={t('set-up-school')}
        name="organization"
        autoComplete="organization"
        value={who.school}
        onChange={(school) => onWho({ ...who, school })}
        error={isTried && !hasSchool ? t('set-up-school-missing') : null}
      />
      <Ways onBack={onBack} next={t('do-next')} />
    </Form>
  );
}

interface PassphraseStepProps {
  who: Who;
  offersKeychain: boolean;
  onCode: (code: string) => void;
  onBack: () => void;
}

function PassphraseStep({ who, offersKeychain, onCode, onBack }: PassphraseStepProps) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [useKeychain, setUseKeychain] = useState(false);
  // A system that answers late moves nothing under somebody's hands: the settings offer it as well.
  const [isOffered] = useState(offersKeychain);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const submit = async () => {
    if (isBusy) return;
    setTried(true);
    if (passphraseProblem(passphrase, again)) return;
    setBusy(true);
    const asked = {
      name: who.name.trim(),
      role: who.role,
      school: who.school.trim(),
      passphrase,
      use_keychain: useKeychain,
    };
    const done = await attempt(() => kith.setUp(asked));
    setBusy(false);
    if (!done) return;
    // Said beside the code, which stays until somebody has it.
    if (done.is_keychain_refused) say(t('set-up-keychain-refused'), { isWrong: true });
    onCode(done.recovery_code);
  };
  return (
    <Form onSubmit={() => void submit()}>
      <p className="entry-lead">{t('set-up-passphrase-lead')}</p>
      <HiddenName name={who.name} />
      <NewPassphrase
        value={passphrase}
        onChange={setPassphrase}
        again={again}
        onAgain={setAgain}
        isTried={isTried}
        about={[who.name, who.school]}
        autoFocus
      />
      {isOffered && (
        <Check isSelected={useKeychain} onChange={setUseKeychain} hint={t('set-up-keychain-hint')}>
          {t('set-up-keychain')}
        </Check>
      )}
      <Ways onBack={onBack} next={t('set-up-do')} isBusy={isBusy} />
    </Form>
  );
}

const Ways = ({ onBack, next, isBusy = false }: { onBack: () => void; next: string; isBusy?: boolean }) => (
  <div className="row entry-go">
    <Button kind="primary" size="l" type="submit" isBusy={isBusy}>
      {next}
    </Button>
    <Button kind="quiet" size="l" onPress={onBack} isDisabled={isBusy}>
      {t('do-back')}
    </Button>
  </div>
);
