// Who seems to be here twice? A banner says how many; what differs is seen side by side, and a person decides. Joining changes what is
// shown and keeps both records; it can be undone.

import { useState } from 'react';
import { standsFor } from '../../frame/schools';
import { attempt, sayUndoable } from '../../frame/attempt';
import { type AlikeTold, commit, type Filters, kith, type LookAlike, useLive } from '../../ipc';
import { inLocale, t } from '../../words';
import { gradeShort } from '../../words/people';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';

/** A pair that was told apart stays apart: a day that no school reaches. */
const FOR_GOOD = '9999-12-31';

/** What the dismissal of a pair is called: of two who were typed it names the other. */
const dismissalOf = (pair: LookAlike): string => (pair.is_typed_twice ? `look_alike ${pair.on_roster}` : 'look_alike');

export function LookAlikes({ me, schools }: { me: string; schools: Filters['schools'] }) {
  const [isOpen, setOpen] = useState(false);
  const pairs = useLive(['lookAlikes'], kith.lookAlikes, 'any').data ?? [];
  if (pairs.length === 0 && !isOpen) return null;
  return (
    <div className="students-alike">
      {pairs.length > 0 && (
        <Banner
          tone="attention"
          actions={
            <Button size="s" onPress={() => setOpen(true)}>
              {t('alike-review')}
            </Button>
          }
        >
          {t('alike-banner', { count: pairs.length })}
        </Banner>
      )}
      <Dialog
        title={t('alike-title')}
        closeLabel={t('do-close')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        size="l"
        actions={
          <Button kind={pairs.length === 0 ? 'primary' : 'plain'} onPress={() => setOpen(false)}>
            {t('do-done')}
          </Button>
        }
      >
        <p className="soft caseload-lead">{pairs.length === 0 ? t('alike-none') : t('alike-lead')}</p>
        {casesOf(pairs).map((one) => (
          <CaseOf key={one.held[0].id} {...one} me={me} schools={schools} />
        ))}
      </Dialog>
    </div>
  );
}

/** One of the records that may be one person. */
interface Held {
  id: string;
  name: string;
  from: 'alike-by-hand' | 'alike-on-roster';
  told: AlikeTold;
}

/** Records that hang together, with the pairs that are asked about: three that look alike are one case. */
interface Case {
  held: Held[];
  pairs: LookAlike[];
}

function casesOf(pairs: readonly LookAlike[]): Case[] {
  let cases: Case[] = [];
  for (const pair of pairs) {
    const both: Held[] = [
      {
        id: pair.on_roster,
        name: pair.name_on_roster,
        from: pair.is_typed_twice ? 'alike-by-hand' : 'alike-on-roster',
        told: pair.told_on_roster,
      },
      { id: pair.by_hand, name: pair.name_by_hand, from: 'alike-by-hand', told: pair.told_by_hand },
    ];
    const isMet = ({ held }: Case) => held.some(({ id }) => both.some((one) => one.id === id));
    const met = cases.filter(isMet);
    const all = [...met.flatMap(({ held }) => held), ...both];
    const held = all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at);
    const one = { held, pairs: [...met.flatMap(({ pairs }) => pairs), pair] };
    // It stands where the first of them stood.
    cases = met.length === 0 ? [...cases, one] : cases.map((other) => (other === met[0] ? one : other));
    cases = cases.filter((other) => other === one || !met.includes(other));
  }
  return cases;
}

interface Line {
  label: string;
  says: (string | false | null)[];
}

const listed = inLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));
const figure = inLocale((tag) => new Intl.NumberFormat(tag));

/** How many of something each has; nothing where none of them may be told. */
const counts = (label: string, all: readonly (number | null)[]): Line[] =>
  all.every((count) => count === null)
    ? []
    : [{ label, says: all.map((count) => count !== null && figure().format(count)) }];

/** What each record says, side by side, with what differs set apart; below it one question for each pair. */
function CaseOf({ held, pairs, me, schools }: Case & { me: string; schools: Filters['schools'] }) {
  const schoolOf = ({ school }: AlikeTold) => {
    const standing = standsFor(school, schools);
    return schools.find(({ id }) => id === standing)?.name ?? null;
  };
  const lines: Line[] = [
    { label: t('students-col-name'), says: held.map(({ name }) => name) },
    { label: t('alike-from'), says: held.map(({ from }) => t(from)) },
    { label: t('students-col-grade'), says: held.map(({ told }) => told.grade && gradeShort(told.grade)) },
    { label: t('students-col-school'), says: held.map(({ told }) => schoolOf(told)) },
    { label: t('students-col-number'), says: held.map(({ told }) => told.number) },
    {
      label: t('alike-classes'),
      says: held.map(({ told }) => told.sections.length > 0 && listed().format(told.sections)),
    },
    // What is told of nobody here is no line: whoever sees no maps is not told that there are none.
    ...counts(
      t('alike-maps'),
      held.map(({ told }) => told.maps),
    ),
    ...counts(
      t('alike-visits'),
      held.map(({ told }) => told.visits),
    ),
  ];
  const number = (id: string) => held.findIndex((one) => one.id === id) + 1;
  return (
    <div className="alike card">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="k-hidden">{t('alike-says')}</span>
            </th>
            {held.map(({ id }, at) => (
              <th key={id} scope="col">
                {t('alike-record', { number: at + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, says }) => (
            <tr key={label} data-differs={new Set(says).size > 1 || undefined}>
              <th scope="row">{label}</th>
              {says.map((word, at) => (
                <td key={held[at].id} className={word ? undefined : 'soft'}>
                  <bdi>{word || t('not-known')}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {pairs.map((pair) => (
        <Question
          key={`${pair.by_hand} ${pair.on_roster}`}
          pair={pair}
          me={me}
          which={
            held.length > 2 ? t('alike-which', { one: number(pair.on_roster), other: number(pair.by_hand) }) : null
          }
        />
      ))}
    </div>
  );
}

/** Two answers of one weight: nobody is led to either. */
function Question({ pair, me, which }: { pair: LookAlike; me: string; which: string | null }) {
  const join = async () => {
    const done = await attempt(() =>
      commit({ on: 'people', do: { edit: 'join_students', student: pair.by_hand, same_as: pair.on_roster } }),
    );
    if (done) sayUndoable(t('alike-joined'), done);
  };
  const separate = async () => {
    const done = await attempt(() =>
      commit({
        on: 'today',
        do: {
          edit: 'dismiss_reason',
          counselor: me,
          student: pair.by_hand,
          reason: dismissalOf(pair),
          until: FOR_GOOD,
        },
      }),
    );
    if (done) sayUndoable(t('alike-separated'), done);
  };
  return (
    <div className="row" role="group" aria-label={which ?? undefined}>
      <span className="soft alike-why">
        {which && <strong>{which} </strong>}
        {t(`alike-because-${pair.because}`)}
      </span>
      <Button size="s" onPress={() => void join()}>
        {t('alike-join')}
      </Button>
      <Button size="s" onPress={() => void separate()}>
        {t('alike-separate')}
      </Button>
    </div>
  );
}
