// One student: the map, how it grew, the notes, and the school's record. Opening this room is recorded once. It reads again after every
// commit and keeps nothing of a record; a sitting takes the whole window. The title of the window never names anybody.

import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { AfterSitting } from '../../frame/AfterSitting';
import { attempt, redoLast, undoLast } from '../../frame/attempt';
import { commit, kith, type Scope, type StudentFile, useLive, useStatus, uuidv7 } from '../../ipc';
import { Banner } from '../../widgets/Banner';
import { Button, IconButton } from '../../widgets/Button';
import { Tabs } from '../../widgets/Tabs';
import { t } from '../../words';
import { wordsFor } from '../../words/failure';
import { gradeAndSchool } from '../../words/people';
import { Maps } from './Maps';
import { Met } from './met/Met';
import { calledOf } from './name';
import { Notes } from './notes/Notes';
import { Record } from './record/Record';
import { Sitting } from './sitting/Sitting';
import { Supports } from './supports/Supports';
import { Growth } from './growth/Growth';
import { Timeline } from './timeline/Timeline';
import { useKeys } from './useKeys';
import { beginVisit, endVisit, prepare, rise, sit, useSitting } from './visit';
import './student.css';
import './sitting/looks';

type Side = 'map' | 'timeline' | 'growth' | 'supports' | 'met' | 'notes' | 'record';

/** Tells that the file was opened, once per visit. */
function useOpening(student: string): void {
  useEffect(() => {
    if (beginVisit(student)) {
      void attempt(() => commit({ on: 'today', do: { edit: 'open_file', opening: uuidv7(), student } }));
    }
    return () => endVisit(student);
  }, [student]);
}

interface Props {
  student: string;
  onClose: () => void;
}

export function StudentRoom({ student, onClose }: Props) {
  // Another student is another room: nothing of the last one stays.
  return <Room key={student} student={student} onClose={onClose} />;
}

function Room({ student, onClose }: Props) {
  useOpening(student);
  const sitting = useSitting(student);
  const { data: status } = useStatus();
  const me = status?.open?.me ?? null;
  const scopes: Scope[] = [
    { of: 'student', id: student },
    { of: 'district' },
    ...(me ? [{ of: 'staff', id: me } as const] : []),
  ];
  const { data: file, error, refetch } = useLive(['student', student], () => kith.student(student), scopes);
  if (sitting) return <Sitting wave={sitting} student={student} name={file ? calledOf(file) : null} onClose={rise} />;
  if (file) return <Open file={file} me={me} onClose={onClose} />;
  if (!error) return <p className="page room-hint">{t('loading')}</p>;
  return (
    <div className="page">
      <Banner tone="wrong">{wordsFor(error)}</Banner>
      <div className="room-actions">
        <Button onPress={() => void refetch()}>{t('do-retry')}</Button>
        <Button onPress={onClose}>{t('student-back')}</Button>
      </div>
    </div>
  );
}

function Open({ file, me, onClose }: { file: StudentFile; me: string | null; onClose: () => void }) {
  const [side, setSide] = useState<Side>('map');
  // A draft opens in a sitting alone; a kept map may be looked at by whoever works here.
  const open = (wave: string, isDraft: boolean) => (isDraft ? void prepare(wave) : sit(file.id, wave));
  useKeys({ onUndo: () => void undoLast(), onRedo: () => void redoLast() });
  return (
    <div className="page student-room">
      <header className="room-head">
        <IconButton label={t('student-back')} icon={ArrowLeft} onPress={onClose} />
        <div className="room-who">
          <h1 className="page-title">
            <bdi>{file.shown}</bdi>
          </h1>
          <p className="page-lead">
            {gradeAndSchool(file.grade, file.school_name)}
            {file.has_left && <span className="room-tag">{t('student-left')}</span>}
          </p>
        </div>
      </header>
      {me && <AfterSitting open={{ me }} student={file.id} />}
      <Tabs<Side>
        label={t('student-tabs')}
        value={side}
        onChange={setSide}
        tabs={[
          { id: 'map', label: t('student-tab-map'), panel: <Maps file={file} onOpen={open} /> },
          { id: 'timeline', label: t('student-tab-timeline'), panel: <Timeline file={file} /> },
          { id: 'growth', label: t('student-tab-growth'), panel: <Growth file={file} /> },
          { id: 'supports', label: t('student-tab-supports'), panel: <Supports file={file} /> },
          { id: 'met', label: t('student-tab-met'), panel: <Met student={file.id} /> },
          { id: 'notes', label: t('student-tab-notes'), panel: <Notes file={file} /> },
          { id: 'record', label: t('student-tab-record'), panel: <Record file={file} me={me} /> },
        ]}
      />
    </div>
  );
}
