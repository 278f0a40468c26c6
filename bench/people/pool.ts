/** Several communities as one: everybody in one network, with ids that do not collide and ends that coincide. */
import type { Community, Question } from './community.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Far above any id of a community. */
const APART = 10_000_000_000;

/** Of which community, by place, an id of the pool is, and what it was there. */
export const originOf = (id: number): { place: number; id: number } => ({
  place: Math.floor(id / APART),
  id: id % APART,
});

export const poolId = (place: number, id: number): number => place * APART + id;

/** Time is moved by whole days, so that the last posts fall together and hours of the day stay what they are. */
export function pooled(communities: Community[]): Community {
  const [only] = communities;
  if (only && communities.length === 1) return only;
  const end = Math.max(...communities.map(endOf));
  const moved = communities.map((community, place) =>
    moveCommunity(community, {
      idBy: poolId(place, 0),
      timeBy: Math.floor((end - endOf(community)) / DAY_MS) * DAY_MS,
    }),
  );
  return {
    questions: moved
      .flatMap(({ questions }) => questions)
      .toSorted((a, b) => a.askedAt - b.askedAt),
    posts: moved.flatMap(({ posts }) => posts).toSorted((a, b) => a.createdAt - b.createdAt),
    answers: moved.flatMap(({ answers }) => answers).toSorted((a, b) => a.createdAt - b.createdAt),
    names: new Map(moved.flatMap(({ names }) => [...names])),
  };
}

const endOf = ({ posts }: Community): number => posts.at(-1)?.createdAt ?? 0;

/** A community with other ids, at another time. */
export function moveCommunity(
  { questions, answers, posts, names }: Community,
  { idBy, timeBy }: { idBy: number; timeBy: number },
): Community {
  const question = <Q extends Question>(one: Q): Q => ({
    ...one,
    id: one.id + idBy,
    askedAt: one.askedAt + timeBy,
    askerId: one.askerId === null ? null : one.askerId + idBy,
  });
  const answer = (one: Community['answers'][number]) => ({
    ...one,
    id: one.id + idBy,
    questionId: one.questionId + idBy,
    userId: one.userId + idBy,
    createdAt: one.createdAt + timeBy,
  });
  return {
    questions: questions.map(question),
    answers: answers.map(answer),
    posts: posts.map((post) =>
      post.kind === 'answer'
        ? answer(post)
        : { ...question(post), createdAt: post.createdAt + timeBy },
    ),
    names: new Map([...names].map(([id, name]) => [id + idBy, name])),
  };
}

/** A need made of one question from each community, asked when the first of them was. */
export interface MixedNeed {
  askedAt: number;
  questions: Question[];
}

/** One need for each question of the community with the fewest: with it, the nearest in time of each other one. */
export function mixedNeeds({ questions }: Community): MixedNeed[] {
  const places = Map.groupBy(questions, ({ id }) => originOf(id).place);
  const [fewest, ...others] = [...places.values()].toSorted((a, b) => a.length - b.length);
  return (fewest ?? []).map((first) => {
    const all = [first, ...others.map((other) => nearest(other, first.askedAt))];
    return { askedAt: Math.min(...all.map(({ askedAt }) => askedAt)), questions: all };
  });
}

function nearest(questions: Question[], at: number): Question {
  return questions.reduce((best, one) =>
    Math.abs(one.askedAt - at) < Math.abs(best.askedAt - at) ? one : best,
  );
}
