// What did somebody want to remember about this student, for herself and for the team? Two lists that never mix: one is hers
// on this machine, the other is part of the file. Neither is there in a sitting.

import type { StudentFile } from '../../../ipc';
import { MemoryAid } from './MemoryAid';
import { TeamNotes } from './TeamNotes';
import './notes.css';

export function Notes({ file }: { file: StudentFile }) {
  return (
    <div className="notes-room">
      <MemoryAid file={file} />
      <TeamNotes file={file} />
    </div>
  );
}
