import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { toast, useGo } from '#kit';
import { call, inTurn, isUnderWay, read, refresh, type Undoable, useUndoable } from '#web-api';
import type { Brief } from '../briefs/rules.ts';
import type { BriefView, CandidateState, CandidatesView, CandidateView } from '../briefs/schema.ts';

const LOOKING_EVERY_MS = 1_500;

export const briefsPath = (goalId: number): string => `/goals/${goalId}/briefs`;
const candidatesPath = (briefId: number): string => `/briefs/${briefId}/candidates`;
export const briefAddress = (goalId: number, briefId: number): string =>
  `/goals/${goalId}?tab=looking&brief=${briefId}`;

export const sayWhy = (error: unknown) =>
  toast(error instanceof Error ? error.message : 'That was not done.', { tone: 'danger' });

/** Begins a brief, from a gap or from nothing, and goes there. */
export function useBeginBrief(goalId: number) {
  const client = useQueryClient();
  const go = useGo();
  const goTo = async (path: string, form: Brief | { gap: string }) => {
    try {
      const made = await call<BriefView>('POST', path, form);
      await refresh(client, briefsPath(goalId));
      go(briefAddress(goalId, made.id), { isSamePage: true });
    } catch (error) {
      sayWhy(error);
    }
  };
  return {
    begin: (brief: Brief) => goTo(briefsPath(goalId), brief),
    beginFrom: (gap: string) => goTo(`${briefsPath(goalId)}/of-gap`, { gap }),
  };
}

type BriefChange = Partial<
  Pick<BriefView, 'question' | 'words' | 'criteria' | 'different' | 'state'>
>;

/** Changing a brief shows at once; what is found for it is read again. */
export function useChangeBrief(goalId: number) {
  const client = useQueryClient();
  return (brief: BriefView, form: BriefChange) => changeBrief(client, goalId, brief, form);
}

/** The same outside React. */
export async function changeBrief(
  client: QueryClient,
  goalId: number,
  brief: Pick<BriefView, 'id'>,
  form: BriefChange,
): Promise<void> {
  const path = briefsPath(goalId);
  const { queryKey } = read(path);
  // An answer on its way would overwrite what is shown now.
  await client.cancelQueries({ queryKey });
  client.setQueryData<{ briefs: BriefView[] }>(
    queryKey,
    (shown) =>
      shown && {
        briefs: shown.briefs.map((one) => (one.id === brief.id ? withChange(one, form) : one)),
      },
  );
  try {
    await inTurn(path, () => call('PATCH', `/briefs/${brief.id}`, form));
  } catch (error) {
    sayWhy(error);
  }
  // While more is under way, what the server would say knows less than what is shown.
  if (isUnderWay(path)) return;
  await Promise.all([refresh(client, path), refresh(client, candidatesPath(brief.id))]);
}

/** Words are chosen from a question: with another one they are read anew. */
const withChange = (brief: BriefView, form: BriefChange): BriefView => ({
  ...brief,
  ...(form.question === undefined ? {} : { words: null }),
  ...form,
});

/** Who may be whom a brief looks for; asked again while sites are being visited. */
export function useCandidates(briefId: number) {
  return useQuery({
    ...read<CandidatesView>(candidatesPath(briefId)),
    refetchInterval: ({ state }) =>
      state.data && isLooking(state.data) ? LOOKING_EVERY_MS : false,
  });
}

const isLooking = ({ candidates, blogrolls }: CandidatesView): boolean =>
  blogrolls.looking > 0 || candidates.some(({ stranger }) => stranger?.state === 'looking');

/** Asks the sites of one's own people for their blogrolls; what they name comes up as candidates. */
export function useLookForBlogrolls(briefId: number) {
  const client = useQueryClient();
  return async () => {
    try {
      await call('POST', `/briefs/${briefId}/blogrolls`);
    } catch (error) {
      sayWhy(error);
    }
    await Promise.all([refresh(client, candidatesPath(briefId)), refresh(client, '/rolls')]);
  };
}

interface Decided {
  candidate: Pick<CandidateView, 'kind' | 'id' | 'name'> & { state: CandidateState };
  state: CandidateState;
}
const DECIDED_WORDS: Record<CandidateState, string> = {
  kept: 'Kept',
  dismissed: 'Dismissed',
  open: 'Open again',
};

/** Keeps or dismisses a candidate for this brief; shown at once, with undo. */
export function useDecideCandidate(goalId: number, briefId: number) {
  const move = useMemo(() => {
    const put = ({ kind, id }: Decided['candidate'], state: CandidateState) =>
      call('PUT', candidatesPath(briefId), { kind, id, state });
    const made: Undoable<Decided, CandidatesView> = {
      path: candidatesPath(briefId),
      apply: (shown, { candidate, state }) => withState(shown, candidate, state),
      send: ({ candidate, state }) => put(candidate, state),
      undo: ({ candidate }) => put(candidate, candidate.state),
      words: ({ candidate, state }) => `${DECIDED_WORDS[state]}: ${candidate.name}`,
      alsoRefresh: [briefsPath(goalId)],
    };
    return made;
  }, [goalId, briefId]);
  return useUndoable(move);
}

function withState(
  shown: CandidatesView,
  { kind, id }: Decided['candidate'],
  state: CandidateState,
): CandidatesView {
  const isIt = (one: { kind: string; id: number }) => one.kind === kind && one.id === id;
  return {
    ...shown,
    candidates: shown.candidates.flatMap((one) => {
      if (!isIt(one)) return [one];
      return state === 'dismissed' ? [] : [{ ...one, state }];
    }),
    dismissed: shown.dismissed.filter((one) => !isIt(one)),
  };
}

/** What is done with a candidate beside deciding: looking who is behind a site, adding, choosing for the goal. */
export function useCandidateMoves(goalId: number, briefId: number) {
  const client = useQueryClient();
  const again = async (work: () => Promise<unknown>, words?: string) => {
    try {
      await work();
      if (words) toast(words);
    } catch (error) {
      sayWhy(error);
    }
    await Promise.all([
      refresh(client, candidatesPath(briefId)),
      refresh(client, `/goals/${goalId}/finding`),
    ]);
  };
  return {
    look: (id: number) => again(() => call('POST', '/strangers/look', { ids: [id] })),
    add: (id: number, name: string) =>
      again(
        () => call('POST', `/strangers/${id}/add`, { goalId }),
        `Added: ${name}, kept for later. What they publish is being read.`,
      ),
    choose: (id: number, name: string) =>
      again(
        () => call('PUT', `/goals/${goalId}/people/${id}/decision`, { decision: 'chosen' }),
        `Chosen: ${name}`,
      ),
  };
}
