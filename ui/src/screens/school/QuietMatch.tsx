// Who quietly looks out for a student, and how does it go? Chosen from those who said that they could build it and those who
// offered; four weeks and two months on somebody says what came of it.

import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { type CampaignResult, commit, type MatchLine, type MatchSaid, type UnlearnedLine } from '../../ipc';
import { Select } from '../../widgets/Select';
import { t } from '../../words';
import { near, today } from '../../words/dates';

const NOBODY = 'nobody';
const SAID = ['talking', 'not_yet', 'somebody_else'] as const;

type Matched = Pick<UnlearnedLine, 'student' | 'name' | 'could_build' | 'matches'>;

export function Match({ line, result }: { line: Matched; result: CampaignResult }) {
  const [isBusy, setBusy] = useState(false);
  const now = line.matches[0]?.adult ?? null;
  const free = result.offers.filter(({ offers, matched }) => matched < offers).map(({ adult }) => adult);
  const asked = [...(now ? [now] : []), ...line.could_build, ...free];
  const adults = asked.filter(({ id }, nth) => asked.findIndex((one) => one.id === id) === nth);
  if (adults.length === 0) return <span className="soft">{t('result-match-none-offered')}</span>;
  const choose = async (id: string) => {
    const adult = adults.find((one) => one.id === id);
    if ((adult?.id ?? null) === (now?.id ?? null)) return;
    // One step, whoever looked out until now: it is undone whole.
    const say = (who: string, is_on: boolean) =>
      attempt(() =>
        commit({
          on: 'campaign',
          do: {
            edit: 'match_quietly',
            campaign: result.line.campaign.id,
            student: line.student,
            adult: who,
            is_on,
            instead_of: is_on && now ? now.id : null,
            on: today(),
          },
        }),
      );
    setBusy(true);
    const done = adult ? await say(adult.id, true) : now && (await say(now.id, false));
    setBusy(false);
    if (done && adult) sayUndoable(t('result-matched', { adult: adult.name, name: line.name }), done);
    else if (done) sayUndoable(t('result-parted', { name: line.name }), done);
  };
  return (
    <Select
      label={t('result-match-for', { name: line.name })}
      isLabelHidden
      size="s"
      isDisabled={isBusy}
      options={[
        { id: NOBODY, label: t('result-match-nobody') },
        ...adults.map(({ id, name }) => ({ id, label: name })),
      ]}
      value={now?.id ?? NOBODY}
      onChange={(id) => void choose(id)}
    />
  );
}

interface SaidProps {
  line: Pick<Matched, 'name'>;
  match: MatchLine;
  result: CampaignResult;
}

export function Said({ line, match, result }: SaidProps) {
  const days = result.line.follow_ups;
  // The later of the two days that have come; before the first there is nothing to say yet.
  const due = days.filter(({ is_due }) => is_due).at(-1);
  if (!due) return <span className="soft">{t('result-said-later', { date: near(days[0].due_on) })}</span>;
  const said = match.said[due.at === 'four_weeks' ? 0 : 1];
  const choose = (id: string) => {
    const edit = { edit: 'say_of_match', quiet_match: match.id, at: due.at } as const;
    const of = id === NOBODY ? null : (id as MatchSaid);
    void attempt(() => commit({ on: 'campaign', do: { ...edit, said: of } }));
  };
  return (
    <Select
      label={t('result-said-for', { name: line.name, adult: match.adult.name })}
      isLabelHidden
      size="s"
      options={[
        { id: NOBODY, label: t('result-said-none') },
        ...SAID.map((id) => ({ id, label: t(`result-said-${id}`) })),
      ]}
      value={said ?? NOBODY}
      onChange={choose}
    />
  );
}
