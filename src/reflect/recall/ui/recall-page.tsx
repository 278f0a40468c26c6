import { useQuery } from '@tanstack/react-query';
import { todayHere } from '#days';
import { EmptyState, Link, Page, When, Why } from '#kit';
import { Loaded, read } from '#web-api';
import type { RecallSession } from '../schema.ts';
import { Calibration } from './calibration.tsx';
import { QuestionAsked } from './question-asked.tsx';
import { QuestionList } from './question-list.tsx';
import './recall.css';

/** `/recall`: the questions one asks oneself today, how sure one was against how it went, and all questions. */
export function RecallPage() {
  const path = `/recall?today=${todayHere()}`;
  const query = useQuery(read<RecallSession>(path));
  return (
    <Page
      title="Ask yourself"
      above={<Link href="/reviews">Review</Link>}
      lede="Questions of your own on your own notes, asked again as the days go by."
    >
      <div className="recall">
        <Loaded query={query} lines={6} label="Loading today's questions">
          {(session) => <Today session={session} path={path} />}
        </Loaded>
        <Calibration />
        <QuestionList />
      </div>
    </Page>
  );
}

function Today({ session, path }: { session: RecallSession; path: string }) {
  const [question] = session.questions;
  if (question) {
    return (
      <QuestionAsked
        key={question.id}
        question={question}
        left={session.questions.length}
        path={path}
      />
    );
  }
  return session.activeCount === 0 ? <NoQuestions /> : <Done session={session} />;
}

function NoQuestions() {
  return (
    <EmptyState
      title="No questions yet"
      action={
        <Link href="/notes" look="primary">
          Open your notes
        </Link>
      }
    >
      <p>
        Open a note and press “Ask myself later”. Write a question whose answer you want to have
        when you need it; two days later it is asked here for the first time.
      </p>
      <WhyRecall />
    </EmptyState>
  );
}

function Done({ session: { nextOn, dueCount } }: { session: RecallSession }) {
  return (
    <EmptyState title="That is all for today">
      {dueCount > 0 ? (
        <p>{`${dueCount === 1 ? 'One more question waits' : `${dueCount} more questions wait`} for tomorrow: you wanted no more in a day.`}</p>
      ) : (
        nextOn !== null && (
          <p>
            The next question comes <When at={nextOn} />.
          </p>
        )
      )}
      <WhyRecall />
    </EmptyState>
  );
}

export function WhyRecall() {
  return (
    <Why of="latimier-2021" about="asking yourself again">
      So simple pauses will do.
    </Why>
  );
}
