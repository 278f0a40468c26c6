import { createHash } from 'node:crypto';
import { type Kith, Refusal, type Write } from '#platform';
import {
  ATTACHMENT_BYTES_MAX,
  ATTACHMENT_NAME_CHARS_MAX,
  ATTACHMENTS_BYTES_MAX,
  ATTACHMENTS_MAX,
} from './limits.ts';
import { pictureType } from './picture-type.ts';
import { attachmentLine } from './queries.ts';
import type { AttachmentLine, PictureType } from './schema.ts';

const MEGABYTE = 1024 * 1024;

interface File {
  name: string;
  bytes: Uint8Array;
}

/**
 * Keeps a picture for the member's notes. The same bytes are kept once, under their first name.
 * @throws Refusal `invalid` for what is no picture or too large, `too_many` when there is no room.
 */
export async function keepAttachment(
  kith: Kith,
  memberId: number,
  { name, bytes }: File,
): Promise<AttachmentLine> {
  const type = requirePicture(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const id = await kith.db.write(async (trx) => {
    const known = await knownAs(trx, memberId, sha256);
    if (known) return known.id;
    await requireRoom(trx, memberId, bytes.length);
    const kept = { name: plainName(name), type, bytes, sha256 };
    return insert(trx, memberId, { ...kept, now: kith.now() });
  });
  return attachmentLine(kith, memberId, id);
}

function requirePicture(bytes: Uint8Array): PictureType {
  if (bytes.length > ATTACHMENT_BYTES_MAX) {
    throw new Refusal(
      'invalid',
      `A picture has at most ${ATTACHMENT_BYTES_MAX / MEGABYTE} MB. Make it smaller first.`,
    );
  }
  const type = pictureType(bytes);
  if (type) return type;
  throw new Refusal(
    'invalid',
    'Only PNG, JPEG, GIF, WebP and AVIF pictures are kept here. Save it as one of these.',
  );
}

function knownAs(trx: Write, memberId: number, sha256: string) {
  return trx
    .selectFrom('attachment')
    .select('id')
    .where('member_id', '=', memberId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
}

async function requireRoom(trx: Write, memberId: number, bytesMore: number): Promise<void> {
  const { count, bytes } = await trx
    .selectFrom('attachment')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>('size').as('bytes')])
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  const isFull = Number(count) >= ATTACHMENTS_MAX;
  if (!isFull && Number(bytes ?? 0) + bytesMore <= ATTACHMENTS_BYTES_MAX) return;
  throw new Refusal(
    'too_many',
    `Your pictures have ${ATTACHMENTS_BYTES_MAX / MEGABYTE} MB of room, and it is full. Remove some first.`,
  );
}

interface Kept extends File {
  type: PictureType;
  sha256: string;
  now: number;
}

async function insert(trx: Write, memberId: number, kept: Kept): Promise<number> {
  const { name, type, bytes, sha256, now } = kept;
  const row = await trx
    .insertInto('attachment')
    .values({ member_id: memberId, name, type, size: bytes.length, sha256, created_at: now, bytes })
    .onConflict((conflict) => conflict.columns(['member_id', 'sha256']).doNothing())
    .returning('id')
    .executeTakeFirst();
  // On PostgreSQL another window may have kept the same picture since.
  return row?.id ?? (await knownAs(trx, memberId, sha256))?.id ?? 0;
}

/** A file's name without its folders and signs that no file should have. */
const plainName = (name: string) =>
  (name.split(/[/\\]/u).at(-1) ?? '')
    .replace(/[\p{C}"<>|:*?]/gu, '')
    .slice(0, ATTACHMENT_NAME_CHARS_MAX)
    .toWellFormed()
    .trim();
