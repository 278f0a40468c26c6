import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { todayHere } from '#days';
import { Button, Card, Link, Slider, useShortcut, Why } from '#kit';
import { call, type Undoable, useUndoable } from '#web-api';
import type { RecallAnswerView, RecallQuestionView, RecallSession } from '../schema.ts';
import { GRADES } from './grades.ts';

type Asked = RecallSession['questions'][number];
interface Given {
  question: RecallQuestionView;
  grade: number;
  confidence: number | null;
}

interface QuestionAskedProps {
  question: Asked;
  /** How many are asked today with this one. */
  left: number;
  /** The address the session was read from. */
  path: string;
}

/** One question: first how sure one is, then the answer, then how it went. All of it by keys too. */
export function QuestionAsked({ question, left, path }: QuestionAskedProps) {
  const [confidence, setConfidence] = useState<number | null>(null);
  const [isShown, setShown] = useState(false);
  const give = useAnswering(path);
  const heading = useRef<HTMLHeadingElement>(null);
  // The next question takes the place of the one before: who cannot see it hears it.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Card tone="accent">
      <section className="recall-asked" aria-label="Question">
        <p className="recall-soft">
          {left === 1 ? 'The last one for today' : `${left} for today`} · from{' '}
          <Link href={`/notes/${question.note.id}`}>{question.note.title || 'a note'}</Link>
        </p>
        <h2 ref={heading} tabIndex={-1} className="recall-words">
          {question.question}
        </h2>
        {question.isConfidenceAsked && (
          <HowSure value={confidence} onChange={setConfidence} isSettled={isShown} />
        )}
        {isShown ? (
          <Answer question={question} onGrade={(grade) => give({ question, grade, confidence })} />
        ) : (
          <ShowAnswer onShow={() => setShown(true)} />
        )}
      </section>
    </Card>
  );
}

function HowSure(props: {
  value: number | null;
  onChange: (value: number) => void;
  isSettled: boolean;
}) {
  return (
    <div className="recall-sure">
      <Slider
        label="How sure are you that you know it?"
        description="Say it before you see the answer."
        value={props.value}
        onChange={props.onChange}
        step={10}
        ends={['Not at all', 'Completely']}
        isDisabled={props.isSettled}
        isRequired={false}
      />
      <Why of="rhodes-2011" about="saying how sure you are" />
    </div>
  );
}

function ShowAnswer({ onShow }: { onShow: () => void }) {
  useShortcut('s', 'Show the answer', onShow);
  return (
    <div className="recall-actions">
      <Button tone="primary" onPress={onShow} aria-keyshortcuts="s">
        Show the answer <Key>s</Key>
      </Button>
    </div>
  );
}

function Answer(props: { question: Asked; onGrade: (grade: number) => void }) {
  const answer = useRef<HTMLElement>(null);
  useEffect(() => answer.current?.focus(), []);
  return (
    <>
      <section ref={answer} tabIndex={-1} aria-label="Answer" className="recall-answer">
        {props.question.answer}
      </section>
      <fieldset className="recall-grades">
        <legend>How did it go?</legend>
        {GRADES.map(({ grade, label, description }) => (
          <Grade key={grade} grade={grade} label={label} onPress={() => props.onGrade(grade)}>
            {description}
          </Grade>
        ))}
      </fieldset>
    </>
  );
}

interface GradeProps {
  grade: number;
  label: string;
  onPress: () => void;
  children: ReactNode;
}

function Grade({ grade, label, onPress, children }: GradeProps) {
  useShortcut(String(grade), label, onPress);
  return (
    <div className="recall-grade">
      <Button onPress={onPress} aria-keyshortcuts={String(grade)}>
        {label} <Key>{String(grade)}</Key>
      </Button>
      <span className="recall-soft">{children}</span>
    </div>
  );
}

const Key = ({ children }: { children: string }) => (
  <span className="recall-key" aria-hidden="true">
    {children}
  </span>
);

/** Sends how it went; the next question is there at once, and a slip can be taken back. */
function useAnswering(path: string): (given: Given) => void {
  const sent = useRef(new Map<number, Promise<RecallAnswerView>>());
  const move = useMemo<Undoable<Given, RecallSession>>(
    () => ({
      path,
      apply: (session, { question }) => ({
        ...session,
        questions: session.questions.filter((other) => other.id !== question.id),
      }),
      send: ({ question, grade, confidence }) => {
        const form = { grade, confidence, today: todayHere() };
        const answer = call<RecallAnswerView>(
          'POST',
          `/recall-questions/${question.id}/answers`,
          form,
        );
        sent.current.set(question.id, answer);
        return answer;
      },
      undo: async ({ question }) => {
        const answer = await sent.current.get(question.id);
        if (answer) await call('DELETE', `/recall-questions/${question.id}/answers/${answer.id}`);
      },
      words: ({ grade }) => `${GRADES[grade - 1]?.label ?? 'Answered'}: noted`,
      alsoRefresh: ['/recall', '/recall-questions'],
    }),
    [path],
  );
  return useUndoable(move);
}
