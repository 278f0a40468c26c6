import { PEOPLE_MAX } from '#people';
import { fileNameOf, forgetOldImports, type Kith, Refusal } from '#platform';
import { SOURCES_MAX } from '../feeds/schema.ts';
import { readFileInThread } from '../polling/reading-thread.ts';
import { LOOK_AT_ADDRESS } from './look.ts';
import { searchKey } from './person-of-row.ts';
import { type Prepared, prepare, UNKNOWN } from './prepare.ts';
import type { ReadFile, ReadRow } from './readers/index.ts';

const ITEMS_AT_ONCE_MAX = 2_000;
/** Previews that were never applied go after this many newer ones. */
const BATCHES_KEPT_MAX = 50;
/** Pasted addresses are each visited, politely; a list of thousands belongs into OPML. */
const ADDRESSES_MAX = 500;

interface ImportedFile {
  bytes: Uint8Array;
  name: string;
  /** What the list is without here, in words: whoever it does not name may be in that, and is not gone. */
  missing?: string | null;
}

/** Reads a file and keeps what it would do as a preview. Nothing else is made. Throws a Refusal when it cannot be read. */
export async function beginImport(
  kith: Kith,
  memberId: number,
  file: ImportedFile,
): Promise<number> {
  const read = await readFileInThread(file.bytes, file.name);
  if (read.kind === 'unreadable') throw new Refusal('invalid', read.why);
  if (read.rows.length === 0) {
    throw new Refusal(
      'invalid',
      read.problems[0]?.text ?? 'There is nobody in this file to bring in.',
    );
  }
  await refuseTooMany(kith, memberId, read);
  const isLooking = read.format === 'addresses';
  const { prepared, followsBatch } = isLooking
    ? { prepared: read.rows.map(waiting), followsBatch: null }
    : await prepare(kith, memberId, { read, isPart: Boolean(file.missing) });
  await refuseAboveDirectory(kith, memberId, prepared);
  const now = kith.now();
  const batchId = await kith.db.write(async (trx) => {
    const batch = await trx
      .insertInto('import_batch')
      .values({
        member_id: memberId,
        format: read.format,
        file_name: fileNameOf(file.name, 'pasted'),
        title: read.title,
        problems: JSON.stringify([
          ...(file.missing ? [{ position: null, text: file.missing }] : []),
          ...read.problems,
        ]),
        state: isLooking ? 'looking' : 'preview',
        list: read.list,
        follows_batch: followsBatch,
        rows_total: prepared.length,
        rows_done: 0,
        created_at: now,
        applied_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (let start = 0; start < prepared.length; start += ITEMS_AT_ONCE_MAX) {
      const slice = prepared.slice(start, start + ITEMS_AT_ONCE_MAX);
      await trx
        .insertInto('import_item')
        .values(slice.map((one) => itemOf(batch.id, one)))
        .execute();
    }
    if (isLooking) {
      await kith.enqueue(
        trx,
        read.rows.map((row) => ({
          kind: LOOK_AT_ADDRESS,
          payload: { batchId: batch.id, position: row.position },
          orderingKey: `host ${hostOf(row)}`,
        })),
      );
    }
    await forgetOldImports(trx, 'import_batch', { memberId, most: BATCHES_KEPT_MAX });
    return batch.id;
  });
  kith.wakeJobs();
  return batchId;
}

const waiting = (row: ReadRow): Prepared => ({
  row,
  person: null,
  plan: 'waiting',
  reason: '',
  personId: null,
  ...UNKNOWN,
});

function itemOf(batchId: number, { row, plan, reason, personId, ...one }: Prepared) {
  return {
    batch_id: batchId,
    position: row.position,
    row: JSON.stringify(row),
    plan,
    reason,
    person_id: personId,
    perhaps_id: one.perhapsId,
    changes: JSON.stringify(one.changes),
    work_changed: one.isWorkChanged ? 1 : 0,
    search_key: searchKey(row),
  };
}

const hostOf = (row: ReadRow): string => {
  const url = row.siteUrl ?? row.feedUrl;
  return url ? new URL(url).host : 'none';
};

/** Said before anything is made: half way through there would be nobody to say it to. */
async function refuseAboveDirectory(
  kith: Kith,
  memberId: number,
  prepared: readonly Prepared[],
): Promise<void> {
  const more = prepared.filter(({ plan }) => plan === 'new').length;
  const { count } = await kith.db.read
    .selectFrom('person')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(count) + more <= PEOPLE_MAX) return;
  throw new Refusal(
    'too_many',
    `With these ${more.toLocaleString('en')} you would have more than ${PEOPLE_MAX.toLocaleString('en')} people. Bring in a part of the list, or remove people first.`,
  );
}

async function refuseTooMany(
  kith: Kith,
  memberId: number,
  read: Extract<ReadFile, { kind: 'read' }>,
): Promise<void> {
  if (read.format === 'addresses' && read.rows.length > ADDRESSES_MAX) {
    throw new Refusal(
      'too_many',
      `At most ${ADDRESSES_MAX} addresses can be looked at together. Paste a part of them, or import an OPML file.`,
    );
  }
  const feeds = new Set(read.rows.flatMap((row) => (row.feedUrl ? [row.feedUrl] : []))).size;
  const followed = await kith.db.read
    .selectFrom('source')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (Number(followed.count) + feeds > SOURCES_MAX) {
    throw new Refusal(
      'too_many',
      `That would be more than ${SOURCES_MAX.toLocaleString('en')} sources. Split the file and import the part you read.`,
    );
  }
}
