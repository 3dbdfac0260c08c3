// Are two records one person? A person decides. Joining keeps both records and can be taken back at once or any day later.

import type { LookAlike, StudentFile } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { t } from '../../../words';
import { perform } from '../doing';

const join = ({ by_hand, on_roster }: LookAlike) =>
  void perform(
    { on: 'people', do: { edit: 'join_students', student: by_hand, same_as: on_roster } },
    t('record-did-join'),
  );

const separate = (student: string) =>
  void perform({ on: 'people', do: { edit: 'separate_students', student } }, t('record-did-separate'));

export function SamePerson({ file }: { file: StudentFile }) {
  if (file.look_alikes.length === 0 && file.joined.length === 0) return null;
  return (
    <section className="room-card is-asking" aria-labelledby="record-same">
      {file.look_alikes.length > 0 && <h2 id="record-same">{t('record-look-alikes')}</h2>}
      {file.look_alikes.map((pair) => (
        <div key={pair.by_hand + pair.on_roster} className="pair">
          <p>
            {pair.is_typed_twice
              ? t('record-typed-twice-lead', { typed: pair.name_by_hand, before: pair.name_on_roster })
              : t('record-look-alike-lead', { typed: pair.name_by_hand, roster: pair.name_on_roster })}{' '}
            {t(`record-look-alike-${pair.because}`)}
          </p>
          <Button size="s" onPress={() => join(pair)}>
            {t('record-join')}
          </Button>
        </div>
      ))}
      {file.joined.length > 0 && (
        <h2 id={file.look_alikes.length > 0 ? undefined : 'record-same'}>{t('record-joined')}</h2>
      )}
      {file.joined.map(({ id, shown }) => (
        <div key={id} className="pair">
          <p>{t('record-joined-lead', { name: shown })}</p>
          <Button size="s" onPress={() => separate(id)} aria-label={t('record-separate-named', { name: shown })}>
            {t('record-separate')}
          </Button>
        </div>
      ))}
    </section>
  );
}
