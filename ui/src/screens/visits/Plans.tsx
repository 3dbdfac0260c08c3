// Who is coming? Each planned visit with what is still to be done, its approval and clearance with their days; and one press when it
// took place.

import { CalendarPlus, Check as Tick } from 'lucide-react';
import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { Trouble } from '../../frame/Trouble';
import {
  type Approval,
  commit,
  kith,
  type OpenProfile,
  type PlanEdit,
  type PlanLine,
  type SchoolRules,
  type TaskLine,
  useLive,
  uuidv7,
  type VisitRoom,
} from '../../ipc';
import { Button } from '../../widgets/Button';
import { Check } from '../../widgets/Check';
import { EmptyState } from '../../widgets/EmptyState';
import { DayField } from '../../frame/DayField';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { Select } from '../../widgets/Select';
import { t } from '../../words';
import { exactly, hourWords, near, today } from '../../words/dates';
import { timeNow } from './doing';
import { PlanDialog } from './PlanDialog';
import { RulesDialog } from './RulesDialog';

async function does(edit: PlanEdit, said: string): Promise<boolean> {
  const done = await attempt(() => commit({ on: 'plan', do: edit }));
  if (done) sayUndoable(said, done);
  return done !== undefined;
}

export function Plans({ open, room }: { open: OpenProfile; room: VisitRoom }) {
  const page = useLive(['plans'], kith.plans, 'any', { keepWhileReading: true });
  const [planned, setPlanned] = useState<PlanLine | 'new' | null>(null);
  const [rules, setRules] = useState<SchoolRules | null>(null);
  if (page.isError) return <Trouble error={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return null;
  const { plans } = page.data;
  const own = page.data.rules.find(({ school }) => school === open.school?.id) ?? page.data.rules[0];
  const add = (
    <Button kind="primary" icon={CalendarPlus} onPress={() => setPlanned('new')}>
      {t('coming-add')}
    </Button>
  );
  return (
    <div className="comings">
      <div className="wishes-head">
        <p className="soft">{t('coming-lead')}</p>
        <span className="visit-twins-do">
          {open.role !== 'teacher' && own && (
            <Button kind="quiet" onPress={() => setRules(own)}>
              {t('coming-rules')}
            </Button>
          )}
          {plans.length > 0 && add}
        </span>
      </div>
      {plans.length === 0 ? (
        <EmptyState title={t('coming-none')} actions={add}>
          {t('coming-none-words')}
        </EmptyState>
      ) : (
        plans.map((plan) => <Plan key={plan.id} open={open} plan={plan} onChange={() => setPlanned(plan)} />)
      )}
      {planned && (
        <PlanDialog
          open={open}
          room={room}
          plan={planned === 'new' ? null : planned}
          onClose={() => setPlanned(null)}
        />
      )}
      {rules && (
        <RulesDialog
          rules={rules}
          isOff={page.data.is_stay_in_touch_off}
          isLead={open.role === 'school_lead'}
          onClose={() => setRules(null)}
        />
      )}
    </div>
  );
}

function Plan({ open, plan, onChange }: { open: OpenProfile; plan: PlanLine; onChange: () => void }) {
  const name = plan.visitor.name;
  const hold = async () => {
    const view = await attempt(() => kith.visitClass(plan.section));
    if (!view) return;
    const present = view.students.map((one) => one.student);
    const held_on = plan.planned_on < today() ? plan.planned_on : today();
    const edit: PlanEdit = {
      edit: 'hold_planned',
      plan: plan.id,
      held_on,
      began_at: plan.begins_at ?? timeNow(),
      present,
      absent: [],
      logged_by: open.me,
    };
    // What took place took place; that the school asked for more is said, and held against nobody.
    const isApproved = plan.approver === null || plan.approval?.state === 'given';
    const lacks = plan.is_cleared ? 'approval' : isApproved ? 'clearance' : 'both';
    const said = { name, class: plan.class };
    await does(edit, plan.is_cleared && isApproved ? t('coming-held', said) : t(`coming-held-no-${lacks}`, said));
  };
  const told = [
    plan.class,
    t(`visit-format-${plan.format}`),
    plan.lesson,
    plan.questions > 0 && t('coming-questions', { count: plan.questions }),
  ];
  return (
    <section className="card coming" aria-label={name} data-due={plan.is_due || undefined}>
      <div className="wish-group-head">
        <span className="past-what">
          <span>
            <bdi className="past-who">{name}</bdi>
            {plan.visitor.organisation && <span className="soft"> · {plan.visitor.organisation}</span>}
          </span>
          <span className="soft">{told.filter(Boolean).join(' · ')}</span>
          {plan.purpose && <span dir="auto">{t('coming-purpose-is', { purpose: plan.purpose })}</span>}
          {plan.aim && <span dir="auto">{t('coming-aim-is', { aim: plan.aim })}</span>}
        </span>
        <span className="coming-when" title={exactly(plan.planned_on)}>
          {[near(plan.planned_on), plan.begins_at && hourWords(plan.begins_at)].filter(Boolean).join(', ')}
        </span>
      </div>
      <Order plan={plan} />
      <Tasks plan={plan} />
      <div className="past-do">
        <Button kind={plan.planned_on <= today() ? 'primary' : 'plain'} icon={Tick} onPress={() => void hold()}>
          {t('coming-hold')}
        </Button>
        <Button onPress={onChange}>{t('coming-change')}</Button>
        <Button kind="quiet" onPress={() => void does({ edit: 'drop_plan', plan: plan.id }, t('coming-dropped'))}>
          {t('coming-drop')}
        </Button>
      </div>
    </section>
  );
}

const APPROVALS: readonly Approval[] = ['asked', 'given', 'refused'];
const NOT_ASKED = 'not_asked';

/** A day that is said again when it was another; it is kept when it is left. */
function OtherDay({ label, day, onDay }: { label: string; day: string; onDay: (day: string) => void }) {
  const [typed, setTyped] = useState(day);
  return (
    <DayField
      label={label}
      size="s"
      value={typed}
      onChange={setTyped}
      onBlur={() => (typed === '' ? setTyped(day) : typed !== day && onDay(typed))}
    />
  );
}

/** Approval and clearance, where the school asks for them. */
function Order({ plan }: { plan: PlanLine }) {
  const [clearedOn, setClearedOn] = useState(today());
  if (plan.approver === null && !plan.needs_clearance) return null;
  const approve = (state: Approval | typeof NOT_ASKED, on = today()) =>
    void does(
      { edit: 'set_approval', plan: plan.id, approval: state === NOT_ASKED ? null : { state, on } },
      t('coming-approval-said'),
    );
  const clear = (on: string | null) =>
    void does({ edit: 'clear_visitor', visitor: plan.visitor.id, on }, t(on ? 'coming-cleared' : 'coming-uncleared'));
  return (
    <div className="coming-order">
      {plan.approver !== null && (
        <div>
          <Select<Approval | typeof NOT_ASKED>
            label={t('coming-approval', { who: plan.approver })}
            size="s"
            options={[
              { id: NOT_ASKED, label: t('coming-approval-not_asked') },
              ...APPROVALS.map((id) => ({ id, label: t(`coming-approval-${id}`) })),
            ]}
            value={plan.approval?.state ?? NOT_ASKED}
            onChange={(state) => approve(state)}
          />
          {plan.approval ? (
            <OtherDay
              key={`${plan.approval.state} ${plan.approval.on}`}
              label={t('coming-approval-day')}
              day={plan.approval.on}
              onDay={(on) => plan.approval && approve(plan.approval.state, on)}
            />
          ) : (
            <span className="soft coming-note">
              {plan.ask_until && t('coming-ask-until', { date: exactly(plan.ask_until) })}
            </span>
          )}
        </div>
      )}
      {plan.needs_clearance && (
        <div>
          <span className="k-label">{t('coming-clearance')}</span>
          <span className={plan.is_cleared ? 'soft' : 'coming-attention'}>
            {plan.cleared_on === null
              ? t('coming-clearance-none')
              : t(plan.is_cleared ? 'coming-clearance-until' : 'coming-clearance-ends', {
                  date: exactly(plan.cleared_until ?? plan.cleared_on),
                })}
          </span>
          {plan.is_cleared ? (
            <Button size="s" kind="quiet" onPress={() => clear(null)}>
              {t('coming-clearance-undo')}
            </Button>
          ) : (
            <>
              <DayField label={t('coming-clearance-day')} size="s" value={clearedOn} onChange={setClearedOn} />
              <Button size="s" isDisabled={clearedOn === ''} onPress={() => clear(clearedOn)}>
                {t('coming-clearance-do')}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  );
}

function Tasks({ plan }: { plan: PlanLine }) {
  const [what, setWhat] = useState('');
  const [due, setDue] = useState(plan.planned_on);
  const add = async () => {
    const told = { task: uuidv7(), what, due_on: due || plan.planned_on };
    if (await does({ edit: 'set_task', plan: plan.id, told }, t('coming-task-added'))) setWhat('');
  };
  return (
    <div className="coming-tasks">
      <ul aria-label={t('coming-tasks')}>
        {plan.tasks.map((task) => (
          <Task key={task.id} task={task} />
        ))}
      </ul>
      <Form className="coming-add" onSubmit={() => void add()}>
        <Field label={t('coming-task-new')} size="s" value={what} onChange={setWhat} maxLength={140} />
        <DayField label={t('coming-task-due')} size="s" value={due} onChange={setDue} />
        <Button size="s" type="submit" isDisabled={what.trim() === ''}>
          {t('ask-add')}
        </Button>
      </Form>
    </div>
  );
}

function Task({ task: { id, what, due_on, done_on } }: { task: TaskLine }) {
  const isLate = done_on === null && due_on <= today();
  return (
    <li>
      <Check
        isSelected={done_on !== null}
        onChange={(isDone) =>
          void does(
            { edit: 'finish_task', task: id, on: isDone ? today() : null },
            t(isDone ? 'coming-task-done' : 'coming-task-open'),
          )
        }
      >
        {what}
      </Check>
      <span className={isLate ? 'coming-attention' : 'soft'} title={exactly(due_on)}>
        {t(done_on === null ? 'coming-task-until' : 'coming-task-was', { date: near(done_on ?? due_on) })}
      </span>
      <Button
        size="s"
        kind="quiet"
        aria-label={t('coming-task-remove', { what })}
        onPress={() => void does({ edit: 'remove_task', task: id }, t('coming-task-removed'))}
      >
        {t('wish-remove')}
      </Button>
    </li>
  );
}
