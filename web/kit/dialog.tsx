import { type ReactNode, useEffect, useId, useRef } from 'react';
import { CrossIcon } from './icons.tsx';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  /** Asked for by Escape, the cross, or a press beside it. */
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the end, the main one last. */
  actions?: ReactNode;
  size?: 's' | 'm' | 'l' | undefined;
}

/**
 * A window over the page. The browser's own `<dialog>` keeps the focus inside, makes the rest
 * inert and gives the focus back. On phones it comes from below.
 */
export function Dialog({ isOpen, ...props }: DialogProps) {
  return isOpen ? <OpenDialog {...props} /> : null;
}

const firstField = '.dialog-body :is(input:not([type=checkbox]), textarea, select)';

const isSearch = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.type === 'search' && target.value !== '';

function OpenDialog({
  title,
  onClose,
  children,
  actions,
  size = 'm',
}: Omit<DialogProps, 'isOpen'>) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    // The browser would focus the cross; who opens a form wants its first field.
    element?.querySelector<HTMLElement>(firstField)?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      data-size={size}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // The browser only empties a search field; who presses Escape wants the window to close.
        if (event.key !== 'Escape' || !isSearch(event.target)) return;
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="dialog-inner">
        <header className="dialog-head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
            <CrossIcon />
          </button>
        </header>
        <div className="dialog-body">{children}</div>
        {actions && <footer className="dialog-actions">{actions}</footer>}
      </div>
    </dialog>
  );
}

/** In the place of a window whose program did not come: it is open no more. */
export function CloseAtOnce({ onClose }: { onClose: () => void }): null {
  useEffect(onClose);
  return null;
}
