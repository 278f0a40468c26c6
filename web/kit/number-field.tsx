import { Field, type FieldProps } from './field.tsx';

export interface NumberFieldProps extends FieldProps {
  /** `null` while empty. */
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number | undefined;
  max?: number | undefined;
  step?: number | undefined;
  /** Said after the field: "minutes". */
  unit?: string | undefined;
}

/** A number typed in. The bounds are told to the browser; the form checks them too. */
export function NumberField(props: NumberFieldProps) {
  return (
    <Field {...props}>
      {(ids) => (
        <div className="number-field">
          <input
            {...ids}
            className="input"
            type="number"
            inputMode="decimal"
            name={props.name}
            value={props.value ?? ''}
            onChange={(event) =>
              props.onChange(event.target.value === '' ? null : event.target.valueAsNumber)
            }
            min={props.min}
            max={props.max}
            step={props.step}
            required={props.isRequired}
            disabled={props.isDisabled}
          />
          {props.unit && <span className="number-field-unit">{props.unit}</span>}
        </div>
      )}
    </Field>
  );
}

export interface SliderProps extends FieldProps {
  /** `null` until somebody has said: unknown is not 50. */
  value: number | null;
  onChange: (value: number) => void;
  /** Defaults to 0, 100 and 5. */
  min?: number | undefined;
  max?: number | undefined;
  step?: number | undefined;
  /** What the ends mean: `['Not at all', 'Completely']`. */
  ends?: readonly [string, string] | undefined;
  /** How the value is said; "60 of 100" when left out. */
  words?: ((value: number) => string) | undefined;
}

/** A value on a scale, such as confidence from 0 to 100. */
export function Slider(props: SliderProps) {
  const { value, min = 0, max = 100, step = 5, ends } = props;
  const words = props.words ?? ((at: number) => `${at} of ${max}`);
  const shown = value === null ? 'Not said yet' : words(value);
  const at = value ?? (min + max) / 2;
  return (
    <Field {...props}>
      {(ids) => (
        <div className="slider" data-empty={value === null || undefined}>
          <input
            {...ids}
            type="range"
            name={props.name}
            min={min}
            max={max}
            step={step}
            value={at}
            aria-valuetext={shown}
            onChange={(event) => props.onChange(event.target.valueAsNumber)}
            // A press on the middle changes nothing for the browser, yet it is an answer.
            onClick={() => value === null && props.onChange(at)}
            disabled={props.isDisabled}
            style={{ '--at': `${(100 * (at - min)) / (max - min)}%` } as React.CSSProperties}
          />
          <output htmlFor={ids.id} className="slider-value">
            {shown}
          </output>
          {ends && (
            <div className="slider-ends" aria-hidden="true">
              <span>{ends[0]}</span>
              <span>{ends[1]}</span>
            </div>
          )}
        </div>
      )}
    </Field>
  );
}
