/** What is open at a moment in a community of questions and answers, and who will answer it. */
import type { Asked, Community } from '../people/community.ts';
import { originOf } from '../people/pool.ts';

/** Whoever answered less has hardly anything to be matched by. */
const ANSWERS_MIN = 3;

export interface Board {
  /** Epoch ms: what was published before is known. */
  at: number;
  asked: readonly Asked[];
  members: readonly Helper[];
}

/** Somebody who answered before, and will answer some of what is asked. */
export interface Helper {
  userId: number;
  /** By which place of the pool they are. */
  place: number;
  /** The questions that they will answer. */
  answers: ReadonlySet<number>;
}

interface Window {
  from: number;
  until: number;
}

const asksOf = ({ posts }: Community, { from, until }: Window): Asked[] =>
  posts.flatMap((post) =>
    post.kind === 'question' && post.createdAt >= from && post.createdAt < until ? [post] : [],
  );

/** Runs of questions that follow each other, spread over the window. */
export function boardsOf(
  community: Community,
  window: Window,
  { questions, boards }: { questions: number; boards: number },
): Board[] {
  const asked = asksOf(community, window);
  const runs = Array.from({ length: Math.ceil(asked.length / questions) }, (_, at) =>
    asked.slice(at * questions, (at + 1) * questions),
  );
  return spread(runs, boards).flatMap((run) => {
    const at = run[0]?.createdAt;
    return at === undefined ? [] : [{ at, asked: run, members: helpersOf(community, run, at) }];
  });
}

/** One board of questions from each community, in equal parts, as of the moment at which all windows begin. */
export function mixedBoard(
  community: Community,
  windows: readonly Window[],
  questions: number,
): Board {
  const asked = windows.flatMap((window, place) => {
    const own = asksOf(community, window).filter(({ id }) => originOf(id).place === place);
    return spread(own, Math.floor(questions / windows.length));
  });
  const at = Math.min(...windows.map(({ from }) => from));
  return { at, asked, members: helpersOf(community, asked, at) };
}

function helpersOf({ answers }: Community, asked: readonly Asked[], at: number): Helper[] {
  const open = new Set(asked.map(({ id }) => id));
  const before = Map.groupBy(
    answers.filter(({ createdAt }) => createdAt < at),
    ({ userId }) => userId,
  );
  const after = Map.groupBy(
    answers.filter(({ questionId }) => open.has(questionId)),
    ({ userId }) => userId,
  );
  return [...after].flatMap(([userId, theirs]) => {
    if ((before.get(userId)?.length ?? 0) < ANSWERS_MIN) return [];
    const answered = new Set(theirs.map(({ questionId }) => questionId));
    return [{ userId, place: originOf(userId).place, answers: answered }];
  });
}

/** So many of all, evenly. */
function spread<One>(all: readonly One[], most: number): One[] {
  const step = Math.max(1, all.length / most);
  const taken = new Set(Array.from({ length: most }, (_, at) => Math.floor(at * step)));
  return all.filter((_, place) => taken.has(place));
}
