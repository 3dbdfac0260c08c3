// What is pressed? A button with words, or an icon whose words are its name and its tooltip. Knows nothing of ours.

import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import {
  Button as Aria,
  type ButtonProps as AriaProps,
  ToggleButton as AriaToggle,
  type ToggleButtonProps as AriaToggleProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';

type Kind = 'plain' | 'primary' | 'quiet' | 'danger' | 'link';
type Size = 's' | 'm' | 'l';

export interface ButtonProps extends Omit<AriaProps, 'children' | 'className' | 'isPending'> {
  /** What it does is going on: it keeps the focus and does nothing more. */
  isBusy?: boolean;
  kind?: Kind;
  size?: Size;
  icon?: LucideIcon;
  children: React.ReactNode;
  className?: string;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  kind = 'plain',
  size = 'm',
  icon: Icon,
  children,
  className,
  isBusy = false,
  ...rest
}: ButtonProps) {
  return (
    <Aria
      {...rest}
      onPress={isBusy ? undefined : rest.onPress}
      className={`k-button ${className ?? ''}`}
      data-kind={kind}
      data-size={size}
      data-busy={isBusy || undefined}
    >
      {isBusy ? <span className="k-spinner" aria-hidden="true" /> : Icon && <Icon aria-hidden strokeWidth={1.75} />}
      {children}
    </Aria>
  );
}

export interface IconButtonProps extends Omit<AriaProps, 'children' | 'className' | 'aria-label'> {
  label: string;
  /** Shown after the label in the tooltip, for example a key. */
  keys?: string;
  icon: LucideIcon;
  kind?: Kind;
  size?: 's' | 'm';
}

export function IconButton({ label, keys, icon: Icon, kind = 'quiet', size = 'm', ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      <Aria
        {...rest}
        aria-label={label}
        className="k-button"
        data-kind={kind}
        data-size={size === 's' ? 'icon-s' : 'icon'}
      >
        <Icon aria-hidden strokeWidth={1.75} />
      </Aria>
      <Tooltip className="k-tooltip" offset={6}>
        {/* It describes the button, whose name these words are already: a screen reader would say them twice. */}
        <span aria-hidden="true">{label}</span>
        {keys && ` (${keys})`}
      </Tooltip>
    </TooltipTrigger>
  );
}

export interface ToggleProps extends Omit<AriaToggleProps, 'children' | 'className'> {
  icon?: LucideIcon;
  kind?: Kind;
  size?: Size;
  children: React.ReactNode;
  className?: string;
}

/** A button that stays pressed. */
export function Toggle({ icon: Icon, kind = 'quiet', size = 'm', children, className, ...rest }: ToggleProps) {
  return (
    <AriaToggle {...rest} className={`k-button ${className ?? ''}`} data-kind={kind} data-size={size}>
      {Icon && <Icon aria-hidden strokeWidth={1.75} />}
      {children}
    </AriaToggle>
  );
}
