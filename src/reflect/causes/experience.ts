import { ableWords, firstName } from '#connect';
import { type FoundPerson, find } from '#finding';
import { type GoalView, goalById, sharedGoals } from '#goals';
import type { Kith } from '#platform';
import { askWords } from './ask-words.ts';
import { GOALS_SHOWN_MAX, PEOPLE_SHOWN_MAX } from './limits.ts';
import type { ExperienceView, Situation } from './schema.ts';

/**
 * Who in the network may know the difficulty from experience: people whose entries speak of it, and
 * goals that other members show. Nothing is stored; who is asked, the member decides.
 */
export async function experienceOf(
  kith: Kith,
  memberId: number,
  { goalId, situation }: { goalId: number; situation: Situation },
): Promise<ExperienceView> {
  const goal = await goalById(kith, memberId, goalId);
  // Searched as a question of its own: what went wrong has other words than the goal.
  const [finding, goals] = await Promise.all([
    find(kith, {
      memberId,
      questions: [{ id: 0, text: situation.difficulty }],
      context: goal.able,
    }),
    sharedGoals(kith, memberId, { words: `${situation.difficulty} ${goal.able}` }),
  ]);
  return {
    people: finding.people
      .filter(({ questions }) => questions.length > 0)
      .slice(0, PEOPLE_SHOWN_MAX)
      .map((person) => personToAsk(person, goal, situation)),
    goals: goals.slice(0, GOALS_SHOWN_MAX),
    entries: finding.lookedAt.entries,
  };
}

function personToAsk(
  { id, name, questions }: FoundPerson,
  goal: GoalView,
  situation: Situation,
): ExperienceView['people'][number] {
  const evidence = questions.flatMap((question) => question.evidence);
  const opener = askWords({
    ...situation,
    firstName: firstName(name),
    able: ableWords(goal.able),
    about: evidence[0]?.title || null,
  });
  return { id, name, evidence, opener };
}
