import { readFile, writeFile } from 'node:fs/promises';
import { dayOf } from '#days';
import { memberForCommand } from '#members';
import { kitOf, linkWords, parseKit, passKit, previewKit, takeKit } from '#plans';
import { Refusal } from '#platform';
import { type Args, type KithCommand, Misuse, textOption, textOptions } from './command.ts';

async function textOf(args: Args, file: string): Promise<string> {
  if (file === '-') return args.input();
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new Refusal('not_found', `There is no file ${file} that can be read.`);
  }
}

type Preview = Awaited<ReturnType<typeof previewKit>>;

function linesOf({ goal, people, sources, places, steps }: Preview): string[] {
  const part = (title: string, list: Preview['people']) =>
    list.map(
      ({ name, where, isNew, isErased }) =>
        `  ${isErased ? 'out' : isNew ? 'new' : 'known'}  ${title}  ${name}${where === '' ? '' : `  ${where}`}`,
    );
  const named = (list: Preview['people']) =>
    list.map(({ name, isErased }) => (isErased ? null : name));
  const names = { people: named(people), sources: named(sources), places: named(places) };
  const isAnyOut = people.some(({ isErased }) => isErased);
  return [
    goal.able || goal.need,
    ...steps.map(
      (step) => `  step  ${[step.text, ...linkWords(step, names), ...step.details].join('  ')}`,
    ),
    ...part('person', people),
    ...part('source', sources),
    ...part('place', places),
    ...(isAnyOut ? ['Out: you erased them before. With --bring-back they come too.'] : []),
  ];
}

type Passed = Awaited<ReturnType<typeof kitOf>>;

/** What is to go otherwise than usual, checked: a piece that is misspelt would go out. */
function choicesOf(args: Args, pieces: Passed['pieces']) {
  const known = new Set(pieces.map(({ key }) => key));
  const named = (key: string) => {
    if (known.has(key)) return key;
    throw new Refusal('invalid', `This kit has no piece "${key}". See: kith kit export … --pieces`);
  };
  const reworded = textOptions(args, 'words').map((given) => {
    const at = given.indexOf('=');
    if (at < 1) throw new Misuse('Write --words PIECE=TEXT.');
    return [named(given.slice(0, at)), given.slice(at + 1)] as const;
  });
  return {
    leaveOut: textOptions(args, 'without').map(named),
    takeIn: textOptions(args, 'with').map(named),
    words: Object.fromEntries(reworded),
  };
}

const piecesLines = ({ pieces, leftOut }: Passed): string[] => [
  ...pieces.map(
    ({ key, label, text, where, isIn }) =>
      `  ${isIn ? 'goes ' : 'stays'}  ${key.padEnd(18)}  ${label}: ${[text, where].filter(Boolean).join('  ')}`,
  ),
  ...leftOut.map((words) => `  stays  ${words}`),
];

export const kitCommands: KithCommand[] = [
  {
    name: 'kit export',
    usage: 'GOAL [--pieces] [--without PIECE…] [--with PIECE…] [--words PIECE=TEXT…] [--to FILE]',
    summary: 'A goal (its number) with its plan as a starter kit for others',
    options: {
      pieces: { type: 'boolean', about: 'show each piece, and whether it goes; hand nothing on' },
      without: { type: 'string', multiple: true, about: 'a piece that stays, such as step/12' },
      with: { type: 'string', multiple: true, about: 'a piece that usually stays, such as need' },
      words: { type: 'string', multiple: true, about: 'other words for a piece in this kit' },
      to: { type: 'string', about: 'a file to write; standard output when left out' },
    },
    run: async (kith, args, out) => {
      const [goal, more] = args.words;
      if (!goal || more || !/^\d+$/.test(goal)) throw new Misuse('Give the number of one goal.');
      const member = await memberForCommand(kith, args.as);
      const goalId = Number(goal);
      const usual = await kitOf(kith, member.id, { goalId });
      const choices = choicesOf(args, usual.pieces);
      if (args.options.pieces === true) {
        const seen = await kitOf(kith, member.id, { goalId, choices });
        out.answer({ ...seen }, piecesLines(seen));
        return 0;
      }
      const { kit, leftOut } = await passKit(kith, member.id, { goalId, choices });
      for (const words of leftOut) out.note(words);
      const to = textOption(args, 'to');
      const text = JSON.stringify(kit, null, 2);
      if (to) await writeFile(to, `${text}\n`, { mode: 0o600 });
      out.answer(to ? { written: to, leftOut } : kit, [to ? `Written to ${to}` : text]);
      return 0;
    },
  },
  {
    name: 'kit import',
    usage: 'FILE [--dry-run] [--start] [--bring-back]',
    summary: 'Take a starter kit: a goal with its steps, people, places and sources',
    options: {
      'dry-run': { type: 'boolean', about: 'show what would be made and make nothing' },
      start: { type: 'boolean', about: 'work on the goal at once; else it is a draft' },
      'bring-back': { type: 'boolean', about: 'also whom you had erased' },
    },
    run: async (kith, args, out) => {
      const [file, more] = args.words;
      if (!file || more) throw new Misuse('Give one file.');
      const member = await memberForCommand(kith, args.as);
      const kit = parseKit(await textOf(args, file));
      const preview = await previewKit(kith, member.id, kit);
      if (args.options['dry-run'] === true) {
        out.answer({ preview }, [...linesOf(preview), 'Nothing was made.']);
        return 0;
      }
      const today = dayOf(kith.now());
      const isStarted = args.options.start === true && preview.isWhole;
      const bringBack = args.options['bring-back'] === true ? [...kit.people.keys()] : [];
      const taken = await takeKit(kith, member.id, { kit, isStarted, today, bringBack });
      out.answer({ kit: taken }, [
        ...linesOf(preview),
        `Taken as goal ${taken.goal?.id ?? ''}. Look at the sources: kith refresh`,
      ]);
      return 0;
    },
  },
];
