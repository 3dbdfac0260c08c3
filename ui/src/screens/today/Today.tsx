// Who to see today, and why? And, in a tab beside it, where one's own time went. At most six students, each with one plain reason that can be put away. It ranks nobody, and
// where nothing waits it says what to do next.

import './today.css';
import { Check, UserRoundCheck, Waypoints, X } from 'lucide-react';
import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { AfterSitting } from '../../frame/AfterSitting';
import { Trouble } from '../../frame/Trouble';
import {
  type Ask,
  type AskState,
  commit,
  kith,
  type OpenProfile,
  type Reason,
  type Role,
  type TodayLine,
  type TodayView,
  type UnreadableDraft,
  useLive,
} from '../../ipc';
import { goTo, goToPlans, goToWishes, openStudent, startTask } from '../../route';
import { t } from '../../words';
import { askWords } from '../../words/asks';
import { dayWords, daysAfter, exactly, near, since, today } from '../../words/dates';
import { gradeWords } from '../../words/people';
import { Banner } from '../../widgets/Banner';
import { Button, IconButton } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { EmptyState } from '../../widgets/EmptyState';
import { say } from '../../widgets/StatusLine';
import { Tabs } from '../../widgets/Tabs';
import { MyTime } from './MyTime';
import { Button as Aria } from 'react-aria-components';

/** A reason that is put away stays away for this long; a map that waits comes back sooner where its days end. */
const AWAY_DAYS = 7;

type Side = 'list' | 'time';

interface TodayProps {
  open: OpenProfile;
  /** Prepares a sitting over a map that waits: it is decided about with its student. */
  onSit: (student: string, wave: string) => void;
}

export function Today({ open, onSit }: TodayProps) {
  const [side, setSide] = useState<Side>('list');
  const view = useLive(['today'], kith.today, 'any');
  const wishes = useLive(['wishes'], kith.wishes, 'any');
  const plans = useLive(['plans'], kith.plans, 'any');
  if (view.isError) return <Trouble error={view.error} onRetry={() => void view.refetch()} />;
  // What stands above the list is there before it: nothing moves away under a finger.
  if (!view.data || wishes.isPending || plans.isPending) return null;
  const { lines } = view.data;
  const list = <WhoToSee view={view.data} open={open} onSit={onSit} />;
  return (
    <div className="page today">
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('today-title')}</h1>
          <p className="page-lead">{lines.length > 0 ? t('today-lead', { count: lines.length }) : exactly(today())}</p>
        </div>
      </div>
      {open.has_maps && <AfterSitting open={open} />}
      {open.is_code_unseen && <CodeUnseen />}
      <WishesBack count={wishes.data?.back ?? 0} />
      <PlansDue count={plans.data?.due ?? 0} />
      {open.has_maps ? (
        <Tabs<Side>
          label={t('today-tabs')}
          value={side}
          onChange={setSide}
          tabs={[
            { id: 'list', label: t('today-tab-list'), panel: list },
            { id: 'time', label: t('today-tab-time'), panel: <MyTime me={open.me} /> },
          ]}
        />
      ) : (
        list
      )}
    </div>
  );
}

/** The recovery code stood on the screen, and nobody said that they have it: without it a forgotten passphrase is the end. */
function CodeUnseen() {
  return (
    <div className="today-wishes">
      <Banner
        tone="attention"
        actions={
          <Button size="s" onPress={() => goTo('settings')}>
            {t('recovery-unseen-do')}
          </Button>
        }
      >
        {t('recovery-unseen')}
      </Banner>
    </div>
  );
}

/** Wishes to stay in touch that wait for somebody. */
function WishesBack({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <div className="today-wishes">
      <Banner
        tone="attention"
        actions={
          <Button size="s" onPress={goToWishes}>
            {t('wish-today-do')}
          </Button>
        }
      >
        {t('wish-today', { count })}
      </Banner>
    </div>
  );
}

/** Planned visits for which something is due. */
function PlansDue({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <div className="today-wishes">
      <Banner
        tone="attention"
        actions={
          <Button size="s" onPress={goToPlans}>
            {t('coming-today-do')}
          </Button>
        }
      >
        {t('coming-today', { count })}
      </Banner>
    </div>
  );
}

function WhoToSee({ view, open, onSit }: TodayProps & { view: TodayView }) {
  return (
    <>
      {view.unreadable_drafts.map((draft) => (
        <Unreadable key={draft.wave} draft={draft} />
      ))}
      {view.lines.length > 0 ? (
        <ul className="today-lines card" aria-label={t('today-list')}>
          {view.lines.map((line) => (
            <Line key={line.student} line={line} me={open.me} onSit={onSit} />
          ))}
        </ul>
      ) : (
        <Nothing view={view} open={open} />
      )}
    </>
  );
}

