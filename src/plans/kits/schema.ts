import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { NewPlace } from '#people';
import { isStorable, type Migration, Refusal } from '#platform';
import { readRule } from '../recurrence/rule.ts';
import { STEPS_PER_GOAL_MAX } from '../steps/limits.ts';
import { StepWords } from '../steps/schema.ts';
import { isPublicAddress } from './public-address.ts';

export const KIT_VERSION = 1;
/** Of a member, taken and not undone. */
export const KITS_MAX = 200;
export const PEOPLE_MAX = 100;
const SOURCES_MAX = 200;
const PLACES_MAX = 100;
const QUESTIONS_MAX = 12;
export const NAME_CHARS_MAX = 200;
const ADDRESS_CHARS_MAX = 2_000;
export const TEXT_CHARS_MAX = 10_000;
export const QUESTION_CHARS_MAX = 300;
const PIECES_MAX = 5_000;

const text = (charsMax: number) =>
  z.string().trim().max(charsMax).refine(isStorable, 'It holds a null character.');
const Address = text(ADDRESS_CHARS_MAX).refine(
  (url) => url === '' || isPublicAddress(url),
  'Only public addresses of the web.',
);
/** Which of the list of people, places or sources; counted from 0. */
const Which = z.number().int().min(0).max(SOURCES_MAX).nullable();

const KitPerson = z.object({
  name: text(NAME_CHARS_MAX).min(1),
  site: Address,
  feed: Address,
  fediverse: text(NAME_CHARS_MAX).refine(
    (account) => account === '' || /^@?[\w.-]+@[\w-]+(\.[\w-]+)+$/u.test(account),
    'A fediverse account looks like @name@example.social.',
  ),
});
export type KitPerson = z.infer<typeof KitPerson>;
const KitSource = z.object({
  title: text(NAME_CHARS_MAX * 2),
  url: Address.min(1),
  person: z.number().int().min(0),
});
const KitPlace = NewPlace.required().extend({ address: Address });
export type KitPlace = z.infer<typeof KitPlace>;
const KitStep = StepWords.extend({ person: Which, place: Which, source: Which }).refine(
  ({ recurrence }) => recurrence === null || 'text' in readRule(recurrence),
  { path: ['recurrence'], message: 'This is no rule that Kith takes.' },
);

/** What one learner hands to another: a goal with its plan, and who and what helped. No dates, nothing about how it went. */
export const Kit = z
  .object({
    format: z.literal('kith-kit'),
    version: z.literal(KIT_VERSION),
    goal: z.object({
      able: text(TEXT_CHARS_MAX),
      need: text(TEXT_CHARS_MAX),
      kind: z.enum(['learning', 'performance']),
      evidence: text(TEXT_CHARS_MAX),
      questions: z.array(text(QUESTION_CHARS_MAX).min(1)).max(QUESTIONS_MAX),
    }),
    people: z.array(KitPerson).max(PEOPLE_MAX),
    sources: z.array(KitSource).max(SOURCES_MAX),
    places: z.array(KitPlace).max(PLACES_MAX),
    steps: z.array(KitStep).max(STEPS_PER_GOAL_MAX),
  })
  .superRefine(({ people, sources, places, steps }, context) => {
    const wrong = (path: (string | number)[]) =>
      context.addIssue({ code: 'custom', path, message: 'It names nothing in this kit.' });
    const isIn = (list: readonly unknown[], which: number | null) =>
      which === null || which < list.length;
    for (const [at, { person }] of sources.entries())
      if (!isIn(people, person)) wrong(['sources', at, 'person']);
    for (const [at, step] of steps.entries()) {
      if (!isIn(people, step.person)) wrong(['steps', at, 'person']);
      if (!isIn(places, step.place)) wrong(['steps', at, 'place']);
      if (!isIn(sources, step.source)) wrong(['steps', at, 'source']);
    }
  })
  .openapi('Kit');
export type Kit = z.infer<typeof Kit>;

/** Reads what may be a kit; refuses with what is wrong and where. */
export function readKit(written: unknown): Kit {
  const seen = z.looseObject({ format: z.string(), version: z.number() }).safeParse(written);
  if (!seen.success || seen.data.format !== 'kith-kit')
    throw new Refusal('invalid', 'This is no starter kit of Kith.');
  if (seen.data.version > KIT_VERSION)
    throw new Refusal('invalid', 'A newer Kith made this kit. Ask your host to update this one.');
  const read = Kit.safeParse(written);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  const where = first ? whereWords(first.path) : '';
  throw new Refusal('invalid', `This kit cannot be read. ${where}: ${first?.message ?? ''}`);
}

const PART_WORDS: Record<string, string> = {
  goal: 'The goal',
  questions: 'question',
  people: 'Person',
  sources: 'Source',
  places: 'Place',
  steps: 'Step',
};

