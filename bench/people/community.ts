/** A question-and-answer community as cleaned files; only what was public at the time is read. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const Post = z.object({
  id: z.number().int(),
  type: z.enum(['q', 'a']),
  owner: z.number().int().nullish(),
  created: z.string(),
  wiki: z.boolean().optional(),
  title: z.string().optional(),
  tags: z.array(z.string()).optional(),
  body: z.string().optional(),
  parent: z.number().int().optional(),
});
const User = z.object({ id: z.number().int(), name: z.string().nullish() });
const Split = z.object({
  train_end: z.string(),
  test_start: z.string(),
  valid_questions: z.array(z.number().int()),
  test_questions: z.array(z.number().int()),
});

export interface Question {
  id: number;
  askerId: number | null;
  /** Epoch ms. */
  askedAt: number;
  title: string;
  tags: string[];
  body: string;
}

/** What somebody wrote, under the question they answered. */
export interface Answer {
  kind: 'answer';
  id: number;
  questionId: number;
  userId: number;
  createdAt: number;
  title: string;
  tags: string[];
  body: string;
}

/** A question as everybody could read it. */
export interface Asked extends Question {
  kind: 'question';
  createdAt: number;
}

export interface Community {
  /** The questions of the split, oldest first. */
  questions: Question[];
  /** All that was published, oldest first: questions and answers. */
  posts: (Asked | Answer)[];
  /** Everybody's answers, oldest first; those without an owner or of a community wiki belong to nobody. */
  answers: Answer[];
  names: Map<number, string>;
}

const SPLITS = ['test', 'valid'] as const;

/** Reads a community's folder. Throws when a file that is needed is missing or not in the format. */
export function readCommunity(folder: string, splitName: string): Community {
  const split = SPLITS.find((name) => name === splitName);
  if (!split) throw new Error(`--split is ${SPLITS.join(' or ')}, not ${splitName}`);
  const wanted = new Set(
    Split.parse(JSON.parse(readFileSync(path.join(folder, 'split.json'), 'utf8')))[
      `${split}_questions`
    ],
  );
  const posts = rowsOf(folder, 'posts.jsonl.gz').map((row) => Post.parse(row));
  const questions = new Map(
    posts.flatMap((post) => (post.type === 'q' ? [[post.id, questionOf(post)] as const] : [])),
  );
  const answers = posts.flatMap((post) => {
    const question = questions.get(post.parent ?? 0);
    if (post.type !== 'a' || post.wiki || post.owner == null || !question) return [];
    const { id: questionId, title, tags } = question;
    const { id, owner: userId, body = '' } = post;
    const createdAt = timeOf(post.created);
    return [
      {
        kind: 'answer' as const,
        id,
        questionId,
        userId,
        createdAt,
        title,
        tags,
        body,
      },
    ];
  });
  const asked = [...questions.values()].map(
    (question): Asked => ({
      ...question,
      kind: 'question',
      createdAt: question.askedAt,
    }),
  );
  const users = existsSync(path.join(folder, 'users.jsonl.gz'))
    ? rowsOf(folder, 'users.jsonl.gz').map((row) => User.parse(row))
    : [];
  return {
    questions: [...questions.values()]
      .filter(({ id }) => wanted.has(id))
      .toSorted((a, b) => a.askedAt - b.askedAt || a.id - b.id),
    answers: answers.toSorted(byTime),
    posts: [...asked, ...answers].toSorted(byTime),
    names: new Map(users.flatMap(({ id, name }) => (name ? [[id, name] as const] : []))),
  };
}

/** When the questions of a split begin and end, epoch ms. */
export function windowOf(folder: string, splitName: string): { from: number; until: number } {
  const split = Split.parse(JSON.parse(readFileSync(path.join(folder, 'split.json'), 'utf8')));
  const test = timeOf(split.test_start);
  return splitName === 'test'
    ? { from: test, until: Number.POSITIVE_INFINITY }
    : { from: timeOf(split.train_end), until: test };
}

const byTime = (a: Asked | Answer, b: Asked | Answer): number =>
  a.createdAt - b.createdAt || a.id - b.id;

function questionOf(post: z.infer<typeof Post>): Question {
  return {
    id: post.id,
    askerId: post.owner ?? null,
    askedAt: timeOf(post.created),
    title: post.title ?? '',
    tags: (post.tags ?? []).map((tag) => tag.replaceAll('-', ' ')),
    body: post.body ?? '',
  };
}

/** The files say no zone and mean UTC. */
function timeOf(created: string): number {
  const time = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(created) ? created : `${created}Z`);
  if (Number.isNaN(time)) throw new Error(`${created} is no time`);
  return time;
}

function rowsOf(folder: string, name: string): unknown[] {
  return gunzipSync(readFileSync(path.join(folder, name)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