/** A damaged draft: nobody can say whose it is, and it can be erased. */
function Unreadable({ draft: { wave, days_left } }: { draft: UnreadableDraft }) {
  const [isAsking, setAsking] = useState(false);
  const erase = async () => {
    setAsking(false);
    if (await attempt(() => commit({ on: 'wave', do: { edit: 'forget', wave } }))) say(t('today-unreadable-erased'));
  };
  return (
    <Banner
      tone="wrong"
      actions={
        <Button size="s" onPress={() => setAsking(true)}>
          {t('today-unreadable-erase')}
        </Button>
      }
    >
      {t('today-unreadable', { days: days_left })}
      <Dialog
        title={t('today-unreadable-erase')}
        closeLabel={t('do-close')}
        role="alertdialog"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('do-cancel')}</Button>
            <Button kind="danger" onPress={() => void erase()}>
              {t('today-unreadable-erase')}
            </Button>
          </>
        }
      >
        {t('today-unreadable-ask')}
      </Dialog>
    </Banner>
  );
}

function Nothing({ view, open }: { view: TodayView; open: OpenProfile }) {
  if (!open.has_maps) return <OwnListOnly view={view} role={open.role} />;
  if (view.students === 0)
    return (
      <EmptyState
        title={t('today-no-students-title')}
        actions={
          <Button kind="primary" onPress={() => startTask('bringing_in')}>
            {t('students-bring-in')}
          </Button>
        }
      >
        {t('today-no-students-words')}
      </EmptyState>
    );
  if (view.caseload === 0)
    return (
      <EmptyState
        title={t('today-no-caseload-title')}
        actions={
          <Button kind="primary" onPress={() => startTask('caseload')}>
            {t('today-set-caseload')}
          </Button>
        }
      >
        {t('today-no-caseload-words', { students: view.students })}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t('today-none-title')}
      actions={<Button onPress={() => goTo('students')}>{t('today-none-open')}</Button>}
    >
      {t('today-none-words')}
    </EmptyState>
  );
}

/** What a role without maps can do today, said as it is: no reason to see anybody exists where nothing is told. */
function OwnListOnly({ view, role }: { view: TodayView; role: Role }) {
  const isEmpty = view.students === 0;
  return (
    <EmptyState
      title={t(isEmpty ? 'today-no-students-title' : 'today-list-only-title')}
      actions={
        <>
          <Button kind={isEmpty ? 'primary' : 'plain'} onPress={() => startTask('bringing_in')}>
            {t('students-bring-in')}
          </Button>
          {!isEmpty && (
            <Button kind="primary" onPress={() => goTo('students')}>
              {t('today-none-open')}
            </Button>
          )}
        </>
      }
    >
      {t(role === 'school_lead' ? 'today-lead-words' : 'today-teacher-words')}
    </EmptyState>
  );
}

/** Why somebody is on the list, in a sentence; and the day it speaks of, exactly. */
export function reasonWords(
  reason: Reason,
  now: string = today(),
  ask: Ask | null = null,
): { words: string; exact: string | null } {
  switch (reason.because) {
    case 'step_due':
      return {
        words:
          reason.due_on === now
            ? t('reason-step_due-today')
            : t('reason-step_due-before', { when: near(reason.due_on, now) }),
        exact: exactly(reason.due_on),
      };
    case 'ask_open':
      return { words: askReason(reason, ask, now), exact: exactly(reason.due_on) };
    case 'asked_to_come':
      return {
        words:
          reason.on === now
            ? t('reason-asked_to_come-today')
            : t('reason-asked_to_come-before', { when: near(reason.on, now) }),
        exact: exactly(reason.on),
      };
    case 'correction_open':
      return {
        words:
          reason.on === now
            ? t('reason-correction_open-today')
            : t('reason-correction_open-before', { when: near(reason.on, now) }),
        exact: exactly(reason.on),
      };
    case 'draft_undecided':
      return {
        words:
          reason.days_left === null ? t('reason-draft_held') : t('reason-draft_undecided', { days: reason.days_left }),
        exact: null,
      };
    case 'map_is_old':
      return { words: t('reason-map_is_old', { span: since(reason.since, now) }), exact: exactly(reason.since) };
  }
}

function askReason({ due_on }: { due_on: string }, ask: Ask | null, now: string): string {
  if (ask?.state === 'asked') return t('reason-ask_open-asked');
  if (ask?.state === 'answered') return t('reason-ask_open-answered');
  if (due_on === now) return t('reason-ask_open-agreed-today');
  return due_on < now
    ? t('reason-ask_open-agreed-due', { when: near(due_on, now) })
    : t('reason-ask_open-agreed', { when: dayWords(due_on) });
}

