// Are these one person? What either entry says stands side by side, and it is said which of them is shown from now on. Both
// are kept, and can be separated again.

import { useState } from 'react';
import { FormDialog } from '../../frame/FormDialog';
import type { VisitorLine } from '../../ipc';
import { Choices } from '../../widgets/Check';
import { Form } from '../../widgets/Form';
import { t } from '../../words';
import { exactly } from '../../words/dates';
import { doesVisitor } from './doing';

interface Props {
  one: VisitorLine;
  other: VisitorLine;
  onClose: () => void;
}

/** What an entry says, part by part; an empty part is not known. */
const saidOf = ({ told, visits, last_on }: VisitorLine): Record<string, string> => ({
  [t('visitor-name')]: told.name,
  [t('visitor-organisation')]: told.organisation ?? '',
  [t('visitor-role')]: told.role ?? '',
  [t('visitor-cluster')]: told.cluster ? t(`cluster-${told.cluster}`) : '',
  [t('visitor-offers')]: told.offers.map((offer) => t(`visitor-offer-${offer}`)).join(', '),
  [t('visitor-languages')]: told.languages.join(', '),
  [t('visitor-path')]: told.path ?? '',
  [t('visitor-availability')]: told.availability ?? '',
  [t('visitor-returns')]: told.returns === null ? '' : t(told.returns ? 'visitors-yes' : 'visitors-no'),
  [t('visitors-col-visits')]: String(visits),
  [t('visitors-col-last')]: last_on ? exactly(last_on) : '',
});

export function JoinVisitors({ one, other, onClose }: Props) {
  const [said, saidToo] = [saidOf(one), saidOf(other)];
  const known = (parts: Record<string, string>) => Object.values(parts).filter(Boolean).length;
  // Whoever looks no further is shown what says more.
  const [shown, setShown] = useState<'one' | 'other'>(known(saidToo) > known(said) ? 'other' : 'one');
  const join = async () => {
    const [visitor, same_as] = shown === 'one' ? [other.id, one.id] : [one.id, other.id];
    if (await doesVisitor({ edit: 'join_visitors', visitor, same_as }, t('visitor-twins-joined'))) onClose();
  };
  return (
    <FormDialog
      title={t('visitor-join-title')}
      size="l"
      form="join-visitors"
      does={t('visitor-twins-join')}
      onClose={onClose}
    >
      <Form id="join-visitors" onSubmit={() => void join()}>
        <table className="mix-table join-table">
          <caption className="k-hidden">{t('visitor-join-title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('visitor-join-what')}</th>
              <th scope="col">{t('visitor-join-one')}</th>
              <th scope="col">{t('visitor-join-other')}</th>
            </tr>
          </thead>
          <tbody>
            {Object.keys(said)
              .filter((part) => said[part] !== '' || saidToo[part] !== '')
              .map((part) => (
                <tr key={part} data-differs={said[part] !== saidToo[part] || undefined}>
                  <th scope="row">{part}</th>
                  {[said[part], saidToo[part]].map((words, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the two entries, always in this order.
                    <td key={at} dir="auto">
                      {words || <span className="soft">{t('visitor-join-unsaid')}</span>}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
        <Choices<'one' | 'other'>
          label={t('visitor-join-shown')}
          options={[
            { id: 'one', label: t('visitor-join-one') },
            { id: 'other', label: t('visitor-join-other') },
          ]}
          value={shown}
          onChange={setShown}
        />
        <p className="soft visit-hint">{t('visitor-join-hint')}</p>
      </Form>
    </FormDialog>
  );
}
