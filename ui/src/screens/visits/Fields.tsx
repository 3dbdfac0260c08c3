// In which fields of work would a class like to meet somebody? Tapped by the students on a laptop that is passed around, or typed in
// from a sheet by its numbers. It is what decides whom to invite.

import { FileInput, Printer, Tablet } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { CLUSTERS, chosenWords, MOST_CHOSEN } from '../../frame/clusters';
import { printsLight, useNamesOnPaper } from '../../frame/onPaper';
import { Trouble } from '../../frame/Trouble';
import { keepsItself } from '../../frame/unkept';
import { type Cluster, type ClusterLine, commit, type InterestEdit, kith, readStatusAgain, useLive } from '../../ipc';
import { bringChoices } from '../../route';
import { Button } from '../../widgets/Button';
import { t } from '../../words';
import { exactly, today } from '../../words/dates';
import { ClassSheet } from './ClassSheet';
import './fields.css';

/** The clusters of the numbers that were typed; null where they are not up to three of the sixteen. */
export function numbered(text: string): Cluster[] | null {
  const numbers = text
    .split(/[^\d]+/)
    .filter(Boolean)
    .map(Number);
  const isLetters = /[^\d\s,;.+/-]/.test(text);
  const isThere = numbers.every((one) => one >= 1 && one <= CLUSTERS.length);
  const chosen = CLUSTERS.filter((_, at) => numbers.includes(at + 1));
  return isLetters || !isThere || chosen.length > MOST_CHOSEN ? null : chosen;
}

const numbersOf = (clusters: readonly Cluster[]): string => clusters.map((one) => CLUSTERS.indexOf(one) + 1).join(' ');

export function Fields({ section, title }: { section: string; title: string }) {
  const read = useLive(['class_clusters', section], () => kith.classClusters(section), 'any', {
    keepWhileReading: true,
  });
  const rows = useRef<HTMLTableSectionElement>(null);
  const onPaper = useNamesOnPaper((read.data ?? []).map((line) => line.student));
  if (read.isError) return <Trouble error={read.error} onRetry={() => void read.refetch()} />;
  const lines = read.data ?? [];
  const asked = lines.filter((line) => !line.chosen.is_opted_out);
  const chose = asked.filter((line) => line.chosen.clusters.length > 0).length;
  const pass = async () => {
    if ((await attempt(() => kith.beginKiosk('clusters', section, null))) === undefined) return;
    await readStatusAgain();
  };
  /** To the field of the next student, from paper; false where it was the last. */
  const goOn = (from: HTMLInputElement): boolean => {
    const all = [...(rows.current?.querySelectorAll('input') ?? [])];
    const next = all[all.indexOf(from) + 1];
    next?.focus();
    return next !== undefined;
  };
  return (
    <>
      <div className="wishes-head">
        <p>{t('fields-count', { chose, of: asked.length })}</p>
        <span className="visit-twins-do">
          <Button icon={Printer} onPress={() => printsLight()}>
            {t('fields-print')}
          </Button>
          <Button icon={FileInput} onPress={() => bringChoices(section)}>
            {t('fields-file')}
          </Button>
          <Button icon={Tablet} onPress={() => void pass()}>
            {t('fields-pass')}
          </Button>
        </span>
      </div>
      <p className="soft visit-hint">{t('fields-lead')}</p>
      <div className="fields">
        <table className="card fields-table">
          <caption className="k-hidden">{t('fields-table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('fields-col-name')}</th>
              <th scope="col">{t('fields-col-numbers')}</th>
              <th scope="col">{t('fields-col-chosen')}</th>
            </tr>
          </thead>
          <tbody ref={rows}>
            {lines.map((line) => (
              <Line key={line.student} line={line} onNext={goOn} onRead={async () => void (await read.refetch())} />
            ))}
          </tbody>
        </table>
        <div>
          <h2 className="fields-heading">{t('fields-list')}</h2>
          <ol className="fields-list">
            {CLUSTERS.map((one) => (
              <li key={one}>{t(`cluster-${one}`)}</li>
            ))}
          </ol>
        </div>
      </div>
      <FieldsPaper title={title} names={onPaper} />
    </>
  );
}

interface LineProps {
  line: ClusterLine;
  onNext: (from: HTMLInputElement) => boolean;
  onRead: () => Promise<void>;
}

function Line({ line: { student, name, chosen }, onNext, onRead }: LineProps) {
  // What is being typed; null where nothing is: then what is kept stands there.
  const [text, setText] = useState<string | null>(null);
  const meant = text === null ? chosen.clusters : numbered(text);
  const keep = async (): Promise<boolean> => {
    if (text === null) return true;
    if (meant === null) return false;
    if (numbersOf(meant) !== numbersOf(chosen.clusters)) {
      const edit: InterestEdit = { edit: 'choose_clusters', told: [{ student, clusters: meant }], on: today() };
      const done = await attempt(() => commit({ on: 'interest', do: edit }));
      if (!done) return false;
      sayUndoable(t('fields-kept', { name }), done);
      await onRead();
    }
    // Typed further meanwhile: that is still to be kept.
    setText((now) => (now === text ? null : now));
    return true;
  };
  // A laptop that locks by itself asks nobody.
  useEffect(() => (text === null ? undefined : keepsItself(keep)));
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      {chosen.is_opted_out ? (
        <td colSpan={2} className="soft">
          {t('fields-out')}
        </td>
      ) : (
        <>
          <td>
            <input
              className="k-input fields-numbers"
              inputMode="numeric"
              aria-label={t('fields-numbers-of', { name })}
              aria-invalid={meant === null || undefined}
              value={text ?? numbersOf(chosen.clusters)}
              onChange={(event) => setText(event.target.value)}
              onBlur={() => void keep()}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setText(null);
                if (event.key !== 'Enter') return;
                event.preventDefault();
                // Leaving it keeps it; what cannot be read stays where it can be mended.
                if (meant !== null && !onNext(event.currentTarget)) void keep();
              }}
            />
          </td>
          <td className="fields-chosen">
            {meant === null ? (
              <span className="k-error" role="alert">
                {t('fields-wrong')}
              </span>
            ) : meant.length === 0 ? (
              <span className="soft">{t('fields-none')}</span>
            ) : (
              meant.map((one) => t(`cluster-${one}`)).join(' · ')
            )}
            {text === null && chosen.conflicts.length > 1 && (
              <span className="fields-two">
                {t('fields-two', {
                  all: chosen.conflicts
                    .map((told) => `${chosenWords(told)} (${told.author_name || t('conflict-someone')})`)
                    .join(' / '),
                })}
              </span>
            )}
          </td>
        </>
      )}
    </tr>
  );
}

/** The sheet that goes around the class: sixteen numbered fields, and a line for each student. */
function FieldsPaper({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <ClassSheet
      className="fields-paper"
      title={t('kiosk-fields-title')}
      about={`${title} · ${exactly(today())}`}
      lead={t('sheet-fields-lead')}
      columns={[{ id: 'numbers', head: t('sheet-fields-numbers') }]}
      names={names}
    >
      <ol>
        {CLUSTERS.map((one) => (
          <li key={one}>{t(`kiosk-field-${one}`)}</li>
        ))}
      </ol>
    </ClassSheet>
  );
}
