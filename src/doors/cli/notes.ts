import { CaptureForm, capture } from '#create';
import { goalsOf, goalTitle } from '#goals';
import { memberForCommand } from '#members';
import { type Kith, Refusal } from '#platform';
import { type Args, type KithCommand, Misuse, textOption } from './command.ts';

const text = { type: 'string' } as const;

/** The goal with this number, or the only one whose title holds these words. */
export async function goalIdOf(kith: Kith, memberId: number, asked: string): Promise<number> {
  const goals = await goalsOf(kith, memberId);
  const words = asked.toLowerCase();
  const meant = goals.filter(
    (goal) => String(goal.id) === asked || goalTitle(goal).toLowerCase().includes(words),
  );
  const exact = meant.find((goal) => String(goal.id) === asked);
  const [only, other] = meant;
  if (exact) return exact.id;
  if (only && !other) return only.id;
  throw new Refusal(
    'not_found',
    only
      ? `Several goals hold “${asked}”. Give the number: kith goal list`
      : `No goal holds “${asked}”. See them with: kith goal list`,
  );
}

/** The words after the command, else all of standard input. */
async function textOf(args: Args): Promise<string> {
  const given = args.words.join(' ') || (await args.input());
  if (given.trim() === '') throw new Misuse('Give a text, or send one to standard input.');
  return given;
}

/** As they were typed: nobody knows the fields behind them. */
const TYPED: Record<string, string> = { text: 'TEXT', capturedAs: '--kind', sourceUrl: '--url' };

function read(form: object): CaptureForm {
  const checked = CaptureForm.safeParse(form);
  if (checked.success) return checked.data;
  const [first] = checked.error.issues;
  const field = String(first?.path[0]);
  throw new Refusal('invalid', `${TYPED[field] ?? field}: ${first?.message ?? ''}`);
}

export const noteCommands: KithCommand[] = [
  {
    name: 'note',
    usage: '[TEXT] [--kind KIND] [--goal GOAL] [--url URL]',
    summary: 'Capture something; without TEXT it is read from standard input',
    options: {
      kind: {
        ...text,
        about: 'thought (the default), chance, talk, podcast, video, reading or conversation',
      },
      goal: {
        ...text,
        about: 'its number or words of its title; without one it waits in the inbox',
      },
      url: { ...text, about: 'where it is from' },
    },
    run: async (kith, args, out) => {
      const given = await textOf(args);
      const member = await memberForCommand(kith, args.as);
      const goal = textOption(args, 'goal');
      const form = read({
        text: given,
        capturedAs: textOption(args, 'kind'),
        sourceUrl: textOption(args, 'url'),
        goalId: goal === undefined ? undefined : await goalIdOf(kith, member.id, goal),
      });
      const note = await capture(kith, member.id, form);
      const where = note.isWaiting ? 'It waits in the inbox' : 'It is with its goal';
      out.answer({ note }, [`${where}: ${note.title}`]);
      return 0;
    },
  },
];
