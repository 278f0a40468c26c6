import { z } from '@hono/zod-openapi';
import { isStorable, NOT_STORABLE } from '#platform';
import { CONTEXT_CHARS, HIGHLIGHT_NOTE_CHARS_MAX, QUOTE_CHARS_MAX } from './limits.ts';

const isWhole = (text: string) => text.isWellFormed();

const words = (charsMax: number, tooLong: string) =>
  z.string().max(charsMax, tooLong).refine(isStorable, NOT_STORABLE).refine(isWhole, NOT_WHOLE);
const NOT_WHOLE = 'It ends within a character.';

const Place = z.number().int().min(0).max(10_000_000);

const note = words(
  HIGHLIGHT_NOTE_CHARS_MAX,
  `At most ${HIGHLIGHT_NOTE_CHARS_MAX.toLocaleString('en')} characters; go on in a note.`,
);

/** A passage of the text as `readText` reads it, with what stands around it. `draftKey` makes it safe to send again. */
export const NewHighlight = z
  .object({
    exact: words(
      QUOTE_CHARS_MAX,
      `Mark at most ${QUOTE_CHARS_MAX.toLocaleString('en')} characters at once.`,
    ).refine((text) => text.trim() !== '', 'Select the words to mark.'),
    prefix: words(CONTEXT_CHARS * 2, 'That is too much of what comes before.').default(''),
    suffix: words(CONTEXT_CHARS * 2, 'That is too much of what comes after.').default(''),
    start: Place.nullable().default(null),
    note: note.default(''),
    draftKey: z.uuid().optional(),
  })
  .openapi('NewHighlight');
export type NewHighlight = z.output<typeof NewHighlight>;

export const HighlightForm = z.object({ note }).openapi('HighlightForm');
export type HighlightForm = z.infer<typeof HighlightForm>;

export const HighlightView = z
  .object({
    id: z.number(),
    keepId: z.number(),
    /** The passage as it was marked, and what stood around it. */
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
    /** Where it stands in the text now, in UTF-16 code units; null when it is not found in it. */
    start: z.number().nullable(),
    end: z.number().nullable(),
    /** What tells so: its old place, its words, or words that are nearly the same. */
    how: z.enum(['place', 'words', 'alike']).nullable(),
    note: z.string(),
    /** On which page it stands, or stood when it was last found; null where there are no pages. */
    page: z.number().nullable(),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('Highlight');
export type HighlightView = z.infer<typeof HighlightView>;

export const MarkedInEntry = HighlightView.extend({
  /** The entry was kept by this. */
  isNewKeep: z.boolean(),
}).openapi('MarkedInEntry');
export type MarkedInEntry = z.infer<typeof MarkedInEntry>;

export const HighlightRemoval = z.object({
  /** `goes`: what was kept by marking goes with its last highlight, when nothing else was said of it. */
  keep: z.enum(['stays', 'goes']).default('stays'),
});
export type HighlightRemoval = z.output<typeof HighlightRemoval>;

export const Highlights = z.object({ highlights: z.array(HighlightView) }).openapi('Highlights');

export const EarlierText = z
  .object({ id: z.number(), takenAt: z.number(), words: z.number() })
  .openapi('EarlierText');
export type EarlierText = z.infer<typeof EarlierText>;
