// Who would like to stay in touch, and what became of it? A queue by visit: who said so, the message in their words, a letter
// for the whole class, and how far each came. What waits for five school days is said first. No phone number is asked for.

import { Copy, FileText, Printer } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { attempt, sayUndoable } from '../../frame/attempt';
import { FormDialog } from '../../frame/FormDialog';
import { printsLight } from '../../frame/onPaper';
import { Trouble } from '../../frame/Trouble';
import {
  commit,
  kith,
  type OpenProfile,
  useLive,
  type VisitLine,
  type VisitRoom,
  type WishEdit,
  type WishGroup,
  type WishLine,
  type WishState,
} from '../../ipc';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { EmptyState } from '../../widgets/EmptyState';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { Menu } from '../../widgets/Menu';
import { Select } from '../../widgets/Select';
import { say } from '../../widgets/StatusLine';
import { t } from '../../words';
import { exactly, hourWords, near, today } from '../../words/dates';
import { hasContact } from './doing';
import { WishCard } from './WishCard';

async function does(edit: WishEdit, said: string): Promise<boolean> {
  const done = await attempt(() => commit({ on: 'wish', do: edit }));
  if (done) sayUndoable(said, done);
  return done !== undefined;
}

export function Wishes({ open, room }: { open: OpenProfile; room: VisitRoom }) {
  const queue = useLive(['wishes'], kith.wishes, 'any', { keepWhileReading: true });
  const [isAsking, setAsking] = useState(false);
  if (queue.isError) return <Trouble error={queue.error} onRetry={() => void queue.refetch()} />;
  if (!queue.data) return null;
  const { groups, back, is_off } = queue.data;
  const add = room.recent.length > 0 && !is_off && (
    <Button kind={groups.length === 0 ? 'primary' : 'plain'} onPress={() => setAsking(true)}>
      {t('wish-add')}
    </Button>
  );
  return (
    <div className="wishes">
      {is_off && <Banner tone="attention">{t('wish-off')}</Banner>}
      {groups.length === 0 ? (
        <EmptyState title={t('wish-none')} actions={add || undefined}>
          {t(is_off ? 'wish-none-off' : 'wish-none-words')}
        </EmptyState>
      ) : (
        <>
          <div className="wishes-head">
            <p className="soft">{t('wish-lead')}</p>
            {add}
          </div>
          {back > 0 && <Banner tone="attention">{t('wish-back', { count: back })}</Banner>}
          {groups.map((group) => (
            <Group key={group.visit.id} group={group} teacher={open.name} />
          ))}
        </>
      )}
      {isAsking && <WhoWishes room={room} onClose={() => setAsking(false)} />}
    </div>
  );
}

/** What one tap makes of a wish. */
const NEXT: Partial<Record<WishState, WishState>> = {
  said: 'sent',
  sent: 'answered',
  answered: 'met',
  met: 'repeated',
};

function Group({ group: { visit, wishes }, teacher }: { group: WishGroup; teacher: string }) {
  const [isLetter, setLetter] = useState(false);
  const unsent = wishes.filter((wish) => wish.state === 'said');
  return (
    <section className="card wish-group" aria-label={visit.visitor.name}>
      <div className="wish-group-head">
        <span className="past-what">
          <bdi className="past-who">{visit.visitor.name}</bdi>
          <span className="soft" title={exactly(visit.held_on)}>
            {visit.class} · {near(visit.held_on)}
          </span>
        </span>
        {unsent.length > 0 && (
          <Button icon={FileText} onPress={() => setLetter(true)}>
            {t('wish-letter')}
          </Button>
        )}
      </div>
      <ul>
        {wishes.map((wish) => (
          <Line key={wish.student} wish={wish} visitLine={visit} />
        ))}
      </ul>
      {isLetter && <Letter visit={visit} wishes={unsent} teacher={teacher} onClose={() => setLetter(false)} />}
    </section>
  );
}

