import { z } from '@hono/zod-openapi';
import { isStorable, NOT_STORABLE } from '#platform';
import { EntryLine } from '#sources';
import { KeptPassage } from '../library/schema.ts';
import { FOUND_MAX, QUERY_CHARS_MAX, SORTS } from './limits.ts';

export const QueryLine = z
  .string()
  .trim()
  .max(QUERY_CHARS_MAX, `A search has at most ${QUERY_CHARS_MAX} characters.`)
  .refine(isStorable, NOT_STORABLE);

export const EntrySearch = z.object({
  q: QueryLine,
  sort: z.enum(SORTS).default('relevance'),
  /** The `next` of the page before. */
  after: z.coerce.number().int().min(0).max(FOUND_MAX).default(0),
  /** `yes` while it is being typed: the last word may be the beginning of one. */
  typing: z.enum(['yes', 'no']).default('no'),
});
export type EntrySearch = z.output<typeof EntrySearch>;

const Marks = z.array(z.object({ start: z.number(), end: z.number() }));

export const FoundEntry = EntryLine.omit({ excerpt: true })
  .extend({
    /** Where what was looked for stands in the title. */
    titleMarks: Marks,
    /** The part of the text that says most of it. */
    passage: z.object({ text: z.string(), marks: Marks }),
    isRead: z.boolean(),
    /** Who published it, of the member's people. */
    people: z.array(z.object({ id: z.number(), name: z.string() })),
  })
  .openapi('FoundEntry');
export type FoundEntry = z.infer<typeof FoundEntry>;

export const FoundEntries = z
  .object({
    entries: z.array(FoundEntry),
    /** For `after`; null at the end. */
    next: z.number().nullable(),
    /** What was not taken as it was written, and what to do. */
    problems: z.array(z.string()),
    /** What can be asked instead of what one of these problems tells: what is other in it, and the whole line. */
    offers: z.array(z.object({ said: z.string(), piece: z.string(), line: z.string() })),
  })
  .openapi('FoundEntries');
export type FoundEntries = z.infer<typeof FoundEntries>;

export const LibrarySearch = EntrySearch.pick({ q: true, typing: true }).extend({
  /** Only those kept before this one: the `next` of the page before. */
  after: z.coerce.number().int().positive().optional(),
});
export type LibrarySearch = z.output<typeof LibrarySearch>;

export const FoundKeep = z
  .object({
    id: z.number(),
    title: z.string(),
    titleMarks: Marks,
    source: z.string(),
    author: z.string().nullable(),
    tags: z.array(z.string()),
    keptAt: z.number(),
    passage: KeptPassage,
  })
  .openapi('FoundKeep');
export type FoundKeep = z.infer<typeof FoundKeep>;

export const FoundKeeps = z
  .object({
    keeps: z.array(FoundKeep),
    /** For `after`; null at the end. */
    next: z.number().nullable(),
    /** What says nothing of what is kept, in sentences. */
    problems: z.array(z.string()),
  })
  .openapi('FoundKeeps');
export type FoundKeeps = z.infer<typeof FoundKeeps>;
