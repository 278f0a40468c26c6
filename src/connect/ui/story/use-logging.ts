import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from '#kit';
import { ApiError, call, refresh, sayNotDone, useUnsent } from '#web-api';
import type { InteractionView } from '../../interactions/schema.ts';
import { newDraftKey } from '../plan.ts';
import { emptyLog, formOf, type Log, logOf, problemsOf } from './log-form.ts';

/** All that shows something of interactions. */
export function refreshStory(client: QueryClient): Promise<unknown> {
  return Promise.all(
    ['/interactions', '/people', '/keeping', '/moves', '/goals', '/home'].map((path) =>
      refresh(client, path),
    ),
  );
}

interface LoggingProps {
  start?: Partial<Log> | undefined;
  interaction?: InteractionView | undefined;
  origin?: 'message' | undefined;
  onDone: (logged: InteractionView | null) => void;
}

/** The form of one encounter, and its way to the server, with undo. */
export function useLogging({ start, interaction, origin, onDone }: LoggingProps) {
  const client = useQueryClient();
  const unsent = useUnsent(unsentOf({ start, interaction, origin }), () => ({
    ...(interaction ? logOf(interaction) : emptyLog(start)),
    draftKey: newDraftKey(),
  }));
  const { draftKey, ...log } = unsent.form;
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useState<{ people?: string; day?: string }>({});
  const [error, setError] = useState<string>();
  const save = async () => {
    const missing = problemsOf(log);
    setProblems(missing);
    setError(undefined);
    if (missing.people || missing.day || isBusy) return;
    setBusy(true);
    try {
      const logged = interaction
        ? await call<InteractionView>('PATCH', `/interactions/${interaction.id}`, formOf(log))
        : await call<InteractionView>('POST', '/interactions', {
            ...formOf(log),
            origin,
            draftKey,
          });
      unsent.forget();
      sayLogged(client, logged, interaction);
      onDone(logged);
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown.message : 'That was not done.');
      if (thrown instanceof ApiError) setProblems(thrown.fields ?? {});
      setBusy(false);
    }
  };
  return { log, set: unsent.change, unsent, save, isBusy, problems, error };
}

/** A change is of the interaction as it was: what was changed elsewhere meanwhile is begun anew. */
const unsentOf = ({ start, interaction, origin }: Omit<LoggingProps, 'onDone'>): string =>
  `log ${interaction ? JSON.stringify(interaction) : `${origin ?? ''} ${JSON.stringify(start ?? {})}`}`;

function sayLogged(
  client: QueryClient,
  logged: InteractionView,
  before: InteractionView | undefined,
): void {
  const undo = async () => {
    await (before
      ? call('PATCH', `/interactions/${logged.id}`, formOf(logOf(before)))
      : call('DELETE', `/interactions/${logged.id}`)
    ).catch(sayNotDone);
    await refreshStory(client);
  };
  const names = logged.people.map(({ name }) => name).join(', ');
  toast(`${before ? 'Saved' : 'Logged'}: ${names}`, { undo: () => void undo() });
  void refreshStory(client);
}

/** Takes an interaction out of the story, with undo. */
export function useRemoving(): (interaction: InteractionView) => void {
  const client = useQueryClient();
  const remove = async ({ id }: InteractionView) => {
    const restore = async () => {
      await call('POST', `/interactions/${id}/restore`).catch(sayNotDone);
      await refreshStory(client);
    };
    try {
      await call('DELETE', `/interactions/${id}`);
      toast('Removed from the story', { undo: () => void restore() });
    } catch (error) {
      sayNotDone(error);
    }
    await refreshStory(client);
  };
  return (interaction) => void remove(interaction);
}
