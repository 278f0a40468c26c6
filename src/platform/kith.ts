import type { OpenAPIHono } from '@hono/zod-openapi';
import type { RawBuilder } from 'kysely';
import type { Config } from './config.ts';
import type { Database, Migration, Write } from './database/index.ts';
import type { GuardedFetch } from './fetch/index.ts';
import type { HttpVariables } from './http/index.ts';
import {
  enqueue,
  type JobHandler,
  type NewJob,
  type Runner,
  retryDead,
  startRunner,
} from './jobs/index.ts';
import type { Log } from './log.ts';
import type { Mail } from './mail/index.ts';
import type { Chat, Embeddings } from './models/index.ts';
import type { Brought } from './notices.ts';
import { type Secrets, secretsOf } from './secrets/index.ts';

/** What a room hands to `main.ts`. */
export interface Room {
  name: string;
  migrations?: Migration[];
  /** Job kinds of this room, by name `room.verb`. */
  jobs?: (kith: Kith) => Record<string, JobHandler>;
  /** What this room does when an earlier room announces something. Must bear hearing it twice. */
  listeners?: (kith: Kith) => Record<string, Listener>;
  /** What this room notices in what feeds bring, where feeds are read. */
  notices?: Notices;
  routes?: (kith: Kith) => OpenAPIHono<{ Variables: HttpVariables }>;
  /** What is answered outside of the API: plain pages and files for whoever has the address. */
  pages?: (kith: Kith) => OpenAPIHono<{ Variables: HttpVariables }>;
  /**
   * Takes away what the room holds about somebody whom a member erases and what does not go with
   * them by a foreign key; in the transaction that erases. Must bear being done twice.
   */
  erasePerson?: (kith: Kith, trx: Write, erasing: Erasing) => Promise<void>;
  /** Takes away what a member who is erased leaves behind and what does not go with their row by a foreign key; in that transaction. */
  eraseMember?: (kith: Kith, trx: Write, memberId: number) => Promise<void>;
  /** The keys (`site:…`, `feed:…`) that follow from pages said of a person, where this room knows what an address stands for. */
  personKeys?: (said: readonly { field: string; value: string }[]) => string[];
  /**
   * By what a member's people can be filtered beside what people themselves know: the name in
   * `PeopleFilter`, and the condition on `person.id` for a value that has been parsed. One that asks for a set begins
   * with `+person.id in`, so that SQLite does not hold two sets against each other.
   */
  personFilters?: Record<string, (value: string | number) => RawBuilder<boolean>>;
  /**
   * What a member did of their own accord with these people or with what they publish, as this room knows it: finding
   * takes it for a sign that somebody inspires them.
   */
  actsOn?: (kith: Kith, memberId: number, personIds: readonly number[]) => Promise<Act[]>;
  /** What the server does by the clock; gives how to stop it. */
  background?: (kith: Kith) => () => void;
}
/**
 * What a room notices in the entries of feeds. Each is read once, for all rooms, in the thread that reads feeds, and its
 * text is not read back; but for one that had been seen, whose text is at hand where it is stored.
 */
export interface Notices {
  /** A module whose `notice` is a `Notice`. It is loaded by that thread too, and should import little. */
  file: URL;
  /**
   * Keeps what was noticed in new entries, in the transaction that stores them. Gives whether nothing is left that the room
   * would read by itself when it hears `feed.read`: entries from before, for whoever follows since.
   */
  keep: (kith: Kith, trx: Write, brought: Brought) => Promise<boolean>;
  /** Has jobs done that follow from all that a transaction brought, of one feed or several. */
  soon?: (kith: Kith, trx: Write, brought: readonly Brought[]) => Promise<void>;
}

/** One thing a member did with a person or their work. */
export interface Act {
  personId: number;
  kind: 'noted' | 'thanked' | 'learnt' | 'tried';
  /** What it was done with, `note 5`: the same again is no second act. */
  key: string;
  /** The goals it was for; none where it was for no goal. */
  goalIds: readonly number[];
  /** "You noted something from “…”", the member's own words, and where both stand. */
  what: string;
  words: string;
  path: string;
  /** YYYY-MM-DD. */
  day: string;
}
/** Whom a member erases: all records that became this person, and what they are known by. */
export interface Erasing {
  memberId: number;
  personIds: readonly number[];
  /** `site:…`, `acct:…`, `mailto:…` and their like. */
  keys: readonly string[];
}
export type Listener = (payload: unknown) => Promise<void>;

