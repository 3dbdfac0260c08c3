// What does a parent get who asks to see the record? A page to look at first, word for word as it is given, in the
// language that they read; printing or saving it is noted with to whom it was handed.

import { useState } from 'react';
import { attempt } from '../../../frame/attempt';
import {
  type CopyAs,
  type CopyPage,
  type GiveTo,
  kith,
  type PageLanguage,
  type Sheet,
  type StudentFile,
  useLive,
} from '../../../ipc';
import { Banner } from '../../../widgets/Banner';
import { Button } from '../../../widgets/Button';
import { Dialog } from '../../../widgets/Dialog';
import { Field } from '../../../widgets/Field';
import { Form } from '../../../widgets/Form';
import { say } from '../../../widgets/StatusLine';
import { inLanguage, t } from '../../../words';
import { wordsFor } from '../../../words/failure';
import { calledOf } from '../name';
import { useDrawnPrint } from '../../../frame/onPaper';
import { Sheets } from '../../../frame/Sheets';
import { languageHere, sheetHere } from '../../../frame/usePaper';
import { copyPage } from './copyPage';

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
  const [language, setLanguage] = useState<PageLanguage>(() => languageHere());
  const [sheet, setSheet] = useState<Sheet>(sheetHere);
  const instead = inLanguage(language, () => t('copy-another'));
  const { data: copy, error } = useLive(
    ['parents_copy', file.id, instead],
    () => kith.parentsCopy(file.id, instead),
    'any',
  );
  const [toWhom, setToWhom] = useState('');
  const [why, setWhy] = useState('');
  const [isBusy, setBusy] = useState(false);
  const printDrawn = useDrawnPrint();
  const page = copy && inLanguage(language, () => copyPage(copy));
  const isReady = page !== undefined && toWhom.trim() !== '' && !isBusy;
  const gives = async <T,>(work: (page: CopyPage, to: GiveTo) => Promise<T>): Promise<T | undefined> => {
    if (!page || !isReady) return undefined;
    setBusy(true);
    const given = await work(page, { to_whom: toWhom, why: why || null });
    setBusy(false);
    return given;
  };
  const give = async (how: CopyAs) => {
    if (!(await gives((page, to) => attempt(() => kith.giveParentsCopy(file.id, page, how, to))))) return;
    onClose();
    say(t('copy-saved'));
  };
  const print = async () => {
    // It stays open: what is drawn goes with it, and some systems ask for a printer after they have come back.
    if (await gives((page, to) => printDrawn(attempt(() => kith.drawParentsCopy(file.id, page, sheet, to)))))
      say(t('copy-printed'));
  };
  return (
    <Dialog
      title={t('copy-dialog')}
      size="xl"
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button className="k-foot-start" isDisabled={!isReady} onPress={() => void give({ as: 'html' })}>
            {t('copy-save-html')}
          </Button>
          <Button isDisabled={!isReady} onPress={() => void print()}>
            {t('copy-print')}
          </Button>
          <Button kind="primary" type="submit" form="copy-give" isDisabled={!isReady}>
            {t('copy-save')}
          </Button>
        </>
      }
    >
      {error && <Banner tone="wrong">{wordsFor(error)}</Banner>}
      {copy && <Banner tone="attention">{t('copy-check', { count: copy.hidden })}</Banner>}
      {page && <Page page={page} />}
      <Form id="copy-give" className="copy-give" onSubmit={() => void give({ as: 'pdf', sheet })}>
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
      <Sheets language={language} onLanguage={setLanguage} sheet={sheet} onSheet={setSheet} />
    </Dialog>
  );
}

/** Scrolls by keyboard, too. */
function Page({ page }: { page: CopyPage }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <article className="copy-page" lang={page.language} aria-labelledby="copy-page-title" tabIndex={0}>
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
