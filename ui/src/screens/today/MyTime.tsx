// Where did my time go? A log of one's own, over this month or this school year: a sentence, a bar with its table, and the
// entries, each of which can be corrected and removed.

import { Download, Plus } from 'lucide-react';
import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { minutesOf, type TimeDraft, TimeForm } from '../../frame/TimeForm';
import { Trouble } from '../../frame/Trouble';
import { commit, kith, type TimeLine, type TimeLog, type TimePeriod, type TimeShare, useLive, uuidv7 } from '../../ipc';
import { Button } from '../../widgets/Button';
import { Segmented } from '../../widgets/Segmented';
import { say } from '../../widgets/StatusLine';
import { t } from '../../words';
import { exactly, near, today } from '../../words/dates';
import { sharesWords, TIME_KINDS, timeGroupOf, timeWords } from '../../words/time';
import { FormDialog } from '../../frame/FormDialog';

/** More entries are in the export, and not drawn. */
const MOST_SHOWN = 200;

export function MyTime({ me }: { me: string }) {
  const [period, setPeriod] = useState<TimePeriod>('month');
  const [edited, setEdited] = useState<TimeLine | 'new' | null>(null);
  const log = useLive(['time_log', period], () => kith.timeLog(period), [{ of: 'staff', id: me }], {
    keepWhileReading: true,
  });
  if (log.isError) return <Trouble error={log.error} onRetry={() => void log.refetch()} />;
  if (!log.data) return null;
  const { lines, shares } = log.data;
  return (
    <div className="time">
      <p className="soft">{t('time-lead')}</p>
      <div className="time-tools">
        <Segmented<TimePeriod>
          label={t('time-period')}
          options={(['month', 'school_year'] as const).map((id) => ({ id, label: t(`time-period-${id}`) }))}
          value={period}
          onChange={setPeriod}
        />
        <span className="time-tools-end">
          {lines.length > 0 && (
            <Button icon={Download} kind="quiet" onPress={() => void save(period)}>
              {t('time-export')}
            </Button>
          )}
          <Button icon={Plus} onPress={() => setEdited('new')}>
            {t('time-add')}
          </Button>
        </span>
      </div>
      {shares.length > 0 ? <Shares log={log.data} /> : <p className="soft">{t('time-none')}</p>}
      {lines.length > 0 && <Entries lines={lines} me={me} onCorrect={setEdited} />}
      {edited && <Entry me={me} line={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  );
}

async function save(period: TimePeriod): Promise<void> {
  const words = {
    name: `my-time-${today()}.csv`,
    headings: [
      t('time-file-day'),
      t('time-file-category'),
      t('time-file-kind'),
      t('time-file-minutes'),
      t('time-file-topic'),
      t('time-file-student'),
    ],
    kinds: TIME_KINDS.map((kind) => ({
      kind,
      group: t(`time-group-${timeGroupOf(kind)}`),
      word: t(`time-kind-${kind}`),
    })),
  };
  if (await attempt(() => kith.saveTimeLog(period, words))) say(t('time-exported'));
}

/** The sentence first; the bar says the same to the eye, and the table to everybody. */
function Shares({ log }: { log: TimeLog }) {
  const { shares } = log;
  const from = shares.map((_, at) => shares.slice(0, at).reduce((sum, share) => sum + share.pct, 0));
  return (
    <section className="card time-shares" aria-label={t('time-shares')}>
      <p className="time-sentence">{sharesWords(log)}</p>
      <svg className="time-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        {shares.map(({ group, pct }, at) => (
          <rect key={group} data-group={group} x={from[at]} y={0} width={pct} height={4} />
        ))}
      </svg>
      <table className="time-table">
        <caption className="k-hidden">{t('time-shares')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('time-share-group')}</th>
            <th scope="col" className="figures">
              {t('time-share-time')}
            </th>
            <th scope="col" className="figures">
              {t('time-share-pct')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <Share key={share.group} share={share} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Share = ({ share: { group, minutes, pct } }: { share: TimeShare }) => (
  <tr>
    <th scope="row">
      <span className="time-mark" data-group={group} aria-hidden="true" />
      {t(`time-group-${group}`)}
    </th>
    <td className="figures">{timeWords(minutes)}</td>
    <td className="figures">{t('time-pct', { pct })}</td>
  </tr>
);

interface EntriesProps {
  lines: readonly TimeLine[];
  me: string;
  onCorrect: (line: TimeLine) => void;
}

function Entries({ lines, me, onCorrect }: EntriesProps) {
  const remove = async (entry: string) => {
    const done = await attempt(() => commit({ on: 'time', do: { edit: 'remove_time', entry, counselor: me } }));
    if (done) sayUndoable(t('time-did-remove'), done);
  };
  return (
    <section className="card time-entries" aria-labelledby="time-entries">
      <h2 id="time-entries">{t('time-entries')}</h2>
      <ul>
        {lines.slice(0, MOST_SHOWN).map((line) => {
          const { entry, name } = line;
          const what = t(`time-kind-${entry.kind}`);
          const date = exactly(entry.on);
          return (
            <li key={entry.id}>
              <span className="time-what">
                <span>{entry.topic ? `${what}: ${entry.topic}` : what}</span>
                <span className="soft" title={date}>
                  {[near(entry.on), timeWords(entry.minutes), name].filter(Boolean).join(' · ')}
                </span>
              </span>
              <Button
                size="s"
                kind="quiet"
                onPress={() => onCorrect(line)}
                aria-label={t('time-correct-named', { what, date })}
              >
                {t('time-correct')}
              </Button>
              <Button
                size="s"
                kind="quiet"
                onPress={() => void remove(entry.id)}
                aria-label={t('time-remove-named', { what, date })}
              >
                {t('time-remove')}
              </Button>
            </li>
          );
        })}
      </ul>
      {lines.length > MOST_SHOWN && <p className="soft">{t('time-more', { count: lines.length - MOST_SHOWN })}</p>}
    </section>
  );
}

function Entry({ me, line, onClose }: { me: string; line: TimeLine | null; onClose: () => void }) {
  const [entry] = useState(() => line?.entry.id ?? uuidv7());
  const [draft, setDraft] = useState<TimeDraft>({
    kind: line?.entry.kind ?? 'counseling',
    minutes: line ? String(line.entry.minutes) : '',
    topic: line?.entry.topic ?? '',
    on: line?.entry.on ?? today(),
    isLinked: line?.entry.student != null,
  });
  const keep = async () => {
    const minutes = minutesOf(draft);
    if (minutes === null || draft.on === '') return;
    const { kind, topic, on, isLinked } = draft;
    const student = isLinked ? (line?.entry.student ?? null) : null;
    const edit = { edit: 'log_time', entry, counselor: me, on, kind, minutes, topic: topic || null, student } as const;
    const done = await attempt(() => commit({ on: 'time', do: edit }));
    if (!done) return;
    onClose();
    sayUndoable(t(line ? 'time-did-correct' : 'time-did-add'), done);
  };
  return (
    <FormDialog
      title={t(line ? 'time-correct-title' : 'time-add-title')}
      form="time-entry"
      does={t('time-save')}
      onClose={onClose}
    >
      <TimeForm
        id="time-entry"
        draft={draft}
        onChange={setDraft}
        onSubmit={() => void keep()}
        name={line?.name ?? null}
        hasDay
      />
    </FormDialog>
  );
}
