// What does the school's record say about this student, who saw it, what left it, and what is said to be wrong? Read by the
// counselor alone; none of it is shown in a sitting. One section, one file.

import { kith, type StudentFile, useLive } from '../../../ipc';
import { Banner } from '../../../widgets/Banner';
import { wordsFor } from '../../../words/failure';
import { Answers } from './Answers';
import { Consent } from './Consent';
import { Corrections } from './Corrections';
import { Details } from './Details';
import { Disclosures } from './Disclosures';
import { Classes, Contacts } from './FromRoster';
import { Erasures, Holds } from './Holds';
import { JoinOther } from './JoinOther';
import { InGroups } from './InGroups';
import { Openings } from './Openings';
import { ParentsCopy } from './ParentsCopy';
import { SamePerson } from './SamePerson';
import { Steps } from './Steps';
import { Summary } from './Summary';
import './record.css';

export function Record({ file, me }: { file: StudentFile; me: string | null }) {
  const { data: record, error } = useLive(['record', file.id], () => kith.record(file.id), [
    { of: 'student', id: file.id },
    ...file.joined.map(({ id }) => ({ of: 'student', id }) as const),
    // A group is of the school, and so is who is in it.
    ...(file.school ? [{ of: 'school', id: file.school } as const] : []),
    { of: 'district' },
  ]);
  return (
    <div className="record">
      {error && <Banner tone="wrong">{wordsFor(error)}</Banner>}
      <div className="record-column">
        <SamePerson file={file} />
        <Steps file={file} />
        <Consent file={file} />
        {record && (
          <>
            <Corrections file={file} corrections={record.corrections} />
            <Summary file={file} summary={record.summary} />
            <Answers file={file} answers={record.answers} />
            <Disclosures file={file} disclosures={record.disclosures} />
          </>
        )}
      </div>
      <div className="record-column">
        <Details file={file} me={me} />
        <Contacts file={file} />
        <Classes file={file} />
        {record && <InGroups groups={record.groups} />}
        <ParentsCopy file={file} />
        <JoinOther file={file} />
        <Holds file={file} />
        <Erasures file={file} />
        {record && <Openings openings={record.openings} />}
      </div>
    </div>
  );
}
