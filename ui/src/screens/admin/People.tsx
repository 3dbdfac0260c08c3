// Who has an account on the server? Found by a few letters; opened for what somebody may and for the codes that let them in.

import { useQuery } from '@tanstack/react-query';
import { Plus, QrCode } from 'lucide-react';
import { useState } from 'react';
import { FormDialog } from '../../frame/FormDialog';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { Field, SearchField } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { type ColumnSpec, Table } from '../../widgets/Table';
import { inLocale, t } from '../../words';
import { type Answers, hello, NotDone, order, useAsked } from './asking';
import { Asked } from './Asked';
import { InvitationDialog } from './InvitationDialog';
import { Person } from './Person';
import { rolesWords, useHush, whyWords } from './said';

type PersonLine = Answers['people'][number];

/** As many as are drawn at once: beyond that a few letters find them. */
const MOST_SHOWN = 200;

function standing({ is_closed, has_passphrase, has_identity }: PersonLine): string {
  if (is_closed) return t('admin-account-closed');
  if (has_identity) return t('admin-account-joined');
  return t(has_passphrase ? 'admin-account-open' : 'admin-account-no-passphrase');
}

const COLUMNS = inLocale((): readonly ColumnSpec<PersonLine>[] => [
  { id: 'name', label: t('admin-name'), isRowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
  { id: 'login', label: t('admin-login'), cell: ({ login }) => <bdi>{login}</bdi> },
  { id: 'roles', label: t('admin-roles'), cell: ({ roles }) => rolesWords(roles) },
  { id: 'account', label: t('admin-account'), cell: standing },
]);

export function People() {
  const people = useAsked({ ask: 'people' });
  const me = useAsked({ ask: 'me' });
  const district = useQuery({ queryKey: ['hello'], queryFn: hello });
  const [sought, setSought] = useState('');
  const [isAdding, setAdding] = useState(false);
  const [isInviting, setInviting] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const isIt = me.data?.roles.includes('it') ?? false;
  const opened = people.data?.find(({ login }) => login === open);
  if (opened) return <Person person={opened} isIt={isIt} onClose={() => setOpen(null)} />;
  return (
    <>
      <div className="page-head">
        <h1 className="page-title">{t('admin-room-people')}</h1>
        {isIt && (
          <div className="page-actions">
            {district.data?.by_account && (
              <Button icon={QrCode} onPress={() => setInviting(true)}>
                {t('admin-invitation')}
              </Button>
            )}
            <Button kind="primary" icon={Plus} onPress={() => setAdding(true)}>
              {t('admin-add-person')}
            </Button>
          </div>
        )}
      </div>
      <div className="admin-search">
        <SearchField
          label={t('admin-find-person')}
          clearLabel={t('admin-find-clear')}
          placeholder={t('admin-find-person')}
          value={sought}
          onChange={setSought}
        />
      </div>
      <Asked of={people}>{(all) => <Found all={all} sought={sought} onOpen={setOpen} />}</Asked>
      {isInviting && <InvitationDialog onClose={() => setInviting(false)} />}
      {isAdding && <AddPerson known={people.data ?? []} onClose={() => setAdding(false)} onAdded={setOpen} />}
    </>
  );
}

function Found({ all, sought, onOpen }: { all: PersonLine[]; sought: string; onOpen: (login: string) => void }) {
  const letters = sought.trim().toLocaleLowerCase();
  const found = all.filter(({ name, login }) => `${name}\n${login}`.toLocaleLowerCase().includes(letters));
  return (
    <>
      <div className="card">
        <Table
          label={t('admin-room-people')}
          columns={COLUMNS()}
          rows={found.slice(0, MOST_SHOWN)}
          idOf={({ login }) => login}
          textOf={({ name }) => name}
          onOpen={onOpen}
          empty={<EmptyState title={t('admin-nobody-found')}>{t('admin-nobody-found-words')}</EmptyState>}
        />
      </div>
      <p className="soft admin-count" role="status">
        {found.length > MOST_SHOWN
          ? t('admin-people-more', { shown: MOST_SHOWN, count: found.length })
          : t('admin-people-count', { count: found.length })}
      </p>
    </>
  );
}

interface AddPersonProps {
  known: readonly PersonLine[];
  onClose: () => void;
  onAdded: (login: string) => void;
}

function AddPerson({ known, onClose, onAdded }: AddPersonProps) {
  useHush();
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const [staff, setStaff] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const asked = login.trim().toLowerCase();
  const isTaken = known.some((person) => person.login === asked);
  const loginError = !isTried ? null : asked === '' ? t('admin-missing') : isTaken ? t('admin-login-taken') : null;
  const add = async () => {
    setTried(true);
    if (isBusy || asked === '' || isTaken || name.trim() === '') return;
    setBusy(true);
    setFailed(null);
    try {
      const added = await order({ ask: 'add_person', login, name, staff: staff.trim() === '' ? null : staff });
      onClose();
      onAdded(added.login);
    } catch (error) {
      setFailed(error);
      setBusy(false);
    }
  };
  const isAboutStaff =
    failed instanceof NotDone && (failed.why === 'no_such_staff' || failed.why === 'staff_has_account');
  return (
    <FormDialog title={t('admin-add-person')} form="add-person" does={t('admin-add')} isBusy={isBusy} onClose={onClose}>
      <Form id="add-person" onSubmit={() => void add()}>
        <Field
          label={t('admin-name')}
          value={name}
          onChange={setName}
          maxLength={120}
          autoFocus
          autoComplete="off"
          error={isTried && name.trim() === '' ? t('admin-missing') : null}
        />
        <Field
          label={t('admin-login')}
          hint={t('admin-login-hint')}
          value={login}
          onChange={setLogin}
          maxLength={80}
          autoComplete="off"
          spellCheck="false"
          error={loginError}
        />
        <Field
          label={t('admin-staff')}
          aside={t('optional')}
          hint={t('admin-staff-hint')}
          value={staff}
          onChange={setStaff}
          autoComplete="off"
          spellCheck="false"
          error={isAboutStaff ? whyWords(failed) : null}
        />
        {failed !== null && !isAboutStaff && (
          <p className="k-error" role="alert">
            {whyWords(failed)}
          </p>
        )}
      </Form>
    </FormDialog>
  );
}
