/** Puts a community into a store as a member's network: a person with a feed for everybody who answers. */
import { createHash } from 'node:crypto';
import { addMember } from '#members';
import { addPeople } from '#people';
import type { Kith } from '#platform';
import { analyse } from '#search';
import { follow } from '#sources';
import type { DigestEntry } from '../../src/sources/polling/digest.ts';
import { storeEntries } from '../../src/sources/polling/store.ts';
import type { Answer, Community } from './community.ts';

const LANGUAGE = 'en';
/** As the product cuts them when it reads a feed. */
const QUOTABLE_CHARS_MAX = 6_000;
const EXCERPT_CHARS_MAX = 400;

export interface Network {
  memberId: number;
  /** The community's number of the user behind each person. */
  userOf: Map<number, number>;
  feedOf: Map<number, number>;
}

/** Makes a member who knows everybody that ever answers and follows what they publish; nothing is published yet. */
export async function makeNetwork(kith: Kith, { answers, names }: Community): Promise<Network> {
  const someone = await kith.db.read.selectFrom('member').select('id').limit(1).executeTakeFirst();
  if (someone) throw new Error('This database is in use. Name an empty one.');
  const member = await addMember(kith, { name: 'bench', password: 'measured, not served' });
  const users = [...new Set(answers.map(({ userId }) => userId))];
  const userOf = new Map<number, number>();
  const feedOf = new Map<number, number>();
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
  });
  return { memberId: member.id, userOf, feedOf };
}

/** Stores answers as entries, oldest first, as a look at each person's feed would. */
export async function publish(kith: Kith, network: Network, answers: Answer[]): Promise<void> {
  if (answers.length === 0) return;
  await kith.db.write(async (trx) => {
    for (const run of runsOf(answers)) {
      const feedId = network.feedOf.get(run[0]?.userId ?? 0);
      if (feedId === undefined) throw new Error('an answer of nobody');
      await storeEntries(kith, trx, feedId, {
        kind: 'feed',
        format: 'json-feed',
        title: null,
        siteUrl: null,
        description: '',
        language: LANGUAGE,
        authors: [],
        entries: run.map(entryOf),
      });
    }
  });
}

/** Answers of one person that follow each other: ids must rise with time, so only these go together. */
function runsOf(answers: Answer[]): Answer[][] {
  const runs: Answer[][] = [];
  for (const answer of answers) {
    const last = runs.at(-1);
    if (last?.[0]?.userId === answer.userId) last.push(answer);
    else runs.push([answer]);
  }
  return runs;
}

function entryOf({ id, createdAt, title, tags, body }: Answer): DigestEntry {
  const url = `https://community.example/a/${id}`;
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
    // Links play no part in the ranking.
    links: [],
    terms: {
      title: analyse(title, LANGUAGE),
      tags: analyse(tags.join(' \n '), LANGUAGE),
      body: analyse(body, LANGUAGE),
    },
  };
}
