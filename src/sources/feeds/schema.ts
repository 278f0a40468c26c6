import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import { notAnAddress, typedAddress } from '../discovery/typed-rules.ts';

export const SOURCES_MAX = 10_000;
export const URL_CHARS_MAX = 2_000;

const hasScheme = /^[a-z][a-z\d+.-]*:/i;

/**
 * An address to follow: a feed, a site that has one, or a name as sites show it (`@ada@social.example`,
 * `r/typescript`). Typed without "https://" it is taken to mean that.
 */
export const NewSource = z
  .object({
    url: z
      .string()
      .trim()
      .min(1, 'Give an address.')
      .max(URL_CHARS_MAX, `An address has at most ${URL_CHARS_MAX} characters.`)
      .superRefine((text, context) => {
        const message = notAnAddress(text);
        if (message !== null) context.addIssue({ code: 'custom', message, continue: false });
      })
      .transform(typedAddress)
      // What calendars are offered by is the web under another name.
      .transform((url) => url.replace(/^webcals?:\/\//i, 'https://'))
      .transform((url) =>
        hasScheme.test(url) && !/^[^:/]+:\d+(\/|$)/.test(url) ? url : `https://${url}`,
      )
      .refine(
        (url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol),
        'This is no address of the web. It begins with https://',
      ),
    /** Which of the feeds of a known site, as `GET /sources/choices` names them; the best without it. */
    which: z.string().max(40).optional(),
    personId: z.number().int().positive().optional(),
    /** Also when the member had erased whoever is behind it, who is then back. */
    bringBack: z.boolean().default(false),
  })
  .openapi('NewSource');

declare module '#tables' {
  interface Tables {
    /** One address that is polled, once for all members who follow it. */
    feed: {
      id: Generated<number>;
      url: string;
      /** Ordering key of its polling: one request at a time for a host. */
      host: string;
      /** As the feed says; '' until it has said one. */
      title: string;
      site_url: string | null;
      description: Generated<string>;
      language: string | null;
      format: string | null;
      etag: string | null;
      last_modified: string | null;
      body_hash: string | null;
      state: Generated<'new' | 'ok' | 'failing' | 'gone'>;
      /** Why the last look failed, as a code (`timeout`, `http-404`) and in words; null after a success. */
      problem: string | null;
      problem_detail: string | null;
      failures: Generated<number>;
      /** What the last look brought. */
      last_result: 'fetched' | 'unchanged' | 'failed' | null;
      last_new: Generated<number>;
      polled_at: number | null;
      succeeded_at: number | null;
      changed_at: number | null;
      /** When its body last came whole: ETag and date are of then. */
      read_at: number | null;
      /** Usual time between two times of writing, ms; null while too little is known. */
      gap_ms: number | null;
      /** How often its document asks to be read, and when not (Skips as JSON). */
      ttl_minutes: number | null;
      skips: string | null;
      next_poll_at: number;
      created_at: number;
      /** Of letters: whose mailbox they came to, who alone follows them. Null for what is public. */
      member_id: Generated<number | null>;
    };
    /** A member follows a feed. */
    source: {
      id: Generated<number>;
      member_id: number;
      feed_id: number;
      title: string;
      batch_id: number | null;
      created_at: number;
    };
    /** Who publishes there, for this member; the author key '' stands for every entry without an author of its own. */
    source_person: { source_id: number; author_key: string; person_id: number };
    /** A source that was left and may still come back: `kept` is a KeptSource as JSON. */
    left_source: { id: number; member_id: number; feed_id: number; kept: string; left_at: number };
    /** One asked-for round of looks, so that its progress can be told after a reload. */
    refresh: { id: Generated<number>; member_id: number; started_at: number; feeds_total: number };
    refresh_feed: { refresh_id: number; feed_id: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0006-sources-feeds',
    up: `
create table feed (
  id {id},
  url text not null unique check (length(url) <= 2000),
  host text not null,
  title text not null,
  site_url text,
  description text not null default '',
  language text,
  format text,
  etag text,
  last_modified text,
  body_hash text,
  state text not null default 'new' check (state in ('new', 'ok', 'failing', 'gone')),
  problem text,
  problem_detail text,
  failures {int} not null default 0,
  last_result text check (last_result in ('fetched', 'unchanged', 'failed')),
  last_new {int} not null default 0,
  polled_at {int},
  succeeded_at {int},
  changed_at {int},
  next_poll_at {int} not null,
  created_at {int} not null
) {strict};
create index feed_next_poll on feed (next_poll_at);
create table source (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  feed_id {int} not null references feed (id) on delete cascade,
  title text not null,
  batch_id {int},
  created_at {int} not null,
  unique (member_id, feed_id)
) {strict};
create index source_feed on source (feed_id);
create index source_batch on source (batch_id);
create table source_person (
  source_id {int} not null references source (id) on delete cascade,
  author_key text not null,
  person_id {int} not null references person (id) on delete cascade,
  primary key (source_id, author_key)
) {strict};
create index source_person_person on source_person (person_id);
create table left_source (
  id {int} primary key,
  member_id {int} not null references member (id) on delete cascade,
  feed_id {int} not null references feed (id) on delete cascade,
  kept text not null,
  left_at {int} not null
) {strict};
create index left_source_feed on left_source (feed_id);
create table refresh (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  started_at {int} not null,
  feeds_total {int} not null
) {strict};
create index refresh_member on refresh (member_id, id);
create table refresh_feed (
  refresh_id {int} not null references refresh (id) on delete cascade,
  feed_id {int} not null references feed (id) on delete cascade,
  primary key (refresh_id, feed_id)
) {strict}`,
  },
];
