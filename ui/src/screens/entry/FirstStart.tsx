// What is there on the first start? Two ways on: one's own school, or an invented one to try everything in.

import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { Button as Aria } from 'react-aria-components';
import { attempt } from '../../frame/attempt';
import { useProgress } from '../../frame/useProgress';
import { kith } from '../../ipc';
import { t } from '../../words';
import { Progress } from '../../widgets/Progress';

/** Makes the invented school. */
export function useLookAround(onIn: () => void) {
  const [isMaking, setMaking] = useState(false);
  const begin = async () => {
    setMaking(true);
    const open = await attempt(() => kith.lookAround());
    setMaking(false);
    if (open) onIn();
  };
  return { isMaking, begin };
}

/** How far the invented school is. */
export function Making() {
  const { done, of } = useProgress('invented', true);
  const detail = of > 0 ? t('first-making-detail', { pct: Math.round((done / of) * 100) }) : undefined;
  return (
    <Progress
      label={t('first-making')}
      detail={detail}
      done={done}
      of={of}
      cancelLabel={t('bring-stop')}
      onCancel={() => void attempt(() => kith.cancel('invented'))}
    />
  );
}

export function FirstStart({ onIn, onSetUp }: { onIn: () => void; onSetUp: () => void }) {
  const { isMaking, begin } = useLookAround(onIn);
  return (
    <>
      <h1 className="entry-title">{t('first-title')}</h1>
      <p className="entry-lead">{t('first-lead')}</p>
      <div className="entry-ways">
        <Way title={t('first-set-up')} words={t('first-set-up-words')} isDisabled={isMaking} onPress={onSetUp} />
        <Way
          title={t('first-look-around')}
          words={t('first-look-around-words')}
          isDisabled={isMaking}
          onPress={() => void begin()}
        />
      </div>
      {isMaking && <Making />}
    </>
  );
}

interface WayProps {
  title: string;
  words: string;
  isDisabled: boolean;
  onPress: () => void;
}

const Way = ({ title, words, isDisabled, onPress }: WayProps) => (
  <Aria className="k-link entry-way card" isDisabled={isDisabled} onPress={onPress}>
    <span className="entry-way-title">{title}</span>
    <span className="soft">{words}</span>
    <ArrowRight aria-hidden strokeWidth={1.75} />
  </Aria>
);
