// What came of visits? Four bars that are never one figure, a sentence that says the finding, and the same as a table for
// whoever does not see bars and for paper. Behind each bar stand the students by name, for those who may see them.

import { Printer } from 'lucide-react';
import { useState } from 'react';
import { ClassPick } from '../../frame/ClassPick';
import { CLUSTERS } from '../../frame/clusters';
import { printsLight } from '../../frame/onPaper';
import { Trouble } from '../../frame/Trouble';
import {
  type Cluster,
  type FunnelAsked,
  type FunnelBar,
  type FunnelPeriod,
  type FunnelView,
  type FunnelYear,
  kith,
  useLive,
  type VisitRoom,
} from '../../ipc';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { EmptyState } from '../../widgets/EmptyState';
import { Segmented } from '../../widgets/Segmented';
import { Which } from '../../widgets/Which';
import { inLocale, t } from '../../words';
import { exactly, near, today } from '../../words/dates';
import { Mix } from './Mix';

const ALL: FunnelAsked = {
  period: 'school_year',
  section: null,
  school: null,
  cluster: null,
  visitor: null,
  chosen: null,
};

/** Below that share of visits of which somebody said so, a figure is not shown. */
const ENOUGH = 0.6;
/** So many who came again are listed. */
const MOST_RETURNED = 50;

const BARS: readonly FunnelBar[] = ['viewed', 'met', 'met_again', 'tied'];

interface Bar {
  bar: FunnelBar;
  /** Null where it was not asked often enough to be known. */
  count: number | null;
  of: number;
}

/** Whether it is known of enough live visits if both sides spoke: what rests on that is no figure before. */
const isAsked = ({ live, live_said }: FunnelView): boolean => live === 0 || live_said / live >= ENOUGH;

/** The bars that are known here: the last where maps are. */
function barsOf(view: FunnelView): Bar[] {
  const { students, viewed, met, met_again, tied, mapped_since } = view.funnel;
  const bars = BARS.flatMap((bar): Bar[] => {
    if (bar === 'tied') return tied === null || mapped_since === null ? [] : [{ bar, count: tied, of: mapped_since }];
    return [{ bar, count: { viewed, met, met_again }[bar], of: students }];
  });
  return isAsked(view) ? bars : bars.map((one) => (one.bar === 'viewed' ? one : { ...one, count: null }));
}

export function CameOf({ room }: { room: VisitRoom }) {
  const [asked, setAsked] = useState<FunnelAsked>(ALL);
  const [listed, setListed] = useState<Bar | null>(null);
  const view = useLive(['funnel', asked], () => kith.funnel(asked), 'any', { keepWhileReading: true });
  const visitors = useLive(['visitors'], kith.visitors, 'any').data?.visitors ?? [];
  const filters = useLive(['filters'], kith.filters, 'any').data;
  if (view.isError) return <Trouble error={view.error} onRetry={() => void view.refetch()} />;
  if (!view.data) return null;
  if (room.recent.length === 0)
    return (
      <div className="came">
        <EmptyState title={t('past-none')}>{t('past-none-words')}</EmptyState>
        {/* What students would like to hear of is known before anybody came. */}
        <Mix asked={asked} />
      </div>
    );
  // Taught again under its name it is another class.
  const over = room.over.map((one) => ({ ...one, title: t('came-class-over', { class: one.title }) }));
  const ask = (more: Partial<FunnelAsked>) => setAsked({ ...asked, ...more });
  return (
    <div className="came">
      <div className="came-tools">
        <Segmented<FunnelPeriod>
          label={t('came-period')}
          options={(['school_year', 'always'] as const).map((id) => ({ id, label: t(`came-period-${id}`) }))}
          value={asked.period}
          onChange={(period) => ask({ period })}
        />
        <ClassPick
          label={t('came-class')}
          isLabelHidden
          size="s"
          any={t('came-any-class')}
          own={room.own}
          others={[...room.others, ...over]}
          value={asked.section}
          onChange={(section) => ask({ section })}
        />
        {(filters?.schools.length ?? 0) > 1 && (
          <Which
            label={t('came-school')}
            any={t('came-any-school')}
            options={filters?.schools.map(({ id, name }) => ({ id, label: name })) ?? []}
            value={asked.school}
            onChange={(school) => ask({ school })}
          />
        )}
        <Which
          label={t('visitors-cluster')}
          any={t('visitors-any-cluster')}
          options={CLUSTERS.map((id) => ({ id, label: t(`cluster-${id}`) }))}
          value={asked.cluster}
          onChange={(cluster) => ask({ cluster: cluster as Cluster | null })}
        />
        <Which
          label={t('came-chosen')}
          any={t('came-any-chosen')}
          options={CLUSTERS.map((id) => ({ id, label: t('came-chosen-of', { cluster: t(`cluster-${id}`) }) }))}
          value={asked.chosen}
          onChange={(chosen) => ask({ chosen: chosen as Cluster | null })}
        />
        <Which
          label={t('came-visitor')}
          any={t('came-any-visitor')}
          options={visitors.map(({ id, told }) => ({ id, label: told.name }))}
          value={asked.visitor}
          onChange={(visitor) => ask({ visitor })}
        />
        <span className="came-print">
          <Button kind="quiet" icon={Printer} onPress={() => printsLight()}>
            {t('came-print')}
          </Button>
        </span>
      </div>
      <div className="came-finding print-page">
        <OnPaper
          chosen={[
            t(`came-period-${asked.period}`),
            filters?.schools.find((one) => one.id === asked.school || filters.schools.length === 1)?.name,
            [...room.own, ...room.others, ...over].find((one) => one.section === asked.section)?.title,
            asked.cluster && t(`cluster-${asked.cluster}`),
            asked.chosen && t('came-chosen-of', { cluster: t(`cluster-${asked.chosen}`) }),
            visitors.find((one) => one.id === asked.visitor)?.told.name,
          ]}
        />
        {view.data.visits === 0 ? (
          <p className="soft">{t('came-none')}</p>
        ) : (
          <Finding view={view.data} onList={setListed} onVisitor={(visitor) => ask({ visitor })} />
        )}
        <Mix asked={asked} />
      </div>
      {listed && <Behind asked={asked} bar={listed} onClose={() => setListed(null)} />}
    </div>
  );
}

