import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { asHeading, Button, ByKey, Form, Link, Page, toast, useGo } from '#kit';
import type { SaveState } from '#saving';
import { type Autosaved, OfferedText, SaveWords, useAutosave } from '#saving';
import { ApiError, call, keyOf, refresh } from '#web-api';
import { saysNothing } from '../blank-rules.ts';
import type { GoalView } from '../schema.ts';
import { draftOf, emptyDraft, type GoalDraft, learnIds } from './goal-draft.ts';
import { GoalFields } from './goal-fields.tsx';

interface GoalEditorProps {
  /** `null` for a new one. */
  goal: GoalView | null;
  /** For a new one: the goal that it begins as a part of. */
  parentId?: number | null | undefined;
  /** The server has started the goal. */
  onStarted?: ((goalId: number) => void) | undefined;
}

/** The guided form. It saves itself while one writes; finishing makes a draft an active goal. */
export function GoalEditor({ goal, parentId = null, onStarted }: GoalEditorProps) {
  const [now] = useState(Date.now);
  const [initial] = useState(() => (goal ? draftOf(goal) : emptyDraft(now, parentId)));
  const isDraft = goal === null || goal.status === 'draft';
  const saved = useSavedGoal({ goal, isDraft, initial, onStarted });
  const { finish, isFinishing, error, fields } = useFinish(saved, isDraft);
  const { form, save } = saved;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void finish();
  };
  return (
    <Page
      title={isDraft ? 'A goal' : 'Change the goal'}
      windowTitle={isDraft ? undefined : `Change: ${asHeading(goal.able || goal.need)}`}
      lede={isDraft ? 'Two minutes. You can leave at any time and go on later.' : undefined}
      width="reading"
    >
      {saved.offered && (
        <OfferedText what="goal" onTake={saved.takeOffered} onForget={saved.forgetOffered} />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears Ctrl+Enter from all fields inside. */}
      <div onKeyDown={onKeyDown} className="goal-form">
        <Form
          label="Goal"
          onSubmit={() => void finish()}
          error={error ?? refusalWords(save)}
          actions={
            <>
              <Button type="submit" tone="primary" isBusy={isFinishing}>
                {isDraft ? 'Start this goal' : 'Done'}
              </Button>
              <Link href={isDraft ? '/goals' : `/goals/${goal.id}`} look="button">
                {isDraft ? 'Go on later' : 'Back to the goal'}
              </Link>
              <SaveWords save={save} />
              <ByKey>
                <span className="goal-form-key">
                  <kbd>Ctrl</kbd> + <kbd>Enter</kbd>
                </span>
              </ByKey>
            </>
          }
        >
          <GoalFields
            form={form}
            change={saved.change}
            errors={{ ...save.fields, ...fields }}
            now={now}
            goalId={goal?.id ?? save.id}
            isDraft={isDraft}
          />
        </Form>
      </div>
    </Page>
  );
}

interface Saving extends Pick<GoalEditorProps, 'goal' | 'onStarted'> {
  isDraft: boolean;
  initial: GoalDraft;
}

