import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { toast } from '../kit/index.ts';
import { notDoneWords } from './attempt.ts';
import { keyOf, refresh } from './read.ts';

/**
 * A move that shows at once and can be taken back. Example, dismissing a person:
 *
 *     const dismiss = useUndoable<Person, Person[]>({
 *       path: '/goals/12/people',
 *       apply: (people, person) => people.filter((other) => other.id !== person.id),
 *       send: (person) => call('PUT', `/goals/12/people/${person.id}/choice`, { is: 'dismissed' }),
 *       undo: (person) => call('DELETE', `/goals/12/people/${person.id}/choice`),
 *       words: (person) => `Dismissed ${person.name}`,
 *     });
 *     <Button onPress={() => dismiss(person)}>Dismiss</Button>
 */
export interface Undoable<Input, Data> {
  /** The address whose kept answer changes; it and all under it are read again afterwards. */
  path: string;
  /** The kept answer after the move. Must not change its argument. */
  apply: (data: Data, input: Input) => Data;
  send: (input: Input) => Promise<unknown>;
  undo: (input: Input) => Promise<unknown>;
  /** What happened, for the message. */
  words: (input: Input) => string;
  /** Other addresses that the move changes. */
  alsoRefresh?: readonly string[] | undefined;
}

/** The move as a function. A refusal puts everything back and says why. */
export function useUndoable<Input, Data>(move: Undoable<Input, Data>): (input: Input) => void {
  const client = useQueryClient();
  return useCallback((input) => void make(client, move, input), [client, move]);
}

/** The same outside React; `say` shows messages. Resolves when the server has answered, whatever it said. */
export async function make<Input, Data>(
  client: QueryClient,
  move: Undoable<Input, Data>,
  input: Input,
  say: typeof toast = toast,
): Promise<void> {
  const queryKey = keyOf(move.path);
  // An answer on its way would overwrite what is shown now.
  await client.cancelQueries({ queryKey });
  const before = client.getQueryData<Data>(queryKey);
  // The client keeps a copy of its own, so what it gives back is what later comparisons need.
  const after =
    before === undefined
      ? undefined
      : client.setQueryData<Data>(queryKey, move.apply(before, input));
  // At once, unless something else has changed it since: then only the server knows.
  const showBefore = () => {
    if (before !== undefined && client.getQueryData(queryKey) === after)
      client.setQueryData(queryKey, before);
  };
  const sent = inTurn(move.path, () => move.send(input));
  let isTakenBack = false;
  const takeBack = async () => {
    isTakenBack = true;
    // In line at once, behind the move itself and before whatever is done next to what is shown again.
    const takenBack = inTurn(move.path, async () => {
      await sent;
      await move.undo(input);
    });
    takenBack.catch(() => {});
    // What was asked after the move tells of it: it must not come after what is shown now.
    await client.cancelQueries({ queryKey });
    showBefore();
    try {
      await takenBack;
    } catch (error) {
      say(notDoneWords(error), { tone: 'danger' });
    }
    await refreshAll(client, move);
  };
  const close = say(move.words(input), { undo: () => void takeBack() });
  try {
    await sent;
  } catch (error) {
    if (isTakenBack) return;
    showBefore();
    close();
    say(notDoneWords(error), { tone: 'danger' });
  }
  if (!isTakenBack) await refreshAll(client, move);
}

async function refreshAll<Input, Data>(client: QueryClient, move: Undoable<Input, Data>) {
  // While more is under way, what the server would say knows less than what is shown.
  const paths = [...(isUnderWay(move.path) ? [] : [move.path]), ...(move.alsoRefresh ?? [])];
  await Promise.all(paths.map((path) => refresh(client, path)));
}

/** The last thing sent of each address whose answer has not come yet. */
const underWay = new Map<string, Promise<unknown>>();

/** Whether something sent of an address has no answer yet. */
export const isUnderWay = (path: string): boolean => underWay.has(path);

/**
 * What is done to the same data is sent one after another, or the server may hear of an undo after what was done
 * next, and keep the undo. When the page is left nothing waits any longer: out of order is better than not at all.
 */
export function inTurn(path: string, send: () => Promise<unknown>): Promise<unknown> {
  const before = underWay.get(path);
  const sent = before ? Promise.race([before.catch(() => {}), left.promise]).then(send) : send();
  underWay.set(path, sent);
  const ended = () => {
    if (underWay.get(path) === sent) underWay.delete(path);
  };
  void sent.then(ended, ended);
  return sent;
}

const left = Promise.withResolvers<void>();
globalThis.addEventListener?.('pagehide', () => left.resolve());
