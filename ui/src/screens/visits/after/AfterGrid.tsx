// How is a sheet typed in fast? One letter a cell, and the next cell is there; Enter is the next student. The line at hand is
// what the fingers are doing; it is kept when it is left, before the window locks, and stays where it could not be kept.

import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { attempt, sayUndoable } from '../../../frame/attempt';
import { mayHaveTalked } from '../../../frame/talked';
import { keepsItself } from '../../../frame/unkept';
import { type AfterEdit, type AfterLine, type AfterTold, commit, type VisitLine } from '../../../ipc';
import { t } from '../../../words';
import { today } from '../../../words/dates';

const ANSWERS = ['talked', 'learned', 'wishes'] as const;
/** Where the question stands, after the answers, and the card after it. */
const QUESTION = ANSWERS.length;
const CARD = QUESTION + 1;

interface Props {
  visit: VisitLine;
  lines: readonly AfterLine[];
  /** Reads the sheet again. */
  onRead: () => Promise<void>;
  onCard: (line: AfterLine) => void;
}

/** The longest question, in characters. A longer one is marked and nothing of it is cut off. */
const LONGEST_QUESTION = 280;

/** So long does a hand rest before a line at hand is kept. */
const RESTS_MS = 4_000;

const toldOf = ({ student, talked, learned, wishes, question }: AfterLine): AfterTold => ({
  student,
  talked,
  learned,
  wishes,
  question,
});

const isSame = (a: AfterTold, b: AfterTold): boolean =>
  ANSWERS.every((one) => a[one] === b[one]) && (a.question ?? '').trim() === (b.question ?? '').trim();

/** What a key says in a cell of yes and no; undefined where it is no answer. */
function answered(key: string): boolean | null | undefined {
  if (['y', 'Y', 's', 'S', '1'].includes(key)) return true;
  if (['n', 'N', '0'].includes(key)) return false;
  return ['Backspace', 'Delete'].includes(key) ? null : undefined;
}

export function AfterGrid({ visit, lines, onRead, onCard }: Props) {
  const [typed, setTyped] = useState<ReadonlyMap<string, AfterTold>>(new Map());
  const [at, setAt] = useState({ row: Math.max(0, lines.findIndex(canSay)), column: 0 });
  const grid = useRef<HTMLDivElement>(null);
  // What was typed last, for whoever keeps it after this was drawn.
  const now = useRef({ typed, lines, onRead });
  useLayoutEffect(() => {
    now.current = { ...now.current, lines, onRead };
  });
  const put = useCallback((change: (all: Map<string, AfterTold>) => void) => {
    const next = new Map(now.current.typed);
    change(next);
    now.current.typed = next;
    setTyped(next);
  }, []);

  const keep = useCallback(
    async (student: string) => {
      const told = now.current.typed.get(student);
      const line = now.current.lines.find((one) => one.student === student);
      if (!told || !line) return;
      if (isSame(told, toldOf(line))) return put((all) => all.delete(student));
      const edit: AfterEdit = { edit: 'say_after', visit: line.visit, told: [told], on: today() };
      const done = await attempt(() => commit({ on: 'after', do: edit }));
      if (!done) return;
      sayUndoable(t('stayed-kept', { name: line.name }), done);
      await now.current.onRead();
      // Typed further meanwhile: that is still to be kept.
      put((all) => all.get(student) === told && all.delete(student));
    },
    [put],
  );
  const keepAll = useCallback(() => Promise.all([...now.current.typed.keys()].map(keep)), [keep]);
  // A laptop that locks by itself asks nobody: what was typed is kept as soon as the hand rests.
  useEffect(() => {
    if (typed.size === 0) return;
    const rest = setTimeout(() => void keepAll(), RESTS_MS);
    return () => clearTimeout(rest);
  }, [typed, keepAll]);
  useEffect(() => {
    const over = keepsItself(keepAll);
    return () => {
      over();
      void keepAll();
    };
  }, [keepAll]);

  const go = (row: number, column: number) => {
    const line = lines[at.row];
    if (line && row !== at.row) void keep(line.student);
    setAt({ row, column });
    // At once: the next key may be there before the next frame is.
    grid.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus();
  };
  /** The next student who was there, in that direction; this one where there is none. */
  const beyond = (row: number, step: 1 | -1): number => {
    let next = row + step;
    while (lines[next] && !canSay(lines[next])) next += step;
    return lines[next] ? next : row;
  };
  const say = (line: AfterLine, change: Partial<AfterTold>) =>
    put((all) => all.set(line.student, { ...(all.get(line.student) ?? toldOf(line)), ...change }));

  const heard = (event: React.KeyboardEvent, line: AfterLine, row: number, column: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const input = event.target instanceof HTMLInputElement ? event.target : null;
    const answer = column < QUESTION ? answered(event.key) : undefined;
    const isAtStart = !input || (input.selectionStart === 0 && input.selectionEnd === 0);
    if (answer !== undefined) {
      say(line, { [ANSWERS[column]]: answer });
      if (answer !== null) go(row, column + 1);
    } else if (event.key === 'Enter' && column !== CARD) {
      const next = beyond(row, 1);
      // The last line is left, too.
      if (next === row) void keep(line.student);
      go(next, 0);
    } else if (event.key === 'ArrowDown') go(beyond(row, 1), column);
    else if (event.key === 'ArrowUp') go(beyond(row, -1), column);
    else if (event.key === 'ArrowRight' && column < CARD && !input) go(row, column + 1);
    else if (event.key === 'ArrowLeft' && column > 0 && isAtStart) go(row, column - 1);
    else if (event.key === 'Home' && !input) go(row, 0);
    else if (event.key === 'End' && !input) go(row, QUESTION);
    else return;
    event.preventDefault();
  };
  const acts = useRef({ heard, say, keepOther: (_row: number) => undefined as unknown });
  useLayoutEffect(() => {
    const keepOther = (row: number) => at.row !== row && lines[at.row] && keep(lines[at.row].student);
    acts.current = { heard, say, keepOther };
  });
  return (
    <div
      ref={grid}
      className="stayed-grid"
      role="grid"
      aria-label={t('stayed-grid')}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) void keepAll();
      }}
    >
      <div role="rowgroup" className="stayed-heads">
        <div role="row">
          <div role="columnheader">{t('stayed-col-name')}</div>
          {HEADS.map((key) => (
            <div key={key} role="columnheader">
              {t(key)}
            </div>
          ))}
          <div role="columnheader">{t('stayed-col-question')}</div>
          <div role="columnheader">
            <span className="k-hidden">{t('stayed-col-card')}</span>
          </div>
        </div>
      </div>
      <div role="rowgroup" className="stayed-lines">
        {lines.map((line, row) => (
          <Line
            key={line.student}
            visit={visit}
            line={line}
            row={row}
            told={typed.get(line.student)}
            column={at.row === row ? at.column : null}
            acts={acts}
            onHere={setAt}
            onCard={onCard}
          />
        ))}
      </div>
    </div>
  );
}

