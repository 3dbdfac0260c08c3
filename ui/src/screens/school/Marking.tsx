// Whom does this adult know? Their own sections first, then everybody by a few letters; one key a student. On a laptop of one's
// own, on one that is passed around, and from a sheet of paper it is the same list.

import { Check, Undo2 } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { attempt } from '../../frame/attempt';
import { useOwnSteps } from '../../frame/ownSteps';
import { Trouble } from '../../frame/Trouble';
import { commit, kith, type MarkingLine, type MarkLevel, redo, type SheetWay, undo, useLive } from '../../ipc';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { SearchField } from '../../widgets/Field';
import { Kbd } from '../../widgets/Kbd';
import { Select } from '../../widgets/Select';
import { say } from '../../widgets/StatusLine';
import { t } from '../../words';
import { today } from '../../words/dates';
import { LEVELS, MarkList, type MarkListHandle } from './MarkList';
import { Through } from './Through';

const PAGE = 120;
const ANY = 'any';

export interface MarkingProps {
  campaign: string;
  adult: { id: string; name: string; offers: number };
  way: SheetWay;
  /** Went through them, or goes back. */
  onClose: (isDone: boolean) => void;
}

const TITLES = { own: 'marking-title', passed: 'marking-for', paper: 'marking-from-paper' } as const;

export function Marking({ campaign, adult, way, onClose }: MarkingProps) {
  const [text, setText] = useState('');
  const [section, setSection] = useState<string | null>(null);
  const [limit, setLimit] = useState(PAGE);
  const [isThrough, setThrough] = useState(false);
  const [said, setSaid] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<MarkListHandle>(null);
  // Steps that were taken since they hold the laptop: forth less back.
  const [stepped, setStepped] = useState(0);
  const asked = { campaign, adult: adult.id, text: text.trim(), section, limit };
  const question = `${asked.text} ${section}`;
  const read = async () => ({ ...(await kith.marking(asked)), question });
  const page = useLive(['marking', asked], read, [{ of: 'staff', id: adult.id }], {
    keepWhileReading: true,
    // Whoever is through may not be read again on a laptop that goes around.
    enabled: !isThrough,
  });
  const more = useCallback(() => setLimit((now) => now + PAGE), []);
  const find = useCallback(() => search.current?.focus(), []);
  // This adult's own marks, and nothing of whoever had the laptop before.
  const steps = useMemo(() => {
    const scope = { of: 'staff', id: adult.id } as const;
    const does = async (step: typeof undo, by: number, words: 'marking-undone' | 'marking-redone') => {
      if (!(await attempt(() => step(scope)))) return;
      setStepped((now) => now + by);
      say(t(words));
    };
    return { undo: () => void does(undo, -1, 'marking-undone'), redo: () => void does(redo, 1, 'marking-redone') };
  }, [adult.id]);
  useOwnSteps(steps);
  const mark = async (line: MarkingLine, level: MarkLevel | null) => {
    const edit = { edit: 'mark', campaign, adult: adult.id, student: line.student, level, on: today() } as const;
    // Before the answer: whoever presses Back in the meantime has marked somebody.
    setStepped((now) => now + 1);
    const done = await attempt(() => commit({ on: 'mark', do: edit }));
    if (!done?.commit) setStepped((now) => now - 1);
    if (!done) return;
    setSaid(t('marking-said', { name: line.name, mark: t(`marking-${level ?? 'none'}`) }));
  };
  if (page.isError) return <Trouble error={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return null;
  const { rows, total, sections } = page.data;
  // The students in sight are still those of what was asked before: none of them is meant.
  const isBefore = page.data.question !== question;
  // Marks whoever stands there in the answer that is still to come.
  const markAhead = async (at: number, level: MarkLevel) => {
    const answer = await attempt(() => kith.marking({ ...asked, limit: at + 1 }));
    if (answer?.rows[at]) await mark(answer.rows[at], level);
  };
  const inSearch = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown') list.current?.step(1);
    else if (event.key === 'ArrowUp') list.current?.step(-1);
    else if (event.key === 'Enter') {
      const level = event.shiftKey ? 'could_build' : 'would_come';
      if (isBefore) void markAhead(list.current?.at() ?? 0, level);
      else list.current?.mark(level);
      search.current?.select();
    } else return;
    event.preventDefault();
  };
  return (
    <div className="page-wide marking">
      <div className="page-head">
        <h1 className="page-title">
          {way === 'own' ? t(TITLES.own) : t(TITLES[way as 'passed' | 'paper'], { name: adult.name })}
        </h1>
        <div className="page-actions">
          <Button
            kind="quiet"
            // What they marked is not left for the next person to open.
            onPress={() => (way === 'passed' && stepped !== 0 ? setThrough(true) : onClose(false))}
          >
            {t('marking-back')}
          </Button>
          <Button kind="quiet" icon={Undo2} onPress={steps.undo}>
            {t('do-undo')}
          </Button>
          <Button kind="primary" icon={Check} onPress={() => setThrough(true)}>
            {t('marking-done')}
          </Button>
        </div>
      </div>
      <div className="students-tools">
        <div className="students-search">
          <SearchField
            label={t('marking-search')}
            clearLabel={t('marking-clear')}
            placeholder={t('marking-search')}
            value={text}
            onChange={(typed) => {
              setText(typed);
              setLimit(PAGE);
            }}
            onKeyDown={inSearch}
            inputRef={search}
            autoFocus={way === 'paper'}
          />
        </div>
        {sections.length > 0 && (
          <Select
            label={t('marking-section')}
            isLabelHidden
            options={[
              { id: ANY, label: t('marking-all-sections') },
              ...sections.map(({ id, title }) => ({ id, label: title })),
            ]}
            value={section ?? ANY}
            onChange={(id) => {
              setSection(id === ANY ? null : id);
              setLimit(PAGE);
            }}
          />
        )}
        <dl className="marking-levels">
          {LEVELS.map((level, nth) => (
            <div key={level}>
              <dt>
                <Kbd>{String(nth + 1)}</Kbd>
              </dt>
              <dd>{t(`marking-${level}-hint`)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="soft marking-keys">{t('marking-keys')}</p>
      <div className="marking-list">
        {rows.length === 0 ? (
          <EmptyState title={t('marking-nobody')} />
        ) : (
          <MarkList
            // Other students are asked for: the first of them is at hand.
            key={question}
            label={t('marking-list')}
            rows={rows}
            total={total}
            isBefore={isBefore}
            onMark={(line, level) => void mark(line, level)}
            onNearEnd={more}
            onFind={find}
            handle={list}
          />
        )}
      </div>
      <p className="k-hidden" role="status">
        {said}
      </p>
      {isThrough && (
        <Through
          campaign={campaign}
          adult={adult}
          way={way}
          onClose={(isDone) => {
            setThrough(false);
            if (isDone) onClose(true);
          }}
        />
      )}
    </div>
  );
}
