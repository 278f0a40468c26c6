import { writeFile } from 'node:fs/promises';
import { memberForCommand } from '#members';
import { exportSources, opmlOf } from '#sources';
import { exportOf } from '../api/export.ts';
import { type KithCommand, Misuse, textOption } from './command.ts';

export const exportCommands: KithCommand[] = [
  {
    name: 'export',
    usage: '[--opml] [--to FILE]',
    summary: 'Everything of a member as JSON, or their sources as OPML',
    options: {
      opml: { type: 'boolean', about: 'the sources as OPML instead' },
      to: { type: 'string', about: 'a file to write; standard output when left out' },
    },
    run: async (kith, args, out) => {
      if (args.words.length > 0) throw new Misuse('Name the file with --to FILE.');
      const member = await memberForCommand(kith, args.as);
      const to = textOption(args, 'to');
      if (args.options.opml === true) {
        const opml = opmlOf(await exportSources(kith, member.id), kith.now());
        if (to) await writeFile(to, opml, { mode: 0o600 });
        out.answer(to ? { written: to } : { opml }, [to ? `Written to ${to}` : opml]);
        return 0;
      }
      const document = await exportOf(kith, member.id);
      if (to) await writeFile(to, `${JSON.stringify(document, null, 2)}\n`, { mode: 0o600 });
      out.answer(to ? { written: to } : document, [
        to ? `Written to ${to}` : JSON.stringify(document, null, 2),
      ]);
      return 0;
    },
  },
];
