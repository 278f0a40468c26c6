import { writeFile } from 'node:fs/promises';
import { memberForCommand } from '#members';
import { erasePersonNow, personById } from '#people';
import { exportOfPerson } from '../api/person-export.ts';
import { type Args, type KithCommand, Misuse, textOption } from './command.ts';

export const peopleCommands: KithCommand[] = [
  {
    name: 'people export',
    usage: 'ID [--to FILE]',
    summary: 'Everything about one person in all rooms, as JSON',
    options: { to: { type: 'string', about: 'a file to write; standard output when left out' } },
    run: async (kith, args, out) => {
      const member = await memberForCommand(kith, args.as);
      const document = await exportOfPerson(kith, member.id, idOf(args));
      const text = JSON.stringify(document, null, 2);
      const to = textOption(args, 'to');
      if (to) await writeFile(to, `${text}\n`, { mode: 0o600 });
      out.answer(to ? { written: to } : document, [to ? `Written to ${to}` : text]);
      return 0;
    },
  },
  {
    name: 'people erase',
    usage: 'ID --for-good',
    summary: 'Erase a person with everything about them; no import brings them back unasked',
    options: { 'for-good': { type: 'boolean', about: 'said, because this cannot be undone' } },
    run: async (kith, args, out) => {
      const id = idOf(args);
      if (args.options['for-good'] !== true)
        throw new Misuse('This cannot be undone. Say --for-good to have it done.');
      const member = await memberForCommand(kith, args.as);
      const { name } = await personById(kith, member.id, id);
      await erasePersonNow(kith, member.id, id);
      out.answer({ erased: id }, [`Erased ${name}, with everything about them.`]);
      return 0;
    },
  },
];

function idOf(args: Args): number {
  const [word, ...more] = args.words;
  if (!word || more.length > 0 || !/^[1-9]\d{0,14}$/.test(word))
    throw new Misuse('Name the person by the number that stands in the address of their page.');
  return Number(word);
}
