// What else can be done with the map? The toolbar of the sitting: signs with their words in the tooltip and in their name.

import {
  CircleDashed,
  Keyboard,
  Lightbulb,
  List,
  Maximize,
  Network,
  Redo2,
  Spline,
  Undo2,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { MapView } from '../../../ipc';
import { alterOf } from '../../../sociogram/intents';
import { useLettersAreKeys } from '../../../letters';
import { IconButton } from '../../../widgets/Button';
import { t } from '../../../words';
import { editWords } from '../../../frame/attempt';

interface ToggleProps {
  label: string;
  tip: string;
  icon: typeof Spline;
  isSelected: boolean;
  isDisabled?: boolean;
  onChange: () => void;
}

function ToggleTool({ label, tip, icon: Icon, isSelected, isDisabled, onChange }: ToggleProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      <ToggleButton
        className="k-button tool"
        data-kind="quiet"
        data-size="icon"
        aria-label={label}
        isSelected={isSelected}
        isDisabled={isDisabled}
        onChange={onChange}
      >
        <Icon aria-hidden strokeWidth={1.75} />
      </ToggleButton>
      <Tooltip className="k-tooltip" offset={6}>
        {/* Its words are the button's name already; the keys are in the list of keys. */}
        <span aria-hidden="true">{tip}</span>
      </Tooltip>
    </TooltipTrigger>
  );
}

interface Props {
  map: MapView;
  isEditable: boolean;
  isConnecting: boolean;
  isLight: boolean;
  isList: boolean;
  selected: string | null;
  onConnect: () => void;
  onLight: () => void;
  onWant: () => void;
  onList: () => void;
  onUndo: () => void;
  onRedo: () => void;
  onZoom: (step: 1 | -1) => void;
  onFit: () => void;
  onKeys: () => void;
}

export function Tools(props: Props) {
  const { map, selected } = props;
  const chosen = alterOf(map.network, selected);
  const hasLetters = useLettersAreKeys();
  return (
    <div className="tools" role="toolbar" aria-label={t('sitting-tools')}>
      {props.isEditable && (
        <>
          <ToggleTool
            label={t('sitting-connect')}
            tip={t(hasLetters ? 'sitting-connect-key' : 'sitting-connect')}
            icon={Spline}
            isSelected={props.isConnecting}
            isDisabled={props.isList || props.isLight}
            onChange={props.onConnect}
          />
          <ToggleTool
            label={t('sitting-want-to-meet')}
            tip={t(hasLetters ? 'sitting-want-to-meet-tip' : 'sitting-want-to-meet')}
            icon={CircleDashed}
            isSelected={chosen?.presence === 'potential'}
            isDisabled={!chosen}
            onChange={props.onWant}
          />
          <ToggleTool
            label={t('sitting-light')}
            tip={t(hasLetters ? 'sitting-light-tip' : 'sitting-light')}
            icon={Lightbulb}
            isSelected={props.isLight}
            onChange={props.onLight}
          />
        </>
      )}
      <IconButton
        label={props.isList ? t('sitting-drawing') : t('sitting-list')}
        keys={hasLetters ? 'L' : undefined}
        icon={props.isList ? Network : List}
        onPress={props.onList}
      />
      {props.isEditable && (
        <>
          <span className="tools-gap" />
          <IconButton
            label={map.undo ? t('sitting-undo-named', { edit: editWords(map.undo) }) : t('do-undo')}
            keys="Ctrl Z"
            icon={Undo2}
            isDisabled={!map.undo}
            onPress={props.onUndo}
          />
          <IconButton
            label={map.redo ? t('sitting-redo-named', { edit: editWords(map.redo) }) : t('do-redo')}
            keys="Ctrl Shift Z"
            icon={Redo2}
            isDisabled={!map.redo}
            onPress={props.onRedo}
          />
        </>
      )}
      <span className="tools-gap" />
      <IconButton
        label={t('sitting-zoom-out')}
        keys={hasLetters ? '−' : undefined}
        icon={ZoomOut}
        isDisabled={props.isList}
        onPress={() => props.onZoom(-1)}
      />
      <IconButton
        label={t('sitting-zoom-in')}
        keys={hasLetters ? '+' : undefined}
        icon={ZoomIn}
        isDisabled={props.isList}
        onPress={() => props.onZoom(1)}
      />
      <IconButton
        label={t('sitting-fit')}
        keys={hasLetters ? '0' : undefined}
        icon={Maximize}
        isDisabled={props.isList}
        onPress={props.onFit}
      />
      <IconButton label={t('sitting-keys')} keys={hasLetters ? '?' : 'F1'} icon={Keyboard} onPress={props.onKeys} />
    </div>
  );
}