function Line({ wish, visitLine }: { wish: WishLine; visitLine: VisitLine }) {
  const [isWriting, setWriting] = useState<'message' | 'reply' | 'card' | null>(null);
  const { visit, student, name, message, reply, state, since, is_back } = wish;
  const next = NEXT[state];
  // Pressed twice it is one contact: another one of the same day is noted from the menu.
  const isJustMet = state === 'met' && since === today();
  const move = (to: WishState) =>
    void does({ edit: 'move_wishes', visit, students: [student], to, on: today() }, t(`wish-did-${to}`, { name }));
  return (
    <li className="wish-line">
      <span className="past-what">
        <span>
          <bdi className="past-who">{name}</bdi>{' '}
          <span className="wish-state" data-back={is_back || undefined} title={exactly(since)}>
            {t(`wish-is-${state}`, { date: near(since) })}
          </span>
        </span>
        {message && (
          <span className="soft" dir="auto">
            {message}
          </span>
        )}
        {reply && <span dir="auto">{t('wish-replied', { reply })}</span>}
      </span>
      {next && !isJustMet && (
        <Button
          size="s"
          aria-label={t('wish-move-named', { what: t(`wish-to-${next}`), name })}
          onPress={() => (next === 'answered' ? setWriting('reply') : move(next))}
        >
          {t(`wish-to-${next}`)}
        </Button>
      )}
      <Menu
        label={t('wish-more-named', { name })}
        trigger={
          <Button size="s" kind="quiet" aria-label={t('wish-more-named', { name })}>
            {t('wish-more')}
          </Button>
        }
        commands={[
          { id: 'message', label: t('wish-message'), onAction: () => setWriting('message') },
          { id: 'card', label: t('wish-card'), onAction: () => setWriting('card') },
          { id: 'reply', label: t('wish-reply'), onAction: () => setWriting('reply') },
          // They may come again where nobody answered.
          ...(state === 'said' || state === 'sent'
            ? [{ id: 'met', label: t('wish-to-met'), onAction: () => move('met') }]
            : []),
          ...(isJustMet ? [{ id: 'repeated', label: t('wish-to-repeated'), onAction: () => move('repeated') }] : []),
          ...(state === 'repeated' ? [{ id: 'once', label: t('wish-to-met'), onAction: () => move('met') }] : []),
          ...(state === 'let_go' ? [] : [{ id: 'let_go', label: t('wish-to-let_go'), onAction: () => move('let_go') }]),
          ...(state === 'said' ? [] : [{ id: 'said', label: t('wish-to-said'), onAction: () => move('said') }]),
          null,
          {
            id: 'remove',
            label: t('wish-remove'),
            onAction: () => void does({ edit: 'remove_wish', visit, student }, t('wish-removed')),
          },
        ]}
      />
      {isWriting === 'card' && <WishCard visit={visitLine} wish={wish} onClose={() => setWriting(null)} />}
      {(isWriting === 'message' || isWriting === 'reply') && (
        <Writing wish={wish} what={isWriting} onClose={() => setWriting(null)} />
      )}
    </li>
  );
}

function Writing({ wish, what, onClose }: { wish: WishLine; what: 'message' | 'reply'; onClose: () => void }) {
  const [text, setText] = useState(wish[what] ?? '');
  const { visit, student, name } = wish;
  const save = async () => {
    const edit: WishEdit =
      what === 'message'
        ? { edit: 'write_message', visit, student, message: text }
        : { edit: 'note_reply', visit, student, reply: text, on: today() };
    if (await does(edit, t('past-saved'))) onClose();
  };
  return (
    <FormDialog
      title={name}
      form="wish-text"
      does={t('do-save')}
      isDisabled={what === 'reply' && text.trim() === ''}
      onClose={onClose}
    >
      <Form id="wish-text" onSubmit={() => void save()}>
        <Field
          label={t(`wish-${what}`)}
          hint={t(`wish-${what}-hint`)}
          value={text}
          onChange={setText}
          lines={4}
          autoFocus
        />
        {hasContact(text) && (
          <Banner tone="attention" role="status">
            {t('wish-contact')}
          </Banner>
        )}
      </Form>
    </FormDialog>
  );
}

/** One letter for the class: first names and their words, through the school. */
function letterOf(visit: VisitLine, wishes: readonly WishLine[], teacher: string): string {
  const first = (name: string) => name.split(' ')[0];
  const lines = wishes.map(({ on_paper, message }) =>
    message
      ? t('wish-letter-line', { name: first(on_paper), message })
      : t('wish-letter-line-bare', { name: first(on_paper) }),
  );
  return [
    t('wish-letter-dear', { name: visit.visitor.name }),
    t('wish-letter-thanks', { class: visit.class, date: exactly(visit.held_on) }),
    lines.join('\n'),
    t('wish-letter-how'),
    teacher,
  ].join('\n\n');
}

interface LetterProps {
  visit: VisitLine;
  wishes: readonly WishLine[];
  teacher: string;
  onClose: () => void;
}

