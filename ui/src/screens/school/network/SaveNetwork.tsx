// How does the network leave Kith? The table as it is shown, or all of it for other programs. Both name students, and that is said
// before; to whom it goes stands on each student's record.

import { FileSpreadsheet, Share2 } from 'lucide-react';
import { useState } from 'react';
import { attempt } from '../../../frame/attempt';
import { kith, type NetworkAs, type NetworkView } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Dialog } from '../../../widgets/Dialog';
import { Field } from '../../../widgets/Field';
import { say } from '../../../widgets/StatusLine';
import { t } from '../../../words';
import { rowsOf } from './NetworkTable';
import { eachTied, type Picture, type Shown } from './picture';
import { namesBeside, standingWords, waysWords, whatWords } from './told';

/** Of to whom and why, as the record keeps them. */
const LONGEST_WORDS = 280;

interface Props {
  view: NetworkView;
  picture: Picture;
  shown: Shown;
  onClose: () => void;
}

/** The table as lines, whole: what a cell on the screen cuts is here. */
export function tableLines({ view, picture, shown }: Omit<Props, 'onClose'>): {
  headings: string[];
  lines: string[][];
  people: string[];
} {
  const headings = [
    t('network-col-name'),
    t('network-col-what'),
    t('network-col-beside'),
    t('network-col-known'),
    t('network-col-stands'),
  ];
  const people = new Set<string>();
  const lines = rowsOf(view, shown).map(({ at, person }) => {
    let all = 0;
    people.add(person.id);
    eachTied(picture, at, shown.ways, (other, ways) => {
      all |= ways;
      people.add(view.people[other].id);
    });
    const names = namesBeside(view, picture, at, shown).join('; ');
    return [person.name, whatWords(person), names, waysWords(all), standingWords(person)];
  });
  return { headings, lines, people: [...people] };
}

export function SaveNetwork({ view, picture, shown, onClose }: Props) {
  const [isBusy, setBusy] = useState(false);
  const [toWhom, setToWhom] = useState('');
  const [why, setWhy] = useState('');
  const isDisabled = toWhom.trim() === '';
  const save = async (how: NetworkAs) => {
    setBusy(true);
    const done = await attempt(() =>
      kith.saveNetwork(how, t('network-file'), { to_whom: toWhom, why: why.trim() || null }),
    );
    setBusy(false);
    if (!done) return;
    say(t('take-saved'));
    onClose();
  };
  return (
    <Dialog title={t('network-save-title')} closeLabel={t('do-close')} isOpen onClose={onClose}>
      <p>{t('network-save-words')}</p>
      <div className="stack-tight">
        <Field
          label={t('given-to-whom')}
          value={toWhom}
          onChange={setToWhom}
          maxLength={LONGEST_WORDS}
          autoFocus
          autoComplete="off"
        />
        <Field
          label={t('given-why')}
          aside={t('given-optional')}
          value={why}
          onChange={setWhy}
          maxLength={LONGEST_WORDS}
          autoComplete="off"
        />
        <p className="k-hint">{t('network-save-noted')}</p>
      </div>
      <div className="row">
        <Button
          icon={FileSpreadsheet}
          isBusy={isBusy}
          isDisabled={isDisabled}
          onPress={() => void save({ as: 'csv', ...tableLines({ view, picture, shown }) })}
        >
          {t('network-save-csv')}
        </Button>
        <Button icon={Share2} isBusy={isBusy} isDisabled={isDisabled} onPress={() => void save({ as: 'graphml' })}>
          {t('network-save-graphml')}
        </Button>
      </div>
    </Dialog>
  );
}
