import { z } from '@hono/zod-openapi';
import { isStorable, NOT_STORABLE } from '#platform';
import { EarlierText, HighlightView } from '../highlights/schema.ts';
import { isPageAddress, wholeAddress } from './address-rules.ts';
import {
  BULK_MAX,
  SEARCH_CHARS_MAX,
  TAG_CHARS_MAX,
  TAGS_MAX,
  TAKEAWAY_CHARS_MAX,
  URL_CHARS_MAX,
} from './limits.ts';

const Id = z.number().int().positive();

const words = (charsMax: number, tooLong: string) =>
  z.string().max(charsMax, tooLong).refine(isStorable, NOT_STORABLE);

const Tag = words(TAG_CHARS_MAX, `A tag has at most ${TAG_CHARS_MAX} characters.`)
  .transform((tag) =>
    tag
      .replace(/\s+/gu, ' ')
      .trim()
      .replace(/^#+\s*/u, ''),
  )
  .refine((tag) => tag !== '', 'A tag needs letters.');

const PageUrl = words(URL_CHARS_MAX, 'That address is too long.')
  .refine(
    isPageAddress,
    'This is no address of a page. Give all of it, such as https://site.example/page.',
  )
  .transform(wholeAddress);

/** What a member says of what they keep. Not trimmed: a text being typed may end in a space. */
const said = {
  takeaway: words(
    TAKEAWAY_CHARS_MAX,
    `At most ${TAKEAWAY_CHARS_MAX.toLocaleString('en')} characters; go on in a note.`,
  ),
  tags: z.array(Tag).max(TAGS_MAX, `At most ${TAGS_MAX} tags.`),
  goalId: Id.nullable(),
};

const Said = z.object(said);
export type Said = z.infer<typeof Said>;
export const KeepForm = Said.partial().openapi('KeepForm');
export type KeepForm = z.infer<typeof KeepForm>;

/** An entry, or a page by its address. The same one kept again is the same keep: it gets what is new. */
export const NewKeep = z
  .object({ entryId: Id, url: PageUrl, ...said })
  .partial()
  .refine(({ entryId, url }) => (entryId === undefined) !== (url === undefined), {
    path: ['url'],
    error: 'Name an entry or an address.',
  })
  .openapi('NewKeep');
export type NewKeep = z.infer<typeof NewKeep>;

export const KeepLine = z
  .object({
    id: z.number(),
    /** To read it where it was found; null when it is of no source of the member (any more). */
    entryId: z.number().nullable(),
    url: z.string().nullable(),
    title: z.string(),
    /** Who published it where. */
    source: z.string(),
    author: z.string().nullable(),
    /** Null when nobody knows. */
    publishedAt: z.number().nullable(),
    excerpt: z.string(),
    words: z.number(),
    /** How many pages it has; null of what has none, as pages of the web. */
    pages: z.number().nullable(),
    /** As ISO 639-1; null when nothing tells. */
    language: z.string().nullable(),
    takeaway: z.string(),
    tags: z.array(z.string()),
    goalId: z.number().nullable(),
    /** True while its page is being fetched. */
    isFetching: z.boolean(),
    /** True while its page waits for its turn to be fetched, as it came with a list. */
    isWaiting: z.boolean(),
    /** Since when its address leads nowhere; null while it does, or nobody has looked. */
    goneSince: z.number().nullable(),
    /** What its server said, or that there is none. */
    goneWhy: z.string().nullable(),
    /** How many passages of it are marked. */
    highlightCount: z.number(),
    /** Why there is no text of it, or none anew; null when all is well. */
    problem: z.string().nullable(),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('KeepLine');
export type KeepLine = z.infer<typeof KeepLine>;

const Marks = z.array(z.object({ start: z.number(), end: z.number() }));

/** What says what was looked for: the member's takeaway, what they marked or noted of it, or its text. */
export const KeptPassage = z
  .object({
    of: z.enum(['takeaway', 'highlight', 'note', 'text']),
    text: z.string(),
    marks: Marks,
  })
  .openapi('KeptPassage');
export type KeptPassage = z.infer<typeof KeptPassage>;

/** Where the words stand that it was found by. */
export const KeepFound = z.object({ titleMarks: Marks, passage: KeptPassage }).openapi('KeepFound');
export type KeepFound = z.infer<typeof KeepFound>;

/** In a list; `found` where one looked for words. */
export const ListedKeep = KeepLine.extend({ found: KeepFound.nullable() }).openapi('ListedKeep');
export type ListedKeep = z.infer<typeof ListedKeep>;

/** With its text as it was when it was kept, or last fetched again: sanitised HTML. */
export const KeepView = KeepLine.extend({
  html: z.string(),
  textAt: z.number(),
  earlierTexts: z.array(EarlierText),
  highlights: z.array(HighlightView),
}).openapi('Keep');
export type KeepView = z.infer<typeof KeepView>;

/** What is kept now, and what was said of it before it was kept again; null where it was not kept. */
export const KeptView = KeepView.extend({ before: Said.nullable() }).openapi('Kept');
export type KeptView = z.infer<typeof KeptView>;

const AskedId = z.coerce.number().int().positive();

/** With or without a word on what one takes from it, with something marked, or with an address that leads nowhere. */
export const KeepIs = z.enum(['with-takeaway', 'without-takeaway', 'with-highlights', 'gone']);
export type KeepIs = z.infer<typeof KeepIs>;

export const LibraryQuery = z.object({
  goal: AskedId.optional(),
  tag: z.string().max(TAG_CHARS_MAX).optional(),
  /** The keep of this entry. */
  entry: AskedId.optional(),
  /** What this person published, as far as it came with an entry. */
  person: AskedId.optional(),
  is: KeepIs.optional(),
  /** Each of these words must occur in title, source, takeaway, tags, its text or what is marked in it, in part or whole, in any case. */
  words: z.string().max(SEARCH_CHARS_MAX, 'Look for fewer words at once.').optional(),
  /** Only those kept before this one. */
  after: AskedId.optional(),
});
export type LibraryQuery = z.output<typeof LibraryQuery>;

export const LibraryView = z
  .object({
    keeps: z.array(ListedKeep),
    /** For `after`; null at the end. */
    next: z.number().nullable(),
    /** The tags of all the member keeps, the one used most first. */
    tags: z.array(z.object({ tag: z.string(), count: z.number() })),
    /** How much is kept for which goal, the one with most first. */
    goals: z.array(z.object({ goalId: z.number(), count: z.number() })),
    /** Of whom how much is kept, the one with most first. */
    people: z.array(z.object({ id: z.number(), name: z.string(), count: z.number() })),
  })
  .openapi('Library');
export type LibraryView = z.infer<typeof LibraryView>;

const Tags = z.array(Tag).max(TAGS_MAX, `At most ${TAGS_MAX} tags.`);

/** What becomes of many things at once. */
export const BulkChange = z
  .object({
    ids: z.array(Id).min(1).max(BULK_MAX, `At most ${BULK_MAX} at once.`),
    addTags: Tags.optional(),
    removeTags: Tags.optional(),
    goalId: Id.nullable().optional(),
    is: z.enum(['removed', 'restored']).optional(),
  })
  .refine(
    ({ is, addTags, removeTags, goalId }) =>
      is === undefined ||
      (addTags === undefined && removeTags === undefined && goalId === undefined),
    { path: ['is'], error: 'Change things, or remove them or bring them back: not both at once.' },
  )
  .openapi('KeepsChange');
export type BulkChange = z.output<typeof BulkChange>;

/** What undoing puts back. */
export const KeepState = z
  .object({ id: Id, goalId: Id.nullable(), tags: z.array(Tag).max(TAGS_MAX) })
  .openapi('KeepState');
export type KeepState = z.output<typeof KeepState>;

export const KeepStates = z
  .object({ keeps: z.array(KeepState).min(1).max(BULK_MAX) })
  .openapi('KeepStates');
