import { type ReactNode, useId } from 'react';

export interface ProgressBarProps {
  label: ReactNode;
  /** How many are done; `null` while it is not known. */
  value: number | null;
  max: number;
  /** Said beside the label; "12 of 40" when left out. */
  words?: string | undefined;
}

/** How far something is. */
export function ProgressBar({ label, value, max, words }: ProgressBarProps) {
  const id = useId();
  const said = words ?? (value === null ? 'Starting' : `${value} of ${max}`);
  return (
    <div className="progress-bar">
      <div className="progress-bar-words">
        <span id={id}>{label}</span>
        <span className="progress-bar-said">{said}</span>
      </div>
      <progress
        aria-labelledby={id}
        aria-valuetext={said}
        max={Math.max(1, max)}
        {...(value === null ? {} : { value })}
      />
    </div>
  );
}
