// What if this student is here twice and nobody noticed? Somebody looks for the other record, sees both, and says that they
// are one. Also for two of the roster, which are never pointed out: it is right about itself until a person says otherwise.

import { useState } from 'react';
import { Search } from '../../../frame/Search';
import type { StudentFile, StudentLine } from '../../../ipc';
import { t } from '../../../words';
import { gradeAndSchool } from '../../../words/people';
import { Button } from '../../../widgets/Button';
import { perform } from '../doing';

const detail = (grade: string | null, school: string | null, number: string | null): string =>
  [gradeAndSchool(grade, school), number ?? ''].filter((part) => part !== '').join(' · ');

/** The roster's record stands for one that was typed; else the record that is open stands for the other. */
const asOne = (file: StudentFile, other: StudentLine): { student: string; same_as: string } =>
  !file.on_roster && !other.is_by_hand
    ? { student: file.id, same_as: other.id }
    : { student: other.id, same_as: file.id };

export function JoinOther({ file }: { file: StudentFile }) {
  const [isLooking, setLooking] = useState(false);
  const [other, setOther] = useState<StudentLine | null>(null);
  const join = async (chosen: StudentLine) => {
    const edit = { edit: 'join_students' as const, ...asOne(file, chosen) };
    if (await perform({ on: 'people', do: edit }, t('record-did-join'))) setOther(null);
  };
  return (
    <section className="room-card" aria-labelledby="record-join-other">
      <h2 id="record-join-other">{t('record-join-other')}</h2>
      {other === null ? (
        <>
          <p className="room-hint">{t('record-join-other-hint')}</p>
          <Button size="s" onPress={() => setLooking(true)}>
            {t('record-join-other-do')}
          </Button>
        </>
      ) : (
        <div className="stack-tight">
          <ul className="plain-list">
            <li>
              <bdi>{file.shown}</bdi>
              <span className="room-hint">{detail(file.grade, file.school_name, file.number)}</span>
            </li>
            <li>
              <bdi>{other.name}</bdi>
              <span className="room-hint">{detail(other.grade, other.school_name, other.number)}</span>
            </li>
          </ul>
          <p className="room-hint">{t('record-join-other-review')}</p>
          <div className="row">
            <Button size="s" kind="primary" onPress={() => void join(other)}>
              {t('record-join')}
            </Button>
            <Button size="s" onPress={() => setOther(null)}>
              {t('record-join-other-not')}
            </Button>
          </div>
        </div>
      )}
      <Search
        isOpen={isLooking}
        onClose={() => setLooking(false)}
        label={t('record-join-other-do')}
        without={file.id}
        onChoose={setOther}
      />
    </section>
  );
}
