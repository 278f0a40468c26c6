import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import {
  Button,
  EmptyState,
  ErrorPanel,
  Form,
  Link,
  Page,
  TextArea,
  useAddressPart,
  useAddressValue,
  Why,
} from '#kit';
import { call, errorWords, Loaded, read } from '#web-api';
import { SITUATION_CHARS_MAX } from '../limits.ts';
import type { ExperienceView, Situation } from '../schema.ts';
import { PersonToAsk } from './person-to-ask.tsx';
import './causes.css';

/** `/goals/$goalId/experience`: was it me, the method or the situation? Others may know. */
export function ExperiencePage({ also }: { also?: ReactNode }) {
  const goalId = useAddressPart('goalId');
  const [reviewId] = useAddressValue('review');
  const title = 'Was it me, the method or the situation?';
  return (
    <Page
      title={title}
      above={<Link href={`/goals/${goalId}`}>The goal</Link>}
      lede="From the inside that is hard to tell. Somebody who has met the same can."
      width="reading"
    >
      {reviewId === null ? (
        <Ask goalId={goalId} difficulty="" />
      ) : (
        <AskAfterReview goalId={goalId} reviewId={reviewId} />
      )}
      {also}
    </Page>
  );
}

/** Begins with what the review says already. */
function AskAfterReview({ goalId, reviewId }: { goalId: string; reviewId: string }) {
  const query = useQuery(read<{ causeWords: string }>(`/reviews/${encodeURIComponent(reviewId)}`));
  return (
    <Loaded query={query} lines={4} label="Loading the review">
      {({ causeWords }) => (
        <Ask goalId={goalId} difficulty={causeWords.slice(0, SITUATION_CHARS_MAX)} />
      )}
    </Loaded>
  );
}

function Ask({ goalId, difficulty }: { goalId: string; difficulty: string }) {
  const [form, setForm] = useState<Situation>({ difficulty, tried: '', hoped: '' });
  const [found, setFound] = useState<ExperienceView>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const change = (fields: Partial<Situation>) => setForm((before) => ({ ...before, ...fields }));
  const look = async () => {
    setBusy(true);
    setError(undefined);
    const path = `/goals/${encodeURIComponent(goalId)}/experience`;
    await call<ExperienceView>('POST', path, form).then(setFound, setError);
    setBusy(false);
  };
  return (
    <>
      <Form
        label="The situation"
        onSubmit={() => void look()}
        actions={
          <Button
            type="submit"
            tone="primary"
            isBusy={isBusy}
            isDisabled={form.difficulty.trim() === ''}
          >
            Look who may know
          </Button>
        }
      >
        <SituationFields form={form} change={change} />
      </Form>
      <Why of={['flynn-2008', 'van-rosmalen-2008']} about="asking" />
      {error !== undefined && <ErrorPanel {...errorWords(error)} onRetry={() => void look()} />}
      {found && <Found key={JSON.stringify(found)} found={found} goalId={goalId} />}
      {found && (
        <p>
          <Link href={askAddress(goalId, form)}>Ask several of them at once</Link>, with a day on
          which it closes.
        </p>
      )}
    </>
  );
}

/** The same situation as one question to two to four people. */
const askAddress = (goalId: string, { difficulty, tried, hoped }: Situation) =>
  `/asks/new?${new URLSearchParams({
    goal: goalId,
    question: `How was it with you, and what made the difference: was it you, the method, or the situation? With me: ${difficulty}`,
    tried,
    hoped,
  })}`;

interface SituationFieldsProps {
  form: Situation;
  change: (fields: Partial<Situation>) => void;
}

const SituationFields = ({ form, change }: SituationFieldsProps) => (
  <>
    <TextArea
      label="What did not go as you hoped?"
      isRequired
      lines={2}
      value={form.difficulty}
      onChange={(difficulty) => change({ difficulty })}
      lengthMax={SITUATION_CHARS_MAX}
      placeholder="I read a lot about rollbacks and hardly ever rehearse one"
    />
    <TextArea
      label="What have you tried?"
      isRequired={false}
      lines={2}
      value={form.tried}
      onChange={(tried) => change({ tried })}
      lengthMax={SITUATION_CHARS_MAX}
      placeholder="Blocking an afternoon for it, twice; both times something came up"
    />
    <TextArea
      label="What would a good answer look like?"
      isRequired={false}
      lines={2}
      value={form.hoped}
      onChange={(hoped) => change({ hoped })}
      lengthMax={SITUATION_CHARS_MAX}
      placeholder="One thing that made you stick to it"
    />
  </>
);

function Found({ found, goalId }: { found: ExperienceView; goalId: string }) {
  const { people, goals, entries } = found;
  return (
    <div className="experience-found" role="status">
      {people.length === 0 ? (
        <Nobody hasEntries={entries > 0} goalId={goalId} />
      ) : (
        <section className="experience-part">
          <h2>They wrote of it</h2>
          {people.map((person) => (
            <PersonToAsk key={person.id} person={person} goalId={goalId} />
          ))}
        </section>
      )}
      {goals.length > 0 && (
        <section className="experience-part">
          <h2>Members of this Kith with a goal like it</h2>
          <ul>
            {goals.map(({ id, memberName, able, need }) => (
              <li key={id}>
                <strong>{memberName}</strong>: {able || need}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Nobody({ hasEntries, goalId }: { hasEntries: boolean; goalId: string }) {
  return hasEntries ? (
    <EmptyState
      title="Nobody you follow wrote of it in these words"
      action={<Link href={`/goals/${goalId}`}>Who fits this goal</Link>}
    >
      Say it with other words, those that somebody would use who has solved it; or ask somebody who
      fits the goal.
    </EmptyState>
  ) : (
    <EmptyState
      title="There is nothing to look through yet"
      action={
        <Link href="/sources" look="primary">
          To the sources
        </Link>
      }
    >
      Follow some people first; then Kith can see who has met the same.
    </EmptyState>
  );
}
