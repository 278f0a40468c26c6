import { useState } from 'react';
import { asHeading, TextArea, TextField } from '#kit';
import type { GoalWords } from '../publishing/goal-words.ts';
import { ByHandActs, type ByHandProps } from './look-through.tsx';

/** A goal exactly as others will read it, and what of it stays with its owner. */
export function GoalGoesOut({ words: { able, need, why, questions } }: { words: GoalWords }) {
  return (
    <>
      <article className="share-preview share-goal" aria-label="What others will read">
        <h3>{asHeading(able)}</h3>
        {need && <Part name="The need">{need}</Part>}
        {why && <Part name="Why it matters">{why}</Part>}
        {questions.length > 0 && (
          <section>
            <h4>Questions</h4>
            <ul>
              {questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ul>
          </section>
        )}
      </article>
      <p className="share-stays">
        This and your name go out, nothing else. With you stay how sure you are, what you know
        already, what could get in the way, your plan, what shows that it worked, your notes and
        your people.
      </p>
    </>
  );
}

const Part = ({ name, children }: { name: string; children: string }) => (
  <section>
    <h4>{name}</h4>
    <p>{children}</p>
  </section>
);

/** Other words by hand, for the web alone; they are looked through like the first. */
export function GoalByHand({ words, isBusy, onDone, onLeave }: ByHandProps<GoalWords>) {
  const [{ questions, ...changed }, set] = useState({
    ...words,
    questions: words.questions.join('\n'),
  });
  const change = (fields: Partial<Record<keyof GoalWords, string>>) =>
    set((before) => ({ ...before, ...fields }));
  const asked = questions.split('\n').filter((question) => question.trim() !== '');
  return (
    <>
      <TextField
        label="I want to be able to …"
        value={changed.able}
        onChange={(able) => change({ able })}
      />
      <TextArea
        label="The need"
        lines={4}
        isRequired={false}
        value={changed.need}
        onChange={(need) => change({ need })}
      />
      <TextArea
        label="Why it matters"
        lines={3}
        isRequired={false}
        value={changed.why}
        onChange={(why) => change({ why })}
      />
      <TextArea
        label="Questions, one on a line"
        lines={5}
        isRequired={false}
        value={questions}
        onChange={(text) => change({ questions: text })}
      />
      <ByHandActs
        isBusy={isBusy}
        isDisabled={changed.able.trim() === ''}
        onDone={() => onDone({ ...changed, questions: asked })}
        onLeave={onLeave}
      />
    </>
  );
}
