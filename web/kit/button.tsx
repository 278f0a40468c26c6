import type { ReactNode, Ref } from 'react';

export interface ButtonProps {
  children: ReactNode;
  onPress?: (() => void) | undefined;
  /** At most one `primary` in view. `plain` is for rows and bars, where a border would be noise. */
  tone?: 'primary' | 'quiet' | 'danger' | 'plain' | undefined;
  size?: 'm' | 's' | undefined;
  type?: 'button' | 'submit' | undefined;
  /** It is being done: stays focusable, does nothing more, says so. */
  isBusy?: boolean | undefined;
  isDisabled?: boolean | undefined;
  /** For a button that stays pressed, such as a filter. */
  isPressed?: boolean | undefined;
  'aria-label'?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-expanded'?: boolean | undefined;
  'aria-haspopup'?: 'menu' | 'dialog' | undefined;
  'aria-controls'?: string | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
}

/** A button. Something that goes to another page is a `Link` with `look="button"`. */
export function Button(props: ButtonProps) {
  const { children, onPress, tone = 'quiet', size = 'm', type = 'button' } = props;
  const { isBusy, isDisabled, isPressed, ref, ...rest } = props;
  const { onPress: _onPress, tone: _tone, ...aria } = rest;
  return (
    <button
      {...aria}
      ref={ref}
      type={type}
      className="button"
      data-tone={tone}
      data-size={size}
      data-busy={isBusy || undefined}
      disabled={isDisabled}
      // Not `disabled` while busy: that would throw the focus back to the top of the page.
      aria-disabled={isBusy || undefined}
      aria-pressed={isPressed}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onPress?.();
      }}
    >
      {children}
    </button>
  );
}
