/** One of each thing that a member can own, so that others can be kept from it. */
import type { World } from '#test';
import { possessBehaviours } from './possessions-of-behaviours.ts';
import { possessConnect } from './possessions-of-connect.ts';
import { possessKeeps } from './possessions-of-consume.ts';
import { possessShown } from './possessions-of-images.ts';
import { possessNotes } from './possessions-of-notes.ts';
import { possessPeers } from './possessions-of-peers.ts';
import { possessAboutPeople } from './possessions-of-people.ts';
import { possessPlans } from './possessions-of-plans.ts';
import { possessReflections } from './possessions-of-reflect.ts';
import { possessReminders } from './possessions-of-reminders.ts';

/** Ids by the word that stands before them in an address: `/goals/{id}` is of `goals`. */
export type Possessions = Record<string, string>;

/** Parameters that say themselves what they are an id of. */
const KINDS: Record<string, string> = {
  goalId: 'goals',
  personId: 'people',
  fieldId: 'fields',
  questionId: 'questions',
  sourceId: 'sources',
  senderId: 'senders',
  entryId: 'entries',
  noteId: 'notes',
  moveId: 'moves',
  interactionId: 'interactions',
  revisionId: 'revisions',
  answerId: 'recall-answers',
  attachmentId: 'attachments',
  reviewId: 'reviews',
  behaviourId: 'behaviours',
  stepId: 'steps',
  placeId: 'places',
  image: 'images',
  recording: 'recordings',
  textId: 'texts',
};
/** Parameters that belong to nobody, with a value that is valid. */
const VALUES: Record<string, string> = {
  criterion: 'expert',
  week: '2026-W48',
  period: '2026-Q4',
  day: '2026-11-23',
  at: '1795420800000',
};

/** What a parameter of a path is an id of; null when it belongs to nobody. */
export function kindOf(path: string, parameter: string): string | null {
  if (parameter in VALUES) return null;
  const before =
    path
      .slice(0, path.indexOf(`/{${parameter}}`))
      .split('/')
      .at(-1) ?? '';
  return parameter === 'id' ? before : (KINDS[parameter] ?? `{${parameter}}`);
}

/** Values for all parameters of a path. Throws when this file does not know what one of them is. */
export function idsOf(path: string, possessions: Possessions): Record<string, string> {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  return Object.fromEntries(
    parameters.map((parameter) => {
      const kind = kindOf(path, parameter);
      const value = kind === null ? VALUES[parameter] : possessions[kind];
      if (value === undefined) {
        throw new Error(
          `${path}: nobody owns one of "${kind}" yet. Let possess() in test/possessions.ts make one (or name {${parameter}} in KINDS or VALUES there).`,
        );
      }
      return [parameter, value];
    }),
  );
}

/** Makes one of everything for a member; what a member has by others (an entry by following its feed) too. */
export async function possess(world: World, memberId: number, word: string): Promise<Possessions> {
  return {
    ...(await possessRows(world, memberId, word)),
    ...(await possessShown(world, memberId, word)),
  };
}

