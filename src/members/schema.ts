import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';

const NAME_MAX = 40;
const PASSWORD_MIN = 10;
const PASSWORD_MAX = 200;
export const TOKENS_MAX = 20;
export const INVITATIONS_OPEN_MAX = 100;
export const INVITATION_DAYS = 14;
export const SESSION_DAYS = 60;
/** How long a removed API token can be brought back. */
export const TOKEN_UNDO_MS = 10 * 60 * 1000;
export const DAY_MS = 24 * 60 * 60 * 1000;

/** Also the name on the command line and in addresses, hence plain. */
export const MemberName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]*$/, 'Use letters, digits, dot, dash or underscore.')
  .max(NAME_MAX, `At most ${NAME_MAX} characters.`);
export const Password = z
  .string()
  .min(PASSWORD_MIN, `Use at least ${PASSWORD_MIN} characters: a few words are easy to remember.`)
  .max(PASSWORD_MAX, `At most ${PASSWORD_MAX} characters.`);

export const NewMember = z.object({ name: MemberName, password: Password }).openapi('NewMember');
export const Credentials = z
  .object({
    name: z.string().trim().toLowerCase().max(NAME_MAX),
    password: z.string().max(PASSWORD_MAX),
  })
  .openapi('Credentials');
export const PasswordChange = z
  .object({ current: z.string().max(PASSWORD_MAX), next: Password })
  .openapi('PasswordChange');
export const Erasing = z
  .object({ password: z.string().max(PASSWORD_MAX) })
  .openapi('AccountErasing');
export const MemberView = z
  .object({ id: z.number(), name: z.string(), displayName: z.string(), isHost: z.boolean() })
  .openapi('Member');
export type MemberView = z.infer<typeof MemberView>;
/** As the host sees a member: that they are here, and nothing of what they do. */
export const ListedMember = MemberView.extend({ joinedAt: z.number() }).openapi('ListedMember');
export type ListedMember = z.infer<typeof ListedMember>;
export const TokenView = z
  .object({
    id: z.number(),
    name: z.string(),
    createdAt: z.number(),
    usedAt: z.number().nullable(),
  })
  .openapi('ApiToken');
export const NewToken = z
  .object({ name: z.string().trim().min(1, 'Give it a name.').max(80) })
  .openapi('NewApiToken');

declare module '#tables' {
  interface Tables {
    member: {
      id: Generated<number>;
      name: string;
      display_name: string;
      password_hash: string;
      is_host: number;
      created_at: number;
    };
    session: {
      id: Generated<number>;
      member_id: number;
      token_hash: string;
      created_at: number;
      seen_at: number;
      expires_at: number;
      agent: string;
    };
    api_token: {
      id: Generated<number>;
      member_id: number;
      name: string;
      token_hash: string;
      created_at: number;
      used_at: number | null;
      /** Set while a removal can still be undone; such a token opens nothing. */
      removed_at: number | null;
    };
    invitation: {
      id: Generated<number>;
      token_hash: string;
      invited_by: number;
      created_at: number;
      expires_at: number;
      accepted_by: number | null;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0002-members',
    up: `
create table member (
  id {id},
  name text not null unique check (length(name) between 1 and 40),
  display_name text not null,
  password_hash text not null,
  is_host {int} not null check (is_host in (0, 1)),
  created_at {int} not null
) {strict};
create table session (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  token_hash text not null unique,
  created_at {int} not null,
  seen_at {int} not null,
  expires_at {int} not null,
  agent text not null
) {strict};
create index session_member on session (member_id);
create table api_token (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  name text not null,
  token_hash text not null unique,
  created_at {int} not null,
  used_at {int},
  removed_at {int}
) {strict};
create index api_token_member on api_token (member_id);
create table invitation (
  id {id},
  token_hash text not null unique,
  invited_by {int} not null references member (id) on delete cascade,
  created_at {int} not null,
  expires_at {int} not null,
  accepted_by {int} references member (id) on delete set null
) {strict}`,
  },
];
