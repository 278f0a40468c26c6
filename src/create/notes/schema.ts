import { z } from '@hono/zod-openapi';
import { Day, isStorable, NOT_STORABLE } from '#platform';
import {
  PERSONS_MAX,
  SOURCE_URL_CHARS_MAX,
  TAG_CHARS_MAX,
  TAGS_MAX,
  TEXT_CHARS_MAX,
  TITLE_CHARS_MAX,
} from './limits.ts';

export const NOTES_MAX = 20_000;
export const SEARCH_CHARS_MAX = 200;
/** How much of a note's text a list shows. */
export const SNIPPET_CHARS = 200;

export const words = (charsMax: number, tooLong: string) =>
  z.string().max(charsMax, tooLong).refine(isStorable, NOT_STORABLE);

export const Id = z.number().int().positive();

export const NoteKind = z.enum(['note', 'daily', 'capture', 'reflection']);
export type NoteKind = z.infer<typeof NoteKind>;
/** Who may read a note, from the narrowest to the widest. */
export const Audience = z.enum(['me', 'person', 'members', 'public']);
export type Audience = z.infer<typeof Audience>;
/** Where something learnt in passing came from. */
export const CapturedAs = z.enum([
  'thought',
  'chance',
  'talk',
  'podcast',
  'video',
  'reading',
  'conversation',
]);
export type CapturedAs = z.infer<typeof CapturedAs>;

export const Title = words(TITLE_CHARS_MAX, `A title has at most ${TITLE_CHARS_MAX} characters.`);
export const Text = words(
  TEXT_CHARS_MAX,
  `At most ${TEXT_CHARS_MAX.toLocaleString('en')} characters; go on in another note.`,
);
/** As people write one: `#reading list` is the tag "reading list". */
export const Tag = words(TAG_CHARS_MAX, `A tag has at most ${TAG_CHARS_MAX} characters.`)
  .transform((tag) =>
    tag
      .replace(/\s+/gu, ' ')
      .trim()
      .replace(/^#+\s*/u, ''),
  )
  .refine((tag) => tag !== '', 'A tag needs letters.');
export const SourceUrl = words(SOURCE_URL_CHARS_MAX, 'That address is too long.').refine(
  (url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol),
  'Give an address that begins with http:// or https://.',
);

/** What a member writes. Not trimmed: a text being typed may end in a space or a line. */
const fields = z.object({
  title: Title,
  text: Text,
  goalId: Id.nullable(),
  audience: Audience,
  tags: z.array(Tag).max(TAGS_MAX, `A note has at most ${TAGS_MAX} tags.`),
  /** The people it is about or came up with; links in the text count by themselves. */
  personIds: z.array(Id).max(PERSONS_MAX, `Name at most ${PERSONS_MAX} people; link the others.`),
  sourceUrl: SourceUrl.nullable(),
  /** The entry it speaks of. */
  entryId: Id.nullable(),
});

const Offset = z.number().int().min(0).max(TEXT_CHARS_MAX);

/**
 * `revision` is the one the change was made from: a stale change of title or text is a conflict. `textChange` says of
 * a long text what is another in it, in UTF-16 code units, instead of the whole.
 */
export const NoteForm = fields
  .extend({
    revision: z
      .number()
      .int()
      .min(1)
      .max(2 ** 31),
    textChange: z.object({ from: Offset, to: Offset, insert: Text }),
  })
  .partial()
  .refine(({ text, textChange }) => !(textChange && text !== undefined), {
    path: ['textChange'],
    error: 'Give the text or the change of it.',
  })
  .refine(({ revision, textChange }) => !textChange || revision !== undefined, {
    path: ['revision'],
    error: 'Say of which revision it is a change.',
  })
  .openapi('NoteForm');
export type NoteForm = z.infer<typeof NoteForm>;

/** `draftKey` makes starting a note safe to repeat: the same key is the same note. */
export const NewNote = fields
  .extend({
    kind: z.enum(['note', 'reflection']),
    draftKey: z.uuid(),
    /** The note this one was made from. */
    derivedFrom: Id.nullable(),
    /** Begins with the text and tags of this template; what is given besides comes after it. */
    templateId: Id,
    /** The writer's day, for templates that name it. */
    today: Day,
  })
  .partial()
  .openapi('NewNote');
export type NewNote = z.infer<typeof NewNote>;

export const NoteView = z
  .object({
    id: z.number(),
    kind: NoteKind,
    audience: Audience,
    /** The widest audience that could read what now stands in it: so wide it may be opened again. */
    shownTo: Audience,
    goalId: z.number().nullable(),
    title: z.string(),
    text: z.string(),
    tags: z.array(z.string()),
    personIds: z.array(z.number()),
    /** Counts every change. */
    revision: z.number(),
    /** Of a daily note. */
    day: z.string().nullable(),
    capturedAs: CapturedAs.nullable(),
    /** Captured, and nobody has said yet what becomes of it. */
    isWaiting: z.boolean(),
    sourceUrl: z.string().nullable(),
    entryId: z.number().nullable(),
    derivedFrom: z.number().nullable(),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('Note');
export type NoteView = z.infer<typeof NoteView>;

export const RemovedNote = z
  .object({
    title: z.string(),
    /** Null while it is there; erased from `until` on. */
    removed: z.object({ at: z.number(), until: z.number() }).nullable(),
  })
  .openapi('RemovedNote');
export type RemovedNote = z.infer<typeof RemovedNote>;

/** A note after a change. Who told what changed in the text has the text: it does not come back. */
export const ChangedNote = NoteView.partial({ text: true }).openapi('ChangedNote');
export type ChangedNote = z.infer<typeof ChangedNote>;

/** A note in a list: the beginning of its text instead of all of it. */
export const NoteLine = NoteView.omit({ text: true, personIds: true })
  .extend({ snippet: z.string() })
  .openapi('NoteLine');
export type NoteLine = z.infer<typeof NoteLine>;

const queryId = z.coerce.number().int().positive().optional();

export const NoteSearch = z.object({
  words: words(SEARCH_CHARS_MAX, 'Search for fewer words.').trim().optional(),
  tag: z.string().max(TAG_CHARS_MAX).refine(isStorable, NOT_STORABLE).optional(),
  goalId: queryId,
  kind: NoteKind.optional(),
  audience: Audience.optional(),
  /** Notes that name or link this person. */
  personId: queryId,
  /** Notes about this entry. */
  entryId: queryId,
  isWaiting: z
    .enum(['true', 'false'])
    .transform((word) => word === 'true')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

export const TagCount = z.object({ tag: z.string(), count: z.number() }).openapi('TagCount');
export type TagCount = z.infer<typeof TagCount>;

/** What a note was at a time; `writtenAt` is when it became so, `keptAt` when it was overwritten. */
export const RevisionLine = z
  .object({
    id: z.number(),
    title: z.string(),
    chars: z.number(),
    writtenAt: z.number(),
    keptAt: z.number(),
  })
  .openapi('NoteRevisionLine');
export const RevisionView = RevisionLine.extend({ text: z.string() }).openapi('NoteRevision');
export type RevisionLine = z.infer<typeof RevisionLine>;
export type RevisionView = z.infer<typeof RevisionView>;
