import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import type { DigestState } from './schema.ts';

declare module '#tables' {
  interface Tables {
    reminder_setting: {
      member_id: number;
      /** Confirmed. */
      email: string | null;
      email_pending: string | null;
      code_hash: string | null;
      code_at: number | null;
      code_tries: number;
      /** Codes sent on `code_day`, so that Kith cannot be made to pester an address. */
      code_day: string | null;
      codes_sent: number;
      is_email_on: number;
      is_push_on: number;
      time_zone: string;
      send_at: string;
      quiet_from: string;
      quiet_to: string;
      /** `12345`: Monday is 1. */
      days: string;
      weekly_cap: number;
      review_day: number | null;
      has_recall: number;
      has_calendar_words: number;
      calendar_hash: string | null;
      calendar_since: number | null;
      /** When Kith looks next whether something is due; null while no way is on. */
      next_at: number | null;
      updated_at: number;
    };
    /** One for a member and day at the most: this is what keeps a digest from going out twice. */
    reminder_digest: {
      id: Generated<number>;
      member_id: number;
      day: string;
      state: DigestState;
      problem: string | null;
      created_at: number;
      settled_at: number | null;
    };
    /** What was told or put off. */
    reminder_thing: {
      member_id: number;
      thing: string;
      told_on: string | null;
      snoozed_until: string | null;
    };
    /** Secrets of this Kith, each made once. */
    reminder_key: { name: string; value: string };
    push_subscription: {
      id: Generated<number>;
      member_id: number;
      endpoint: string;
      p256dh: string;
      auth: string;
      label: string;
      created_at: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0023-reminders',
    up: `
create table reminder_setting (
  member_id {int} primary key references member (id) on delete cascade,
  email text check (length(email) <= 254),
  email_pending text check (length(email_pending) <= 254),
  code_hash text,
  code_at {int},
  code_tries {int} not null default 0,
  code_day text,
  codes_sent {int} not null default 0,
  is_email_on {int} not null check (is_email_on in (0, 1)),
  is_push_on {int} not null check (is_push_on in (0, 1)),
  time_zone text not null,
  send_at text not null,
  quiet_from text not null,
  quiet_to text not null,
  days text not null,
  weekly_cap {int} not null check (weekly_cap between 1 and 7),
  review_day {int} check (review_day between 1 and 7),
  has_recall {int} not null check (has_recall in (0, 1)),
  has_calendar_words {int} not null check (has_calendar_words in (0, 1)),
  calendar_hash text unique,
  calendar_since {int},
  next_at {int},
  updated_at {int} not null
) {strict};
create index reminder_setting_next on reminder_setting (next_at);
create table reminder_digest (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  day text not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'nothing', 'capped', 'late', 'refused', 'unsure')),
  problem text,
  created_at {int} not null,
  settled_at {int},
  unique (member_id, day)
) {strict};
create table reminder_thing (
  member_id {int} not null references member (id) on delete cascade,
  thing text not null,
  told_on text,
  snoozed_until text,
  primary key (member_id, thing)
) {strict};
create table reminder_key (
  name text primary key,
  value text not null
) {strict};
create table push_subscription (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  label text not null,
  created_at {int} not null
) {strict};
create index push_subscription_member on push_subscription (member_id)`,
  },
];
