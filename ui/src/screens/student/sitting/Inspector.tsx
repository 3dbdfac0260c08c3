// What is told about the person who is selected, and what can be said? Everything that a drag or a chip does can be done here
// by plain clicks, through the same edits. Nothing has to be filled in. It never shows a person's record from elsewhere.

import { ChevronDown, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Alter, Edit, EgoNetwork, MapEdit, Presence, Reciprocity, Shown, StaffName } from '../../../ipc';
import { SupportIcon } from '../../../sociogram/Drawing';
import { SUPPORTS, confirm, paint, presence, rename } from '../../../sociogram/intents';
import { NameField } from '../../../sociogram/NameField';
import { useKeptFocus } from '../../../sociogram/useKeptFocus';
import { t } from '../../../words';
import { Choice } from './Choice';
import { spotWords } from './conflict';
import { Facts } from './Facts';
import { Lines } from './Lines';
import { Questions } from './Questions';
import type { OnMeant } from './useMeant';

interface Props {
  alter: Alter;
  network: EgoNetwork;
  /** The staff who introduced somebody on this map. */
  brokers: readonly StaffName[];
  hasEarlier: boolean;
  shown: Shown;
  /** Opens "move to…"; null where the list is shown, which has it itself. */
  onMove: (() => void) | null;
  onEdits: OnMeant;
  onChoose: (edit: Edit, words: string) => void;
  onRemove: () => void;
  onClose: () => void;
}

export function Inspector(props: Props) {
  const { alter, network, hasEarlier, onEdits, onChoose } = props;
  const onEdit = (edit: MapEdit) => onEdits([edit]);
  const say = (told: Presence) => onEdits((now) => presence(now, alter.id, told));
  const panel = useRef<HTMLDivElement>(null);
  const kept = useKeptFocus(panel);
  // Where there is little room the panel lies under the map, and is a line until somebody wants more of it.
  const [isUnfolded, setUnfolded] = useState(false);
  const here: readonly Presence[] = ['confirmed', 'remembered', 'no_longer'];
  return (
    <div
      ref={panel}
      className="about"
      data-folds
      data-unfolded={isUnfolded || undefined}
      role="group"
      aria-label={alter.label}
      tabIndex={-1}
      {...kept}
    >
      <div className="about-head">
        <span className="about-disc" data-sector={alter.spot?.sector} aria-hidden="true">
          {alter.initials}
        </span>
        <NameField
          key={alter.id}
          person={alter.id}
          className="about-name"
          label={t('about-name')}
          value={alter.label}
          onName={(label) => onEdits((now) => rename(now, alter.id, label))}
          onLeave={() => panel.current?.focus()}
        />
        <button
          type="button"
          className="icon-button about-unfold"
          aria-label={t('about-unfold')}
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          <ChevronDown aria-hidden="true" size={18} strokeWidth={1.75} />
        </button>
        <button type="button" className="icon-button" aria-label={t('about-close')} onClick={props.onClose}>
          <X aria-hidden="true" size={18} strokeWidth={1.75} />
        </button>
      </div>
      {alter.link && <p className="about-registry">{t(`about-registry-${alter.link.of}`)}</p>}
      <Questions about={alter} onChoose={onChoose} />
      {alter.is_pale && (
        <div className="pale">
          <p>{t('about-pale', { name: alter.label })}</p>
          <div className="choice">
            <button type="button" className="choice-option" onClick={() => onEdits((now) => confirm(now, alter.id))}>
              {t('about-confirm')}
            </button>
            <button type="button" className="choice-option" onClick={props.onClose} title={t('about-not-today-hint')}>
              {t('about-not-today')}
            </button>
            <button type="button" className="choice-option" onClick={() => say('remembered')}>
              {t('about-presence-remembered')}
            </button>
            <button type="button" className="choice-option" onClick={() => say('no_longer')}>
              {t('about-presence-no_longer')}
            </button>
          </div>
        </div>
      )}
      <div className="about-row">
        <span className="about-label">{t('about-place')}</span>
        <div className="about-where">
          <span>{alter.spot ? spotWords(alter.spot) : t('about-no-place')}</span>
          {/* Its menu is not told of before it is there: readers of WebKitGTK would call this a combo box. */}
          {props.onMove && (
            <button type="button" className="choice-option" onClick={props.onMove}>
              {t('about-move-to')}
            </button>
          )}
        </div>
      </div>
      {!alter.is_pale && (
        <>
          <div className="about-row" role="group" aria-label={t('about-supports')}>
            <span className="about-label" aria-hidden="true">
              {t('about-supports')}
            </span>
            <div className="about-supports">
              {SUPPORTS.map((support) => {
                const isGiven = alter.supports.includes(support);
                return (
                  <button
                    key={support}
                    type="button"
                    className="support-toggle"
                    aria-pressed={isGiven}
                    onClick={() => onEdits((now) => paint(now, alter.id, support, !isGiven))}
                  >
                    <SupportIcon support={support} size={16} />
                    <span>{t(`support-${support}`)}</span>
                  </button>
                );
              })}
            </div>
          </div>
          <Choice<Reciprocity>
            label={t('about-help')}
            options={(['to_me', 'both', 'from_me'] as const).map((value) => ({
              value,
              words: t(`about-help-${value}`),
            }))}
            chosen={alter.reciprocity}
            onChoose={(value) =>
              onEdit({ edit: 'describe_alter', alter: alter.id, fact: { fact: 'reciprocity', value } })
            }
          />
          <Lines alter={alter} network={network} onEdits={onEdits} />
          <Choice<Presence>
            label={t('about-presence')}
            canUnset={false}
            options={(hasEarlier ? [...here, 'potential' as const] : (['confirmed', 'potential'] as const)).map(
              (value) => ({ value, words: t(`about-presence-${value}`) }),
            )}
            chosen={alter.presence}
            onChoose={(value) => value && say(value)}
          />
        </>
      )}
      <Facts
        alter={alter}
        others={network.alters.filter((other) => other.id !== alter.id && !other.is_pale)}
        brokers={props.brokers}
        shown={props.shown}
        onEdit={(edit, called) => onEdits([edit], called)}
      />
      {!alter.is_pale && (
        <button type="button" className="quiet about-remove" onClick={props.onRemove}>
          {t('about-remove')}
        </button>
      )}
    </div>
  );
}
