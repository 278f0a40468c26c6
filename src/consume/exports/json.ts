import type { ExportedItem } from './keeps.ts';

/** The library as a document that another Kith reads back, one thing at a time. */
export async function* jsonOf(
  items: AsyncIterable<ExportedItem>,
  now: number,
): AsyncGenerator<string> {
  yield `{"format":"kith-library","version":1,"exportedAt":${JSON.stringify(iso(now))},"items":[`;
  let isFirst = true;
  for await (const item of items) {
    yield `${isFirst ? '' : ','}\n${JSON.stringify(documentOf(item))}`;
    isFirst = false;
  }
  yield '\n]}\n';
}

const iso = (at: number): string => new Date(at).toISOString();

const documentOf = (item: ExportedItem) => ({
  url: item.url,
  title: item.title,
  source: item.source,
  author: item.author,
  publishedAt: item.publishedAt === null ? null : iso(item.publishedAt),
  keptAt: iso(item.createdAt),
  takeaway: item.takeaway,
  tags: item.tags,
  goal: item.goal,
  highlights: item.highlights.map(({ exact, prefix, suffix, start, note, page, createdAt }) => ({
    exact,
    prefix,
    suffix,
    start,
    note,
    ...(page === null ? {} : { page }),
    createdAt: iso(createdAt),
  })),
  ...(item.file === null ? {} : { file: item.file }),
  ...(item.pages === null ? {} : { pages: item.pages }),
  ...(item.language === null ? {} : { language: item.language }),
  html: item.html,
});
