// The visitor signs in: all that is kept about them, how they want to be named, and one button.

import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { commit, type ComingVisitor } from '../../ipc';
import { Button } from '../../widgets/Button';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { t } from '../../words';

interface Props {
  visit: string;
  visitor: ComingVisitor;
  /** What was said last: a student may hold up a badge while a visitor is typing. */
  said: string;
  onClose: (isIn: boolean) => void;
}

/** "10:40", by the clock of this machine. */
const timeNow = (now = new Date()): string =>
  `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;

export function SignIn({ visit, visitor, said, onClose }: Props) {
  const { told } = visitor;
  const [name, setName] = useState(told.name);
  const [organisation, setOrganisation] = useState(told.organisation ?? '');
  const sign = async () => {
    const edit = { edit: 'sign_in', visit, name, organisation: organisation.trim() || null, at: timeNow() } as const;
    if (await attempt(() => commit({ on: 'door', do: edit }))) onClose(true);
  };
  const kept: [string, string | null][] = [
    [t('kiosk-visitor-role'), told.role],
    [t('kiosk-visitor-cluster'), told.cluster && t(`cluster-${told.cluster}`)],
    [t('kiosk-visitor-offers'), told.offers.map((offer) => t(`visitor-offer-${offer}`)).join(', ')],
    [t('kiosk-visitor-languages'), told.languages.join(', ')],
    [t('kiosk-visitor-path'), told.path],
    [t('kiosk-visitor-availability'), told.availability],
  ];
  return (
    <div className="page kiosk">
      <h1 className="page-title">{t('kiosk-visitor-title')}</h1>
      <p className="page-lead">{t('kiosk-visitor-lead')}</p>
      <p className="kiosk-said" role="status">
        {said}
      </p>
      <Form className="kiosk-form" onSubmit={() => void sign()}>
        <Field label={t('kiosk-visitor-name')} value={name} onChange={setName} autoFocus />
        <Field label={t('kiosk-visitor-organisation')} value={organisation} onChange={setOrganisation} />
        {kept.some(([, value]) => value) && (
          <dl className="kiosk-kept">
            {kept.map(
              ([label, value]) =>
                value && (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd dir="auto">{value}</dd>
                  </div>
                ),
            )}
          </dl>
        )}
        <p className="soft">{t('kiosk-visitor-today')}</p>
        <p className="soft">{t('kiosk-visitor-never')}</p>
        <div className="kiosk-do">
          <Button size="l" kind="quiet" onPress={() => onClose(false)}>
            {t('kiosk-back')}
          </Button>
          <Button size="l" kind="primary" type="submit" isDisabled={name.trim() === ''}>
            {t('kiosk-visitor-do')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
