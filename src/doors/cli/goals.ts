import { draftGoal, GoalForm, type GoalView, goalsOf, goalTitle, setGoalStatus } from '#goals';
import { memberForCommand } from '#members';
import { type Args, type KithCommand, Misuse, textOption, textOptions } from './command.ts';

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;

/** The goal as it was written on the command line; what was not given is not there. */
function formOf(args: Args): GoalForm {
  const number = (name: string) =>
    textOption(args, name) === undefined ? undefined : Number(textOption(args, name));
  const evidence = textOptions(args, 'evidence').join('\n');
  const given = {
    need: textOption(args, 'need'),
    able: textOption(args, 'able'),
    why: textOption(args, 'why'),
    kind: textOption(args, 'kind'),
    evidence: evidence === '' ? undefined : evidence,
    confidence: number('confidence'),
    minutesPerWeek: number('minutes-per-week'),
    reviewOn: textOption(args, 'review'),
    questions: textOptions(args, 'question').map((question) => ({ text: question })),
  };
  return GoalForm.parse(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  );
}

const lineOf = (goal: GoalView) =>
  `${String(goal.id).padStart(4)}  ${goal.status.padEnd(6)}  ${goalTitle(goal)}`;

export const goalCommands: KithCommand[] = [
  {
    name: 'goal add',
    usage:
      '--able TEXT --question TEXT… [--need TEXT] [--why TEXT] [--evidence TEXT…] [--kind KIND] [--confidence 0-100] [--review DAY]',
    summary: 'Set a goal; without "able" or a question it stays a draft',
    options: {
      need: { ...text, about: 'the need at work: what should be different' },
      why: { ...text, about: 'why it matters to you' },
      able: { ...text, about: 'what you want to be able to do' },
      question: {
        ...texts,
        about: 'what you ask; each is searched for on its own; may be repeated',
      },
      evidence: { ...texts, about: 'how you will know that it worked; may be repeated' },
      kind: { ...text, about: 'learning (the default) or performance' },
      confidence: { ...text, about: 'how sure you are now that you can do it, 0 to 100' },
      'minutes-per-week': { ...text, about: 'the time you give it' },
      review: { ...text, about: 'the day you look back, as year-month-day' },
    },
    run: async (kith, args, out) => {
      if (args.words.length > 0)
        throw new Misuse(`"${args.words[0]}" belongs to no option; put texts in quotes.`);
      const form = formOf(args);
      if (!form.need && !form.able) throw new Misuse('Give at least --need or --able.');
      const member = await memberForCommand(kith, args.as);
      const draft = await draftGoal(kith, member.id, form);
      const isWhole = draft.able !== '' && draft.questions.length > 0;
      const goal = isWhole ? await setGoalStatus(kith, member.id, draft.id, 'active') : draft;
      out.answer({ goal }, [
        isWhole ? 'The goal is set:' : 'The goal is a draft until it has --able and a --question:',
        lineOf(goal),
      ]);
      return 0;
    },
  },
  {
    name: 'goal list',
    usage: '',
    summary: 'My goals, the one worked on last first',
    run: async (kith, args, out) => {
      const member = await memberForCommand(kith, args.as);
      const goals = await goalsOf(kith, member.id);
      out.answer(
        { goals },
        goals.length === 0 ? ['No goal yet: kith goal add'] : goals.map(lineOf),
      );
      return 0;
    },
  },
];
