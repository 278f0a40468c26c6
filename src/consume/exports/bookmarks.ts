import { escapeHtml } from '#html';
import type { ExportedItem } from './keeps.ts';

const HEAD = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
`;

/** Bookmarks as every browser takes them, with tags and what one takes from each. What has no address has no place here. */
export async function* bookmarksOf(items: AsyncIterable<ExportedItem>): AsyncGenerator<string> {
  yield HEAD;
  for await (const item of items) if (item.url !== null) yield lineOf(item, item.url);
  yield '</DL><p>\n';
}

function lineOf(
  { title, tags, takeaway, createdAt, updatedAt }: ExportedItem,
  url: string,
): string {
  const attributes = [
    `HREF="${escapeHtml(url)}"`,
    `ADD_DATE="${seconds(createdAt)}"`,
    `LAST_MODIFIED="${seconds(updatedAt)}"`,
    // A comma parts tags here, so that none may hold one.
    ...(tags.length > 0
      ? [`TAGS="${escapeHtml(tags.map((tag) => tag.replaceAll(',', ' ')).join(','))}"`]
      : []),
  ];
  const said = takeaway.trim() === '' ? '' : `    <DD>${escapeHtml(takeaway.trim())}\n`;
  return `    <DT><A ${attributes.join(' ')}>${escapeHtml(title || url)}</A>\n${said}`;
}

const seconds = (at: number): number => Math.floor(at / 1000);
