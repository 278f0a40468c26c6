import { z } from '@hono/zod-openapi';
import { NewNote } from '#create';
import { SUBJECTS_MAX } from './rules.ts';

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

const NAME_CHARS_MAX = 2_000;
const SPELLINGS_MAX = 100;
const Name = z.string().min(1).max(NAME_CHARS_MAX);

/** What its writer said of somebody or something that is named. */
const SaidOfName = z.object({
  name: Name,
  personId: z.number().int().positive().nullable(),
  choice: z.enum(['replace', 'leave', 'agreed']),
  /** How it is written, where it stays; what stands there instead, where not. */
  words: z.array(z.string().max(NAME_CHARS_MAX)).max(SPELLINGS_MAX),
});

/** What was decided; a name that is found in the words and not among these is refused. */
export const SaidOfNames = z.array(SaidOfName).max(SUBJECTS_MAX).default([]);
export type SaidOfNames = z.output<typeof SaidOfNames>;