function useSavedGoal({ goal, isDraft, initial, onStarted }: Saving): Autosaved<GoalDraft> {
  const client = useQueryClient();
  const [learned, setLearned] = useState<GoalView['questions']>([]);
  const isHere = useRef(true);
  // What was written while an answer was on its way was written without the ids it brought.
  const known = useRef<GoalView['questions']>([]);
  const saved = useAutosave<GoalDraft>({
    kind: 'goal',
    id: goal?.id ?? null,
    initial,
    updatedAt: goal?.updatedAt ?? 0,
    isBlank: isDraft ? saysNothing : undefined,
    look: async (id) => draftOf(await call<GoalView>('GET', `/goals/${id}`)),
    send: async (id, written, draftKey) => {
      const questions = written.questions && learnIds(written.questions, known.current);
      const fields = questions ? { ...written, questions } : written;
      const answer =
        id === null
          ? await call<GoalView>('POST', '/goals', { ...fields, draftKey })
          : await call<GoalView>('PATCH', `/goals/${id}`, fields);
      client.setQueryData(keyOf(`/goals/${answer.id}`), answer);
      known.current = answer.questions;
      setLearned(answer.questions);
      // Who has gone elsewhere meanwhile is not called back.
      if (id === null && isHere.current) onStarted?.(answer.id);
      return answer.id;
    },
  });
  const { form, learn } = saved;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was just saved is learned.
  useEffect(() => {
    const questions = learnIds(form.questions, learned);
    if (questions !== form.questions) learn({ questions });
  }, [learned]);
  const last = useRef(saved);
  last.current = saved;
  // Other pages show what was written here once one goes to them; a draft of which nothing is left they need not.
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      const { form: left, finish } = last.current;
      const leave = isDraft && saysNothing(left) ? removeBlank(client, finish) : Promise.resolve();
      void leave.then(() => refresh(client, '/goals'));
    };
  }, [client, isDraft]);
  return saved;
}

/** A draft whose words were all taken out again; also one that is just being started. */
async function removeBlank(
  client: QueryClient,
  finish: Autosaved<GoalDraft>['finish'],
): Promise<void> {
  const id = await finish();
  if (id === null) return;
  const restore = async () => {
    await call('POST', `/goals/${id}/restore`);
    await refresh(client, '/goals');
  };
  // Where it cannot be removed it stays, with its last words.
  await call('DELETE', `/goals/${id}`).then(
    () => toast('Removed: the draft you emptied', { undo: () => void restore() }),
    () => {},
  );
}

const PROPOSED = 'These are proposed from your words. Look through them, then start the goal.';

/** Finishing: what is missing is said where it is missing; then the goal is active and its page opens. */
function useFinish(saved: Autosaved<GoalDraft>, isDraft: boolean) {
  const client = useQueryClient();
  const go = useGo();
  const [isFinishing, setFinishing] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});

  const refuse = (missing: Record<string, string>) => {
    setFields(missing);
    focusField(missing.able ? 'able' : 'questions');
  };
  const propose = async () => {
    const { need, able, start } = saved.form;
    const words = { need, able, isPasted: start === 'text' };
    const { questions } = await call<{ questions: string[] }>('POST', '/goals/questions', words);
    if (questions.length > 0) saved.change({ questions: questions.map((text) => ({ text })) });
    refuse({
      questions:
        questions.length > 0
          ? PROPOSED
          : 'Ask at least one question: each is searched for on its own.',
    });
  };
  const start = async () => {
    if (saved.form.able.trim() === '')
      return refuse({ able: 'Say what you want to be able to do.' });
    // Who types fast is here before the proposals are.
    if (saved.form.questions.length === 0) return propose();
    const id = await saved.finish();
    if (id === null) return;
    if (isDraft) {
      const goal = await call<GoalView>('PUT', `/goals/${id}/status`, { status: 'active' });
      client.setQueryData(keyOf(`/goals/${id}`), goal);
    }
    go(`/goals/${id}`);
  };
  const finish = async () => {
    if (isFinishing) return;
    setFinishing(true);
    setError(undefined);
    setFields({});
    try {
      await start();
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown.message : 'That was not done.');
      if (thrown instanceof ApiError && thrown.fields) refuse(thrown.fields);
    }
    setFinishing(false);
  };
  return { finish, isFinishing, error, fields };
}

/** A field says itself what is wrong with it; the whole then only points there. */
function refusalWords(save: SaveState<GoalDraft>): string | undefined {
  return Object.keys(save.fields).length > 0
    ? 'Not saved yet: see what is marked above.'
    : save.error;
}

function focusField(name: string): void {
  const selector = name === 'questions' ? '.goal-form .chips-add' : `.goal-form [name=${name}]`;
  document.querySelector<HTMLElement>(selector)?.focus();
}
