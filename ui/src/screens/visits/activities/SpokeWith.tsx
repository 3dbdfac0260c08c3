// Who spoke with whom? Whoever was here sits in a circle: tap one, then each of those they spoke with, and a line joins them. The
// arrows go round, Space taps, Escape lets go. It is a picture of one hour, never of who likes whom.

import { type KeyboardEvent, useRef, useState } from 'react';
import { type ClassMember } from '../../../ipc';
import { t } from '../../../words';
import { pairOf } from './doing';

export interface SpokeWithProps {
  students: readonly ClassMember[];
  spoke: ReadonlySet<string>;
  onSpoke: (spoke: ReadonlySet<string>) => void;
}

/** More than this do not sit in one ring that can be read. */
const MOST_SEATED = 36;
/** So few have room for long names. */
const FEW = 18;

/** Where the nth of so many sits, in percent of the picture; the first at the top. */
function seatOf(nth: number, all: number): { x: number; y: number } {
  const angle = (nth / all) * 2 * Math.PI - Math.PI / 2;
  return { x: 50 + 44 * Math.cos(angle), y: 50 + 42 * Math.sin(angle) };
}

const givenOf = (name: string): string => name.split(' ')[0];

export function SpokeWith({ students, spoke, onSpoke }: SpokeWithProps) {
  const [from, setFrom] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState('');
  const seats = useRef<HTMLDivElement>(null);
  const here = new Set(students.map((one) => one.student));
  const chosen = students.find((one) => one.student === from);
  const current = Math.min(at, students.length - 1);
  const isRound = students.length <= MOST_SEATED;
  const lines = [...spoke].map((pair) => pair.split(' ')).filter(([a, b]) => here.has(a) && here.has(b));
  const withOf = (student: string): number => lines.filter((pair) => pair.includes(student)).length;
  const tap = (one: ClassMember) => {
    if (!chosen) {
      setFrom(one.student);
      setSaid(t('activity-spoke-from', { name: one.name }));
    } else if (one.student === from) {
      setFrom(null);
      setSaid('');
    } else {
      const pair = pairOf(chosen.student, one.student);
      const next = new Set(spoke);
      const isOn = !next.delete(pair);
      if (isOn) next.add(pair);
      const words = { one: chosen.name, other: one.name };
      setSaid(isOn ? t('activity-spoke-told', words) : t('activity-spoke-not', words));
      onSpoke(next);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const step = steps[event.key];
    if (event.key === 'Escape' && from !== null) {
      setFrom(null);
      setSaid('');
    } else if (step !== undefined || event.key === 'Home' || event.key === 'End') {
      const last = students.length - 1;
      const next =
        event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? last
            : (current + (step ?? 0) + students.length) % students.length;
      setAt(next);
      seats.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="visit-part" aria-labelledby="activity-spoke">
      <div className="visit-here-head">
        <h2 id="activity-spoke">{t('activity-spoke')}</h2>
        <span className="soft">{t('activity-pairs', { count: lines.length })}</span>
      </div>
      <p className="soft visit-hint" id="activity-spoke-hint">
        {t(students.length < 2 ? 'activity-spoke-few' : 'activity-spoke-hint')}
      </p>
      {students.length > 1 && (
        // The keys are those of the buttons inside.
        // oxlint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/no-noninteractive-element-interactions
        <div
          ref={seats}
          className="seats"
          data-round={isRound || undefined}
          data-few={students.length <= FEW || undefined}
          role="group"
          aria-labelledby="activity-spoke"
          aria-describedby="activity-spoke-hint"
          onKeyDown={onKeyDown}
        >
          {isRound && (
            <svg className="seats-lines" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
              {lines.map(([a, b]) => {
                const [one, other] = [a, b].map((id) =>
                  seatOf(
                    students.findIndex((each) => each.student === id),
                    students.length,
                  ),
                );
                const isOfChosen = a === from || b === from;
                return (
                  <line
                    key={`${a} ${b}`}
                    data-chosen={isOfChosen || undefined}
                    x1={one.x}
                    y1={one.y}
                    x2={other.x}
                    y2={other.y}
                  />
                );
              })}
            </svg>
          )}
          {students.map((one, nth) => {
            const isFrom = one.student === from;
            const isWith = chosen !== undefined && !isFrom && spoke.has(pairOf(chosen.student, one.student));
            const seat = seatOf(nth, students.length);
            const count = withOf(one.student);
            return (
              <button
                key={one.student}
                type="button"
                className="seat"
                data-from={isFrom || undefined}
                style={isRound ? { left: `${seat.x}%`, top: `${seat.y}%` } : undefined}
                tabIndex={nth === current ? 0 : -1}
                aria-pressed={isFrom || isWith}
                title={one.name}
                onFocus={() => setAt(nth)}
                onClick={() => tap(one)}
              >
                <span className="k-hidden">{t('activity-seat', { name: one.name, count })}</span>
                <bdi aria-hidden="true">{isRound ? givenOf(one.name) : one.name}</bdi>
                <span className="seat-count" aria-hidden="true">
                  {count > 0 ? count : ''}
                </span>
              </button>
            );
          })}
          {isRound && (
            <p className="seats-middle" aria-hidden="true">
              {chosen ? t('activity-spoke-from', { name: givenOf(chosen.name) }) : ''}
            </p>
          )}
        </div>
      )}
      <span className="k-hidden" role="status">
        {said}
      </span>
    </section>
  );
}
