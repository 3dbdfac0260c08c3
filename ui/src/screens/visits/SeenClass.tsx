// Who is on a list of names that was pasted? Who is known here is found; a name that stands there twice is one student, until
// somebody says that it is two; and what is no name is left out.

import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { kith, type NewStudent, type PastedClass, type PastedStudent, uuidv7 } from '../../ipc';
import { Banner } from '../../widgets/Banner';
import { Check } from '../../widgets/Check';
import { t } from '../../words';
import { isOneName } from './doing';

/** Whether the name of this line stands further up, too. */
const isAgain = (students: readonly PastedStudent[], at: number): boolean =>
  students.findIndex(({ name }) => isOneName(name, students[at].name)) < at;

export interface SeenClassNames {
  /** What was found; null while nothing was looked at. */
  seen: PastedClass | null;
  /** Whom the lines mean, each once. */
  meant: readonly PastedStudent[];
  /** Lines whose name stands there twice, and that are somebody else. */
  others: ReadonlySet<number>;
  look: (text: string) => Promise<void>;
  forget: () => void;
  onOther: (line: number, isOther: boolean) => void;
}

export function useSeenClass(): SeenClassNames {
  const [seen, setSeen] = useState<PastedClass | null>(null);
  const [others, setOthers] = useState<ReadonlySet<number>>(new Set());
  const all = seen?.students ?? [];
  const meant = all.flatMap((one, at) => {
    if (!isAgain(all, at)) return [one];
    // Somebody else of that name is not whoever is known here by it.
    return others.has(one.line) ? [{ ...one, known: null }] : [];
  });
  return {
    seen,
    meant,
    others,
    look: async (text) => {
      setSeen((await attempt(() => kith.pastedClass(text))) ?? null);
      setOthers(new Set());
    },
    forget: () => setSeen(null),
    onOther: (line, isOther) => {
      const next = new Set(others);
      if (isOther) next.add(line);
      else next.delete(line);
      setOthers(next);
    },
  };
}

/** Those who are known, and those who are new with what is written of them. */
export function knownAndNew(meant: readonly PastedStudent[], school: string | null): [string[], NewStudent[]] {
  const known = meant.flatMap((one) => one.known ?? []);
  const fresh = meant.filter((one) => one.known === null);
  return [known, fresh.map(({ by_hand }) => ({ student: uuidv7(), by_hand: { ...by_hand, school } }))];
}

interface SeenClassProps {
  seen: PastedClass;
  others: ReadonlySet<number>;
  onOther: (line: number, isOther: boolean) => void;
}

export function SeenClass({ seen: { students, refused }, others, onOther }: SeenClassProps) {
  const isSeveral = students.some((one) => one.is_several);
  const again = students.filter((_, at) => isAgain(students, at)).length;
  return (
    <div className="stack">
      {refused.length > 0 && <Banner tone="attention">{t('paste-class-refused', { count: refused.length })}</Banner>}
      {isSeveral && <Banner tone="attention">{t('paste-class-several')}</Banner>}
      {again > 0 && <Banner tone="attention">{t('paste-class-again', { count: again })}</Banner>}
      <ul className="visit-seen">
        {students.map(({ name, line, known }, at) => {
          const isOther = others.has(line);
          const is = known === null || isOther ? 'paste-class-fresh' : 'paste-class-known';
          return (
            <li key={line}>
              <bdi>{name}</bdi>
              {isAgain(students, at) ? (
                <>
                  <span className="soft">{t(isOther ? is : 'paste-class-once')}</span>
                  <Check isSelected={isOther} onChange={(isOn) => onOther(line, isOn)}>
                    {t('paste-class-other', { name })}
                  </Check>
                </>
              ) : (
                <span className="soft">{t(is)}</span>
              )}
              {/\p{N}/u.test(name) && <span className="visit-seen-doubt">{t('line-name_has_figures')}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
