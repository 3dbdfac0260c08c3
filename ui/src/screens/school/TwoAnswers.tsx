// A student was asked on two laptops that had not seen each other's answer: both are kept, and whoever counsels them says which
// one holds.

import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { commit, type OverlayLine, type Told } from '../../ipc';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { t } from '../../words';

/** The names in an answer, as it lies in its record; null where it was taken back. */
function namesIn({ value }: Told): string | null {
  const said = value as { named?: { label?: string }[] } | null;
  if (!said?.named) return null;
  return said.named.map(({ label }) => label ?? '').join(', ');
}

export function TwoAnswers({ line }: { line: OverlayLine }) {
  const [isOpen, setOpen] = useState(false);
  const choose = async ({ kind, record, field, value }: Told) => {
    if (await attempt(() => commit({ on: 'choose', do: { kind, record, field, value } }))) setOpen(false);
  };
  return (
    <>
      <Button size="s" onPress={() => setOpen(true)}>
        {t('sides-two')}
      </Button>
      {isOpen && (
        <Dialog
          title={t('sides-two-title', { name: line.name })}
          closeLabel={t('do-close')}
          isOpen
          onClose={() => setOpen(false)}
        >
          <p>{t('sides-two-lead')}</p>
          <ul className="two-answers">
            {line.otherwise.map((told) => {
              const names = namesIn(told);
              const words = names === null ? t('sides-two-taken-back') : names || t('sides-two-nobody');
              return (
                <li key={`${told.author} ${words}`}>
                  <span>
                    <bdi>{words}</bdi>{' '}
                    <span className="soft">
                      {t('sides-two-by', { who: told.author_name || t('conflict-someone') })}
                    </span>
                  </span>
                  <Button
                    size="s"
                    aria-label={t('sides-two-choose-named', { what: words })}
                    onPress={() => void choose(told)}
                  >
                    {t('sides-two-choose')}
                  </Button>
                </li>
              );
            })}
          </ul>
        </Dialog>
      )}
    </>
  );
}
