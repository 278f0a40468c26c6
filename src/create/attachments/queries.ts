import { type Kith, Refusal } from '#platform';
import { ATTACHMENTS_MAX } from './limits.ts';
import type { AttachmentLine, PictureType } from './schema.ts';

const LINE = ['id', 'name', 'type', 'size', 'sha256', 'created_at'] as const;

export const noSuchAttachment = () => new Refusal('not_found', 'There is no such picture.');

interface Row {
  id: number;
  name: string;
  type: PictureType;
  size: number;
  sha256: string;
  created_at: number;
}

export const attachmentUrl = (id: number): string => `/api/v1/attachments/${id}`;

const lineOf = (row: Row): AttachmentLine => ({
  id: row.id,
  name: row.name,
  type: row.type,
  size: row.size,
  sha256: row.sha256,
  url: attachmentUrl(row.id),
  createdAt: row.created_at,
});

const linesOf = (kith: Kith, memberId: number) =>
  kith.db.read.selectFrom('attachment').select(LINE).where('member_id', '=', memberId);

/** A member's pictures, the latest first; complete, because nobody has more than `ATTACHMENTS_MAX`. */
export async function attachmentsOf(kith: Kith, memberId: number): Promise<AttachmentLine[]> {
  const rows = await linesOf(kith, memberId).orderBy('id', 'desc').limit(ATTACHMENTS_MAX).execute();
  return rows.map(lineOf);
}

export async function attachmentLine(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<AttachmentLine> {
  const row = await linesOf(kith, memberId).where('id', '=', id).executeTakeFirst();
  if (!row) throw noSuchAttachment();
  return lineOf(row);
}

/** A picture with its bytes. Another member's is not there; who publishes a note asks for its writer. */
export async function attachmentById(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<AttachmentLine & { bytes: Uint8Array }> {
  const row = await linesOf(kith, memberId).select('bytes').where('id', '=', id).executeTakeFirst();
  if (!row) throw noSuchAttachment();
  return { ...lineOf(row), bytes: row.bytes };
}