function Letter({ visit, wishes, teacher, onClose }: LetterProps) {
  const [text, setText] = useState(() => letterOf(visit, wishes, teacher));
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    say(t('wish-letter-copied'));
  };
  const saveAs = async (name: string, content: string) => {
    if (await attempt(() => kith.saveText(name, content))) say(t('wish-letter-saved'));
  };
  // A draft that any mail program opens; it bears nobody's name in its own.
  const mail = () =>
    saveAs(
      `letter-${today()}.eml`,
      [
        'X-Unsent: 1',
        `Subject: ${encoded(t('wish-letter-subject'))}`,
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: 8bit',
        '',
        text,
      ].join('\r\n'),
    );
  const sent = async () => {
    const students = wishes.map((wish) => wish.student);
    for (const at of new Set(wishes.map((wish) => wish.visit))) {
      const of = wishes.filter((wish) => wish.visit === at).map((wish) => wish.student);
      if (
        !(await does(
          { edit: 'move_wishes', visit: at, students: of, to: 'sent', on: today() },
          t('wish-letter-sent', { count: students.length }),
        ))
      )
        return;
    }
    onClose();
  };
  return (
    <Dialog
      title={t('wish-letter')}
      size="l"
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" icon={Copy} onPress={() => void copy()}>
            {t('wish-letter-copy')}
          </Button>
          <Button kind="quiet" icon={FileText} onPress={() => void mail()}>
            {t('wish-letter-mail')}
          </Button>
          <Button kind="quiet" icon={Printer} onPress={() => printsLight()}>
            {t('came-print')}
          </Button>
          <Button kind="primary" onPress={() => void sent()}>
            {t('wish-letter-mark')}
          </Button>
        </>
      }
    >
      <p className="soft visit-lead">{t('wish-letter-hint')}</p>
      <Field label={t('wish-letter-text')} value={text} onChange={setText} lines={14} autoFocus />
      {hasContact(text) && (
        <Banner tone="attention" role="status">
          {t('wish-contact')}
        </Banner>
      )}
      <pre className="wish-print print-alone" aria-hidden="true">
        {text}
      </pre>
    </Dialog>
  );
}

/** A heading of a mail in letters beyond ASCII (RFC 2047). */
function encoded(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked.
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const bytes = new TextEncoder().encode(text);
  return `=?utf-8?B?${btoa(String.fromCharCode(...bytes))}?=`;
}

/** Who said so, after which visit: the class as tiles, as it was met. */
function WhoWishes({ room, onClose }: { room: VisitRoom; onClose: () => void }) {
  const [visit, setVisit] = useState(room.recent[0].id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const line = room.recent.find((one) => one.id === visit) ?? room.recent[0];
  const view = useLive(['visit_class', line.section], () => kith.visitClass(line.section), 'any');
  const met = useLive(['visit_presence', visit], () => kith.visitPresence(visit), 'any');
  const students = view.data?.students.filter((one) => met.data?.present.includes(one.student)) ?? [];
  const note = async () => {
    const edit: WishEdit = { edit: 'say_wishes', visit, students: [...chosen], on: today() };
    if (await does(edit, t('wish-did-add', { count: chosen.size }))) onClose();
  };
  return (
    <FormDialog
      title={t('wish-add')}
      size="l"
      form="wish-who"
      does={t('wish-add-do')}
      isDisabled={chosen.size === 0}
      onClose={onClose}
    >
      <Form id="wish-who" onSubmit={() => void note()}>
        <Select
          label={t('wish-visit')}
          options={room.recent.map((one) => ({
            id: one.id,
            label: `${one.visitor.name} · ${one.class}`,
            detail: [near(one.held_on), one.began_at && hourWords(one.began_at)].filter(Boolean).join(', '),
          }))}
          value={visit}
          onChange={(id) => {
            setVisit(id);
            setChosen(new Set());
          }}
        />
        <div className="k-field">
          <span className="k-label" id="wish-who-label">
            {t('wish-who')}
          </span>
          <ToggleButtonGroup
            className="visit-people"
            aria-labelledby="wish-who-label"
            selectionMode="multiple"
            selectedKeys={chosen}
            onSelectionChange={(keys) => setChosen(new Set([...keys].map(String)))}
          >
            {students.map(({ student, name }) => (
              <ToggleButton key={student} id={student} className="visit-tile">
                <bdi>{name}</bdi>
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </div>
      </Form>
    </FormDialog>
  );
}
