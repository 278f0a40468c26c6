/** Puts a community into a store as a member's network: a person with a feed for everybody who answers. */
import { createHash } from 'node:crypto';
import { addMember } from '#members';
import { addPeople } from '#people';
import type { Kith, Write } from '#platform';
import { indexText } from '#search';
import { follow } from '#sources';
import type { DigestEntry } from '../../src/sources/polling/digest.ts';
import { storeEntries } from '../../src/sources/polling/store.ts';
import type { Answer, Asked, Community } from './community.ts';

const LANGUAGE = 'en';
/** As the product cuts them when it reads a feed. */
const QUOTABLE_CHARS_MAX = 6_000;
const EXCERPT_CHARS_MAX = 400;

export interface Network {
  memberId: number;
  /** The community's number of the user behind each person. */
  userOf: Map<number, number>;
  feedOf: Map<number, number>;
  /** Where a question is asked: a place, whose entries are nobody's own; one list of them for each month. */
  placeFeedOf: Map<string, number>;
}

/** Makes a member who knows everybody that ever answers and follows what they publish; nothing is published yet. */
export async function makeNetwork(
  kith: Kith,
  { answers, names, posts }: Community,
): Promise<Network> {
  const someone = await kith.db.read.selectFrom('member').select('id').limit(1).executeTakeFirst();
  if (someone) throw new Error('This database is in use. Name an empty one.');
  const member = await addMember(kith, {
    name: 'bench',
    password: 'measured, not served',
  });
  const users = [...new Set(answers.map(({ userId }) => userId))];
  const userOf = new Map<number, number>();
  const feedOf = new Map<number, number>();
  const placeFeedOf = new Map<string, number>();
  await kith.db.write(async (trx) => {
    const now = kith.now();
    const people = users.map((id) => ({
      name: names.get(id) ?? `User ${id}`,
      fields: [],
      keys: [],
    }));
    const ids = await addPeople(trx, people, {
      memberId: member.id,
      origin: 'opml',
      originDetail: 'bench',
      now,
    });
    for (const [place, userId] of users.entries()) {
      const personId = ids[place] ?? 0;
      const followed = await follow(trx, {
        memberId: member.id,
        feedUrl: `https://community.example/users/${userId}/feed`,
        title: names.get(userId) ?? `User ${userId}`,
        personId,
        batchId: null,
        now,
      });
      userOf.set(personId, userId);
      feedOf.set(userId, followed.feedId);
    }
    const place = { memberId: member.id, personId: ids[0] ?? 0, now };
    for (const month of new Set(posts.map(monthOf)))
      placeFeedOf.set(month, await followPlace(trx, { ...place, month }));
  });
  return { memberId: member.id, userOf, feedOf, placeFeedOf };
}

const monthOf = ({ createdAt }: Post): string => new Date(createdAt).toISOString().slice(0, 7);

/** Follows a month's list of questions, which no person stands for. */
async function followPlace(
  trx: Write,
  {
    memberId,
    personId,
    month,
    now,
  }: { memberId: number; personId: number; month: string; now: number },
): Promise<number> {
  const { feedId, sourceId } = await follow(trx, {
    memberId,
    feedUrl: `https://community.example/questions/${month}/feed`,
    title: `Questions of ${month}`,
    personId,
    batchId: null,
    now,
  });
  await trx.deleteFrom('source_person').where('source_id', '=', sourceId).execute();
  return feedId;
}

type Post = Asked | Answer;

/** Stores questions and answers as entries, oldest first, as a look at each feed would. */
export async function publish(kith: Kith, network: Network, posts: Post[]): Promise<void> {
  if (posts.length === 0) return;
  await kith.db.write(async (trx) => {
    const read = runsOf(network, posts).map(({ feedId, run }) => ({
      feedId,
      digest: {
        kind: 'feed' as const,
        format: 'json-feed',
        title: null,
        siteUrl: null,
        description: '',
        language: LANGUAGE,
        authors: [],
        entries: run.map(entryOf),
      },
    }));
    await storeEntries(kith, trx, read);
  });
}

/** Posts of one feed that follow each other: ids must rise with time, so only these go together. */
function runsOf(network: Network, posts: Post[]): { feedId: number; run: Post[] }[] {
  const runs: { feedId: number; run: Post[] }[] = [];
  for (const post of posts) {
    const feedId =
      post.kind === 'question'
        ? network.placeFeedOf.get(monthOf(post))
        : network.feedOf.get(post.userId);
    if (feedId === undefined) throw new Error('an answer of nobody');
    const last = runs.at(-1);
    if (last?.feedId === feedId) last.run.push(post);
    else runs.push({ feedId, run: [post] });
  }
  return runs;
}

const addressOf = (kind: Post['kind'], id: number): string =>
  `https://community.example/${kind === 'question' ? 'q' : 'a'}/${id}`;

function entryOf(post: Post): DigestEntry {
  const { kind, id, createdAt, title, tags, body } = post;
  const url = addressOf(kind, id);
  return {
    guid: url,
    url,
    title,
    author: null,
    publishedAt: createdAt,
    updatedAt: null,
    language: LANGUAGE,
    html: body,
    excerpt: body.slice(0, EXCERPT_CHARS_MAX),
    text: body.slice(0, QUOTABLE_CHARS_MAX),
    words: body === '' ? 0 : body.split(/\s+/).length,
    contentHash: createHash('sha256')
      .update(`${id}\n${title}\n${body}`)
      .digest('base64url')
      .slice(0, 22),
    votes: null,
    noticed: null,
    links:
      post.kind === 'answer'
        ? [
            {
              url: addressOf('question', post.questionId),
              siteKey: 'community.example',
            },
          ]
        : [],
    tags,
    terms: {
      title: indexText(title, LANGUAGE),
      tags: indexText(tags.join(' \n '), LANGUAGE),
      body: indexText(body, LANGUAGE),
    },
  };
}
