import { type Kith, Refusal } from '#platform';
import type { ListedMember, MemberView } from './schema.ts';

const VIEW = ['id', 'name', 'display_name', 'is_host'] as const;

interface MemberRow {
  id: number;
  name: string;
  display_name: string;
  is_host: number;
}
const viewOf = (row: MemberRow): MemberView => ({
  id: row.id,
  name: row.name,
  displayName: row.display_name,
  isHost: row.is_host === 1,
});

export async function memberView(kith: Kith, id: number): Promise<MemberView> {
  const row = await kith.db.read
    .selectFrom('member')
    .select(VIEW)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'There is no such member.');
  return viewOf(row);
}

/** Everybody with an account, who has been here longest first. Only for the host, and where Kith runs. */
export async function allMembers(kith: Kith): Promise<ListedMember[]> {
  const rows = await kith.db.read
    .selectFrom('member')
    .select([...VIEW, 'created_at'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...viewOf(row), joinedAt: row.created_at }));
}

/** The account as an export writes it: never the password, a session or a token. */
export async function memberForExport(
  kith: Kith,
  id: number,
): Promise<{ name: string; displayName: string; joinedAt: string }> {
  const row = await kith.db.read
    .selectFrom('member')
    .select(['name', 'display_name', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'There is no such member.');
  return {
    name: row.name,
    displayName: row.display_name,
    joinedAt: new Date(row.created_at).toISOString(),
  };
}

/** The member a command acts as: the one named, or the only one there is. */
export async function memberForCommand(kith: Kith, name?: string): Promise<MemberView> {
  const rows = await kith.db.read
    .selectFrom('member')
    .select(VIEW)
    .orderBy('id')
    .limit(2)
    .execute();
  if (name !== undefined) {
    const row = await kith.db.read
      .selectFrom('member')
      .select(VIEW)
      .where('name', '=', name.toLowerCase())
      .executeTakeFirst();
    if (!row) throw new Refusal('not_found', `There is no member called ${name}.`);
    return viewOf(row);
  }
  const [only, another] = rows;
  if (!only)
    throw new Refusal(
      'not_found',
      'This Kith has no member yet. Make one: kith member add NAME --password-stdin',
    );
  if (another)
    throw new Refusal('invalid', 'This Kith has several members. Say which one with --as NAME.');
  return viewOf(only);
}

export async function tokensOf(kith: Kith, memberId: number) {
  const rows = await kith.db.read
    .selectFrom('api_token')
    .select(['id', 'name', 'created_at', 'used_at'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    usedAt: row.used_at,
  }));
}
