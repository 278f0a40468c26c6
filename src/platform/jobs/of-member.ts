import type { Write } from '../database/index.ts';

/**
 * Takes away all work for a member, also what runs, which then writes nothing more, and what was given up: what was announced
 * of them may be in their words. It is asked for as it stands in JSON, where no words of theirs can look like it.
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
