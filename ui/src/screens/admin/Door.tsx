// How does an administrator come in? With a login and a passphrase, the first time with a one-time code and a passphrase of
// their own choosing, or by the account that the district gave them, where the server knows its provider. Why the last session ended is said here. A wrong one says no more than that it was wrong.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { LanguageChoice } from '../../frame/LanguageChoice';
import { Mark } from '../../frame/Mark';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { PassphraseField } from '../../widgets/PassphraseField';
import { speak, t } from '../../words';
import { cameBack, finish, goToProvider, hello, NotDone, signIn, useSession } from './asking';
import { whyWords } from './said';
import '../../frame/door.css';
import './admin.css';

/** As the server has it. */
const SHORTEST = 10;

export function Door() {
  const { left } = useSession();
  const told = useQuery({ queryKey: ['hello'], queryFn: hello });
  const [isFirst, setFirst] = useState(false);
  const district = told.data?.district;
  const [back] = useState(cameBack);
  const [notIn, setNotIn] = useState<unknown>(back && 'why' in back ? new NotDone(back.why, 401, null) : null);
  useEffect(() => {
    if (back && 'ticket' in back) finish(back.ticket).catch(setNotIn);
  }, [back]);
  useEffect(() => {
    document.title = district ? t('admin-title', { where: district }) : t('app-name');
  }, [district]);
  return (
    <main className="entry">
      <div className="entry-column">
        <div className="entry-top">
          <Mark />
          <LanguageChoice onChoose={speak} />
        </div>
        {left !== 'never' && (
          <div className="admin-left">
            <Banner role="status">{t(`admin-left-${left}`)}</Banner>
          </div>
        )}
        {told.isError && (
          <div className="admin-left">
            <Banner tone="wrong" role="alert">
              {whyWords(told.error)}
            </Banner>
          </div>
        )}
        {notIn !== null && (
          <div className="admin-left">
            <Banner tone="wrong" role="alert">
              {whyWords(notIn)}
            </Banner>
          </div>
        )}
        <SignInForm key={String(isFirst)} district={district ?? ''} isFirst={isFirst} />
        <div className="row entry-more admin-other">
          {told.data?.by_account === true && (
            <Button kind="link" onPress={goToProvider}>
              {t('admin-with-account')}
            </Button>
          )}
          <Button kind="link" onPress={() => setFirst(!isFirst)}>
            {t(isFirst ? 'admin-with-passphrase' : 'admin-with-code')}
          </Button>
        </div>
      </div>
    </main>
  );
}

function SignInForm({ district, isFirst }: { district: string; isFirst: boolean }) {
  const [login, setLogin] = useState('');
  const [code, setCode] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const first = useRef<HTMLInputElement>(null);
  const isMissing = (text: string) => (isTried && text.trim() === '' ? t('admin-missing') : null);
  const isShort = isFirst && [...passphrase].length < SHORTEST;
  const differs = isFirst && passphrase !== again;
  const isReady = login.trim() !== '' && passphrase !== '' && !isShort && !differs && (!isFirst || code.trim() !== '');
  const enter = async () => {
    setTried(true);
    if (isBusy || !isReady) return;
    setBusy(true);
    setFailed(null);
    try {
      await signIn({ login, passphrase, code: isFirst ? code : null });
    } catch (error) {
      setFailed(error);
      setBusy(false);
      first.current?.focus();
    }
  };
  return (
    <Form onSubmit={() => void enter()}>
      <div>
        <h1 className="entry-title">{t(isFirst ? 'admin-first-title' : 'admin-door-title')}</h1>
        <p className="entry-lead">{t('admin-door-lead', { district })}</p>
      </div>
      {failed !== null && (
        <Banner tone="wrong" role="alert">
          {whyWords(failed)}
        </Banner>
      )}
      <Field
        label={t('admin-login')}
        name="username"
        autoComplete="username"
        spellCheck="false"
        inputRef={first}
        value={login}
        onChange={setLogin}
        autoFocus
        error={isMissing(login)}
      />
      {isFirst && (
        <Field
          label={t('admin-code')}
          hint={t('admin-code-hint')}
          name="one-time-code"
          autoComplete="one-time-code"
          spellCheck="false"
          value={code}
          onChange={setCode}
          error={isMissing(code)}
        />
      )}
      <PassphraseField
        label={t(isFirst ? 'passphrase-new' : 'unlock-passphrase')}
        showLabel={t('show-passphrase')}
        autoComplete={isFirst ? 'new-password' : 'current-password'}
        value={passphrase}
        onChange={setPassphrase}
        hint={isFirst ? t('admin-passphrase-hint', { least: SHORTEST }) : undefined}
        error={isTried && isShort ? t('admin-passphrase-short', { least: SHORTEST }) : isMissing(passphrase)}
      />
      {isFirst && (
        <PassphraseField
          label={t('passphrase-again')}
          showLabel={t('show-passphrase')}
          autoComplete="new-password"
          name="new-password-again"
          value={again}
          onChange={setAgain}
          error={isTried && differs ? t('passphrase-differs') : null}
        />
      )}
      <div className="row entry-go">
        <Button kind="primary" size="l" type="submit" isBusy={isBusy}>
          {t('admin-sign-in')}
        </Button>
      </div>
    </Form>
  );
}
