import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Kith } from '#platform';

const SECRET_BYTES = 32;

export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** Only hashes are stored: who reads the database has no address of anybody's calendar. */
export const hashOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url');

/** A secret of this Kith, made once when it is first needed; of several servers the first one's counts. */
export async function keyNamed(
  kith: Kith,
  name: string,
  make: () => string | Promise<string>,
): Promise<string> {
  const known = await kith.db.read
    .selectFrom('reminder_key')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  if (known) return known.value;
  const value = await make();
  return kith.db.write(async (trx) => {
    await trx
      .insertInto('reminder_key')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const kept = await trx
      .selectFrom('reminder_key')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return kept.value;
  });
}

export const signatureOf = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');

/** Compares without telling by its time where two texts part. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
