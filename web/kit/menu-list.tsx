import type { RefObject } from 'react';
import { Menu as AriaMenu, MenuItem as AriaMenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

export interface MenuItem {
  id: string;
  label: string;
  onPress: () => void;
  tone?: 'plain' | 'danger' | undefined;
  /** Said at the end of the row: a key or a state. */
  aside?: string | undefined;
  isDisabled?: boolean | undefined;
  /** Starts a new group above this item. */
  startsGroup?: boolean | undefined;
}

interface MenuListProps {
  items: readonly MenuItem[];
  trigger: RefObject<HTMLButtonElement | null>;
  label: string;
  onClose: () => void;
  /** Closes it, and does what was chosen. */
  onAct: (run: () => void) => void;
}

export function MenuList({ items, trigger, label, onClose, onAct }: MenuListProps) {
  return (
    <Popover
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      triggerRef={trigger}
      placement="bottom start"
      offset={4}
      className="menu"
      aria-label={label}
    >
      <AriaMenu aria-label={label} autoFocus="first" onClose={onClose} className="menu-list">
        {items.map((item) => (
          <AriaMenuItem
            key={item.id}
            id={item.id}
            textValue={item.label}
            isDisabled={item.isDisabled ?? false}
            onAction={() => onAct(item.onPress)}
            className="menu-item"
            data-tone={item.tone}
            data-starts-group={item.startsGroup || undefined}
          >
            <span>{item.label}</span>
            {item.aside && <span className="menu-item-aside">{item.aside}</span>}
          </AriaMenuItem>
        ))}
      </AriaMenu>
    </Popover>
  );
}