const HEADS = ['stayed-col-talked', 'stayed-col-learned', 'stayed-col-wishes'] as const;
const word = (answer: boolean | null) => (answer === null ? '–' : t(answer ? 'stayed-yes' : 'stayed-no'));

interface LineProps {
  visit: VisitLine;
  line: AfterLine;
  row: number;
  /** What was typed and is not kept yet. */
  told: AfterTold | undefined;
  /** Which cell of it is at hand; null where another line is. */
  column: number | null;
  acts: React.RefObject<{
    heard: (event: React.KeyboardEvent, line: AfterLine, row: number, column: number) => void;
    say: (line: AfterLine, change: Partial<AfterTold>) => void;
    keepOther: (row: number) => unknown;
  }>;
  onHere: (at: { row: number; column: number }) => void;
  onCard: (line: AfterLine) => void;
}

/** One line; a key in another draws it not again. */
const Line = memo(function Line(props: LineProps) {
  const { visit, line, row, told = toldOf(line), column: here, acts, onHere, onCard } = props;
  const cell = (column: number) => ({
    'data-cell': `${row} ${column}`,
    tabIndex: here === column ? 0 : -1,
    onFocus: () => {
      if (here !== column) onHere({ row, column });
    },
    onKeyDown: (event: React.KeyboardEvent) => acts.current.heard(event, line, row, column),
  });
  const isAway = !canSay(line);
  const isTold = line.card.got.length > 0 || line.card.helped !== null;
  return (
    <div role="row" data-away={isAway || undefined} data-here={here !== null || undefined}>
      <div role="rowheader">
        <bdi>{line.name}</bdi>
      </div>
      {isAway ? (
        <div role="gridcell" className="soft">
          {t('stayed-away')}
        </div>
      ) : (
        <>
          {ANSWERS.map((answer, column) => (
            <div role="gridcell" key={answer}>
              <button
                type="button"
                className="stayed-answer"
                data-answer={told[answer] ?? 'unsaid'}
                aria-label={`${line.name}, ${t(HEADS[column])}: ${told[answer] === null ? t('stayed-unsaid') : word(told[answer])}`}
                onClick={() => {
                  acts.current.keepOther(row);
                  acts.current.say(line, { [answer]: told[answer] === null ? true : told[answer] ? false : null });
                }}
                {...cell(column)}
              >
                {word(told[answer])}
              </button>
            </div>
          ))}
          <div role="gridcell">
            <input
              className="stayed-question"
              aria-label={`${line.name}, ${t('stayed-col-question')}`}
              value={told.question ?? ''}
              aria-invalid={[...(told.question ?? '')].length > LONGEST_QUESTION || undefined}
              onChange={(event) => acts.current.say(line, { question: event.target.value || null })}
              {...cell(QUESTION)}
            />
          </div>
          <div role="gridcell">
            {!line.is_opted_out && (isTold || mayHaveTalked(visit, told.talked)) && (
              <button
                type="button"
                className="stayed-card"
                data-is-told={isTold || undefined}
                aria-label={t('stayed-card-named', { name: line.name })}
                onClick={() => onCard(line)}
                {...cell(CARD)}
              >
                {t('stayed-card')}
              </button>
            )}
          </div>
        </>
      )}
    </div>
  );
});

/** Whoever was away has nothing to say of it; whoever opted out has a line like everyone. */
function canSay(line: AfterLine): boolean {
  return line.was_present !== false;
}
