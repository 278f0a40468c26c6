export interface IfThenProps {
  cue: string;
  action: string;
  /** "Next time": stands before it, with a colon. */
  before?: string | undefined;
}

/** An if-then plan as a sentence, what one waits for and what one does then told apart. */
export const IfThen = ({ cue, action, before }: IfThenProps) => (
  <>
    {before === undefined ? 'If' : `${before}: if`} <b>{cue}</b>, then I <b>{action}</b>
  </>
);
