// Somebody comes, and a laptop stands at the door: which class, who is expected, and badges for those who like to be scanned. The
// visit is there from now on; who taps is in it.

import { DoorOpen, IdCard } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { attempt } from '../../frame/attempt';
import {
  commit,
  kith,
  type OpenProfile,
  type PlanLine,
  readStatusAgain,
  useLive,
  uuidv7,
  type VisitRoom,
  type WhoCame as Who,
} from '../../ipc';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { t } from '../../words';
import { hourWords, today } from '../../words/dates';
import { Badges } from './Badges';
import { lineOf, NO_STEPS, timeNow, useChosenClass } from './doing';
import { WhichClass } from './WhichClass';
import { Missed } from './Missed';
import { type Came, WhoCame } from './WhoCame';

export function Door({ open, room }: { open: OpenProfile; room: VisitRoom }) {
  const [came, setCame] = useState<Came>({ is: 'unsaid' });
  const [chosen, setChosen] = useChosenClass(null);
  const [isBadging, setBadging] = useState(false);
  const [missing, setMissing] = useState<'who' | 'class' | null>(null);
  const [ids] = useState(() => ({ visit: uuidv7(), visitor: uuidv7() }));
  const section = chosen ?? room.likely;
  const plans = useLive(['plans'], kith.plans, 'any').data?.plans ?? [];
  const expected = plans.filter((plan) => plan.planned_on === today());
  // A visit of today that is there already is the one at whose door it stands; so is the one that was planned.
  const visitor = came.is === 'known' ? came.visitor.id : ids.visitor;
  const logged = room.recent.find(
    (one) => one.section === section && one.visitor.id === visitor && one.held_on === today(),
  );
  const planned = expected.find((plan) => plan.section === section && plan.visitor.id === visitor);
  const begin = async () => {
    if (came.is === 'unsaid' || (came.is === 'new' && came.name.trim() === '')) return setMissing('who');
    if (section === null) return setMissing('class');
    setMissing(null);
    const who: Who =
      came.is === 'known'
        ? { who: 'known', visitor: came.visitor.id }
        : { who: 'new', visitor: ids.visitor, name: came.name, organisation: came.organisation.trim() || null };
    if (!logged) {
      const visit = {
        visit: planned?.id ?? ids.visit,
        section,
        who,
        held_on: today(),
        began_at: timeNow(),
        format: planned?.format ?? ('in_person' as const),
        // Nobody is here until they tap, and nobody is away.
        present: [],
        absent: [],
        steps: NO_STEPS,
        logged_by: open.me,
      };
      if (!(await attempt(() => commit({ on: 'visit', do: { edit: 'log_visit', visit } })))) return;
    }
    const visit = logged?.id ?? planned?.id ?? ids.visit;
    if ((await attempt(() => kith.beginKiosk('door', section, visit))) === undefined) return;
    await readStatusAgain();
  };
  return (
    <div className="visit-log">
      <p className="soft visit-lead">{t('door-lead')}</p>
      {expected.length > 0 && (
        <Expected
          plans={expected}
          chosen={planned?.id ?? null}
          onChoose={(plan) => {
            setCame({ is: 'known', visitor: lineOf(plan.visitor) });
            setChosen(plan.section);
          }}
        />
      )}
      <section className="visit-part">
        {came.is !== 'unsaid' && <h2>{t('door-who')}</h2>}
        <WhoCame came={came} onCame={setCame} onChosen={() => undefined} />
        {missing === 'who' && <Missed>{t('visit-needs-who')}</Missed>}
      </section>
      <WhichClass
        open={open}
        room={room}
        section={section}
        onSection={setChosen}
        isLikely={chosen === null && room.likely !== null}
        groupRef={null}
      />
      {missing === 'class' && <Missed>{t('visit-needs-class')}</Missed>}
      {logged && logged.present + logged.absent > 0 && (
        <Banner tone="attention" role="status">
          {t('door-logged', { name: logged.visitor.name, count: logged.present })}
        </Banner>
      )}
      <div className="past-do">
        <Button kind="primary" size="l" icon={DoorOpen} onPress={() => void begin()}>
          {t('door-begin')}
        </Button>
        {section !== null && (
          <Button icon={IdCard} onPress={() => setBadging(true)}>
            {t('badges-open')}
          </Button>
        )}
      </div>
      <p className="soft visit-hint">{t('door-hint')}</p>
      {isBadging && section !== null && <Badges section={section} onClose={() => setBadging(false)} />}
    </div>
  );
}

interface ExpectedProps {
  plans: readonly PlanLine[];
  chosen: string | null;
  onChoose: (plan: PlanLine) => void;
}

/** Who is expected today: one tap says who and which class. */
function Expected({ plans, chosen, onChoose }: ExpectedProps) {
  return (
    <section className="visit-part" aria-labelledby="door-expected">
      <h2 id="door-expected">{t('door-expected')}</h2>
      <ToggleButtonGroup
        className="visit-classes"
        aria-labelledby="door-expected"
        selectionMode="single"
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={([id]) => {
          const plan = plans.find((one) => one.id === id);
          if (plan) onChoose(plan);
        }}
      >
        {plans.map((plan) => (
          <ToggleButton key={plan.id} id={plan.id} className="visit-tile">
            <bdi>{plan.visitor.name}</bdi>
            <span className="soft">
              {[plan.class, plan.begins_at && hourWords(plan.begins_at)].filter(Boolean).join(' · ')}
            </span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </section>
  );
}
