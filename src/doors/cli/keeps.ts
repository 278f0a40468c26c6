import { keep, NewKeep } from '#consume';
import { memberForCommand } from '#members';
import { Refusal } from '#platform';
import { type KithCommand, Misuse, textOption } from './command.ts';
import { goalIdOf } from './notes.ts';

const text = { type: 'string' } as const;

/** As they were typed: nobody knows the fields behind them. */
const TYPED: Record<string, string> = { url: 'URL', takeaway: '--takeaway', tags: '--tag' };

function read(form: object): NewKeep {
  const checked = NewKeep.safeParse(form);
  if (checked.success) return checked.data;
  const [first] = checked.error.issues;
  const field = String(first?.path[0]);
  throw new Refusal('invalid', `${TYPED[field] ?? field}: ${first?.message ?? ''}`);
}

export const keepCommands: KithCommand[] = [
  {
    name: 'keep',
    usage: 'URL [--takeaway TEXT] [--goal GOAL] [--tag TAG…]',
    summary: 'Keep a page, with what you take from it; the server fetches its text',
    options: {
      takeaway: { ...text, about: 'what you take from it' },
      goal: { ...text, about: 'its number or words of its title' },
      tag: { ...text, multiple: true, about: 'may be said several times' },
    },
    run: async (kith, args, out) => {
      const [url, ...rest] = args.words;
      if (url === undefined || rest.length > 0) throw new Misuse('Give the address of one page.');
      const member = await memberForCommand(kith, args.as);
      const goal = textOption(args, 'goal');
      const tags = args.options.tag;
      const form = read({
        url,
        takeaway: textOption(args, 'takeaway'),
        ...(Array.isArray(tags) ? { tags } : {}),
        ...(goal === undefined ? {} : { goalId: await goalIdOf(kith, member.id, goal) }),
      });
      const kept = await keep(kith, member.id, form);
      out.answer({ keep: kept }, [`Kept: ${kept.title}`]);
      return 0;
    },
  },
];
