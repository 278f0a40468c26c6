import { readFile } from 'node:fs/promises';
import { Refusal } from '#platform';
import { type ParsedFeed, parseFeed } from '#sources';
import { Misuse, type SetupCommand, textOption } from './command.ts';

export const feedCommands: SetupCommand[] = [
  {
    name: 'parse-feed',
    usage: 'FILE [--url URL] [--content-type TYPE]',
    summary: 'Show what Kith reads in a feed file; nothing is stored',
    more: [
      'With --json, a title is as its feed marked it up: HTML, sanitised, where it differs from titleText;',
      'elsewhere the two are the same plain text. Kith itself keeps and shows titleText. content and summary',
      'are sanitised HTML, addresses are absolute, dates are ISO 8601 in UTC, what a feed does not say is null.',
      'content is what a feed has as the whole text (content:encoded, content, a second description), summary',
      'what it has as the short form (description, summary). A description that is the whole text is still a',
      'summary, and where there is only a whole text, summary is null: neither is made of the other.',
    ],
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
      const { format, title, entries } = parsed.feed;
      out.answer(shown(parsed.feed), [
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

/** What is printed: as Kith read it, with titles as their publisher marked them up. */
function shown(feed: ParsedFeed) {
  const { format, title, link, description, language, authors, id, published, updated } = feed;
  return {
    format,
    title: feed.titleHtml ?? title,
    titleText: title,
    link,
    description,
    language,
    id: id ?? null,
    authors,
    published: published ?? null,
    updated: updated ?? null,
    entries: feed.entries.map(({ titleHtml, language: _, ...entry }) => ({
      ...entry,
      title: titleHtml ?? entry.title,
      titleText: entry.title,
    })),
  };
}
