import { z } from '@hono/zod-openapi';
import { isStorable, NOT_STORABLE } from '#platform';
import { REQUEST_CHARS_MAX } from './limits.ts';

const Id = z.number().int().positive();
const Named = z.object({ id: z.number(), name: z.string() });

/** Whether one asks for help, or offers it. */
export const RequestKind = z.enum(['ask', 'offer']);
export type RequestKind = z.infer<typeof RequestKind>;

/** Why two may have something for each other: in words of both, and by which words they meet. */
export const Reason = z.object({
  /**
   * `they-can`: a goal of mine meets what they can be asked about. `i-can`: what I can be asked about meets a goal that
   * they show me. `together`: a goal of mine meets one that they show me.
   */
  kind: z.enum(['they-can', 'i-can', 'together']),
  mine: z.string(),
  theirs: z.string(),
  goalId: z.number().nullable(),
  words: z.array(z.string()),
});
export type Reason = z.infer<typeof Reason>;

export const PeerView = z
  .object({
    /** Of the member. */
    id: z.number(),
    name: z.string(),
    topics: z.array(z.string()),
    languages: z.array(z.string()),
    channel: z.string(),
    until: z.string().nullable(),
    /** Whether the number of questions they set for a month is not reached. */
    takesMore: z.boolean(),
    /** False only where both named languages, and none is the same. */
    sharesLanguage: z.boolean(),
    reasons: z.array(Reason),
  })
  .openapi('Peer');
export type PeerView = z.infer<typeof PeerView>;

export const PeerRequestView = z
  .object({
    id: z.number(),
    side: z.enum(['sent', 'received']),
    peer: Named,
    kind: RequestKind,
    topic: z.string(),
    words: z.string(),
    /** A goal of mine that I wrote for; whoever is asked does not see it. */
    goalId: z.number().nullable(),
    askedAt: z.number(),
    stage: z.enum(['open', 'waiting', 'agreed', 'over']),
    /** How to reach them; null before both said yes. */
    contact: z.string().nullable(),
  })
  .openapi('PeerRequest');
export type PeerRequestView = z.infer<typeof PeerRequestView>;

export const PeersView = z
  .object({
    peers: z.array(PeerView),
    requests: z.array(PeerRequestView),
    blocked: z.array(Named),
  })
  .openapi('Peers');
export type PeersView = z.infer<typeof PeersView>;

export const NewPeerRequest = z
  .object({
    memberId: Id,
    kind: RequestKind.default('ask'),
    /** What it is about: one of their topics, or one of mine. */
    topic: z.string().trim().max(120).refine(isStorable, NOT_STORABLE).default(''),
    words: z
      .string()
      .trim()
      .min(1, 'Write what you ask or offer, in a sentence or two.')
      .max(REQUEST_CHARS_MAX, `At most ${REQUEST_CHARS_MAX.toLocaleString('en')} characters.`)
      .refine(isStorable, NOT_STORABLE),
    goalId: Id.nullable().default(null),
  })
  .openapi('NewPeerRequest');
export type NewPeerRequest = z.infer<typeof NewPeerRequest>;

/** `open` takes an answer back. A no needs no reason, and there is no field for one. */
export const PeerAnswer = z.object({ answer: z.enum(['open', 'yes', 'no']) }).openapi('PeerAnswer');
export type PeerAnswer = z.infer<typeof PeerAnswer>;

export const NewBlock = z.object({ memberId: Id }).openapi('NewBlock');
