import { useState } from 'react';
import { Button, TextArea } from '#kit';
import { call } from '#web-api';
import { OUTCOME_CHARS_MAX } from '../../introductions/limits.ts';
import type { IntroductionView } from '../../introductions/schema.ts';
import { useAct } from '../asks/act.ts';

/** What came of bringing them together, once one hears of it. */
export function IntroductionOutcome({ introduction }: { introduction: IntroductionView }) {
  const act = useAct();
  const [outcome, setOutcome] = useState(introduction.outcome);
  const save = (words: string) =>
    call('PATCH', `/introductions/${introduction.id}`, { outcome: words });
  return (
    <>
      <TextArea
        label="What came of it"
        isRequired={false}
        lines={2}
        value={outcome}
        onChange={setOutcome}
        lengthMax={OUTCOME_CHARS_MAX}
      />
      <div className="asks-acts">
        <Button
          isDisabled={outcome.trim() === introduction.outcome}
          onPress={() =>
            void act(
              () => save(outcome),
              'Saved',
              () => save(introduction.outcome),
            )
          }
        >
          Save
        </Button>
      </div>
    </>
  );
}
