import { z } from '@hono/zod-openapi';
import { importShape } from '#platform';
import { FORMATS } from '../readers/rows.ts';

/** What becomes of a note or file of the vault. */
export const VaultPlan = z.enum(['new', 'known', 'changed', 'skip']);
export type VaultPlan = z.infer<typeof VaultPlan>;

const counts = z.object({
  new: z.number(),
  known: z.number(),
  changed: z.number(),
  skip: z.number(),
});

const Named = z.object({ name: z.string(), count: z.number() });

/** What was seen while reading, for the preview. */
export const VaultSummary = z.object({
  tags: z.number(),
  folders: z.number(),
  /** Links between notes of the vault, and to what is not in it. */
  links: z.object({ found: z.number(), lost: z.number() }),
  /** The targets missed most. */
  lost: z.array(Named),
  /** Properties that Kith keeps without having a place for them. */
  properties: z.array(Named),
  /** Notes whose file says that others may read them. */
  shared: z.number(),
});
export type VaultSummary = z.infer<typeof VaultSummary>;

export const VaultImportView = z
  .object({
    ...importShape,
    format: z.enum(FORMATS),
    notes: counts,
    files: counts,
    ...VaultSummary.shape,
    problems: z.array(z.object({ path: z.string().nullable(), text: z.string() })),
  })
  .openapi('VaultImport');
export type VaultImportView = z.infer<typeof VaultImportView>;

export const VaultItemView = z
  .object({
    position: z.number(),
    kind: z.enum(['note', 'file']),
    path: z.string(),
    title: z.string(),
    plan: VaultPlan,
    reason: z.string(),
    noteId: z.number().nullable(),
  })
  .openapi('VaultItem');
export type VaultItemView = z.infer<typeof VaultItemView>;

/** How a vault is brought in. */
export const VaultChoices = z
  .object({
    /** Notes that differ from the ones you have come as notes of their own. */
    withChanged: z.boolean().default(false),
    /** The folder of a note becomes a tag of it. */
    tagFolders: z.boolean().default(false),
  })
  .openapi('VaultChoices');
export type VaultChoices = z.infer<typeof VaultChoices>;