async function possessRows(world: World, memberId: number, word: string): Promise<Possessions> {
  const at = world.kith.now();
  const empty = { ordering_key: null, dedupe_key: null, lease_until: null, lease_owner: null };
  return world.kith.db.write(async (trx) => {
    const goal = await trx
      .insertInto('goal')
      .values({
        member_id: memberId,
        status: 'active',
        need: word,
        able: word,
        kind: 'learning',
        evidence: '',
        confidence: null,
        minutes_per_week: null,
        review_on: null,
        draft_key: null,
        created_at: at,
        updated_at: at,
        removed_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const question = await trx
      .insertInto('question')
      .values({ goal_id: goal.id, text: word, position: 0 })
      .returning('id')
      .executeTakeFirstOrThrow();
    const person = await trx
      .insertInto('person')
      .values({
        member_id: memberId,
        name: word,
        name_key: word,
        search_key: word,
        made_by_batch: null,
        touched_at: null,
        removed_at: null,
        merged_into: null,
        created_at: at,
        updated_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const field = await trx
      .insertInto('person_field')
      .values({
        person_id: person.id,
        field: 'bio',
        value: word,
        origin: 'hand',
        origin_detail: '',
        batch_id: null,
        noted_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const feed = await trx
      .insertInto('feed')
      .values({
        url: `https://${word}.example/feed`,
        host: `${word}.example`,
        title: word,
        site_url: null,
        language: null,
        format: null,
        etag: null,
        last_modified: null,
        body_hash: null,
        problem: null,
        problem_detail: null,
        last_result: null,
        polled_at: null,
        succeeded_at: null,
        changed_at: null,
        next_poll_at: at,
        created_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const source = await trx
      .insertInto('source')
      .values({
        member_id: memberId,
        feed_id: feed.id,
        title: word,
        batch_id: null,
        created_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('source_person')
      .values({ source_id: source.id, author_key: '', person_id: person.id })
      .execute();
    const entry = await trx
      .insertInto('entry')
      .values({
        feed_id: feed.id,
        identity: word,
        url: null,
        title: word,
        author_key: '',
        author_name: null,
        author_url: null,
        published_at: at,
        is_dated: 1,
        updated_at: null,
        seen_at: at,
        language: null,
        html: word,
        excerpt: word,
        text: word,
        words: 1,
        content_hash: word,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const refresh = await trx
      .insertInto('refresh')
      .values({ member_id: memberId, started_at: at, feeds_total: 1 })
      .returning('id')
      .executeTakeFirstOrThrow();
    const batch = await trx
      .insertInto('import_batch')
      .values({
        member_id: memberId,
        format: 'opml',
        file_name: word,
        title: null,
        state: 'preview',
        problems: '[]',
        rows_total: 0,
        rows_done: 0,
        created_at: at,
        applied_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const stranger = await trx
      .insertInto('stranger')
      .values({
        member_id: memberId,
        site_key: `site:${word}.example`,
        url: `https://${word}.example/`,
        state: 'found',
        name: null,
        title: null,
        feed_url: null,
        detail: null,
        looked_at: null,
        person_id: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const ofNotes = await possessNotes(trx, { memberId, goalId: goal.id, word, at });
    const lesson = await trx
      .insertInto('finding_lesson')
      .values({
        goal_id: goal.id,
        person_id: person.id,
        about: 'choice',
        verdict: 'chosen',
        differences: '{}',
        learnt_at: at,
        forgotten_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const token = await trx
      .insertInto('api_token')
      .values({ member_id: memberId, name: word, token_hash: word, created_at: at, used_at: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    const job = await trx
      .insertInto('job')
      .values({
        ...empty,
        kind: 'of nobody',
        payload: '{}',
        state: 'dead',
        run_at: at,
        attempts: 1,
        error: word,
        created_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const owned = { memberId, goalId: goal.id, personId: person.id, word, at };
    const made = {
      goals: goal,
      questions: question,
      people: person,
      ...(await possessAboutPeople(trx, owned)),
      fields: field,
      sources: source,
      entries: entry,
      ...(await possessKeeps(trx, { ...owned, entryId: entry.id })),
      refreshes: refresh,
      imports: batch,
      strangers: stranger,
      lessons: lesson,
      ...ofNotes,
      ...(await possessPlans(trx, { ...owned, sourceId: source.id })),
      ...(await possessConnect(trx, { ...owned, entryId: entry.id })),
      ...(await possessPeers(trx, { memberId, word, at })),
      ...(await possessReminders(trx, { memberId, word, at })),
      ...(await possessReflections(trx, { ...owned, noteId: ofNotes.notes.id })),
      ...(await possessBehaviours(trx, owned)),
      tokens: token,
      jobs: job,
    };
    return Object.fromEntries(Object.entries(made).map(([kind, { id }]) => [kind, String(id)]));
  });
}
