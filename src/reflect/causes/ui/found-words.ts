import type { ExperienceView } from '../schema.ts';

/** Of those who share but a few words so many are shown. */
export const WEAK_SHOWN_MAX = 4;

type Looked = Pick<ExperienceView, 'lookedAt'> & {
  people: readonly Pick<ExperienceView['people'][number], 'strength'>[];
};

/** How many were found and how sure that is, in a sentence that names only what there is. */
export function foundWords({ people, lookedAt }: Looked): string {
  if (people.length === 0) return 'Nobody was found.';
  const count = (strength: string) => people.filter((one) => one.strength === strength).length;
  const [told, same, little] = [count('told'), count('same'), count('little')];
  const entries = `Looked through ${lookedAt.entries.toLocaleString('en')} ${lookedAt.entries === 1 ? 'entry' : 'entries'}.`;
  const nearest = little > WEAK_SHOWN_MAX ? ` The nearest ${WEAK_SHOWN_MAX} are shown.` : '';
  const weak = `${little} ${little === 1 ? 'shares' : 'share'} a few of your words`;
  if (told + same === 0)
    return `${entries} Nobody clearly wrote of the same: ${weak}, which is weak evidence.${nearest}`;
  const strong = [
    told > 0 && `${told} ${seem(told)} to tell of it from experience`,
    same > 0 && `${same} ${seem(same)} to write about it`,
  ].filter((one) => one !== false);
  const rest = little > 0 ? `; ${weak}` : '';
  return `${entries} By their words ${strong.join(' and ')}${rest}.${nearest} Read the passage before you ask.`;
}

const seem = (count: number): string => (count === 1 ? 'seems' : 'seem');
