import {
  type ComponentProps,
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { Button, type ButtonProps } from './button.tsx';
import { DownIcon } from './icons.tsx';
import type { MenuList as List, MenuItem } from './menu-list.tsx';

export interface MenuProps {
  /** The words on the button. */
  label: ReactNode;
  items: readonly MenuItem[];
  /** Needed where `label` is not words. */
  'aria-label'?: string | undefined;
  tone?: ButtonProps['tone'];
  size?: ButtonProps['size'];
  /** No small arrow, for buttons whose look says it already. */
  isBare?: boolean | undefined;
}

// React Aria's menu (type-ahead, roving focus, placement) comes when a menu is first pointed at,
// so that it costs nothing at the first load.
const loadList = () => import('./menu-list.tsx');
// Where it does not come, the page says so; without it the page would go with it.
const MenuList = lazy<ComponentType<ComponentProps<typeof List>>>(() =>
  loadList().then(
    (module) => ({ default: module.MenuList }),
    () => ({ default: () => null }),
  ),
);

/** A button that opens a list of actions. */
export function Menu({ label, items, isBare, ...button }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  /** The button has the focus before anything is done: a window that opens gives it back there. */
  const act = (run: () => void) => {
    flushSync(() => setOpen(false));
    trigger.current?.focus({ preventScroll: true });
    run();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only fetches the list early.
    <span
      className="menu-trigger"
      onPointerEnter={() => void loadList()}
      onFocus={() => void loadList()}
      onKeyDown={(event) => {
        if (isOpen || event.key !== 'ArrowDown') return;
        event.preventDefault();
        setOpen(true);
      }}
    >
      <Button
        {...button}
        ref={trigger}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      >
        {label}
        {!isBare && <DownIcon />}
      </Button>
      {isOpen && (
        <Suspense>
          <MenuList
            items={items}
            trigger={trigger}
            label={button['aria-label'] ?? (typeof label === 'string' ? label : 'Menu')}
            onClose={() => setOpen(false)}
            onAct={act}
          />
        </Suspense>
      )}
    </span>
  );
}
