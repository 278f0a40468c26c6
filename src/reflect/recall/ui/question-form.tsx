import { type ReactNode, useState } from 'react';
import { Button, Form, TextArea, Why } from '#kit';
import { ApiError } from '#web-api';
import { ANSWER_CHARS_MAX, QUESTION_CHARS_MAX } from '../limits.ts';

export interface QuestionWords {
  question: string;
  answer: string;
}

interface QuestionFormProps {
  initial?: QuestionWords;
  submitWords: string;
  /** Rejects with what the server refused. */
  onSubmit: (words: QuestionWords) => Promise<void>;
  onCancel: () => void;
}

const TO_USE = 'When would I use this?';

/** Question and answer, in one's own words. */
export function QuestionForm({ initial, submitWords, onSubmit, onCancel }: QuestionFormProps) {
  const [words, setWords] = useState(initial ?? { question: '', answer: '' });
  const [fields, setFields] = useState<Record<string, string>>({});
  const [isBusy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    setFields({});
    try {
      await onSubmit(words);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setFields(failure.fields ?? { body: failure.message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form
      label={submitWords}
      onSubmit={() => void submit()}
      error={fields.body}
      actions={
        <>
          <Button tone="plain" onPress={onCancel}>
            Cancel
          </Button>
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {submitWords}
          </Button>
        </>
      }
    >
      <TextArea
        label="Question"
        value={words.question}
        onChange={(question) => setWords({ ...words, question })}
        error={fields.question}
        lines={2}
        lengthMax={QUESTION_CHARS_MAX}
        autoFocus
      />
      <Proposal isShown={words.question.trim() === ''}>
        <Button size="s" onPress={() => setWords({ ...words, question: TO_USE })}>
          {TO_USE}
        </Button>
      </Proposal>
      <TextArea
        label="Answer"
        description="In your own words, short enough to compare."
        value={words.answer}
        onChange={(answer) => setWords({ ...words, answer })}
        error={fields.answer}
        lines={4}
        lengthMax={ANSWER_CHARS_MAX}
      />
    </Form>
  );
}

function Proposal({ isShown, children }: { isShown: boolean; children: ReactNode }) {
  if (!isShown) return null;
  return (
    <div className="recall-proposal">
      <p className="recall-soft">One that often helps:</p>
      {children}
      <Why of="pan-2018" about="asking when you would use it" />
    </div>
  );
}
