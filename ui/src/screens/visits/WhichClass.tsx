// Which class met them? One's own classes first, the likeliest chosen; any other by its name; or a list that is pasted.

import { ClipboardPaste, Pencil } from 'lucide-react';
import { type Ref, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classesFound } from '../../frame/ClassPick';
import { type ClassLine, kith, type OpenProfile, useLive, type VisitRoom } from '../../ipc';
import { Button } from '../../widgets/Button';
import { ComboBox } from '../../widgets/ComboBox';
import { t } from '../../words';
import { ChangeClass } from './ChangeClass';
import { PasteClass } from './PasteClass';

export interface WhichClassProps {
  open: OpenProfile;
  room: VisitRoom;
  section: string | null;
  onSection: (section: string) => void;
  isLikely: boolean;
  groupRef?: Ref<HTMLDivElement>;
}

/** More are found by their name. */
const MOST_OWN = 10;

export function WhichClass({ open, room, section, onSection, isLikely, groupRef }: WhichClassProps) {
  const [isPasting, setPasting] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const [text, setText] = useState('');
  const view = useLive(['visit_class', section], () => kith.visitClass(section ?? ''), 'any', {
    enabled: section !== null,
  }).data;
  const chosen = room.others.find((one) => one.section === section);
  const shown: ClassLine[] = [...room.own.slice(0, MOST_OWN), ...(chosen ? [chosen] : [])];
  const late = room.own.slice(MOST_OWN).find((one) => one.section === section);
  if (late) shown.push(late);
  const others = classesFound(text, [...room.own.slice(MOST_OWN), ...room.others]);
  return (
    <section className="visit-part" aria-labelledby="visit-class">
      <h2 id="visit-class">{t('visit-class')}</h2>
      {shown.length > 0 ? (
        <ToggleButtonGroup
          ref={groupRef}
          className="visit-classes"
          aria-labelledby="visit-class"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={section === null ? [] : [section]}
          onSelectionChange={([id]) => id !== undefined && onSection(String(id))}
        >
          {shown.map((one) => (
            <ToggleButton key={one.section} id={one.section} className="visit-tile">
              <bdi>{one.title}</bdi>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      ) : (
        <p className="soft visit-hint">{t('visit-class-none')}</p>
      )}
      {isLikely && <p className="soft visit-hint">{t('visit-class-likely')}</p>}
      <div className="visit-class-more">
        {room.others.length + room.own.length > shown.length && (
          <ComboBox
            label={t('visit-class-other')}
            isLabelHidden
            placeholder={t('visit-class-other')}
            text={text}
            onText={setText}
            options={others.map((one) => ({ id: one.section, label: one.title }))}
            onChoose={(id) => {
              onSection(id);
              setText('');
            }}
          />
        )}
        <Button icon={ClipboardPaste} kind={shown.length > 0 ? 'quiet' : 'plain'} onPress={() => setPasting(true)}>
          {t('visit-class-paste')}
        </Button>
        {view?.is_pasted && (
          <Button icon={Pencil} kind="quiet" onPress={() => setChanging(true)}>
            {t('visit-class-change')}
          </Button>
        )}
      </div>
      {isPasting && (
        <PasteClass
          open={open}
          titles={[...room.own, ...room.others].map((one) => one.title)}
          onBrought={onSection}
          onClose={() => setPasting(false)}
        />
      )}
      {isChanging && view && <ChangeClass open={open} view={view} onClose={() => setChanging(false)} />}
    </section>
  );
}
