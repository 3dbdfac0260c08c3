// How do the students stand as a whole, as distributions? A counselor's own, with what their counted maps say; a lead's whole
// school, without. The same tables as the principal's page has, for whoever reads these rows anyway: told apart by grade, section
// and school, nothing held back, and behind each bar the students by name. Nobody stands beside a figure.

import './principal.css';
import { useState } from 'react';
import { Trouble } from '../../../frame/Trouble';
import {
  type CohortAsked,
  type CohortBy,
  type CohortGroup,
  type CohortTable,
  type CohortView,
  kith,
  useLive,
} from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Dialog } from '../../../widgets/Dialog';
import { EmptyState } from '../../../widgets/EmptyState';
import { Which } from '../../../widgets/Which';
import { inLocale, t } from '../../../words';
import { gradeWords } from '../../../words/people';
import { NotAvailable } from './NotAvailable';
import { Cell } from '../../../frame/TableCard';
import { Groups } from './Groups';
import { LawfulApart } from './LawfulApart';
import { daysOf } from '../../../words/dates';
import { bandWords, basesOf, findingWords, groupWord, howWords, lineId } from '../../../frame/released';

const signed = inLocale((tag) => new Intl.NumberFormat(tag, { signDisplay: 'exceptZero', maximumFractionDigits: 1 }));

type Bar = { id: Exclude<CohortTable['id'], 'mapped'>; band: number };
const BY: readonly CohortBy[] = ['grade', 'section', 'program', 'school', 'lawful'];
const EVERYBODY: CohortAsked = { school: null, grade: null, section: null, program: null, by: null };

export function Cohort({ hasMaps, school }: { hasMaps: boolean; school: string }) {
  const [chosen, setChosen] = useState<CohortAsked>(EVERYBODY);
  const [listed, setListed] = useState<Bar | null>(null);
  const [isOnGroups, setOnGroups] = useState(false);
  const known = useLive(['student_groups', school], () => kith.studentGroups(school), 'any').data;
  const groups = known ?? [];
  // A program that was removed, here or on another laptop, narrows nothing; where it is put back it does again.
  const isGone = known !== undefined && !known.some(({ id }) => id === chosen.program);
  const asked = isGone ? { ...chosen, program: null } : chosen;
  const view = useLive(['cohort', asked], () => kith.cohort(asked), 'any', { keepWhileReading: true });
  const filters = useLive(['filters'], kith.filters, 'any').data;
  const schools = hasMaps ? (filters?.schools ?? []) : [];
  const set = (part: Partial<CohortAsked>) => setChosen({ ...asked, ...part });
  const programs = groups.filter(({ told }) => told.is === 'program');
  const isLawful = asked.by === 'lawful';
  const isOffered = (by: CohortBy) =>
    (by !== 'school' || schools.length > 1) &&
    (by !== 'program' || programs.length > 0) &&
    (by !== 'lawful' || groups.some(({ told }) => told.is === 'lawful'));
  return (
    <div className="report">
      <div className="report-head">
        <h2>{t(hasMaps ? 'cohort-title' : 'cohort-title-school')}</h2>
        <div className="row cohort-tools">
          {!isLawful && schools.length > 1 && (
            <Which
              label={t('cohort-school')}
              any={t('cohort-any-school')}
              options={schools.map(({ id, name }) => ({ id, label: name }))}
              value={asked.school}
              onChange={(school) => set({ school })}
            />
          )}
          {!isLawful && (
            <Which
              label={t('cohort-grade')}
              any={t('report-group-all')}
              options={filters?.grades.map(({ grade }) => ({ id: grade, label: gradeWords(grade) })) ?? []}
              value={asked.grade}
              onChange={(grade) => set({ grade })}
            />
          )}
          {!isLawful && (
            <Which
              label={t('cohort-section')}
              any={t('cohort-any-section')}
              options={filters?.sections.map(({ id, title }) => ({ id, label: title })) ?? []}
              value={asked.section}
              onChange={(section) => set({ section })}
            />
          )}
          {!isLawful && programs.length > 0 && (
            <Which
              label={t('cohort-program')}
              any={t('cohort-any-program')}
              options={programs.map(({ id, told }) => ({ id, label: `${told.name} ${daysOf(told)}`.trim() }))}
              value={asked.program}
              onChange={(program) => set({ program })}
            />
          )}
          <Which
            label={t('cohort-by')}
            any={t('cohort-by-nothing')}
            options={BY.filter(isOffered).map((id) => ({
              id,
              label: t(`cohort-by-${id}`),
            }))}
            value={asked.by}
            onChange={(by) =>
              setChosen(by === 'lawful' ? { ...EVERYBODY, by } : { ...asked, by: by as CohortBy | null })
            }
          />
          <Button size="s" onPress={() => setOnGroups(true)}>
            {t('groups-do')}
          </Button>
        </div>
      </div>
      <p className="report-lead soft">{t(hasMaps ? 'cohort-lead' : 'cohort-lead-school')}</p>
      {/* What is asked stays to be changed where it could not be answered. */}
      {view.isError ? (
        <Trouble error={view.error} onRetry={() => void view.refetch()} />
      ) : (
        view.data && (
          <>
            {isLawful && <p className="report-note">{t('cohort-lawful-words', { threshold: view.data.threshold })}</p>}
            <Found view={view.data} by={asked.by} onList={setListed} />
          </>
        )
      )}
      {isOnGroups && <Groups school={school} onClose={() => setOnGroups(false)} />}
      {listed && <Behind asked={isLawful ? EVERYBODY : asked} bar={listed} onClose={() => setListed(null)} />}
    </div>
  );
}

