import { type ReactNode, useId } from 'react';

/** What every field takes. */
export interface FieldProps {
  label: string;
  /** What to fill in and why, below the label. */
  description?: ReactNode;
  /** What is wrong and how to put it right; nothing when it is right. */
  error?: string | undefined;
  isRequired?: boolean | undefined;
  isDisabled?: boolean | undefined;
  /** Hides the label from the eye where the place says it already; it is still read out. */
  isLabelHidden?: boolean | undefined;
  name?: string | undefined;
}

interface ControlIds {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Label, description and error around one control; the control gets the ids that tie them. */
export function Field(props: FieldProps & { children: (ids: ControlIds) => ReactNode }) {
  const { label, description, error, isLabelHidden, isRequired } = props;
  const id = useId();
  const describedBy = [description ? `${id}-d` : '', error ? `${id}-e` : ''].join(' ').trim();
  return (
    <div className="field">
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : 'field-label'}>
        {label}
        {isRequired === false && <span className="field-optional"> (optional)</span>}
      </label>
      {description && (
        <div className="field-description" id={`${id}-d`}>
          {description}
        </div>
      )}
      {props.children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      <FieldError id={`${id}-e`} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return (
    <div className="field-error" id={id} aria-live="polite">
      {error}
    </div>
  );
}