/** `steps.0.person` as one counts: "Step 1, person". */
function whereWords(path: readonly PropertyKey[]): string {
  const words = path
    .map((part) =>
      typeof part === 'number' ? part + 1 : (PART_WORDS[String(part)] ?? String(part)),
    )
    .join(', ')
    .replace(/, (\d+)/g, ' $1');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** Reads a kit from the text of a file. */
export function parseKit(written: string): Kit {
  try {
    return readKit(JSON.parse(written));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Refusal('invalid', 'This is no starter kit of Kith.');
    throw error;
  }
}

/** One thing that a kit can hold: `need`, `step/12`, `step/12/cue`. */
const PieceKey = z.string().regex(/^[a-z]+(\/\d+(\/[a-z]+)?)?$/, 'This names no piece of a kit.');

/** What goes out otherwise than it usually would, for this one kit; the plan stays as it is. */
export const KitChoices = z
  .object({
    leaveOut: z.array(PieceKey).max(PIECES_MAX).default([]),
    /** What usually stays, such as the need and the cues. */
    takeIn: z.array(PieceKey).max(PIECES_MAX).default([]),
    words: z.record(PieceKey, text(TEXT_CHARS_MAX)).default({}),
  })
  .openapi('KitChoices');
export type KitChoices = z.infer<typeof KitChoices>;

/** What a member takes of a stranger's kit, and in which words; counted from 0 in the kit as it came: `step/3`. */
export const TakeChoices = z
  .object({
    leaveOut: z.array(PieceKey).max(PIECES_MAX).default([]),
    /** For `able`, `need`, `evidence`, questions and steps. */
    words: z.record(PieceKey, text(TEXT_CHARS_MAX)).default({}),
  })
  .openapi('KitTakeChoices');
export type TakeChoices = z.infer<typeof TakeChoices>;

export const PIECE_PARTS = ['goal', 'questions', 'steps', 'people', 'sources', 'places'] as const;
export const Piece = z
  .object({
    key: z.string(),
    part: z.enum(PIECE_PARTS),
    /** The piece without which it does not go either. */
    under: z.string().nullable(),
    /** What it is: "The need". */
    label: z.string(),
    /** As it goes, or would. */
    text: z.string(),
    /** An address that goes with it. */
    where: z.string(),
    isIn: z.boolean(),
    mayStay: z.boolean(),
    mayReword: z.boolean(),
    /** Why something of it is replaced or stays. */
    note: z.string(),
  })
  .openapi('KitPiece');
export type Piece = z.infer<typeof Piece>;

/** A kit as it would go out, piece by piece and to the letter, and what stays here, in words. */
export const PassedKit = z
  .object({
    kit: Kit,
    pieces: z.array(Piece),
    leftOut: z.array(z.string()),
    /** The same for the same kit only: with it nothing else is handed on than what was seen. */
    print: z.string(),
  })
  .openapi('PassedKit');
export type PassedKit = z.infer<typeof PassedKit>;

const Made = z.object({
  name: z.string(),
  where: z.string(),
  /** Of what somebody publishes: which of the people, from 0. */
  person: z.number().nullable(),
  isNew: z.boolean(),
  /** Somebody whom the member had erased, or what they publish: left out unless asked for. */
  isErased: z.boolean(),
});
export const KitPreview = z
  .object({
    goal: z.object({
      able: z.string(),
      need: z.string(),
      evidence: z.string(),
      questions: z.array(z.string()),
    }),
    /** Whether it could be worked on at once: it says what to be able to do, and asks something. */
    isWhole: z.boolean(),
    people: z.array(Made),
    sources: z.array(Made),
    places: z.array(Made),
    /** In the order of the plan, with details in words such as "every Thursday"; who and what it names from 0. */
    steps: z.array(
      z.object({
        text: z.string(),
        details: z.array(z.string()),
        person: Which,
        place: Which,
        source: Which,
      }),
    ),
  })
  .openapi('KitPreview');
export type KitPreview = z.infer<typeof KitPreview>;

export const KitView = z
  .object({
    id: z.number(),
    title: z.string(),
    goal: z.object({ id: z.number(), title: z.string() }).nullable(),
    takenAt: z.number(),
    /** What was made of it; what was here already is not counted. */
    made: z.object({ people: z.number(), sources: z.number(), places: z.number() }),
    steps: z.number(),
  })
  .openapi('TakenKit');
export type KitView = z.infer<typeof KitView>;

export type KitPart = 'person' | 'source' | 'place';

declare module '#tables' {
  interface Tables {
    /** A starter kit that a member took in. */
    kit: {
      id: Generated<number>;
      member_id: number;
      goal_id: number | null;
      title: string;
      /** The kit as it came: `Kit` as JSON. */
      document: string;
      draft_key: string | null;
      taken_at: number;
    };
    /** What belongs to it here. Numbers without foreign keys: what is gone is not found any more. */
    kit_part: { kit_id: number; kind: KitPart; subject_id: number; is_made: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0014-plans-kits',
    up: `
create table kit (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  goal_id {int} references goal (id) on delete set null,
  title text not null,
  document text not null,
  draft_key text,
  taken_at {int} not null,
  unique (member_id, draft_key)
) {strict};
create index kit_goal on kit (goal_id);
create table kit_part (
  kit_id {int} not null references kit (id) on delete cascade,
  kind text not null check (kind in ('person', 'source', 'place')),
  subject_id {int} not null,
  is_made {int} not null check (is_made in (0, 1)),
  primary key (kit_id, kind, subject_id)
) {strict};
create index kit_part_subject on kit_part (kind, subject_id)`,
  },
];