interface FoundProps {
  view: CohortView;
  by: CohortBy | null;
  onList: (bar: Bar) => void;
}

function Found({ view, by, onList }: FoundProps) {
  const { students, mapped, half_within_months, tables, holds_maps } = view;
  if (students === 0) return <EmptyState title={t('cohort-nobody')}>{t('cohort-nobody-words')}</EmptyState>;
  if (tables.length === 0 && !holds_maps)
    return <EmptyState title={t('cohort-nothing')}>{t('cohort-nothing-words')}</EmptyState>;
  const age = half_within_months === null ? '' : t('report-finding-mapped-age', { months: half_within_months });
  return (
    <>
      <p className="result-finding" role="status">
        {holds_maps
          ? `${t('report-finding-mapped', { count: mapped, students })} ${age}`.trim()
          : t('cohort-students', { count: students })}
      </p>
      <div className="report-cards">
        {tables.map((table) => (
          <Card key={table.id} table={table} view={view} by={by} onList={onList} />
        ))}
        <NotAvailable />
      </div>
    </>
  );
}

function Card({ table, view, by, onList }: FoundProps & { table: CohortTable }) {
  const { id, bands, version } = table;
  if (id === 'mapped') return null;
  const spans = bands.map((_, at) => ({ from: at, until: at + 1 }));
  const bases = basesOf(id, bands, spans);
  const head = `cohort-${id}`;
  const { matched } = view;
  return (
    <section className="card report-card" aria-labelledby={head}>
      <p className="report-what">{t(`report-table-${id}`)}</p>
      <h3 id={head}>
        {findingWords(id, bands, spans)}
        {id === 'growth' &&
          matched.median_change !== null &&
          ` ${t('cohort-median', { matched: matched.students, change: signed().format(matched.median_change) })}`}
      </h3>
      <table className="report-table" aria-labelledby={head}>
        <thead>
          <tr>
            <th scope="col">{t('report-col-band')}</th>
            <th scope="col">{t('report-head-count')}</th>
            <th scope="col">
              <span className="k-hidden">{t('came-col-list')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {bands.map((count, band) => (
            <tr key={spans[band].from}>
              <th scope="row">{bandWords(id, spans[band])}</th>
              <Cell count={count} of={bases[band]} />
              <td className="came-do">
                <Button
                  size="s"
                  kind="quiet"
                  isDisabled={count === 0}
                  aria-label={t('came-list-named', { what: bandWords(id, spans[band]) })}
                  onPress={() => onList({ id, band })}
                >
                  {t('came-list')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {by === 'lawful' && <LawfulApart id={id} lawful={view.lawful} tables={table.lawful} />}
      {by !== null && view.groups.length > 0 && <Apart table={table} id={id} groups={view.groups} by={by} />}
      <details className="report-how">
        <summary>
          {t('growth-how')} <span className="k-hidden">{t(`report-table-${id}`)}</span>
        </summary>
        <p>{howWords(id)}</p>
        <p className="soft">{t('report-how-version', { id: lineId(id), version })}</p>
      </details>
    </section>
  );
}

const groupName = ({ grade, name, ...days }: CohortGroup): string =>
  grade === null ? `${name || t('cohort-no-name')} ${daysOf(days)}`.trim() : groupWord(grade);

interface ApartProps {
  table: CohortTable;
  id: Bar['id'];
  groups: readonly CohortGroup[];
  by: CohortBy;
}

/** Of how many something has to be known before it says something of a group (measures.md). */
const ENOUGH = 0.6;

/** The same table for each group. Opened by whoever wants it: a school has many sections. */
function Apart({ table, id, groups, by }: ApartProps) {
  const [isOpen, setOpen] = useState(false);
  const spans = table.bands.map((_, at) => ({ from: at, until: at + 1 }));
  return (
    <details className="report-how" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t(`cohort-apart-${by}`)} <span className="k-hidden">{t(`report-table-${id}`)}</span>
      </summary>
      {isOpen && (
        <div className="cohort-apart">
          <table className="report-table" aria-label={`${t(`report-table-${id}`)}, ${t(`cohort-apart-${by}`)}`}>
            <thead>
              <tr>
                <th scope="col">{t(`cohort-by-${by}`)}</th>
                {spans.map((span) => (
                  <th key={span.from} scope="col">
                    {bandWords(id, span)}
                  </th>
                ))}
                {id === 'growth' && <th scope="col">{t('cohort-col-median')}</th>}
              </tr>
            </thead>
            <tbody>
              {groups.map((group, at) => {
                const counts = table.groups[at];
                const bases = basesOf(id, counts, spans);
                const said = counts.reduce((all, count) => all + count, 0);
                const isKnown = said > 0 && said >= ENOUGH * group.students;
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two sections may bear one title, and their order is theirs.
                  <tr key={at}>
                    <th scope="row">
                      <bdi>{groupName(group)}</bdi>{' '}
                      <span className="soft">{t('cohort-asked-of', { said, students: group.students })}</span>
                    </th>
                    {isKnown ? (
                      counts.map((count, band) => <Cell key={spans[band].from} count={count} of={bases[band]} />)
                    ) : (
                      <td colSpan={counts.length} className="soft">
                        {t(said === 0 ? 'cohort-nobody-asked' : 'cohort-too-few-asked')}
                      </td>
                    )}
                    {id === 'growth' && (
                      <td>
                        {group.matched.median_change === null
                          ? t('not-known')
                          : t('cohort-median-of', {
                              change: signed().format(group.matched.median_change),
                              matched: group.matched.students,
                            })}
                      </td>
                    )}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

function Behind({ asked, bar, onClose }: { asked: CohortAsked; bar: Bar; onClose: () => void }) {
  const { id, band } = bar;
  const list = useLive(['cohort_list', asked, bar], () => kith.cohortList(asked, id, band), 'any');
  return (
    <Dialog title={bandWords(id, { from: band, until: band + 1 })} closeLabel={t('do-close')} isOpen onClose={onClose}>
      {list.isError ? (
        <Trouble error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <ul className="cohort-list">
          {list.data?.map(({ student, name }) => (
            <li key={student}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
