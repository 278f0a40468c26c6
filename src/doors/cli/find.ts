import { dayOf } from '#days';
import { type FindingView, find, findForGoal } from '#finding';
import { memberForCommand } from '#members';
import { CRITERION_WORDS } from '#people';
import { type KithCommand, Misuse } from './command.ts';

const day = (at: number | null): string | null => (at === null ? null : dayOf(at));

/** What is found as a program reads it: names instead of ids where there are names. */
function documentOf(found: FindingView) {
  return {
    questions: found.questions,
    people: found.people.map((person) => ({
      id: person.id,
      name: person.name,
      latest: day(person.latestAt),
      decision: person.decision,
      sources: person.sources,
      questions: person.questions.map((question) => ({
        question: found.questions.find((one) => one.id === question.questionId)?.text ?? '',
        strength: question.strength,
        evidence: question.evidence.map(evidenceOf),
      })),
      criteria: person.criteria.map((row) => ({
        criterion: row.criterion,
        hint: row.hint,
        because: row.because,
        count: row.count,
        floor: row.floor,
        assessment: row.assessment,
        evidence: row.evidence.map(evidenceOf),
      })),
    })),
    portfolio: found.portfolio,
    gaps: found.gaps,
  };
}

type Evidence = FindingView['people'][number]['criteria'][number]['evidence'][number];

function evidenceOf(evidence: Evidence) {
  return {
    title: evidence.title,
    url: evidence.url,
    date: day(evidence.publishedAt),
    matchedTerms: evidence.matched,
    passage: evidence.passage,
    ...(evidence.quote === null ? {} : { quote: evidence.quote }),
  };
}

function linesOf(found: FindingView): string[] {
  if (found.lookedAt.sources === 0)
    return ['There is nobody to look at yet: kith import FILE, then kith refresh'];
  const people = found.people.flatMap((person) => [
    `${person.name}  (last published ${day(person.latestAt) ?? 'at an unknown date'})`,
    ...person.questions.flatMap((question) =>
      question.evidence.map(
        (evidence) =>
          `    ${day(evidence.publishedAt) ?? '          '}  ${evidence.title}  [${evidence.matched.join(', ')}]`,
      ),
    ),
    ...person.criteria
      .filter((row) => row.hint === 'hint' || row.assessment === 'yes')
      .map((row) => `    ${CRITERION_WORDS[row.criterion].title}: ${row.because}`),
  ]);
  const { byWordsAlone } = found;
  return [
    ...(byWordsAlone ? [`Found by your words alone. ${byWordsAlone.words}`, ''] : []),
    ...(people.length > 0 ? people : ['Nobody in your network writes about this.']),
    ...(found.portfolio.length > 0 ? ['', 'Together:'] : []),
    ...found.portfolio.map((pick) => `    ${pick.name}: ${pick.adds.join('; ')}`),
    ...(found.gaps.length > 0 ? ['', 'Missing:'] : []),
    ...found.gaps.map((gap) => `    ${gap.text}`),
  ];
}

export const findCommands: KithCommand[] = [
  {
    name: 'find',
    usage: 'GOAL-OR-QUESTION',
    summary: 'Who fits a goal (its number) or a question, for which reasons, and what is missing',
    run: async (kith, args, out) => {
      const words = args.words.join(' ').trim();
      if (words === '') throw new Misuse('Give the number of a goal, or a question in quotes.');
      const member = await memberForCommand(kith, args.as);
      const found = /^\d+$/.test(words)
        ? await findForGoal(kith, member.id, Number(words))
        : await find(kith, {
            memberId: member.id,
            questions: [{ id: 0, text: words }],
            context: '',
          });
      out.answer(documentOf(found), linesOf(found));
      return 0;
    },
  },
];
