// How are many students marked fast? A long list that draws only the rows in sight. It is one tab stop: arrows move, one key is
// one mark, and the next student is there. A pointer presses one of two buttons on the row.

import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { MarkingLine, MarkLevel } from '../../ipc';
import { areLettersKeys } from '../../letters';
import { t } from '../../words';
import { gradeWords } from '../../words/people';

export const LEVELS = ['would_come', 'could_build'] as const;

export interface MarkListHandle {
  focus: () => void;
  step: (by: number) => void;
  /** Which row is at hand. */
  at: () => number;
  /** Marks whoever is at hand. */
  mark: (level: MarkLevel | null) => void;
}

interface Props {
  label: string;
  rows: readonly MarkingLine[];
  total: number;
  /** These are still the students who were asked for before: no key and no press marks one of them. */
  isBefore: boolean;
  onMark: (line: MarkingLine, level: MarkLevel | null) => void;
  onNearEnd: () => void;
  onFind: () => void;
  handle: React.RefObject<MarkListHandle | null>;
}

const ROW_REM = 2.75;
/** Rows beyond the edge that are drawn too, so that a fast scroll shows no gap. */
const BEYOND = 6;
const NEAR_END = 12;

const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** What a key means: a mark, no mark, or nothing of ours. */
function marked(key: string): MarkLevel | null | undefined {
  if (key === '1') return 'would_come';
  if (key === '2') return 'could_build';
  return ['0', 'Backspace', 'Delete'].includes(key) ? null : undefined;
}

export function MarkList({ label, rows, total, isBefore, onMark, onNearEnd, onFind, handle }: Props) {
  const [at, setAt] = useState(0);
  const [seen, setSeen] = useState({ top: 0, height: 600 });
  const box = useRef<HTMLDivElement>(null);
  const height = Math.round(ROW_REM * rem());
  const here = Math.min(at, Math.max(0, rows.length - 1));
  const first = Math.max(0, Math.floor(seen.top / height) - BEYOND);
  const last = Math.min(rows.length, Math.ceil((seen.top + seen.height) / height) + BEYOND);

  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    const { current } = box;
    if (!current) return;
    const [from, until] = [next * height, (next + 1) * height];
    if (from < current.scrollTop) current.scrollTop = from;
    else if (until > current.scrollTop + current.clientHeight) current.scrollTop = until - current.clientHeight;
  };
  const mark = (level: MarkLevel | null) => {
    const line = rows[here];
    if (!line || isBefore) return;
    onMark(line, level);
    go(here + 1);
  };
  useImperativeHandle(handle, () => ({
    focus: () => box.current?.focus(),
    step: (by) => go(here + by),
    at: () => here,
    mark,
  }));

  const measure = () => {
    const { current } = box;
    if (current) setSeen({ top: current.scrollTop, height: current.clientHeight || 600 });
  };
  useEffect(() => {
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  const isNearEnd = rows.length < total && Math.max(last, here) > rows.length - NEAR_END;
  useEffect(() => {
    if (isNearEnd) onNearEnd();
  }, [isNearEnd, onNearEnd]);
  const heard = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(seen.height / height) - 1);
    const level = marked(event.key);
    const steps: Record<string, number> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      PageDown: here + page,
      PageUp: here - page,
      Home: 0,
      End: rows.length - 1,
    };
    if (level !== undefined) mark(level);
    else if (event.key in steps) go(steps[event.key]);
    else if (event.key === '/' && areLettersKeys()) onFind();
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={box}
      className="marks"
      role="grid"
      aria-label={label}
      aria-rowcount={total}
      aria-activedescendant={rows[here] ? `mark-${rows[here].student}` : undefined}
      tabIndex={0}
      onKeyDown={heard}
      onScroll={measure}
    >
      <div role="presentation" style={{ height: rows.length * height }}>
        {rows.slice(first, last).map((line, nth) => (
          <MarkRow
            key={line.student}
            line={line}
            index={first + nth}
            isHere={first + nth === here}
            style={{ top: (first + nth) * height, height }}
            onHere={() => setAt(first + nth)}
            onMark={(one, level) => !isBefore && onMark(one, level)}
          />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  line: MarkingLine;
  index: number;
  isHere: boolean;
  style: React.CSSProperties;
  onHere: () => void;
  onMark: Props['onMark'];
}

function MarkRow({ line, index, isHere, style, onHere, onMark }: RowProps) {
  return (
    <div
      id={`mark-${line.student}`}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isHere}
      className="marks-row"
      style={style}
      onPointerDown={onHere}
    >
      <span role="gridcell" className="marks-name k-ellipsis">
        <bdi>{line.name}</bdi>
      </span>
      <span role="gridcell" className="soft marks-grade">
        {gradeWords(line.grade)}
        {line.is_own && <span className="students-mark">{t('marking-own')}</span>}
      </span>
      <span role="gridcell" className="marks-levels">
        {LEVELS.map((level) => (
          <button
            key={level}
            type="button"
            tabIndex={-1}
            className="marks-level"
            data-level={level}
            aria-pressed={line.level === level}
            onClick={() => onMark(line, line.level === level ? null : level)}
          >
            {t(`marking-${level}`)}
          </button>
        ))}
      </span>
    </div>
  );
}
