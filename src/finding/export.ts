import type { Kith } from '#platform';
import { exportBriefs } from './briefs/queries.ts';
import type { Helped } from './help/limits.ts';
import { helpOf } from './help/queries.ts';
import { keepsQuestions } from './meaning/choice.ts';
import { exportDismissed } from './places/dismiss.ts';
import { rollsOf } from './rolls/rolls.ts';

/** What a member decided, as `kith export` writes it. Times are ISO 8601. */
/** How a person stood when the member decided about them; what finding learnt is computed from these. */
export interface ExportedLesson {
  goalId: number;
  personId: number;
  about: string;
  verdict: string;
  differences: unknown;
  learntAt: string;
  forgottenAt: string | null;
}

export interface ExportedFinding {
  /** True when the member's questions are compared by meaning nowhere else. */
  keepsQuestionsHome: boolean;
  lessons: ExportedLesson[];
  choices: {
    goalId: number;
    personId: number;
    decision: 'chosen' | 'later' | 'dismissed';
    decidedAt: string;
  }[];
  /** Whether people helped, as the member said. */
  help: {
    goalId: number;
    personId: number;
    helped: Helped;
    note: string;
    occasion: string;
    saidAt: string;
  }[];
  /** Gatherings that are not to be proposed again, by their key. */
  dismissedGatherings: { key: string; dismissedAt: string }[];
  /** Whom the member looks for, and what they decided about whom was found. */
  briefs: Awaited<ReturnType<typeof exportBriefs>>;
  /** Public lists of people that the member added. */
  rolls: { url: string; title: string | null; personId: number | null }[];
  /** Sites beyond the network that were visited or decided about. */
  strangers: {
    site: string;
    url: string;
    state: string;
    name: string | null;
    title: string | null;
    feedUrl: string | null;
    lookedAt: string | null;
    personId: number | null;
  }[];
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** Every choice of a member about goals and people that are there, and every site looked at. */
export async function exportFinding(kith: Kith, memberId: number): Promise<ExportedFinding> {
  const choices = await kith.db.read
    .selectFrom('choice')
    .innerJoin('goal', 'goal.id', 'choice.goal_id')
    .innerJoin('person', 'person.id', 'choice.person_id')
    .select(['choice.goal_id', 'choice.person_id', 'choice.decision', 'choice.decided_at'])
    .where('goal.member_id', '=', memberId)
    .where('person.member_id', '=', memberId)
    .where('goal.removed_at', 'is', null)
    .where('person.removed_at', 'is', null)
    .orderBy('choice.goal_id')
    .orderBy('choice.person_id')
    .execute();
  const strangers = await kith.db.read
    .selectFrom('stranger')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('state', 'in', ['looked', 'nothing', 'added', 'dismissed'])
    .orderBy('id')
    .execute();
  return {
    keepsQuestionsHome: await keepsQuestions(kith, memberId),
    choices: choices.map((row) => ({
      goalId: row.goal_id,
      personId: row.person_id,
      decision: row.decision,
      decidedAt: iso(row.decided_at),
    })),
    help: (await helpOf(kith, memberId)).map(({ goal, person, saidAt, ...said }) => ({
      goalId: goal.id,
      personId: person.id,
      ...said,
      saidAt: iso(saidAt),
    })),
    lessons: await lessonsOf(kith, memberId),
    dismissedGatherings: await exportDismissed(kith, memberId),
    briefs: await exportBriefs(kith, memberId),
    rolls: (await rollsOf(kith, memberId)).map(({ url, title, person }) => ({
      url,
      title,
      personId: person?.id ?? null,
    })),
    strangers: strangers.map((row) => ({
      site: row.site_key,
      url: row.url,
      state: row.state,
      name: row.name,
      title: row.title,
      feedUrl: row.feed_url,
      lookedAt: row.looked_at === null ? null : iso(row.looked_at),
      personId: row.person_id,
    })),
  };
}

async function lessonsOf(kith: Kith, memberId: number): Promise<ExportedLesson[]> {
  const rows = await kith.db.read
    .selectFrom('finding_lesson')
    .innerJoin('goal', 'goal.id', 'finding_lesson.goal_id')
    .innerJoin('person', 'person.id', 'finding_lesson.person_id')
    .selectAll('finding_lesson')
    .where('goal.member_id', '=', memberId)
    .where('person.member_id', '=', memberId)
    .where('goal.removed_at', 'is', null)
    .where('person.removed_at', 'is', null)
    .orderBy('finding_lesson.id')
    .execute();
  return rows.map((row) => ({
    goalId: row.goal_id,
    personId: row.person_id,
    about: row.about,
    verdict: row.verdict,
    differences: JSON.parse(row.differences),
    learntAt: iso(row.learnt_at),
    forgottenAt: row.forgotten_at === null ? null : iso(row.forgotten_at),
  }));
}