/** One running Kith. Nothing is global and nothing opens on import: verbs receive this. */
export interface Kith {
  readonly config: Config;
  readonly db: Database;
  readonly fetch: GuardedFetch;
  /** Null where the host has set up no server for e-mail. */
  readonly mail: Mail | null;
  /** Null where the host has set up nobody who says what is near in meaning. */
  readonly embeddings: Embeddings | null;
  /** Null where the host has set up no model that writes summaries and translations. */
  readonly chat: Chat | null;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly rooms: readonly Room[];
  /** Epoch ms. */
  now(): number;
  /** Adds jobs in the transaction of their cause. */
  enqueue(trx: Write, jobs: NewJob[]): Promise<void>;
  /** Tells later rooms, in the transaction of what happened; each listener becomes a job. */
  announce(trx: Write, event: string, payload: unknown): Promise<void>;
  /** Has a job tried again that was given up; false where there is none of this number. */
  retryJob(id: number): Promise<boolean>;
  /** Starts working off jobs in this process: all kinds, or those a command needs. */
  startJobs(which?: (kind: string) => boolean): Runner;
  /** Looks for jobs now. Called after a commit; harmless where no jobs run. */
  wakeJobs(): void;
  /** Starts what rooms do by the clock. */
  startBackground(): void;
  close(): Promise<void>;
}

export interface KithParts {
  config: Config;
  db: Database;
  fetch: GuardedFetch;
  mail: Mail | null;
  embeddings: Embeddings | null;
  chat: Chat | null;
  log: Log;
  rooms: readonly Room[];
  now?: () => number;
}

const LISTENER_ATTEMPTS_MAX = 8;

export function assembleKith(parts: KithParts): Kith {
  const { config, db, fetch, mail, embeddings, chat, log, rooms } = parts;
  const now = parts.now ?? Date.now;
  let runner: Runner | undefined;
  const stops: (() => void)[] = [];
  const hearers = new Map<string, string[]>();
  const handlers = new Map<string, JobHandler>();

  const kith: Kith = {
    config,
    db,
    fetch,
    mail,
    embeddings,
    chat,
    log,
    secrets: secretsOf(config),
    rooms,
    now,
    enqueue: (trx, jobs) => enqueue(trx, now(), jobs),
    announce: (trx, event, payload) =>
      enqueue(
        trx,
        now(),
        (hearers.get(event) ?? []).map((kind) => ({ kind, payload })),
      ),
    retryJob: (id) => retryDead(db, id, { handlers, now: now() }),
    startJobs: (which = () => true) => {
      runner ??= startRunner({
        db,
        handlers: new Map([...handlers].filter(([kind]) => which(kind))),
        now,
        runningMax: config.fetchesMax,
        onError: (kind, error) => log.error(`job ${kind}`, error),
      });
      return runner;
    },
    wakeJobs: () => runner?.wake(),
    startBackground: () => {
      for (const room of rooms) {
        const stop = room.background?.(kith);
        if (stop) stops.push(stop);
      }
    },
    close: async () => {
      for (const stop of stops) stop();
      // First: a model may take minutes, and what waits for it is done again later.
      await chat?.close();
      await runner?.stop();
      await embeddings?.close();
      await fetch.close();
      await db.close();
    },
  };

  for (const room of rooms) {
    for (const [kind, handler] of Object.entries(room.jobs?.(kith) ?? {}))
      handlers.set(kind, handler);
    for (const [event, listen] of Object.entries(room.listeners?.(kith) ?? {})) {
      const kind = `${room.name} hears ${event}`;
      handlers.set(kind, { attemptsMax: LISTENER_ATTEMPTS_MAX, run: listen });
      hearers.set(event, [...(hearers.get(event) ?? []), kind]);
    }
  }
  return kith;
}
