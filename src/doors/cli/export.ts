import { writeFile } from 'node:fs/promises';
import { memberForCommand } from '#members';
import { exportedPeople, exportSources, opmlOf, PEOPLE_FORMATS, type PeopleFormat } from '#sources';
import { exportOf } from '../api/export.ts';
import { type KithCommand, Misuse, textOption } from './command.ts';

function formatAsked(given: string | undefined): PeopleFormat | null {
  if (given === undefined) return null;
  const format = PEOPLE_FORMATS.find((known) => known === given);
  if (!format) throw new Misuse(`People go out as one of: ${PEOPLE_FORMATS.join(', ')}.`);
  return format;
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

export const exportCommands: KithCommand[] = [
  {
    name: 'export',
    usage: '[--opml] [--people FORMAT] [--to FILE]',
    summary: 'Everything of a member as JSON, their people or sources for other programs',
    options: {
      opml: { type: 'boolean', about: 'the sources as OPML instead' },
      people: {
        type: 'string',
        about: `their people without what the member thinks of them: ${PEOPLE_FORMATS.join(', ')}`,
      },
      to: { type: 'string', about: 'a file to write; standard output when left out' },
    },
    run: async (kith, args, out) => {
      if (args.words.length > 0) throw new Misuse('Name the file with --to FILE.');
      const member = await memberForCommand(kith, args.as);
      const to = textOption(args, 'to');
      const format = formatAsked(textOption(args, 'people'));
      if (format) {
        const pieces = exportedPeople(kith, member.id, { format, isWithNotes: true });
        if (to) await writeFile(to, pieces, { mode: 0o600 });
        const text = to ? '' : await textOf(pieces);
        out.answer(to ? { written: to } : { [format]: text }, [to ? `Written to ${to}` : text]);
        return 0;
      }
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
