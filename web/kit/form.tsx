import type { ReactNode } from 'react';

export interface FormProps {
  /** Enter in a field, or the submit button. */
  onSubmit: () => void;
  children: ReactNode;
  /** The buttons at the end, the main one first. */
  actions: ReactNode;
  /** What is wrong with the whole: said where the buttons are. */
  error?: string | undefined;
  label?: string | undefined;
}

/** Fields under each other with their buttons. The browser's own checks are off: ours have words. */
export function Form({ onSubmit, children, actions, error, label }: FormProps) {
  return (
    <form
      className="form"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <div className="field-error" role="alert">
        {error}
      </div>
      <div className="form-actions">{actions}</div>
    </form>
  );
}
