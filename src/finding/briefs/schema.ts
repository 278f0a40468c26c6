import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { Criterion } from '#people';
import { isStorable, type Migration, NOT_STORABLE } from '#platform';
import { StrangerView } from '../beyond/view.ts';
import { DIMENSIONS } from '../echo.ts';
import { BlogrollsView } from '../rolls/blogrolls-view.ts';
import { EvidenceView } from '../view.ts';
import { BRIEF_QUESTION_CHARS_MAX, BRIEF_WORDS_MAX, GAP_CHARS_MAX } from './limits.ts';

const Chips = {
  question: z
    .string()
    .trim()
    .min(1, 'Say what they should speak of.')
    .max(BRIEF_QUESTION_CHARS_MAX)
    .refine(isStorable, NOT_STORABLE),
  criteria: z.array(Criterion).max(10),
  different: z.array(z.enum(DIMENSIONS)).max(DIMENSIONS.length),
};
/** The words of the question that are searched for, as the member chose them; null as Kith reads it. */
const Words = z.array(z.string().max(BRIEF_QUESTION_CHARS_MAX)).max(BRIEF_WORDS_MAX).nullable();

export const NewBrief = z
  .object({
    ...Chips,
    criteria: Chips.criteria.default([]),
    different: Chips.different.default([]),
  })
  .openapi('NewBrief');
export type NewBrief = z.infer<typeof NewBrief>;

/** A gap of the goal by its key, as the finding names it. */
export const GapForm = z.object({ gap: z.string().min(1).max(GAP_CHARS_MAX) }).openapi('GapForm');

export const BriefForm = z
  .object({ ...Chips, words: Words, state: z.enum(['open', 'closed']) })
  .partial()
  .openapi('BriefForm');
export type BriefForm = z.infer<typeof BriefForm>;

export const BriefView = z
  .object({
    id: z.number(),
    goalId: z.number(),
    ...Chips,
    question: z.string(),
    words: Words,
    state: z.enum(['open', 'closed']),
    /** How many candidates were kept for it. */
    kept: z.number(),
    createdAt: z.number(),
  })
  .openapi('Brief');
export type BriefView = z.infer<typeof BriefView>;

export const CandidateState = z.enum(['open', 'kept', 'dismissed']);
export type CandidateState = z.infer<typeof CandidateState>;

export const CandidateForm = z
  .object({
    kind: z.enum(['person', 'stranger']),
    id: z.number().int().positive(),
    state: CandidateState,
  })
  .openapi('CandidateForm');
export type CandidateForm = z.infer<typeof CandidateForm>;

/** Somebody who may be whom a brief looks for: one of my people, or a site beyond them. */
export const CandidateView = z
  .object({
    kind: z.enum(['person', 'stranger']),
    id: z.number(),
    name: z.string(),
    state: CandidateState,
    /** From where they come, in words: my network, cited by whom, on which list. */
    from: z.array(z.string()),
    /** What of the brief they bring, in words; of a stranger nothing is known yet. */
    brings: z.array(z.string()),
    /** In what of the brief nothing is known of them. */
    unknown: z.array(z.string()),
    evidence: z.array(EvidenceView),
    /** For a site beyond the network: how far one has looked. */
    stranger: StrangerView.nullable(),
  })
  .openapi('BriefCandidate');
export type CandidateView = z.infer<typeof CandidateView>;

export const CandidatesView = z
  .object({
    brief: BriefView,
    /** What of the question could be searched for, and what is. */
    words: z.array(z.object({ word: z.string(), isUsed: z.boolean() })),
    /** Whether sites may be visited on this Kith. */
    isOn: z.boolean(),
    candidates: z.array(CandidateView),
    /** How far one has looked for the blogrolls of those chosen and of the candidates one has. */
    blogrolls: BlogrollsView,
    dismissed: z.array(CandidateView.pick({ kind: true, id: true, name: true })),
  })
  .openapi('BriefCandidates');
export type CandidatesView = z.infer<typeof CandidatesView>;

declare module '#tables' {
  interface Tables {
    /** Whom a member looks for, for a goal. `criteria`, `different` and `words` are JSON lists; no `words` are as Kith reads the question. */
    brief: {
      id: Generated<number>;
      goal_id: number;
      question: string;
      criteria: string;
      different: string;
      words: string | null;
      state: 'open' | 'closed';
      created_at: number;
      updated_at: number;
    };
    /** What the member decided about somebody found for a brief: a person or a stranger. */
    brief_candidate: {
      brief_id: number;
      person_id: number | null;
      stranger_id: number | null;
      state: 'kept' | 'dismissed';
      noted_at: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0033-finding-briefs',
    up: `
create table brief (
  id {id},
  goal_id {int} not null references goal (id) on delete cascade,
  question text not null check (length(question) <= ${BRIEF_QUESTION_CHARS_MAX}),
  criteria text not null,
  different text not null,
  state text not null check (state in ('open', 'closed')),
  created_at {int} not null,
  updated_at {int} not null
) {strict};
create index brief_goal on brief (goal_id);
create table brief_candidate (
  brief_id {int} not null references brief (id) on delete cascade,
  person_id {int} references person (id) on delete cascade,
  stranger_id {int} references stranger (id) on delete cascade,
  state text not null check (state in ('kept', 'dismissed')),
  noted_at {int} not null,
  unique (brief_id, person_id),
  unique (brief_id, stranger_id),
  check ((person_id is null) <> (stranger_id is null))
) {strict};
create index brief_candidate_person on brief_candidate (person_id);
create index brief_candidate_stranger on brief_candidate (stranger_id)`,
  },
  {
    name: '0105-finding-brief-words',
    up: 'alter table brief add column words text',
  },
];
