import { z } from '@hono/zod-openapi';
import { LANGUAGES } from './limits.ts';

export const MachineKind = z.enum(['summary', 'translation']);
export type MachineKind = z.infer<typeof MachineKind>;

export const MachineForm = z
  .object({
    kind: MachineKind,
    language: z.enum(LANGUAGES),
    /** Made once more, though there is one. */
    isAnew: z.boolean().default(false),
  })
  .openapi('MachineTextForm');
export type MachineForm = z.output<typeof MachineForm>;

export const MachineText = z
  .object({
    id: z.number(),
    kind: MachineKind,
    language: z.string(),
    state: z.enum(['working', 'done', 'failed']),
    /** How far it is. */
    partsDone: z.number(),
    partsTotal: z.number(),
    model: z.string(),
    madeAt: z.number().nullable(),
    /** The text is another since: what was made of it is not shown any more. */
    isOutdated: z.boolean(),
    /** Why there is none. */
    problem: z.string().nullable(),
    /** What a reader must know of it: what was cut, what stayed as it was. */
    note: z.string().nullable(),
    /** Of a translation; '' where there is none. */
    title: z.string(),
    /** Sanitised HTML; '' while there is none. */
    html: z.string(),
  })
  .openapi('MachineText');
export type MachineText = z.infer<typeof MachineText>;

export const MachineTexts = z
  .object({
    texts: z.array(MachineText),
    /** It is the member's alone: a letter, or what they keep. */
    isOwn: z.boolean(),
    /** Of the text itself, BCP 47; null when nobody knows. */
    language: z.string().nullable(),
  })
  .openapi('MachineTexts');
export type MachineTexts = z.infer<typeof MachineTexts>;

export const Agreement = z
  .object({
    /** What the member's sources published may be sent. */
    isPublishedSent: z.boolean(),
    /** What is theirs alone may be sent, too: letters, and what they keep. */
    isOwnSent: z.boolean(),
  })
  .openapi('MachineAgreement');
export type Agreement = z.infer<typeof Agreement>;

export const MachineSettings = Agreement.extend({
  /** Null where the host has set up nobody who writes. */
  asked: z
    .object({
      url: z.string(),
      model: z.string(),
      /** By http to another computer: others on the way can read what is sent. */
      isReadableOnTheWay: z.boolean(),
    })
    .nullable(),
  /** How many may be asked for within 24 hours, and how many of these are left. */
  perDayMax: z.number(),
  left: z.number(),
}).openapi('MachineSettings');
export type MachineSettings = z.infer<typeof MachineSettings>;
