import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import { BOOKS_MAX, PASSWORD_CHARS_MAX, URL_CHARS_MAX, USER_CHARS_MAX } from './limits.ts';

export const AccountForm = z
  .object({
    url: z
      .string()
      .trim()
      .max(URL_CHARS_MAX)
      .refine((text) => /^https?:\/\/./i.test(text) && URL.canParse(text), {
        message: 'Give the whole address, beginning with https://.',
      })
      .openapi({ format: 'uri' }),
    userName: z.string().trim().min(1, 'Fill this in.').max(USER_CHARS_MAX),
    password: z.string().min(1, 'Fill this in.').max(PASSWORD_CHARS_MAX),
  })
  .openapi('AddressBookAccountForm');
export type AccountForm = z.infer<typeof AccountForm>;

export const ChosenBooks = z.object({ bookIds: z.array(z.number().int()).max(BOOKS_MAX) });

/** An account as its member sees it. The password is never in it. */
export const AccountView = z
  .object({
    id: z.number(),
    url: z.string(),
    userName: z.string(),
    /** What went wrong at the last look; null when nothing did. */
    problem: z.string().nullable(),
    readAt: z.number().nullable(),
    /** Null when Kith does not look by itself. */
    nextAt: z.number().nullable(),
    books: z.array(
      z.object({
        id: z.number(),
        title: z.string(),
        isChosen: z.boolean(),
        readAt: z.number().nullable(),
        /** The import that waits for a word, or the last one. */
        importId: z.number().nullable(),
      }),
    ),
  })
  .openapi('AddressBookAccount');
export type AccountView = z.infer<typeof AccountView>;

declare module '#tables' {
  interface Tables {
    /** A server that a member reads address books from. Never written to. */
    card_account: {
      id: Generated<number>;
      member_id: number;
      url: string;
      user_name: string;
      /** Needed to ask again; sealed. In no answer, no export and no log; gone with the account. */
      password: string;
      /** 0 for one that was written down before passwords were sealed; the next start seals it. */
      is_sealed: Generated<number>;
      problem: string | null;
      read_at: number | null;
      next_at: number | null;
      removed_at: number | null;
      created_at: number;
    };
    card_book: {
      id: Generated<number>;
      account_id: number;
      url: string;
      title: string;
      is_chosen: Generated<number>;
      /** The server's word for how it stood when it was read: its sync token, or its ctag. */
      state: string | null;
      /** What it was read without, in words, until it is read whole. */
      missing: string | null;
      read_at: number | null;
      batch_id: number | null;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0025-sources-card-books',
    up: `
create table card_account (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  url text not null,
  user_name text not null,
  password text not null,
  problem text,
  read_at {int},
  next_at {int},
  removed_at {int},
  created_at {int} not null
) {strict};
create index card_account_member on card_account (member_id, id);
create index card_account_due on card_account (next_at) where next_at is not null and removed_at is null;
create table card_book (
  id {id},
  account_id {int} not null references card_account (id) on delete cascade,
  url text not null,
  title text not null,
  is_chosen {int} not null default 0 check (is_chosen in (0, 1)),
  state text,
  read_at {int},
  batch_id {int} references import_batch (id) on delete set null,
  unique (account_id, url)
) {strict};
create index card_book_batch on card_book (batch_id)`,
  },
  {
    name: '0041-sources-sealed-passwords',
    up: `
alter table card_account add column is_sealed {int} not null default 0 check (is_sealed in (0, 1))`,
  },
  { name: '0109-sources-card-books-missing', up: 'alter table card_book add column missing text' },
];
