import { useState } from 'react';
import { dayAfter } from '#days';
import { Button, DateField, LinePicks, RadioGroup, TextArea, TextField } from '#kit';
import { type DecisionKind, STEP_CHARS_MAX, WORDS_CHARS_MAX } from '../limits.ts';
import { goesOn, reachedLines } from '../rules.ts';
import type { DecisionForm, Said } from '../schema.ts';
import { DECISION_CHOICES, decisionOf } from './words.ts';

interface DecisionFieldProps {
  /** What was written with a decision that was taken back. */
  words: string;
  /** What one wanted to see, and what was ticked of it. */
  criteria: readonly Said[];
  /** Why goals usually rest. */
  parkReasons: readonly string[];
  decide: (form: DecisionForm) => Promise<void>;
}

const OFFERS = [
  { words: 'In two weeks', days: 14 },
  { words: 'In four weeks', days: 28 },
  { words: 'In three months', days: 91 },
];
const USUAL_DAYS = 28;

/** What follows. Deciding is doing: the button says what happens. */
export function DecisionField({ words, criteria, parkReasons, decide }: DecisionFieldProps) {
  const [kind, setKind] = useState<DecisionKind | null>(null);
  const [reason, setReason] = useState(words);
  const [reviewOn, setReviewOn] = useState<string | null>(dayAfter(Date.now(), USUAL_DAYS));
  const [step, setStep] = useState('');
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const choose = (next: DecisionKind) => {
    setKind(next);
    setAsked(false);
    // What was ticked above need not be said again.
    if (next === 'met' && reason.trim() === '') setReason(reachedLines(criteria));
  };
  const isMissing = kind !== null && !goesOn(kind) && reason.trim() === '';
  const send = async () => {
    setAsked(true);
    if (kind === null || isMissing) return;
    setBusy(true);
    setError(undefined);
    try {
      await decide({
        decision: kind,
        words: reason,
        ...(goesOn(kind) ? { reviewOn } : {}),
        ...(kind === 'strategy' && step.trim() !== '' ? { step } : {}),
      });
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown.message : 'That was not done.');
      setBusy(false);
    }
  };
  return (
    <div className="decision">
      <RadioGroup
        label="What do you do next?"
        name="decision"
        value={kind}
        onChange={choose}
        choices={DECISION_CHOICES}
      />
      {kind === 'strategy' && (
        <TextField
          label="The next step"
          description="It goes into the plan at once."
          isRequired={false}
          value={step}
          onChange={setStep}
          lengthMax={STEP_CHARS_MAX}
        />
      )}
      {kind !== null && (
        <>
          <LinePicks
            legend={kind === 'park' ? 'Usual reasons' : 'You wanted to see'}
            lines={linesFor(kind, criteria, parkReasons)}
            text={reason}
            onChange={setReason}
          />
          <TextArea
            label={REASON_LABELS[kind] ?? 'A word on it'}
            isRequired={goesOn(kind) ? false : undefined}
            lines={2}
            value={reason}
            onChange={setReason}
            lengthMax={WORDS_CHARS_MAX}
            error={isAsked && isMissing ? MISSING[kind] : undefined}
          />
        </>
      )}
      {kind !== null && goesOn(kind) && <NextDay reviewOn={reviewOn} onChange={setReviewOn} />}
      {error && <p role="alert">{error}</p>}
      {kind !== null && (
        <div>
          <Button tone="primary" isBusy={isBusy} onPress={() => void send()}>
            {decisionOf(kind)?.act}
          </Button>
        </div>
      )}
    </div>
  );
}

const REASON_LABELS: Partial<Record<DecisionKind, string>> = {
  park: 'Why it rests',
  met: 'What shows it',
};

const MISSING: Partial<Record<DecisionKind, string>> = {
  park: 'Say in a word why it rests, for when you come back to it.',
  met: 'Say what shows it: what happened, or what of the things you wanted to see.',
};

/** What can be pressed instead of written. */
function linesFor(
  kind: DecisionKind,
  criteria: readonly Said[],
  parkReasons: readonly string[],
): readonly string[] {
  if (kind === 'park') return parkReasons;
  return kind === 'met' ? criteria.map(({ criterion }) => criterion) : [];
}

function NextDay(props: { reviewOn: string | null; onChange: (day: string | null) => void }) {
  return (
    <div className="decision-day">
      <DateField
        label="Look back again on"
        isRequired={false}
        value={props.reviewOn}
        onChange={props.onChange}
        min={dayAfter(Date.now(), 1)}
      />
      <div className="decision-day-offers">
        {OFFERS.map(({ words, days }) => (
          <Button
            key={days}
            size="s"
            isPressed={props.reviewOn === dayAfter(Date.now(), days)}
            onPress={() => props.onChange(dayAfter(Date.now(), days))}
          >
            {words}
          </Button>
        ))}
      </div>
    </div>
  );
}
