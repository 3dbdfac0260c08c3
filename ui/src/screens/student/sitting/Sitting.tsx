// The sitting: a counselor and a student before one map. It reads the map and keeps it before them: what lies on the table is in
// SittingTable.

import { kith, mapKey, type Scope, useLive } from '../../../ipc';
import { Banner } from '../../../widgets/Banner';
import { Button } from '../../../widgets/Button';
import { t } from '../../../words';
import { wordsFor } from '../../../words/failure';
import { SittingTable, type TableProps } from './SittingTable';

interface Props extends Omit<TableProps, 'map' | 'name' | 'scopes'> {
  wave: string;
  student: string;
  /** What the student is called in the room; null while their file is being read. */
  name: string | null;
}

export function Sitting({ wave, student, name, ...rest }: Props) {
  const scopes: readonly Scope[] = [
    { of: 'draft', id: wave },
    { of: 'student', id: student },
  ];
  const { data: map, error } = useLive(mapKey(wave), () => kith.egoNetwork(wave), scopes);
  // What was read last stays while a map that was just decided about is being closed.
  if (map) return <SittingTable map={map} name={name ?? map.ego_name} scopes={scopes} {...rest} />;
  if (rest.isBehind) return null;
  if (!error) return <p className="sitting-loading">{t('loading')}</p>;
  return (
    <div className="page">
      <Banner tone="wrong">{wordsFor(error)}</Banner>
      <div className="room-actions">
        <Button onPress={rest.onClose}>{t('do-back')}</Button>
      </div>
    </div>
  );
}
