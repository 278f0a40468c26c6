import { type ReadText, readText } from './text-rules.ts';

/** The text of sanitised HTML over which the places of highlights are counted, with where in it each part stands. */
export async function readPage(html: string): Promise<ReadText> {
  if (html === '') return { text: '', pieces: [] };
  // Seldom needed in the server's own thread, and 15 MB.
  const { parseHTML } = await import('linkedom');
  const { document } = parseHTML(`<html><head></head><body>${html}</body></html>`);
  return readText(document.body);
}

export const wordsOfPage = async (html: string): Promise<string> => (await readPage(html)).text;
