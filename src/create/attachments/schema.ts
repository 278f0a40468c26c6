import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';

/** Pictures that hold nothing but a picture. SVG is left out: it can hold programs. */
export const PictureType = z.enum([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
]);
export type PictureType = z.infer<typeof PictureType>;

export const AttachmentLine = z
  .object({
    id: z.number(),
    name: z.string(),
    type: PictureType,
    size: z.number().openapi({ description: 'Bytes' }),
    sha256: z.string(),
    /** For Markdown: `![words](url)`. */
    url: z.string(),
    createdAt: z.number(),
  })
  .openapi('Attachment');
export type AttachmentLine = z.infer<typeof AttachmentLine>;

declare module '#tables' {
  interface Tables {
    attachment: {
      id: Generated<number>;
      member_id: number;
      name: string;
      type: PictureType;
      /** In bytes. */
      size: number;
      sha256: string;
      created_at: number;
      /** Last, so that lists do not read past them. */
      bytes: Uint8Array;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0017-create-attachments',
    up: `
create table attachment (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  name text not null check (length(name) <= 200),
  type text not null check (type in ('image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif')),
  size {int} not null check (size > 0),
  sha256 text not null,
  created_at {int} not null,
  bytes {blob} not null,
  unique (member_id, sha256)
) {strict}`,
  },
];
