import { z } from '@hono/zod-openapi';
import { importShape } from '#platform';
import { FORMATS } from './readers/formats.ts';

/** What becomes of one thing: it comes in, something is added to what is kept already, or it is all there. */
export const ItemPlan = z.enum(['new', 'more', 'known']);
export type ItemPlan = z.infer<typeof ItemPlan>;

const Problem = z.object({ at: z.string().nullable(), text: z.string() });

/** What was seen while reading, for the preview. */
export const ListSummary = z.object({
  tags: z.number(),
  folders: z.number(),
  highlights: z.number(),
  takeaways: z.number(),
  texts: z.number(),
  /** Things that get a goal of the member's. */
  goals: z.number().default(0),
  /** Notes for what is longer than a takeaway may be. */
  notes: z.number().default(0),
  /** What a thing has no room for, folders among its tags. */
  leftOut: z
    .object({ tags: z.number(), highlights: z.number() })
    .default({ tags: 0, highlights: 0 }),
});
export type ListSummary = z.infer<typeof ListSummary>;

export const LibraryImportView = z
  .object({
    ...importShape,
    format: z.enum(FORMATS),
    items: z.object({ new: z.number(), more: z.number(), known: z.number() }),
    ...ListSummary.shape,
    problems: z.array(Problem),
    /** Pages whose text is still to be fetched. */
    toFetch: z.number(),
  })
  .openapi('LibraryImport');
export type LibraryImportView = z.infer<typeof LibraryImportView>;

export const LibraryItemView = z
  .object({
    position: z.number(),
    plan: ItemPlan,
    title: z.string(),
    url: z.string().nullable(),
    tags: z.array(z.string()),
    highlights: z.number(),
    keptAt: z.number().nullable(),
    keepId: z.number().nullable(),
  })
  .openapi('LibraryImportItem');
export type LibraryItemView = z.infer<typeof LibraryItemView>;

export const ImportChoices = z
  .object({
    /** Folders come as tags. */
    withFolders: z.boolean().default(true),
    /** The text of pages is fetched later, one after the other. */
    withPages: z.boolean().default(true),
  })
  .openapi('LibraryImportChoices');
export type ImportChoices = z.output<typeof ImportChoices>;
