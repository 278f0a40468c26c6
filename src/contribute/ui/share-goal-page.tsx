import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, ErrorPanel, Link, Page, toast, useAddressPart, useGo } from '#kit';
import { call, errorWords, Loaded, read, refresh } from '#web-api';
import type { GoalWords } from '../publishing/goal-words.ts';
import { outgoingGoal } from '../redaction/outgoing-rules.ts';
import type { GoalGoingOut, PublishedGoalForm } from '../redaction/publish-goal.ts';
import { GoalByHand, GoalGoesOut } from './goal-going-out.tsx';
import { isUndecided, LookThrough } from './look-through.tsx';
import './contribute.css';

/** `/goals/$goalId/share`: what of a goal goes on the web, name by name. */
export function ShareGoalPage() {
  const goalId = useAddressPart('goalId');
  const query = useQuery({
    ...read<GoalGoingOut>(`/goals/${encodeURIComponent(goalId)}/going-out`),
    // What was decided holds for these words: they do not change under the writer's hands.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Page
      title="Look through what goes out"
      above={<Link href={`/goals/${goalId}`}>The goal</Link>}
      lede="The goal stays as it is, and what you change in it later stays here. On the web stands a text of its own, as you leave it now."
      width="full"
    >
      <Loaded query={query} lines={8} label="Reading the goal">
        {(source) => <LookingThrough key={goalId} goalId={goalId} first={source} />}
      </Loaded>
    </Page>
  );
}

function LookingThrough({ goalId, first }: { goalId: string; first: GoalGoingOut }) {
  return (
    <LookThrough<GoalGoingOut, GoalWords>
      first={first}
      path={`/goals/${goalId}/going-out`}
      textOf={({ able, need, why, questions }) => [able, need, why, ...questions].join('\n')}
      wordsOf={(seen, decisions) => outgoingGoal(seen, seen.subjects, decisions)}
      byHand={(props) => <GoalByHand {...props} />}
      preview={({ words }) => <GoalGoesOut words={words} />}
      sending={({ words, named, onFound }) => (
        <Sending
          goalId={goalId}
          source={first}
          // Of which words of the goal it was made does not change with other words for it.
          form={{ ...words, source: first.source, named }}
          onFound={onFound}
        />
      )}
    />
  );
}

interface SendingProps {
  goalId: string;
  source: GoalGoingOut;
  form: PublishedGoalForm;
  /** The server has found somebody in the words of whom nothing is decided. */
  onFound: () => void;
}

function Sending({ goalId, source, form, onFound }: SendingProps) {
  const send = useSending(goalId, source.isOut, onFound);
  const { audience, isOut } = source;
  if (audience !== 'person' && audience !== 'public')
    return (
      <p>
        Nobody outside of this Kith may read this goal. Say first{' '}
        <Link href={`/goals/${goalId}/edit`}>who may see it</Link>.
      </p>
    );
  return (
    <>
      <p>{READERS[audience]}</p>
      {send.error && <ErrorPanel {...errorWords(send.error)} />}
      <div className="share-actions">
        <Button
          tone="primary"
          isDisabled={form.able.trim() === ''}
          isBusy={send.isPending}
          onPress={() => send.mutate(form)}
        >
          {isOut ? 'Put this in its place' : SEND[audience]}
        </Button>
        <Link href={`/goals/${goalId}`} look="button">
          {isOut ? 'Leave it as it is' : 'Keep it to myself'}
        </Link>
      </div>
    </>
  );
}

const READERS = {
  person: 'Who has its link reads this, with your name above it. It is listed nowhere.',
  public: 'Anybody can find and read this, with your name above it.',
} as const;
const SEND = { person: 'Make the link', public: 'Put it on the web' } as const;

function useSending(goalId: string, isOut: boolean, onFound: () => void) {
  const client = useQueryClient();
  const go = useGo();
  const path = `/goals/${goalId}`;
  return useMutation({
    mutationFn: (form: PublishedGoalForm) => call('PUT', `${path}/published`, form),
    onError: (error) => {
      if (isUndecided(error)) onFound();
    },
    onSuccess: () => {
      void refresh(client, `${path}/link`);
      const takeBack = async () => {
        await call('DELETE', `${path}/published`);
        await refresh(client, `${path}/link`);
      };
      if (isOut) toast('Others read this now.');
      else toast('It is on the web.', { undo: () => void takeBack() });
      go(path);
    },
  });
}
