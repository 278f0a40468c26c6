import { CRITERIA } from '#people';
import type { Coverage } from './gaps.ts';
import type { CriterionView, FoundPerson } from './view.ts';

const SILENT_MS = 183 * 24 * 60 * 60 * 1000;

/** Whether somebody counts for a criterion: the member's word, else the program's hint. */
export function covers({ assessment, hint }: CriterionView): boolean {
  return assessment === 'unknown' ? hint === 'hint' : assessment === 'yes';
}

/** What the chosen people cover; while nobody is chosen, everyone proposed. */
export function coverageOf(
  people: FoundPerson[],
  questions: { id: number; text: string }[],
  now: number,
): Coverage {
  const chosen = people.filter((person) => person.decision === 'chosen');
  const areChosen = chosen.length > 0;
  const looked = areChosen ? chosen : people;
  return {
    questions: questions.map(({ id, text }) => ({
      id,
      text,
      people: looked.filter((person) => person.questions.some((q) => q.questionId === id)).length,
    })),
    criteria: CRITERIA.map((criterion) => ({
      criterion,
      people: looked.filter((person) =>
        person.criteria.some((row) => row.criterion === criterion && covers(row)),
      ).length,
    })),
    people: looked.length,
    areChosen,
    silent: looked.filter((person) => person.latestAt !== null && now - person.latestAt > SILENT_MS)
      .length,
    sharedSite: sharedSite(looked),
  };
}

function sharedSite(people: FoundPerson[]): Coverage['sharedSite'] {
  const sites = new Map<string, number>();
  for (const person of people) {
    for (const title of new Set(person.sources.map((source) => source.title)))
      sites.set(title, (sites.get(title) ?? 0) + 1);
  }
  const [most] = [...sites].toSorted(([, a], [, b]) => b - a);
  return most ? { site: most[0], people: most[1] } : null;
}
