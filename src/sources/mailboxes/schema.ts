import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { isStorable, type Migration, NOT_STORABLE } from '#platform';
import {
  FOLDER_CHARS_MAX,
  HOST_CHARS_MAX,
  PASSWORD_CHARS_MAX,
  TLS_PORT,
  USER_CHARS_MAX,
  WHO_CHARS_MAX,
} from './limits.ts';

const words = (charsMax: number) =>
  z
    .string()
    .min(1, 'Fill this in.')
    .max(charsMax, `At most ${charsMax} characters.`)
    .refine(isStorable, NOT_STORABLE);

const Host = z
  .string()
  .trim()
  .toLowerCase()
  .max(HOST_CHARS_MAX, 'That name is too long.')
  .regex(
    /^(?:[a-z\d]([a-z\d.-]*[a-z\d])?|\[?[a-f\d:.]+\]?)$/,
    'Give the name of the server alone, such as imap.example.org.',
  );

const Security = z.enum(['tls', 'starttls', 'plain']);
const Password = words(PASSWORD_CHARS_MAX);

export const MailboxForm = z
  .object({
    host: Host,
    port: z.number().int().min(1).max(65_535).default(TLS_PORT),
    security: Security,
    userName: z.string().trim().pipe(words(USER_CHARS_MAX)),
    password: Password,
  })
  .openapi('MailboxForm');
export type MailboxForm = z.infer<typeof MailboxForm>;

/** What can be changed of a mailbox; what is not named stays. */
export const MailboxChange = z
  .object({
    folder: words(FOLDER_CHARS_MAX),
    password: Password,
    /** Keep what the member sends to themselves. */
    keepsMine: z.boolean(),
  })
  .partial()
  .openapi('MailboxChange');
export type MailboxChange = z.infer<typeof MailboxChange>;

export const NewSender = z.object({
  who: z.string().trim().min(1, 'Fill this in.').max(WHO_CHARS_MAX),
});

export const SenderChoice = z
  .object({
    isPicked: z.boolean(),
    /** Whose letters they are; null for nobody's. */
    personId: z.number().int().positive().nullable(),
  })
  .partial()
  .openapi('MailboxSenderChoice');
export type SenderChoice = z.infer<typeof SenderChoice>;

const SenderView = z.object({
  id: z.number(),
  kind: z.enum(['address', 'domain', 'list']),
  /** The address, domain or List-Id. */
  key: z.string(),
  name: z.string(),
  /** Letters of theirs that Kith has seen in the folder. */
  letters: z.number(),
  lastAt: z.number().nullable(),
  /** The source that their letters make; null where none are taken. */
  sourceId: z.number().nullable(),
  person: z.object({ id: z.number(), name: z.string() }).nullable(),
});

/** A mailbox as its member sees it. The password is never in it. */
export const MailboxView = z
  .object({
    id: z.number(),
    host: z.string(),
    port: z.number(),
    security: Security,
    userName: z.string(),
    /** The member's own address there; null where the user name is none. */
    address: z.string().nullable(),
    folder: z.string(),
    folders: z.array(z.string()),
    keepsMine: z.boolean(),
    /** What went wrong at the last look, and what to do; null when nothing did. */
    problem: z.string().nullable(),
    advice: z.string().nullable(),
    readAt: z.number().nullable(),
    /** Null when Kith does not look by itself. */
    nextAt: z.number().nullable(),
    /** True while who writes, or what those picked wrote, is being read. */
    isReading: z.boolean(),
    /** Who writes newsletters there, those picked first. */
    senders: z.array(SenderView),
  })
  .openapi('Mailbox');
export type MailboxView = z.infer<typeof MailboxView>;

declare module '#tables' {
  interface Tables {
    /** A mailbox that a member lets Kith look into. Never written to. */
    mailbox: {
      id: Generated<number>;
      member_id: number;
      host: string;
      port: number;
      security: 'tls' | 'starttls' | 'plain';
      user_name: string;
      /** Sealed. In no answer, no export and no log; gone with the mailbox. */
      password: string;
      folder: string;
      /** Paths as JSON, as the server last listed them. */
      folders: string;
      keeps_mine: number;
      /** As IMAP has it: while it stays, a letter's number means the same letter. */
      uid_validity: string | null;
      /** Up to this number letters have been looked at. */
      seen_uid: Generated<number>;
      /** How often the member chose anew whom to read, and for which choice all was looked through. */
      asked: Generated<number>;
      answered: Generated<number>;
      /** As a code, and in words. */
      trouble: string | null;
      problem: string | null;
      failures: Generated<number>;
      read_at: number | null;
      next_at: number | null;
      removed_at: number | null;
      created_at: number;
    };
    /** Who writes newsletters to a mailbox, and whom the member named; their letters are taken where there is a feed. */
    mailbox_sender: {
      id: Generated<number>;
      mailbox_id: number;
      kind: 'address' | 'domain' | 'list';
      key: string;
      name: string;
      letters: Generated<number>;
      last_at: number | null;
      feed_id: number | null;
    };
    /** A letter to oneself of which something was kept: it is not kept twice, nor again when it was let go of. */
    mailbox_kept: { mailbox_id: number; identity: string };
  }
}

export const migrations: Migration[] = [
  {
    // A feed with a member is of that member's letters: nobody else can follow it.
    name: '0077-sources-mailboxes',
    up: `
alter table feed add column member_id {int} references member (id) on delete cascade;
create index feed_of_member on feed (member_id) where member_id is not null;
create table mailbox (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  host text not null,
  port {int} not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'plain')),
  user_name text not null,
  password text not null,
  folder text not null,
  folders text not null,
  keeps_mine {int} not null default 0 check (keeps_mine in (0, 1)),
  uid_validity text,
  seen_uid {int} not null default 0,
  asked {int} not null default 1,
  answered {int} not null default 0,
  trouble text,
  problem text,
  failures {int} not null default 0,
  read_at {int},
  next_at {int},
  removed_at {int},
  created_at {int} not null
) {strict};
create index mailbox_member on mailbox (member_id, id);
create index mailbox_due on mailbox (next_at) where next_at is not null and removed_at is null;
create table mailbox_sender (
  id {id},
  mailbox_id {int} not null references mailbox (id) on delete cascade,
  kind text not null check (kind in ('address', 'domain', 'list')),
  key text not null,
  name text not null,
  letters {int} not null default 0,
  last_at {int},
  feed_id {int} references feed (id) on delete set null,
  unique (mailbox_id, kind, key)
) {strict};
create index mailbox_sender_feed on mailbox_sender (feed_id);
create table mailbox_kept (
  mailbox_id {int} not null references mailbox (id) on delete cascade,
  identity text not null,
  primary key (mailbox_id, identity)
) {strict}`,
  },
];
