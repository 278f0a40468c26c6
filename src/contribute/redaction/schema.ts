import { z } from '@hono/zod-openapi';
import { NewNote } from '#create';

export const AskedSubject = z.object({
  key: z.string(),
  kind: z.enum([
    'person',
    'organisation',
    'place',
    'name',
    'link',
    'address',
    'handle',
    'number',
    'reference',
    'image',
  ]),
  name: z.string(),
  /** As it stands in the words, each once, the longest first. */
  spellings: z.array(z.string()),
  count: z.number(),
  /** What is proposed instead. */
  instead: z.string(),
  personId: z.number().nullable(),
  /** When the member noted that they agreed to be named, epoch ms. */
  agreedAt: z.number().nullable(),
});

/** A note as it could go out, without its links, and all that in it says who or what is meant. */
export const GoingOut = z
  .object({
    title: z.string(),
    text: z.string(),
    subjects: z.array(AskedSubject),
    /** What belongs to the note and does not go with it. */
    stays: z.object({
      tags: z.number(),
      people: z.number(),
      hasGoal: z.boolean(),
      hasSource: z.boolean(),
    }),
  })
  .openapi('GoingOut');
export type GoingOut = z.infer<typeof GoingOut>;
export type AskedSubject = z.infer<typeof AskedSubject>;

export const ChangedWords = z.object({
  title: NewNote.shape.title.unwrap(),
  text: NewNote.shape.text.unwrap(),
});
