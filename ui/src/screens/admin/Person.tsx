// What may somebody do, at which school and for how long, and how are they let in? What is granted ends by itself or here; an
// account that is closed lets in neither its person nor their laptops.

import { ArrowLeft, KeyRound, Laptop, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { EmptyState } from '../../widgets/EmptyState';
import { say } from '../../widgets/StatusLine';
import { type ColumnSpec, Table } from '../../widgets/Table';
import { t } from '../../words';
import { type Answers, type GrantLine, order, useAsked } from './asking';
import { Asked } from './Asked';
import { CodeDialog, type CodeFor } from './CodeDialog';
import { GiveDialog } from './GiveDialog';
import { attempt, dayWords, givesWords, useHush } from './said';

/** The clock of the server and that of this browser may differ by so much. */
const APART_MS = 60_000;

const isOver = ({ until_ms, holds }: GrantLine, now: number) =>
  !holds && until_ms !== null && until_ms <= now + APART_MS;

/** A last day ends at its midnight: the moment before it lies in the day that is meant. */
const lastDay = (until_ms: number): string => dayWords(until_ms - 1);

function timeWords(given: GrantLine, now: number): string {
  const { from_ms, until_ms, holds } = given;
  if (until_ms !== null)
    return t(isOver(given, now) ? 'admin-grant-ended' : 'admin-grant-until', { day: lastDay(until_ms) });
  return holds ? t('admin-grant-open') : t('admin-grant-from', { day: dayWords(from_ms) });
}

const columns = (now: number): readonly ColumnSpec<GrantLine>[] => [
  { id: 'what', label: t('admin-grant-what'), isRowHeader: true, cell: givesWords },
  { id: 'time', label: t('admin-grant-time'), cell: (given) => timeWords(given, now) },
];

interface PersonProps {
  person: Answers['people'][number];
  isIt: boolean;
  onClose: () => void;
}

export function Person({ person, isIt, onClose }: PersonProps) {
  const { login, name, is_closed, has_identity } = person;
  const grants = useAsked({ ask: 'grants', login });
  const [code, setCode] = useState<CodeFor | null>(null);
  const [isGiving, setGiving] = useState(false);
  const [isClosing, setClosing] = useState(false);
  const [isForgetting, setForgetting] = useState(false);
  const open = () =>
    attempt(() => order({ ask: 'close_person', login, is_closed: false })).then(
      (done) => done && say(t('admin-opened', { name })),
    );
  return (
    <>
      <Button kind="link" icon={ArrowLeft} onPress={onClose} autoFocus>
        {t('admin-all-people')}
      </Button>
      <div className="page-head admin-person-head">
        <div>
          <h1 className="page-title">
            <bdi>{name}</bdi>
          </h1>
          <p className="page-lead">
            <bdi>{login}</bdi>
            {is_closed && ` · ${t('admin-account-closed')}`}
          </p>
        </div>
        {isIt && !is_closed && (
          <div className="page-actions">
            <Button icon={Laptop} onPress={() => setCode('device')}>
              {t('admin-code-device')}
            </Button>
            <Button icon={KeyRound} onPress={() => setCode('account')}>
              {t('admin-code-account')}
            </Button>
          </div>
        )}
      </div>
      <section className="stack-tight" aria-labelledby="grants">
        <div className="page-head">
          <h2 id="grants" className="admin-heading">
            {t('admin-grants')}
          </h2>
          {isIt && !is_closed && (
            <Button size="s" icon={Plus} onPress={() => setGiving(true)}>
              {t('admin-give')}
            </Button>
          )}
        </div>
        <Asked of={grants}>{(all) => <Grants all={all} now={grants.dataUpdatedAt} isIt={isIt} />}</Asked>
      </section>
      {isIt && (
        <section className="admin-account">
          <h2 className="admin-heading">{t('admin-account')}</h2>
          {has_identity && (
            <>
              <p className="admin-words">{t('admin-identity-words')}</p>
              <Button onPress={() => setForgetting(true)}>{t('admin-identity-forget')}</Button>
            </>
          )}
          <p className="admin-words">{t(is_closed ? 'admin-closed-words' : 'admin-close-words')}</p>
          {is_closed ? (
            <Button onPress={() => void open()}>{t('admin-open-account')}</Button>
          ) : (
            <Button onPress={() => setClosing(true)}>{t('admin-close-account')}</Button>
          )}
        </section>
      )}
      {code && <CodeDialog login={login} name={name} of={code} onClose={() => setCode(null)} />}
      {isGiving && <GiveDialog login={login} name={name} onClose={() => setGiving(false)} />}
      {isClosing && <CloseAccount login={login} name={name} onClose={() => setClosing(false)} />}
      {isForgetting && <ForgetIdentity login={login} name={name} onClose={() => setForgetting(false)} />}
    </>
  );
}

function Grants({ all, now, isIt }: { all: readonly GrantLine[]; now: number; isIt: boolean }) {
  // What is over comes last.
  const rows = [...all].sort((a, b) => Number(isOver(a, now)) - Number(isOver(b, now)));
  const end = (given: GrantLine) =>
    attempt(() => order({ ask: 'end_grant', given: given.grant })).then(
      (done) => done && say(t('admin-grant-end-done', { what: givesWords(given) })),
    );
  const ending: ColumnSpec<GrantLine> = {
    id: 'end',
    label: t('admin-grant-end-column'),
    cell: (given) =>
      isOver(given, now) ? null : (
        <Button
          size="s"
          aria-label={t('admin-grant-end-of', { what: givesWords(given) })}
          onPress={() => void end(given)}
        >
          {t('admin-grant-end')}
        </Button>
      ),
  };
  return (
    <div className="card">
      <Table
        label={t('admin-grants')}
        columns={isIt ? [...columns(now), ending] : columns(now)}
        rows={rows}
        idOf={({ grant }) => grant}
        textOf={givesWords}
        empty={<EmptyState title={t('admin-grants-none')}>{t('admin-grants-none-words')}</EmptyState>}
      />
    </div>
  );
}

interface SureProps {
  login: string;
  name: string;
  onClose: () => void;
}

function ForgetIdentity({ login, name, onClose }: SureProps) {
  const forget = () => order({ ask: 'forget_identity', login });
  return (
    <Sure
      title={t('admin-identity-title', { name })}
      does={t('admin-identity-forget')}
      words={t('admin-identity-sure', { login })}
      onSure={async () => {
        if (await attempt(forget)) say(t('admin-identity-forgotten', { name }));
      }}
      onClose={onClose}
    />
  );
}

function CloseAccount({ login, name, onClose }: SureProps) {
  const close = () => order({ ask: 'close_person', login, is_closed: true });
  return (
    <Sure
      title={t('admin-close-title', { name })}
      does={t('admin-close-account')}
      words={t('admin-close-sure')}
      onSure={async () => {
        if (await attempt(close)) say(t('admin-closed', { name }));
      }}
      onClose={onClose}
    />
  );
}

interface SureDialogProps {
  title: string;
  does: string;
  words: string;
  onSure: () => Promise<void>;
  onClose: () => void;
}

/** Whoever thinks better of it has the way back under their fingers. */
function Sure({ title, does, words, onSure, onClose }: SureDialogProps) {
  useHush();
  return (
    <Dialog
      title={title}
      role="alertdialog"
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose} autoFocus>
            {t('do-cancel')}
          </Button>
          <Button kind="danger" onPress={() => void onSure().then(onClose)}>
            {does}
          </Button>
        </>
      }
    >
      <p className="admin-words">{words}</p>
    </Dialog>
  );
}
