// What does the school know together? Campaigns in which adults mark the students they know, and what those find who see the
// result. A teacher marks here, and sees nothing of anybody else's marks.

import './school.css';
import { Check, CalendarPlus, FileText, Laptop, ListChecks, MessageCircleQuestion, Users } from 'lucide-react';
import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { Trouble } from '../../frame/Trouble';
import { type CampaignLine, commit, kith, type OpenProfile, readStatusAgain, useLive } from '../../ipc';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { Tabs } from '../../widgets/Tabs';
import { t } from '../../words';
import { dayWords, exactly, near, today } from '../../words/dates';
import { FromPaper } from './FromPaper';
import { Marking } from './Marking';
import { PlanCampaign } from './PlanCampaign';
import { Network } from './network/Network';
import { Cohort } from './principal/Cohort';
import { Indicators } from './principal/Indicators';
import { PrincipalsPage } from './principal/PrincipalsPage';
import { Result } from './Result';

type Part = 'marking' | 'cohort' | 'network' | 'page' | 'indicators';

type View = { is: 'mine' | 'paper' | 'result'; line: CampaignLine } | null;

export function School({ open }: { open: OpenProfile }) {
  const [view, setView] = useState<View>(null);
  const [part, setPart] = useState<Part>('marking');
  const [isPlanning, setPlanning] = useState(false);
  const campaigns = useLive(['campaigns'], kith.campaigns, 'any');
  if (campaigns.isError) return <Trouble error={campaigns.error} onRetry={() => void campaigns.refetch()} />;
  if (!campaigns.data) return null;
  const back = () => setView(null);
  if (view?.is === 'mine') {
    const me = { id: view.line.me, name: open.name, offers: view.line.my_offers };
    return <Marking campaign={view.line.campaign.id} adult={me} way="own" onClose={back} />;
  }
  if (view?.is === 'paper') return <FromPaper campaign={view.line.campaign.id} onClose={back} />;
  if (view?.is === 'result') return <Result campaign={view.line.campaign.id} hasMaps={open.has_maps} onClose={back} />;
  const seesResult = open.role !== 'teacher';
  const plan = seesResult && open.school !== null && (
    <Button kind="primary" icon={CalendarPlus} onPress={() => setPlanning(true)}>
      {t('school-open')}
    </Button>
  );
  const marking = (
    <>
      {campaigns.data.length === 0 ? (
        <EmptyState title={t('school-none-title')} actions={plan}>
          {t(seesResult ? 'school-none-words' : 'school-none-teacher')}
        </EmptyState>
      ) : (
        <ul className="campaigns">
          {campaigns.data.map((line) => (
            <li key={line.campaign.id}>
              <Campaign
                line={line}
                seesResult={seesResult}
                hasMaps={open.has_maps}
                onView={(is) => setView({ is, line })}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
  return (
    <div className={part === 'network' ? 'page-wide' : 'page'}>
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('school-title')}</h1>
          {part === 'marking' && <p className="page-lead">{t('school-lead')}</p>}
        </div>
        <div className="page-actions">{part === 'marking' && campaigns.data.length > 0 && plan}</div>
      </div>
      {seesResult && open.school !== null ? (
        <Tabs<Part>
          label={t('school-parts')}
          value={part}
          onChange={setPart}
          tabs={[
            { id: 'marking', label: t('school-part-marking'), panel: marking },
            {
              id: 'cohort',
              label: t(open.has_maps ? 'school-part-cohort' : 'school-part-cohort-school'),
              panel: <Cohort hasMaps={open.has_maps} school={open.school.id} />,
            },
            {
              id: 'network',
              label: t('school-part-network'),
              panel: <Network open={open} school={open.school.id} onPlan={() => setPlanning(true)} />,
            },
            {
              id: 'page',
              label: t('school-part-page'),
              panel: <PrincipalsPage open={open} school={open.school.id} />,
            },
            { id: 'indicators', label: t('school-part-indicators'), panel: <Indicators school={open.school.name} /> },
          ]}
        />
      ) : (
        marking
      )}
      {isPlanning && open.school && <PlanCampaign school={open.school.id} onClose={() => setPlanning(false)} />}
    </div>
  );
}

function daysWords({ campaign, is_open, is_ahead }: CampaignLine): string {
  if (is_open) return t('campaign-until', { date: dayWords(campaign.closes_on) });
  if (is_ahead) return t('campaign-begins', { date: dayWords(campaign.opens_on) });
  return t('campaign-was', { from: near(campaign.opens_on), until: near(campaign.closes_on) });
}

interface CampaignProps {
  line: CampaignLine;
  seesResult: boolean;
  /** Whoever reads what students tell asks them too. */
  hasMaps: boolean;
  onView: (is: 'mine' | 'paper' | 'result') => void;
}

function Campaign({ line, seesResult, hasMaps, onView }: CampaignProps) {
  const { campaign, is_open, i_am_done } = line;
  const pass = async () => {
    await attempt(() => kith.beginMarking(campaign.id));
    await readStatusAgain();
  };
  const ask = async () => {
    await attempt(() => kith.beginAsking(campaign.id));
    await readStatusAgain();
  };
  const close = async () => {
    const edit = { edit: 'close_on', campaign: campaign.id, closes_on: today() } as const;
    const done = await attempt(() => commit({ on: 'campaign', do: edit }));
    if (done) sayUndoable(t('campaign-closed'), done);
  };
  return (
    <article className="card campaign" aria-labelledby={`campaign-${campaign.id}`}>
      <header className="campaign-head">
        <h2 id={`campaign-${campaign.id}`}>{t('campaign-open-title')}</h2>
        <span className="soft" title={`${exactly(campaign.opens_on)} – ${exactly(campaign.closes_on)}`}>
          {daysWords(line)}
        </span>
      </header>
      {!line.is_ahead && (
        <p className="campaign-state">
          {t('campaign-adults', { done: line.adults_done, adults: line.adults })}
          {i_am_done && (
            <span className="who-done">
              <Check aria-hidden strokeWidth={1.75} />
              {t('campaign-i-am-done')}
            </span>
          )}
        </p>
      )}
      <div className="row">
        {is_open && (
          <Button kind={i_am_done ? 'plain' : 'primary'} icon={ListChecks} onPress={() => onView('mine')}>
            {t(i_am_done ? 'campaign-mark-again' : 'campaign-mark')}
          </Button>
        )}
        {is_open && (
          <Button icon={Laptop} onPress={() => void pass()} aria-describedby={`around-${campaign.id}`}>
            {t('campaign-pass')}
          </Button>
        )}
        {is_open && hasMaps && (
          <Button icon={MessageCircleQuestion} onPress={() => void ask()} aria-describedby={`ask-${campaign.id}`}>
            {t('campaign-ask')}
          </Button>
        )}
        {is_open && seesResult && (
          <Button icon={FileText} onPress={() => onView('paper')}>
            {t('campaign-paper')}
          </Button>
        )}
        {seesResult && !line.is_ahead && (
          <Button kind={is_open ? 'plain' : 'primary'} icon={Users} onPress={() => onView('result')}>
            {t('campaign-result')}
          </Button>
        )}
        {is_open && seesResult && campaign.closes_on !== today() && (
          <Button kind="quiet" onPress={() => void close()}>
            {t('campaign-close')}
          </Button>
        )}
      </div>
      {is_open && (
        <p id={`around-${campaign.id}`} className="k-hint">
          {t('campaign-pass-hint')}
        </p>
      )}
      {is_open && hasMaps && (
        <p id={`ask-${campaign.id}`} className="k-hint">
          {t('campaign-ask-hint')}
        </p>
      )}
      <dl className="campaign-purpose">
        <dt>{t('campaign-who-benefits')}</dt>
        <dd dir="auto">{campaign.purpose.who_benefits}</dd>
        <dt>{t('campaign-who-could-be-hurt')}</dt>
        <dd dir="auto">{campaign.purpose.who_could_be_hurt}</dd>
        <dt>{t('campaign-who-sees')}</dt>
        <dd>{t('campaign-who-sees-words')}</dd>
      </dl>
      {seesResult && (
        <ul className="campaign-follow soft">
          {line.follow_ups.map(({ at, due_on, is_due }) => (
            <li key={at} title={exactly(due_on)} data-due={is_due || undefined}>
              {t(`campaign-follow-up-${at}`, { date: near(due_on) })}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
