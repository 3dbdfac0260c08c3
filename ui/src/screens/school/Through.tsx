// Is this adult through? One more question: for how many students whom nobody knows yet they would quietly look out.

import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { FormDialog } from '../../frame/FormDialog';
import { commit } from '../../ipc';
import { Choices } from '../../widgets/Check';
import { Form } from '../../widgets/Form';
import { say } from '../../widgets/StatusLine';
import { t } from '../../words';
import { today } from '../../words/dates';
import type { MarkingProps } from './Marking';

/** As many as the shell takes. */
const OFFERS = ['0', '1', '2', '3'] as const;

export function Through({ campaign, adult, way, onClose }: MarkingProps) {
  const [students, setStudents] = useState<string>(String(adult.offers));
  const finish = async () => {
    const whose = { campaign, adult: adult.id, on: today() };
    const offered = Number(students);
    if (
      offered !== adult.offers &&
      !(await attempt(() => commit({ on: 'mark', do: { edit: 'offer_quietly', students: offered, ...whose } })))
    )
      return;
    if (!(await attempt(() => commit({ on: 'mark', do: { edit: 'finish_sheet', way, ...whose } })))) return;
    say(t(way === 'passed' ? 'through-hand-on' : 'through-thanks'));
    onClose(true);
  };
  return (
    <FormDialog title={t('through-title')} form="through" does={t('through-do')} onClose={() => onClose(false)}>
      <Form id="through" onSubmit={() => void finish()}>
        <Choices
          label={t('through-words')}
          options={OFFERS.map((id) => ({
            id,
            label: id === '0' ? t('through-none') : t('through-some', { count: Number(id) }),
          }))}
          value={students}
          onChange={setStudents}
        />
      </Form>
    </FormDialog>
  );
}
