import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { todayHere } from '#days';
import { Badge, Button, Card, Dialog, Link, List, NumberField, When } from '#kit';
import { call, Loaded, read, refresh, useUndoable } from '#web-api';
import { PER_DAY_MAX } from '../limits.ts';
import type { RecallQuestionView } from '../schema.ts';
import { QuestionForm } from './question-form.tsx';

export interface Questions {
  questions: RecallQuestionView[];
}

const path = '/recall-questions';

/** All questions, to change, suspend or remove, and how many to be asked in a day. */
export function QuestionList() {
  const query = useQuery(read<Questions>(path));
  return (
    <Card title="All your questions">
      <PerDay />
      <Loaded query={query} lines={4} label="Loading your questions">
        {({ questions }) => <QuestionLines questions={questions} path={path} hasNote />}
      </Loaded>
    </Card>
  );
}

interface QuestionLinesProps extends Questions {
  /** The address they were read from, whose kept answer changes at once. */
  path: string;
  hasNote?: boolean;
}

export function QuestionLines({ questions, path: from, hasNote = false }: QuestionLinesProps) {
  const [editing, setEditing] = useState<RecallQuestionView | null>(null);
  const client = useQueryClient();
  if (questions.length === 0) return null;
  return (
    <>
      <List items={questions} keyOf={(question) => question.id} label="Questions">
        {(question) => (
          <QuestionLine
            question={question}
            path={from}
            hasNote={hasNote}
            onEdit={() => setEditing(question)}
          />
        )}
      </List>
      <Dialog
        title="Change the question"
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
      >
        {editing && (
          <QuestionForm
            initial={editing}
            submitWords="Keep the change"
            onCancel={() => setEditing(null)}
            onSubmit={async (words) => {
              const form = { question: words.question, answer: words.answer, today: todayHere() };
              await call('PATCH', `${path}/${editing.id}`, form);
              setEditing(null);
              await Promise.all([from, path, '/recall'].map((one) => refresh(client, one)));
            }}
          />
        )}
      </Dialog>
    </>
  );
}

interface QuestionLineProps {
  question: RecallQuestionView;
  path: string;
  hasNote: boolean;
  onEdit: () => void;
}

function QuestionLine({ question, path: from, hasNote, onEdit }: QuestionLineProps) {
  const remove = useUndoable(removing(from));
  const turn = useUndoable(suspending(from));
  const isActive = question.state === 'active';
  const short = question.question.slice(0, 60);
  return (
    <div className="recall-line">
      <div className="recall-line-words">
        <span className="recall-line-question">{question.question}</span>{' '}
        {!isActive && <Badge>suspended</Badge>}
        <div className="recall-soft">
          {isActive && <NextTime dueOn={question.dueOn} />}
          {hasNote && (
            <>
              {isActive ? ' · from ' : 'From '}
              <Link href={`/notes/${question.note.id}`}>{question.note.title || 'a note'}</Link>
            </>
          )}
        </div>
      </div>
      <div className="recall-line-actions">
        <Button size="s" tone="plain" onPress={onEdit} aria-label={`Change: ${short}`}>
          Change
        </Button>
        <Button
          size="s"
          tone="plain"
          onPress={() => turn(question)}
          aria-label={`${isActive ? 'Suspend' : 'Ask again'}: ${short}`}
        >
          {isActive ? 'Suspend' : 'Ask again'}
        </Button>
        <Button
          size="s"
          tone="plain"
          onPress={() => remove(question)}
          aria-label={`Remove: ${short}`}
        >
          Remove
        </Button>
      </div>
    </div>
  );
}

/** What is overdue is asked today as well: nobody is late here. */
const NextTime = ({ dueOn }: Pick<RecallQuestionView, 'dueOn'>) =>
  dueOn <= todayHere() ? 'Asked today' : <When before="Asked" at={dueOn} />;

const short = ({ question }: RecallQuestionView) => question.slice(0, 60);

const removing = (from: string) => ({
  path: from,
  apply: ({ questions }: Questions, gone: RecallQuestionView): Questions => ({
    questions: questions.filter(({ id }) => id !== gone.id),
  }),
  send: ({ id }: RecallQuestionView) => call('DELETE', `${path}/${id}`),
  undo: ({ id }: RecallQuestionView) => call('POST', `${path}/${id}/restore`),
  words: (question: RecallQuestionView) => `Removed: ${short(question)}`,
  alsoRefresh: [path, '/recall'],
});

const OTHER = { active: 'suspended', suspended: 'active' } as const;

const suspending = (from: string) => ({
  path: from,
  apply: ({ questions }: Questions, turned: RecallQuestionView): Questions => ({
    questions: questions.map((one) =>
      one.id === turned.id ? { ...one, state: OTHER[one.state] } : one,
    ),
  }),
  send: ({ id, state }: RecallQuestionView) =>
    call('PATCH', `${path}/${id}`, { state: OTHER[state], today: todayHere() }),
  undo: ({ id, state }: RecallQuestionView) =>
    call('PATCH', `${path}/${id}`, { state, today: todayHere() }),
  words: (question: RecallQuestionView) =>
    `${question.state === 'active' ? 'Suspended' : 'Asked again'}: ${short(question)}`,
  alsoRefresh: [path, '/recall'],
});

function PerDay() {
  const client = useQueryClient();
  const query = useQuery(read<{ perDay: number }>('/recall/settings'));
  const set = async (perDay: number | null) => {
    if (perDay === null || perDay < 1 || perDay > PER_DAY_MAX || !Number.isInteger(perDay)) return;
    client.setQueryData(read<{ perDay: number }>('/recall/settings').queryKey, { perDay });
    await call('PUT', '/recall/settings', { perDay });
    await refresh(client, '/recall');
  };
  if (!query.data) return null;
  return (
    <div className="recall-per-day">
      <NumberField
        label="At most"
        unit="questions a day"
        min={1}
        max={PER_DAY_MAX}
        value={query.data.perDay}
        onChange={(perDay) => void set(perDay)}
      />
    </div>
  );
}
