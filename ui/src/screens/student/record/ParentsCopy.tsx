// What does a parent get who asks to see the record? A page to look at first, word for word as it is saved; saving it is noted
// with to whom it was handed.

import { useState } from 'react';
import { attempt } from '../../../frame/attempt';
import { type CopyPage, kith, type StudentFile, useLive } from '../../../ipc';
import { Banner } from '../../../widgets/Banner';
import { Button } from '../../../widgets/Button';
import { Field } from '../../../widgets/Field';
import { Form } from '../../../widgets/Form';
import { say } from '../../../widgets/StatusLine';
import { t } from '../../../words';
import { wordsFor } from '../../../words/failure';
import { calledOf } from '../name';
import { copyPage } from './copyPage';
import { FormDialog } from '../../../frame/FormDialog';

export function ParentsCopy({ file }: { file: StudentFile }) {
  const [isLooking, setLooking] = useState(false);
  return (
    <section className="room-card" aria-labelledby="record-copy">
      <h2 id="record-copy">{t('copy-title')}</h2>
      <p className="room-hint">{t('copy-hint', { name: calledOf(file) })}</p>
      <div className="record-do">
        <Button size="s" onPress={() => setLooking(true)}>
          {t('copy-look')}
        </Button>
      </div>
      {isLooking && <Look file={file} onClose={() => setLooking(false)} />}
    </section>
  );
}

function Look({ file, onClose }: { file: StudentFile; onClose: () => void }) {
  const instead = t('copy-another');
  const { data: copy, error } = useLive(['parents_copy', file.id], () => kith.parentsCopy(file.id, instead), 'any');
  const [toWhom, setToWhom] = useState('');
  const [why, setWhy] = useState('');
  const [isBusy, setBusy] = useState(false);
  const page = copy && copyPage(copy);
  const isReady = page !== undefined && toWhom.trim() !== '' && !isBusy;
  const save = async () => {
    if (!page || !isReady) return;
    setBusy(true);
    const give = { to_whom: toWhom, why: why || null };
    const isSaved = await attempt(() => kith.saveParentsCopy(file.id, page, give));
    setBusy(false);
    if (!isSaved) return;
    onClose();
    say(t('copy-saved'));
  };
  return (
    <FormDialog
      title={t('copy-dialog')}
      size="xl"
      form="copy-give"
      does={t('copy-save')}
      isDisabled={!isReady}
      onClose={onClose}
    >
      {error && <Banner tone="wrong">{wordsFor(error)}</Banner>}
      {copy && <Banner tone="attention">{t('copy-check', { count: copy.hidden })}</Banner>}
      {page && <Page page={page} />}
      <Form id="copy-give" className="copy-give" onSubmit={() => void save()}>
        <Field label={t('copy-to')} value={toWhom} onChange={setToWhom} maxLength={280} autoComplete="off" />
        <Field
          label={t('copy-why')}
          aside={t('given-optional')}
          value={why}
          onChange={setWhy}
          maxLength={280}
          autoComplete="off"
        />
      </Form>
    </FormDialog>
  );
}

/** Scrolls by keyboard, too. */
function Page({ page }: { page: CopyPage }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <article className="copy-page" aria-labelledby="copy-page-title" tabIndex={0}>
      <h3 id="copy-page-title">{page.title}</h3>
      <p>{page.lead}</p>
      {page.sections.map(({ heading, lead, rows }) => (
        <section key={heading}>
          <h4>{heading}</h4>
          {lead && <p className="room-hint">{lead}</p>}
          {rows.length > 0 && (
            <dl className="copy-rows">
              {rows.map(({ what, is }, at) => (
                // Two lines may say the same.
                <div key={`${at} ${what}`} className="copy-row">
                  <dt>{what}</dt>
                  <dd dir="auto">{is}</dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      ))}
    </article>
  );
}
