import type { Write } from '../database/index.ts';

/**
 * Takes away all work for a member, and what was given up: what was announced of them may be in their words. What runs at this
 * moment goes on; what it still writes for them hangs on a member who is gone, and comes to nothing. It is asked for as it stands in JSON, where no words of theirs can look like it.
 */
export async function forgetJobsOf(trx: Write, memberId: number): Promise<void> {
  const named = `%"memberId":${memberId}`;
  await trx
    .deleteFrom('job')
    .where((eb) =>
      eb.or([eb('payload', 'like', `${named},%`), eb('payload', 'like', `${named}}%`)]),
    )
    .execute();
}
