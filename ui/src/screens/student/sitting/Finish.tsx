// The student decides: keep it, for whom, or later, or not at all. The most private answer is chosen beforehand and being
// counted is a separate yes that nobody ticks for them. Forgetting asks once and then leaves nothing; where a hold stands it
// says so to both, and never claims to have forgotten. What was chosen here and not said yet lives as long as the map on the
// table: whoever was left out is not shared because a dialog was closed in between.

import type { Choice, MapView } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Check } from '../../../widgets/Check';
import { Dialog } from '../../../widgets/Dialog';
import { t } from '../../../words';
import { type Answer, chosen, WhoMaySee } from '../WhoMaySee';
import { choiceOf, type Deciding, saidIn } from './choosing';
import { hasNames } from './shown';

interface FinishProps {
  map: MapView;
  /** A name that was typed and not added. */
  unsaid: string;
  /** It is chosen, and is being written. */
  isChosen: boolean;
  deciding: Deciding;
  onDeciding: (now: Deciding) => void;
  onAdd: () => void;
  onKeep: (choice: Choice) => void;
  onLater: () => void;
  onForget: () => void;
  onBack: () => void;
  onTake: () => void;
}

export function Finish({
  map,
  unsaid,
  isChosen,
  deciding,
  onDeciding,
  onAdd,
  onKeep,
  onLater,
  onForget,
  onBack,
  onTake,
}: FinishProps) {
  const { answer } = deciding;
  const { alters } = map.network;
  const onMap = alters.filter((alter) => !alter.is_pale);
  const meet = onMap.filter((alter) => alter.presence === 'potential').length;
  const here = onMap.filter((alter) => alter.presence !== 'no_longer').length - meet;
  const pale = alters.length - onMap.length;
  const isForgetting = answer === 'forget';
  // Whoever was left out and then taken off the map is not chosen about any more.
  const choice = choiceOf(deciding, onMap, map.between_us);
  const isAsBefore = onMap.some(({ id }) => map.between_us.includes(id) && !deciding.said.has(id));
  const keep = () => onKeep(chosen(answer, choice));
  return (
    // The focus comes to the question and to none of its answers: one more Enter must not decide for the student.
    <Dialog
      title={t('finish-title')}
      closeLabel={t('finish-back')}
      isOpen
      onClose={() => !isChosen && onBack()}
      actions={
        <>
          <Button size="l" onPress={onLater}>
            {t('finish-later')}
          </Button>
          <Button kind={isForgetting ? 'danger' : 'primary'} size="l" onPress={isForgetting ? onForget : keep}>
            {t(isForgetting ? 'finish-forget-it' : answer === 'only_us' ? 'finish-keep-us' : 'finish-keep-share')}
          </Button>
        </>
      }
    >
      <div className="finish-body" inert={isChosen}>
        {unsaid !== '' && (
          <div className="finish-unsaid">
            <p>{t('finish-unsaid', { name: unsaid })}</p>
            <Button onPress={onAdd}>{t('finish-unsaid-add', { name: unsaid })}</Button>
          </div>
        )}
        <p className="finish-lead">
          {t('finish-lead', { people: here })}
          {meet > 0 && ` ${t('finish-meet', { people: meet })}`}
        </p>
        {pale > 0 && <p className="finish-pale">{t('finish-pale', { people: pale })}</p>}
        {map.asks.length > 0 && !isForgetting && (
          <p className="finish-pale">{t('finish-steps', { steps: map.asks.length })}</p>
        )}
        <WhoMaySee
          answer={answer}
          onAnswer={(next: Answer) => onDeciding({ ...deciding, answer: next })}
          choice={choice}
          onChoice={(next) => onDeciding(saidIn(deciding, choice, next, onMap))}
          alters={onMap}
          words={{
            onlyUs: t('choice-only-us'),
            onlyUsHint: t('choice-only-us-hint'),
            part: t('choice-part'),
            partHint: t('choice-part-hint'),
            peopleHint: t('choice-people-hint'),
            asBefore: isAsBefore ? t('choice-as-before') : undefined,
          }}
          canForget
        />
        {!hasNames(map.shown) && !isForgetting && (
          <Check
            isSelected={deciding.with_names}
            onChange={(with_names) => onDeciding({ ...deciding, with_names })}
            hint={t(map.shown === 'initials' ? 'finish-names-letters' : 'finish-names-numbers')}
          >
            {t('finish-names')}
          </Check>
        )}
        {!isForgetting && (
          <Button className="finish-take" onPress={onTake}>
            {t('take-open')}
          </Button>
        )}
        <p className="finish-later">
          {!isForgetting && `${t('finish-any-day')} `}
          {map.wave.days_left === null ? t('finish-later-held') : t('finish-later-hint', { days: map.wave.days_left })}
        </p>
      </div>
    </Dialog>
  );
}

/** It has to wait before it can be kept, and nothing is decided yet: the map takes nothing more, and forgetting comes first. */
export function Keeping({ onLeave, onForget }: { onLeave: () => void; onForget: () => void }) {
  return (
    <Dialog
      title={t('keeping-title')}
      closeLabel={t('do-close')}
      isOpen
      isDismissable={false}
      onClose={() => undefined}
      actions={
        <>
          <Button size="l" onPress={onForget}>
            {t('sitting-stop')}
          </Button>
          <Button size="l" onPress={onLeave} autoFocus>
            {t('finish-later')}
          </Button>
        </>
      }
    >
      <p className="finish-lead">{t('keeping-body')}</p>
    </Dialog>
  );
}

interface ForgetProps {
  isHeld: boolean;
  onForget: () => void;
  onLater: () => void;
  onBack: () => void;
}

/** Stop and forget: asks once. */
export function Forget({ isHeld, onForget, onLater, onBack }: ForgetProps) {
  return (
    <Dialog
      title={t(isHeld ? 'forget-held-title' : 'forget-title')}
      closeLabel={t('do-close')}
      role="alertdialog"
      isOpen
      onClose={onBack}
      actions={
        <>
          <Button size="l" onPress={onBack} autoFocus>
            {t('forget-no')}
          </Button>
          {isHeld ? (
            <Button size="l" onPress={onLater}>
              {t('forget-held-away')}
            </Button>
          ) : (
            <Button kind="danger" size="l" onPress={onForget}>
              {t('forget-yes')}
            </Button>
          )}
        </>
      }
    >
      <p className="finish-lead">{t(isHeld ? 'forget-held-body' : 'forget-body')}</p>
    </Dialog>
  );
}