const isAWeek = (until: string): boolean => until >= daysAfter(today(), AWAY_DAYS);

/** What the cross does, and until when. */
const awayWords = ({ until }: NonNullable<TodayLine['put_away']>, name: string): string =>
  isAWeek(until) ? t('today-dismiss-of', { name }) : t('today-dismiss-until-of', { name, when: exactly(until) });

function Line({ line, me, onSit }: { line: TodayLine; me: string; onSit: TodayProps['onSit'] }) {
  const { student, name, grade, reason, step, ask, put_away: away } = line;
  const { words, exact } = reasonWords(reason, today(), ask);
  const dismiss = async ({ reason: because, until }: NonNullable<typeof away>) => {
    const done = await attempt(() =>
      commit({ on: 'today', do: { edit: 'dismiss_reason', counselor: me, student, reason: because, until } }),
    );
    if (!done) return;
    sayUndoable(isAWeek(until) ? t('today-dismissed') : t('today-dismissed-until', { when: exactly(until) }), done);
  };
  return (
    <li className="today-line">
      <Aria className="k-link today-open" onPress={() => openStudent(student)}>
        <span className="today-who">
          <bdi>{name}</bdi>
          {grade && <span>{gradeWords(grade)}</span>}
        </span>
        <span className="today-why" title={exact ?? undefined}>
          {words}
          {exact && <span className="k-hidden"> {exact}.</span>}
        </span>
        {step && <q className="today-step">{step}</q>}
        {ask && <span className="today-step">{askWords(ask)}</span>}
      </Aria>
      <div className="today-do">
        {ask ? <Move ask={ask} /> : <Inline reason={reason} />}
        {reason.because === 'draft_undecided' && !line.is_talk_only && (
          <Button
            size="s"
            icon={Waypoints}
            aria-label={t('today-go-on-with', { name })}
            onPress={() => onSit(student, reason.wave)}
          >
            {t('today-go-on')}
          </Button>
        )}
        {away && <IconButton label={awayWords(away, name)} icon={X} size="s" onPress={() => void dismiss(away)} />}
      </div>
    </li>
  );
}

/** As long as a double tap takes, and the list to be read again. */
const SECOND_TAP_MS = 600;

/** One tap moves an ask on, another lets go of it. Both say what they did, with its undo. */
function Move({ ask }: { ask: Ask }) {
  const { id, wave, name, next } = ask;
  // What is next stands in the same place: a second tap is not meant for it.
  const [isBusy, setBusy] = useState(false);
  const move = async (to: Exclude<AskState, 'agreed'>) => {
    if (isBusy) return;
    setBusy(true);
    const edit = { edit: 'move_ask', ask: id, to, on: today() } as const;
    const done = await attempt(() => commit({ on: 'ask', do: { wave, edit } }));
    if (done) sayUndoable(t(`today-ask-done-${to}`, { name }), done);
    window.setTimeout(() => setBusy(false), SECOND_TAP_MS);
  };
  if (next === null || next === 'agreed' || next === 'let_go') return null;
  const state = t(`today-ask-${next}`);
  return (
    <>
      <Button size="s" icon={Check} aria-label={t('today-ask-move', { state, name })} onPress={() => void move(next)}>
        {state}
      </Button>
      <Button size="s" kind="quiet" aria-label={t('today-ask-let-go-of', { name })} onPress={() => void move('let_go')}>
        {t('today-ask-let-go')}
      </Button>
    </>
  );
}

/** What can be noted without opening the student. */
function Inline({ reason }: { reason: Reason }) {
  const on = today();
  if (reason.because === 'asked_to_come') {
    const came = async () => {
      const done = await attempt(() =>
        commit({ on: 'today', do: { edit: 'came_in', invitation: reason.invitation, on } }),
      );
      if (done) sayUndoable(t('today-came-in-done'), done);
    };
    return (
      <Button size="s" icon={UserRoundCheck} onPress={() => void came()}>
        {t('today-came-in')}
      </Button>
    );
  }
  if (reason.because === 'step_due') {
    const finish = async () => {
      const done = await attempt(() =>
        commit({ on: 'today', do: { edit: 'finish_step', step: reason.step, finished_on: on } }),
      );
      if (done) sayUndoable(t('today-step-done-done'), done);
    };
    return (
      <Button size="s" icon={Check} onPress={() => void finish()}>
        {t('today-step-done')}
      </Button>
    );
  }
  return null;
}
