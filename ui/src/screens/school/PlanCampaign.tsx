// What is a marking for? Who benefits and who could be hurt are said before anybody is asked; who sees the result stands fast.

import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { FormDialog } from '../../frame/FormDialog';
import { commit, uuidv7 } from '../../ipc';
import { DayField } from '../../frame/DayField';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { t } from '../../words';
import { daysAfter, today } from '../../words/dates';

const LONGEST = 400;

export function PlanCampaign({ school, onClose }: { school: string; onClose: () => void }) {
  const [benefits, setBenefits] = useState('');
  const [hurt, setHurt] = useState('');
  const [opens, setOpens] = useState(() => today());
  const [closes, setCloses] = useState(() => daysAfter(today(), 6));
  const isWhole = benefits.trim() !== '' && hurt.trim() !== '' && opens !== '' && closes !== '';
  const plan = async () => {
    if (!isWhole) return;
    const purpose = { who_benefits: benefits.trim(), who_could_be_hurt: hurt.trim() };
    const edit = {
      edit: 'open_campaign',
      campaign: uuidv7(),
      school,
      purpose,
      opens_on: opens,
      closes_on: closes,
    } as const;
    const done = await attempt(() => commit({ on: 'campaign', do: edit }));
    if (!done) return;
    sayUndoable(t('plan-done'), done);
    onClose();
  };
  return (
    <FormDialog
      title={t('plan-title')}
      form="plan-campaign"
      does={t('plan-do')}
      isDisabled={!isWhole}
      onClose={onClose}
    >
      <Form id="plan-campaign" onSubmit={() => void plan()}>
        <p className="soft caseload-lead">{t('plan-lead')}</p>
        <Field
          label={t('campaign-who-benefits')}
          hint={t('plan-benefits-hint')}
          lines={2}
          value={benefits}
          onChange={setBenefits}
          maxLength={LONGEST}
        />
        <Field
          label={t('campaign-who-could-be-hurt')}
          hint={t('plan-hurt-hint')}
          lines={2}
          value={hurt}
          onChange={setHurt}
          maxLength={LONGEST}
        />
        <div className="two">
          <DayField label={t('plan-opens')} value={opens} onChange={setOpens} />
          <DayField label={t('plan-closes')} value={closes} onChange={setCloses} />
        </div>
        <div>
          <h3 className="caseload-head">{t('campaign-who-sees')}</h3>
          <p className="soft caseload-lead">{t('campaign-who-sees-words')}</p>
        </div>
      </Form>
    </FormDialog>
  );
}
