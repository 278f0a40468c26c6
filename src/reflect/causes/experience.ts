import { ableWords, firstName } from '#connect';
import { findExperience, type TellerView } from '#finding';
import { type GoalView, goalById, sharedGoals } from '#goals';
import type { Kith } from '#platform';
import { askQuestion, askWords } from './ask-words.ts';
import { GOALS_SHOWN_MAX } from './limits.ts';
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
  const { suspect } = situation;
  const told = toldWords(situation);
  const [found, goals] = await Promise.all([
    findExperience(kith, {
      memberId,
      goalId,
      text: told,
      around: aroundWords(goal, situation),
      wanted: suspect === 'unsure' ? null : suspect,
    }),
    sharedGoals(kith, memberId, { words: told }),
  ]);
  return {
    ...found,
    people: found.people.map((person) => ({
      ...person,
      opener: openerFor(person, { goal, situation }),
    })),
    goals: goals.slice(0, GOALS_SHOWN_MAX),
    question: askQuestion(situation),
  };
}

/** Where the method is suspected, who tried the same is as near as who met the same. */
const toldWords = ({ difficulty, tried, suspect, also }: Situation): string =>
  [difficulty, ...also, ...(suspect === 'method' ? [tried] : [])].join('\n');

/** Where the situation is suspected, what the goal came from says what was around. */
const aroundWords = (goal: GoalView, { tried, suspect }: Situation): string =>
  [
    goal.able,
    ...goal.questions.map(({ text }) => text),
    ...(suspect === 'situation' ? [goal.need] : []),
    tried,
  ].join('\n');

function openerFor(
  { name, strength, evidence }: TellerView,
  { goal, situation }: { goal: GoalView; situation: Situation },
): string {
  return askWords({
    ...situation,
    firstName: firstName(name),
    able: ableWords(goal.able),
    // A few words in common are no reason to say that they have met the same.
    about: strength === 'little' ? null : evidence[0]?.title || null,
  });
}
