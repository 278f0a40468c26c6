import { useQuery } from '@tanstack/react-query';
import { read } from '#web-api';
import type { SourceView } from '../feeds/queries.ts';

const NEW_ASKED_EVERY_MS = 3_000;

/** What this address of the API lists; asked again until what is new has been looked at. */
export const useSources = (path: string) =>
  useQuery({
    ...read<{ sources: SourceView[] }>(path),
    refetchInterval: ({ state }) =>
      state.data?.sources.some((source) => source.state === 'new') ? NEW_ASKED_EVERY_MS : false,
  });
