import { readFile } from 'node:fs/promises';
import { Refusal } from '#platform';
import { parseFeed } from '#sources';
import { Misuse, type SetupCommand, textOption } from './command.ts';

export const feedCommands: SetupCommand[] = [
  {
    name: 'parse-feed',
    usage: 'FILE [--url URL] [--content-type TYPE]',
    summary: 'Show what Kith reads in a feed file; nothing is stored',
    options: {
      url: { type: 'string', about: 'where the file comes from, to make its addresses absolute' },
      'content-type': { type: 'string', about: 'as a server would say it, with its charset' },
    },
    runClosed: async (_setup, args, out) => {
      const [file, more] = args.words;
      if (!file || more) throw new Misuse('Give one file.');
      const bytes =
        file === '-'
          ? new TextEncoder().encode(await args.input())
          : await readFile(file).catch(() => {
              throw new Refusal('not_found', `There is no file ${file} that can be read.`);
            });
      const url = textOption(args, 'url');
      const contentType = textOption(args, 'content-type');
      const parsed = parseFeed(bytes, {
        ...(url ? { url } : {}),
        ...(contentType ? { contentType } : {}),
      });
      if (parsed.kind === 'not-a-feed') throw new Refusal('invalid', parsed.why);
      const { format, title, link, description, language, entries } = parsed.feed;
      const shown = entries.map(({ language: _, ...entry }) => entry);
      out.answer({ format, title, link, description, language, entries: shown }, [
        `${format}: ${title ?? 'untitled'}, ${entries.length} entries`,
        ...entries.map(
          (entry) =>
            `  ${entry.published?.slice(0, 10) ?? '          '}  ${entry.title ?? entry.url ?? entry.id ?? 'untitled'}`,
        ),
      ]);
      return 0;
    },
  },
];
