import { type ReactNode, useId } from 'react';
import { Field, FieldError, type FieldProps } from './field.tsx';

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  /** One line on what choosing it means (radio groups only). */
  description?: string | undefined;
}

export interface SelectProps<Value extends string> extends FieldProps {
  /** `null` when nothing is chosen yet. */
  value: Value | null;
  onChange: (value: Value) => void;
  choices: readonly Choice<Value>[];
  /** Said while nothing is chosen. */
  placeholder?: string | undefined;
}

/** One of many. For up to five a `RadioGroup` shows the choices at once. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, choices, placeholder = 'Choose' } = props;
  return (
    <Field {...props}>
      {(ids) => (
        <div className="select">
          <select
            {...ids}
            className="input"
            name={props.name}
            value={value ?? ''}
            onChange={(event) => {
              const chosen = choices.find((choice) => choice.value === event.target.value);
              if (chosen) props.onChange(chosen.value);
            }}
            required={props.isRequired}
            disabled={props.isDisabled}
          >
            {value === null && (
              <option value="" disabled>
                {placeholder}
              </option>
            )}
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}

export interface RadioGroupProps<Value extends string> extends FieldProps {
  value: Value | null;
  onChange: (value: Value) => void;
  choices: readonly Choice<Value>[];
  /** `segments` lies in one row, for two to four short words. */
  look?: 'list' | 'segments' | undefined;
}

/** One of a few, all in view. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, description, error, choices, value, look = 'list', isLabelHidden } = props;
  const id = useId();
  const describedBy = `${description ? `${id}-d ` : ''}${error ? `${id}-e` : ''}`.trim();
  return (
    <fieldset
      className="field radio-group"
      data-look={look}
      disabled={props.isDisabled}
      aria-describedby={describedBy || undefined}
    >
      <legend className={isLabelHidden ? 'visually-hidden' : 'field-label'}>{label}</legend>
      {description && (
        <div className="field-description" id={`${id}-d`}>
          {description}
        </div>
      )}
      <div className="radio-group-choices">
        {choices.map((choice) => (
          <label key={choice.value} className="check">
            <input
              type="radio"
              name={props.name ?? id}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => props.onChange(choice.value)}
              required={props.isRequired}
            />
            <span>
              {choice.label}
              {choice.description && (
                <span className="check-description">{choice.description}</span>
              )}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-e`} error={error} />
    </fieldset>
  );
}

export interface CheckboxProps {
  label: ReactNode;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  description?: string | undefined;
  isDisabled?: boolean | undefined;
  /** Some of what it stands for, not all. */
  isMixed?: boolean | undefined;
  name?: string | undefined;
  /** For a box in a row that says itself what it is about. */
  isLabelHidden?: boolean | undefined;
}

/** Yes or no. */
export function Checkbox(props: CheckboxProps) {
  const { isMixed = false } = props;
  return (
    <label className="check">
      <input
        type="checkbox"
        name={props.name}
        checked={props.isChecked}
        disabled={props.isDisabled}
        ref={(input) => {
          if (input) input.indeterminate = isMixed;
        }}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span className={props.isLabelHidden ? 'visually-hidden' : undefined}>
        {props.label}
        {props.description && <span className="check-description">{props.description}</span>}
      </span>
    </label>
  );
}

export interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`, or `null` while there is none. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** First and last day that may be chosen, `YYYY-MM-DD`. */
  min?: string | undefined;
  max?: string | undefined;
}

/** A calendar day, with the device's own calendar. */
export function DateField(props: DateFieldProps) {
  return (
    <Field {...props}>
      {(ids) => (
        <input
          {...ids}
          className="input date-field"
          type="date"
          name={props.name}
          value={props.value ?? ''}
          min={props.min}
          max={props.max}
          onChange={(event) => props.onChange(event.target.value || null)}
          required={props.isRequired}
          disabled={props.isDisabled}
        />
      )}
    </Field>
  );
}
