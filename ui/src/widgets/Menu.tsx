// What else can be done with this? A list of commands behind a button.

import type { LucideIcon } from 'lucide-react';
import { Menu as Aria, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';

export interface MenuCommand {
  id: string;
  label: string;
  icon?: LucideIcon;
  isDanger?: boolean;
  isDisabled?: boolean;
  onAction: () => void;
}

export interface MenuProps {
  label: string;
  /** A Button or IconButton. */
  trigger: React.ReactElement;
  /** Commands; `null` is a line between groups. */
  commands: readonly (MenuCommand | null)[];
  /** `l` where a finger chooses. */
  size?: 'm' | 'l';
}

export function Menu({ label, trigger, commands, size }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="k-popover" data-size={size} offset={4}>
        <Aria className="k-list" aria-label={label}>
          {commands.map((command, at) =>
            command === null ? (
              <Separator key={`line-${at}`} className="k-menu-line" />
            ) : (
              <MenuItem
                key={command.id}
                id={command.id}
                className="k-menu-item"
                textValue={command.label}
                isDisabled={command.isDisabled}
                onAction={command.onAction}
                data-danger={command.isDanger || undefined}
              >
                {command.icon && <command.icon aria-hidden strokeWidth={1.75} />}
                {command.label}
              </MenuItem>
            ),
          )}
        </Aria>
      </Popover>
    </MenuTrigger>
  );
}
