import { RadioGroup, Why } from '#kit';
import type { DraftProps, GoalDraft } from './goal-draft.ts';
import { smartHints } from './smart-hints.ts';

const CHOICES: readonly { value: GoalDraft['kind']; label: string; description: string }[] = [
  {
    value: 'learning',
    label: 'Learning',
    description: 'To find out how, and get better at it. The right start for what is new to you.',
  },
  {
    value: 'performance',
    label: 'Performance',
    description: 'To reach a result with what you already know how to do.',
  },
];

/** Learning or performance; the five letters are asked only of what one can do already. */
export function KindField({ form, change }: DraftProps) {
  const hints = form.kind === 'performance' ? smartHints(form) : [];
  return (
    <>
      <RadioGroup
        label="Kind of goal"
        name="kind"
        value={form.kind}
        onChange={(kind) => change({ kind })}
        choices={CHOICES}
      />
      {form.kind === 'performance' && (
        <div className="goal-hint" role="status">
          {hints.length === 0 ? (
            <p>Specific, measurable, attainable, relevant and with a day: all five can be seen.</p>
          ) : (
            <>
              <p>For a result these may still help. They are hints; the goal is yours.</p>
              <ul>
                {hints.map((hint) => (
                  <li key={hint}>{hint}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      <Why of="seijts-2004" about="learning and performance goals">
        Such a goal is, for example, to find several ways.
      </Why>
    </>
  );
}
