import { useQuery } from '@tanstack/react-query';
import { asHeading, Button, Card, EmptyState, Link, Page, When } from '#kit';
import { Loaded, read } from '#web-api';
import type { LearntView } from '../learning/schema.ts';
import { MOVEMENT_WORDS, SIGNAL_WORDS, VERDICT_WORDS, whyMoved } from './learnt-words.ts';
import { MeaningCard } from './meaning-card.tsx';
import { LEARNT_PATH, useForgetLesson, useResetLearnt } from './use-learnt.ts';
import './learnt.css';

/** `/settings/finding`: what finding learnt from the member's choices, why, and the way back. */
export function LearntPage() {
  const query = useQuery(read<LearntView>(LEARNT_PATH));
  return (
    <Page title="What Kith learnt from your choices" above={<Link href="/settings">Settings</Link>}>
      <Loaded query={query} lines={8} label="What was learnt">
        {(learnt) => (learnt.lessonsInAll === 0 ? <NothingYet /> : <Learnt learnt={learnt} />)}
      </Loaded>
      <MeaningCard />
    </Page>
  );
}

function NothingYet() {
  return (
    <EmptyState
      title="Nothing yet"
      action={
        <Link href="/goals" look="primary">
          Go to your goals
        </Link>
      }
    >
      <p>
        Kith looks for people as shipped. When you choose or dismiss somebody for a goal, judge
        their expertise, or say whether they helped, it slowly learns what matters to you. You will
        see here what changed and why, and can take it all back.
      </p>
    </EmptyState>
  );
}

function Learnt({ learnt }: { learnt: LearntView }) {
  const reset = useResetLearnt();
  return (
    <div className="learnt">
      <Card title="What counts when Kith looks for people">
        <p className="learnt-words">
          Whom you choose, put off or dismiss, your yes or no to somebody’s expertise, and whether
          they helped move these slowly, and none beyond half or double of what was shipped. Your
          word on the other nine criteria stays with the person and changes no order. Only your own
          searches change.
        </p>
        <dl className="learnt-signals">
          {learnt.signals.map((line) => (
            <div key={line.signal} data-moved={line.movement !== 'as-shipped'}>
              <dt>
                {SIGNAL_WORDS[line.signal].title}
                <span className="learnt-words">{SIGNAL_WORDS[line.signal].means}</span>
              </dt>
              <dd>
                {MOVEMENT_WORDS[line.movement]}
                <span className="learnt-words">{whyMoved(line)}</span>
              </dd>
            </div>
          ))}
        </dl>
        <Button tone="quiet" onPress={() => reset(learnt)}>
          Forget all of this
        </Button>
      </Card>
      <Lessons learnt={learnt} />
    </div>
  );
}

function Lessons({ learnt }: { learnt: LearntView }) {
  const forget = useForgetLesson();
  const { lessons, lessonsInAll } = learnt;
  return (
    <Card title="What it learnt from">
      {lessons.length < lessonsInAll && (
        <p className="learnt-words">{`The latest ${lessons.length} of ${lessonsInAll}.`}</p>
      )}
      <ul className="learnt-lessons">
        {lessons.map((lesson) => (
          <li key={lesson.id}>
            <p>
              {VERDICT_WORDS[lesson.verdict]}{' '}
              <Link href={`/people/${lesson.person.id}`}>{lesson.person.name}</Link> for{' '}
              <Link href={`/goals/${lesson.goal.id}`}>{asHeading(lesson.goal.title)}</Link>,{' '}
              <When at={lesson.learntAt} />
            </p>
            <Button
              tone="quiet"
              size="s"
              aria-label={`Leave out: ${lesson.person.name}`}
              onPress={() => forget(lesson)}
            >
              Leave out
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
