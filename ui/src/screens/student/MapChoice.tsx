// What a student decided about a kept map can be decided anew on any later day: who may see it, whom of it, whether it is
// counted, and that it is erased. Erasing asks once, says what it does not reach, and never claims more than it did.

import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import {
  type AskedBy,
  type Choice,
  commit,
  kith,
  mapKey,
  type MapView,
  useLive,
  uuidv7,
  type WaveLine,
} from '../../ipc';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { Choices } from '../../widgets/Check';
import { Dialog } from '../../widgets/Dialog';
import { say } from '../../widgets/StatusLine';
import { inLocale, t } from '../../words';
import { today } from '../../words/dates';
import { perform } from './doing';
import { type Answer, chosen, WhoMaySee } from './WhoMaySee';

interface MapChoiceProps {
  wave: WaveLine;
  /** Its day, by which it is told from another map of the same day. */
  date: string;
  student: string;
  name: string;
  hasDraft: boolean;
  onClose: () => void;
}

export function MapChoice({ wave, student, ...rest }: MapChoiceProps) {
  const { data: map } = useLive(mapKey(wave.id), () => kith.egoNetwork(wave.id), [{ of: 'student', id: student }]);
  return map ? <Asked map={map} {...rest} /> : null;
}

/** Of a map that only the two see nobody is left out yet: whoever stayed between them on the map before does so here, too. */
const standing = ({ wave, network, between_us }: MapView): Choice => ({
  audience: wave.audience,
  withheld: network.alters
    .filter((alter) => (wave.audience === 'only_us' ? between_us.includes(alter.id) : alter.is_withheld))
    .map((alter) => alter.id),
  is_counted: wave.is_counted,
  with_names: false,
});

function Asked({ map, date, name, hasDraft, onClose }: Omit<MapChoiceProps, 'wave' | 'student'> & { map: MapView }) {
  const { wave, network } = map;
  const [choice, setChoice] = useState(() => standing(map));
  const [answer, setAnswer] = useState<Answer>(wave.audience);
  const [isErasing, setErasing] = useState(false);
  const save = async () => {
    const edit = { edit: 'choose_again', wave: wave.id, choice: chosen(answer, choice) } as const;
    if (await perform({ on: 'wave', do: edit }, t('maps-choice-saved'))) onClose();
  };
  if (isErasing)
    return (
      <Erase map={map} date={date} name={name} hasDraft={hasDraft} onBack={() => setErasing(false)} onDone={onClose} />
    );
  return (
    <Dialog
      title={t('maps-choice-title', { date })}
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button className="k-foot-start finish-forget" kind="quiet" onPress={() => setErasing(true)}>
            {t('maps-erase')}
          </Button>
          <Button onPress={onClose}>{t('do-back')}</Button>
          <Button kind="primary" onPress={() => void save()}>
            {t('maps-choice-save')}
          </Button>
        </>
      }
    >
      <p className="finish-lead">{t('maps-choice-lead', { name })}</p>
      <WhoMaySee
        answer={answer}
        onAnswer={setAnswer}
        choice={choice}
        onChoice={setChoice}
        alters={network.alters}
        words={{
          onlyUs: t('maps-choice-only-us', { name }),
          onlyUsHint: t('maps-choice-only-us-hint'),
          part: t('maps-choice-part'),
          partHint: t('maps-choice-part-hint'),
          peopleHint: t('maps-choice-people-hint'),
          asBefore:
            wave.audience === 'only_us' && network.alters.some(({ id }) => map.between_us.includes(id))
              ? t('maps-choice-as-before')
              : undefined,
        }}
      />
    </Dialog>
  );
}

const and = inLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

/** So many names tell one map from another. */
const MOST_NAMED = 4;

interface EraseProps {
  date: string;
  map: MapView;
  name: string;
  hasDraft: boolean;
  onBack: () => void;
  onDone: () => void;
}

function Erase({ map, date, name, hasDraft, onBack, onDone }: EraseProps) {
  const [askedBy, setAskedBy] = useState<AskedBy>('student');
  const on = map.network.alters.filter((alter) => alter.presence !== 'no_longer').map(({ label }) => label);
  const erase = async () => {
    const edit = {
      edit: 'erase',
      wave: map.wave.id,
      erasure: uuidv7(),
      asked_by: askedBy,
      erased_on: today(),
    } as const;
    if (!(await attempt(() => commit({ on: 'wave', do: edit })))) return;
    say(t('maps-erased'));
    onDone();
  };
  return (
    <Dialog
      title={t('maps-erase-title', { date })}
      closeLabel={t('do-close')}
      role="alertdialog"
      isOpen
      onClose={onBack}
      actions={
        <>
          <Button onPress={onBack} autoFocus>
            {t('maps-erase-no')}
          </Button>
          {!map.is_held && (
            <Button kind="danger" onPress={() => void erase()}>
              {t('maps-erase-yes')}
            </Button>
          )}
        </>
      }
    >
      {map.is_held ? (
        <Banner tone="attention">{t('maps-erase-held')}</Banner>
      ) : (
        <>
          <p className="finish-lead">{t('maps-erase-body')}</p>
          {hasDraft && <p className="finish-pale">{t('maps-erase-draft', { name })}</p>}
          {/* Two maps may be of one day: who is on it tells which this is. */}
          {on.length > 0 && (
            <p className="finish-pale">
              {on.length > MOST_NAMED
                ? t('maps-erase-on-it', { names: on.slice(0, MOST_NAMED).join(', '), more: on.length - MOST_NAMED })
                : t('maps-erase-all-on-it', { names: and().format(on) })}
            </p>
          )}
          <Choices<AskedBy>
            label={t('maps-erase-who')}
            options={[
              { id: 'student', label: t('maps-erase-who-student', { name }) },
              { id: 'parent', label: t('maps-erase-who-parent') },
              { id: 'school', label: t('maps-erase-who-school') },
            ]}
            value={askedBy}
            onChange={setAskedBy}
          />
          <p className="finish-pale">{t('maps-erase-beyond')}</p>
        </>
      )}
    </Dialog>
  );
}
