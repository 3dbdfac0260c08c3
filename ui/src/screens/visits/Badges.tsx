// Badges to print: a name and a square for each student. The square holds a random word that means nothing outside of this
// school's records. A badge that was lost is made anew; the lost one then opens nothing.

import { Printer } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { printsLight, useNamesOnPaper } from '../../frame/onPaper';
import { commit, kith, useLive } from '../../ipc';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { t } from '../../words';

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const LENGTH = 26;

/** A word of 26 signs out of 32, by the machine's own dice: 130 bits. */
export const newToken = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), (byte) => SIGNS[byte % SIGNS.length]).join('');

export function Badges({ section, onClose }: { section: string; onClose: () => void }) {
  const badges = useLive(['badges', section], () => kith.badges(section), [{ of: 'section', id: section }]);
  const all = badges.data ?? [];
  const onPaper = useNamesOnPaper(all.map(({ line }) => line.student));
  const missing = all.filter(({ code }) => code === null).map(({ line }) => line.student);
  const print = useRef<HTMLButtonElement>(null);
  const isMade = all.length > 0 && missing.length === 0;
  const wasMissing = useRef(false);
  // The button that made them is gone: whoever pressed it goes on at what prints them.
  useEffect(() => {
    if (isMade && wasMissing.current) print.current?.focus();
    wasMissing.current = missing.length > 0;
  }, [isMade, missing.length]);
  const make = async (students: readonly string[]) => {
    const made = students.map((student) => ({ student, token: newToken() }));
    const done = await attempt(() => commit({ on: 'door', do: { edit: 'make_badges', section, badges: made } }));
    if (done) sayUndoable(t('badges-made', { count: students.length }), done);
  };
  return (
    <Dialog
      title={t('badges-title')}
      size="xl"
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          {missing.length > 0 && (
            <Button kind={missing.length === all.length ? 'primary' : 'plain'} onPress={() => void make(missing)}>
              {t('badges-make', { count: missing.length })}
            </Button>
          )}
          {missing.length < all.length && (
            <Button ref={print} kind="primary" icon={Printer} onPress={() => printsLight()}>
              {t('badges-print')}
            </Button>
          )}
        </>
      }
    >
      <p className="soft visit-lead">{t('badges-lead')}</p>
      <ul className="badges print-page">
        {all.map(({ line, code }, at) => (
          <li key={line.student} className="badge" data-is-made={code !== null || undefined}>
            <bdi className="badge-name">{onPaper[at]}</bdi>
            {code ? (
              <>
                <svg
                  className="badge-code"
                  viewBox={`0 0 ${code.size} ${code.size}`}
                  role="img"
                  aria-label={t('badges-code')}
                >
                  <path d={code.path} />
                </svg>
                <span className="print-not">
                  <Button
                    size="s"
                    kind="quiet"
                    aria-label={t('badges-anew-named', { name: line.name })}
                    onPress={() => void make([line.student])}
                  >
                    {t('badges-anew')}
                  </Button>
                </span>
              </>
            ) : (
              <span className="soft">{t('badges-none')}</span>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