/** What a sheet is that was carried away from its screen: of what it tells, and of which day. */
function OnPaper({ chosen }: { chosen: readonly (string | null | undefined)[] }) {
  return (
    <div className="came-paper">
      <h1>{t('came-paper')}</h1>
      <p>{chosen.filter(Boolean).join(' · ')}</p>
      <p>{t('came-paper-day', { date: exactly(today()) })}</p>
    </div>
  );
}

const percent = inLocale((tag) => new Intl.NumberFormat(tag, { style: 'percent' }));
const decimal = inLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }));

/** What it comes to, in one sentence. */
function findingOf(view: FunnelView): string {
  const { funnel, visits } = view;
  const { students, viewed, met, met_again, mapped_since, tied } = funnel;
  if (!isAsked(view)) return t('came-finding-unasked', { visits, students, viewed });
  const said = t('came-finding', { visits, students, viewed, met, again: met_again });
  if (mapped_since === null || tied === null) return said;
  return `${said} ${mapped_since === 0 ? t('came-finding-unmapped') : t('came-finding-tied', { mapped: mapped_since, tied })}`;
}

interface FindingProps {
  view: FunnelView;
  onList: (bar: Bar) => void;
  /** What came of this one alone. */
  onVisitor: (visitor: string) => void;
}

function Finding({ view, onList, onVisitor }: FindingProps) {
  const { funnel, visits, live, live_said, all_said } = view;
  const bars = barsOf(view);
  return (
    <>
      <section className="card came-card" aria-labelledby="came-title">
        <h2 id="came-title">{findingOf(view)}</h2>
        <table className="came-table">
          <caption className="k-hidden">{t('came-table')}</caption>
          <thead className="k-hidden">
            <tr>
              <th scope="col">{t('came-col-what')}</th>
              <th scope="col">{t('came-col-students')}</th>
              <th scope="col">{t('came-col-list')}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((one) => (
              <Line key={one.bar} one={one} onList={() => onList(one)} />
            ))}
          </tbody>
        </table>
        {funnel.tied === null && <p className="soft came-note">{t('came-no-maps')}</p>}
        {live > 0 && live_said < live && (
          <p className="soft came-note">{t('came-unsaid', { count: live - live_said, live })}</p>
        )}
      </section>
      <section className="card came-card" aria-labelledby="came-meaning">
        <h2 id="came-meaning">{t('came-meaning')}</h2>
        <p>
          {funnel.students === 0 || all_said / visits < ENOUGH
            ? t('came-meaning-unsaid', { said: all_said, visits })
            : t('came-meaning-is', {
                mean: decimal().format(funnel.meaningful / funnel.students),
                students: funnel.meaningful_students,
                of: funnel.students,
              })}
        </p>
        <p className="soft came-note">{t('came-meaning-how')}</p>
        {view.years.length > 1 && <Years years={view.years} />}
        <p>
          {!isAsked(view)
            ? t('came-repeat-unasked')
            : view.repeat_pct === null
              ? t('came-repeat-none')
              : t('came-repeat', { pct: percent().format(view.repeat_pct / 100) })}
        </p>
      </section>
      <section className="card came-card" aria-labelledby="came-visitors">
        <h2 id="came-visitors">{t('came-visitors', { count: view.visitors, again: view.visitors_again })}</h2>
        <ul className="came-clusters">
          {view.returned.slice(0, MOST_RETURNED).map(({ visitor, name, organisation, days, last_on }) => (
            <li key={visitor}>
              <span className="came-returned">
                <Button size="s" kind="quiet" onPress={() => onVisitor(visitor)}>
                  <bdi>{name}</bdi>
                </Button>
                {organisation && <bdi className="soft">{organisation}</bdi>}
              </span>
              <span className="figures">{t('came-returned', { days, when: near(last_on) })}</span>
            </li>
          ))}
        </ul>
        {view.returned.length > MOST_RETURNED && (
          <p className="soft past-joined">{t('came-returned-more', { count: view.returned.length - MOST_RETURNED })}</p>
        )}
      </section>
      <section className="card came-card" aria-labelledby="came-clusters">
        <h2 id="came-clusters">{t('came-clusters', { count: view.clusters.length })}</h2>
        <ul className="came-clusters">
          {view.clusters.map(({ cluster, visits: count }) => (
            <li key={cluster}>
              <span>{t(`cluster-${cluster}`)}</span>
              <span className="figures">{t('came-cluster-visits', { count })}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** Meaningful encounters of each school year; of one in which it was seldom noted there is no figure. */
function Years({ years }: { years: readonly FunnelYear[] }) {
  return (
    <table className="came-years">
      <caption className="k-hidden">{t('came-year-table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('came-year')}</th>
          <th scope="col">{t('came-year-encounters')}</th>
          <th scope="col">{t('came-year-students')}</th>
        </tr>
      </thead>
      <tbody>
        {years.map(({ began, visits, all_said, meaningful, students }) => {
          const from = Number(began.slice(0, 4));
          const isKnown = all_said / visits >= ENOUGH;
          return (
            <tr key={began}>
              <th scope="row">
                {t('came-year-span', { from: String(from), to: String((from + 1) % 100).padStart(2, '0') })}
              </th>
              {isKnown ? (
                <>
                  <td className="figures">{meaningful}</td>
                  <td className="figures">{students}</td>
                </>
              ) : (
                <td colSpan={2} className="soft">
                  {t('came-year-unsaid', { said: all_said, visits })}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Line({ one: { bar, count, of }, onList }: { one: Bar; onList: () => void }) {
  const width = of === 0 ? 0 : ((count ?? 0) / of) * 100;
  const isTied = bar === 'tied';
  return (
    <tr>
      <th scope="row">
        {t(`came-bar-${bar}`)}
        <span className="soft">
          {count === null ? t('came-unasked') : t(isTied ? 'came-of-mapped' : 'came-of', { count, of })}
        </span>
      </th>
      <td className="came-cell">
        <svg className="came-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect className="came-all" x={0} y={0} width={100} height={10} />
          <rect className="came-some" data-bar={bar} x={0} y={0} width={width} height={10} />
        </svg>
        <span className="k-hidden">{count ?? t('came-unasked')}</span>
      </td>
      <td className="came-do">
        <Button
          size="s"
          kind="quiet"
          isDisabled={count === 0 || count === null}
          aria-label={t('came-list-named', { what: t(`came-bar-${bar}`) })}
          onPress={onList}
        >
          {t('came-list')}
        </Button>
      </td>
    </tr>
  );
}

function Behind({ asked, bar, onClose }: { asked: FunnelAsked; bar: Bar; onClose: () => void }) {
  const list = useLive(['funnel_list', asked, bar.bar], () => kith.funnelList(asked, bar.bar), 'any');
  const names = inListed();
  return (
    <Dialog title={t(`came-bar-${bar.bar}`)} closeLabel={t('do-close')} isOpen onClose={onClose}>
      {list.isError ? (
        <Trouble error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <ul className="visit-seen">
          {list.data?.map(({ student, name, visitors }) => (
            <li key={student}>
              <bdi>{name}</bdi>
              <span className="soft">{names.format(visitors)}</span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

const inListed = inLocale((tag) => new Intl.ListFormat(tag));
