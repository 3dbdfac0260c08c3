// Was another class in it, too? A club is of several. One's own classes are a tap each, any other is found by its name; each keeps
// its students in its own file.

import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classesFound } from '../../../frame/ClassPick';
import type { ClassLine, VisitRoom } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { ComboBox } from '../../../widgets/ComboBox';
import { t } from '../../../words';

export interface AlsoClassesProps {
  room: VisitRoom;
  /** The class that stands first, which is none of these. */
  section: string;
  also: readonly string[];
  onAlso: (also: readonly string[]) => void;
}

/** More are found by their name. */
const MOST_OWN = 10;

export function AlsoClasses({ room, section, also, onAlso }: AlsoClassesProps) {
  const [isAsked, setAsked] = useState(also.length > 0);
  const [text, setText] = useState('');
  const all = [...room.own, ...room.others].filter((one) => one.section !== section);
  if (all.length === 0) return null;
  if (!isAsked)
    return (
      <Button kind="quiet" className="also-ask" onPress={() => setAsked(true)}>
        {t('activity-also-ask')}
      </Button>
    );
  const own = room.own.filter((one) => one.section !== section).slice(0, MOST_OWN);
  const chosen = also.flatMap((id) => all.find((one) => one.section === id) ?? []);
  const shown: ClassLine[] = [...own, ...chosen.filter((one) => !own.includes(one))];
  const others = classesFound(
    text,
    all.filter((one) => !shown.includes(one)),
  );
  return (
    <section className="visit-part" aria-labelledby="activity-also">
      <h2 id="activity-also">{t('activity-also')}</h2>
      <ToggleButtonGroup
        className="visit-classes"
        aria-labelledby="activity-also"
        selectionMode="multiple"
        selectedKeys={also}
        onSelectionChange={(keys) => {
          const is = new Set([...keys].map(String));
          // In the order in which they were chosen.
          onAlso([...also.filter((one) => is.delete(one)), ...is]);
        }}
      >
        {shown.map((one) => (
          <ToggleButton key={one.section} id={one.section} className="visit-tile">
            <bdi>{one.title}</bdi>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {all.length > shown.length && (
        <ComboBox
          label={t('visit-class-other')}
          isLabelHidden
          placeholder={t('visit-class-other')}
          text={text}
          onText={setText}
          options={others.map((one) => ({ id: one.section, label: one.title }))}
          onChoose={(id) => {
            onAlso([...also, id]);
            setText('');
          }}
        />
      )}
    </section>
  );
}
