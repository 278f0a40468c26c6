import { stringify } from 'yaml';
import { type ArchivedFile, fileNameOf, Names } from '#archive';
import { dayOf } from '#days';
import {
  pageMarkdown,
  plainMarkdown,
  quoteMarkdown,
  saidMarkdown,
} from '../highlights/markdown-rules.ts';
import type { ExportedItem } from './keeps.ts';

/** A file for each thing that is kept, as Obsidian and others open it: properties, takeaway, highlights as quotes. */
export async function* filesOf(items: AsyncIterable<ExportedItem>): AsyncGenerator<ArchivedFile> {
  const names = new Names();
  for await (const item of items) {
    const path = `${names.take('', fileNameOf(item.title), '.md')}.md`;
    const bytes = new TextEncoder().encode(markdownOf(item));
    yield { path, bytes, modifiedAt: item.updatedAt, isText: true };
  }
}

export function markdownOf(item: ExportedItem): string {
  const parts = [
    `# ${plainMarkdown(item.title || 'Untitled')}`,
    ...(item.takeaway.trim() === '' ? [] : [saidMarkdown(item.takeaway)]),
    ...(item.highlights.length === 0
      ? []
      : ['## Highlights', ...item.highlights.map((one) => passage(one, item.url))]),
  ];
  return `${propertiesOf(item)}\n${parts.join('\n\n')}\n`;
}

const passage = (
  { exact, note, page }: ExportedItem['highlights'][number],
  url: string | null,
): string =>
  [
    quoteMarkdown(exact) + (page === null ? '' : `\n> — ${pageMarkdown(page, url)}`),
    ...(note.trim() === '' ? [] : [saidMarkdown(note)]),
  ].join('\n\n');

/** Only what is known: an empty property says nothing. */
function propertiesOf(item: ExportedItem): string {
  const all = {
    title: item.title,
    url: item.url,
    source: item.source,
    author: item.author,
    published: dayIfAny(item.publishedAt),
    kept: dayOf(item.createdAt),
    goal: item.goal,
    // Obsidian takes no space in a tag.
    tags: item.tags.map((tag) => tag.replace(/\s+/gu, '-')),
  };
  const said = Object.entries(all).filter(
    ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return `---\n${stringify(Object.fromEntries(said), { lineWidth: 0 })}---\n`;
}

const dayIfAny = (at: number | null): string | null => (at === null ? null : dayOf(at));
