// Whose answers are on a line that means nobody, or several, or somebody who was noted as away? Nothing is chosen until a person
// chooses it; a line of which nothing is said is left out, and the preview says so.

import { useMemo } from 'react';
import type { FormAsk, FormChoice, FormMatch } from '../../ipc';
import { t } from '../../words';
import { Button } from '../../widgets/Button';
import { Select } from '../../widgets/Select';

const LEAVE = 'leave';

/** Whom a person chose for a line, by its row. */
export type Chosen = ReadonlyMap<number, string>;

interface WhoStepProps {
  match: FormMatch;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  onNext: (choices: FormChoice[]) => void;
}

export function WhoStep({ match, chosen, onChoose, onNext }: WhoStepProps) {
  const left = match.asks.filter((ask) => !chosen.has(ask.row)).length;
  const choose = (row: number, student: string) => {
    const next = new Map(chosen);
    if (student === LEAVE) next.delete(row);
    else next.set(row, student);
    onChoose(next);
  };
  return (
    <div className="stack">
      <div>
        <h1 className="page-title">{t('form-who-title')}</h1>
        <p className="page-lead">{t('form-who-lead', { matched: match.matched, count: match.asks.length })}</p>
      </div>
      <ul className="card form-who">
        {match.asks.map((ask) => (
          <Ask
            key={ask.row}
            ask={ask}
            match={match}
            value={chosen.get(ask.row) ?? LEAVE}
            onChoose={(student) => choose(ask.row, student)}
          />
        ))}
      </ul>
      <div className="row">
        <Button
          kind="primary"
          onPress={() => onNext(match.asks.map(({ row }) => ({ row, student: chosen.get(row) ?? null })))}
        >
          {t('columns-next')}
        </Button>
        <span className="soft" role="status">
          {t('form-who-left', { count: left })}
        </span>
      </div>
    </div>
  );
}

interface AskProps {
  ask: FormAsk;
  match: FormMatch;
  value: string;
  onChoose: (student: string) => void;
}

function Ask({ ask, match, value, onChoose }: AskProps) {
  const written = ask.written || t('form-who-unnamed');
  const options = useMemo(() => {
    const likely = new Map(ask.like.map((student, at) => [student, at]));
    const place = (student: string) => likely.get(student) ?? likely.size;
    // Whoever is away is taken or left out; of the others it may be anyone of the class, the likeliest first.
    const may = ask.why === 'away' ? match.class.filter((one) => likely.has(one.student)) : match.class;
    const sorted = may.toSorted((a, b) => place(a.student) - place(b.student));
    return [
      { id: LEAVE, label: t('form-who-leave') },
      ...sorted.map(({ student, name, was_away }) => ({
        id: student,
        label: was_away ? t('form-who-was-away', { name }) : name,
      })),
    ];
  }, [ask, match.class]);
  return (
    <li>
      <span className="form-who-what">
        <span>
          <bdi className="form-who-written">{written}</bdi>{' '}
          <span className="soft">{t('form-who-line', { line: ask.line })}</span>
        </span>
        <span className="soft">{t(`form-who-${ask.why}`)}</span>
      </span>
      <Select
        label={t('form-who-choose', { line: ask.line, written })}
        isLabelHidden
        options={options}
        value={value}
        onChange={onChoose}
      />
    </li>
  );
}
