/**
 * An OpenAI-compatible API for embeddings on loopback. It knows no language, only words and which mean the
 * same: a text's vector counts its words, each hashed to a dimension, synonyms to the same.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const DIMENSIONS = 256;
const STOP = new Set('a an and are at for in is it of on the to with when'.split(' '));

export interface MeaningApi {
  /** Its base address. */
  url: string;
  /** Every text that was sent, in order. */
  texts: string[];
  /** The headers of the last request. */
  headers: Record<string, string | string[] | undefined>;
  requests: number;
  /** Answers this status from now on; null to answer well. */
  answers(status: number | null): void;
  /** Answers well, and says these words. */
  says(body: string): void;
  /** Takes requests and answers none, until what comes back is called. */
  holds(): () => void;
  /** Gives so many numbers for a text from now on. */
  becomes(dimensions: number): void;
  close(): Promise<void>;
}

/** Starts it; `synonyms` maps a word to the one that stands for both. Texts with `refusedWord` are not taken. */
export async function startMeaningApi(
  synonyms: Record<string, string>,
  refusedWord = 'unembeddable',
): Promise<MeaningApi> {
  let status: number | null = null;
  let dimensions = DIMENSIONS;
  let said: string | null = null;
  let held: Promise<void> | null = null;
  const api = { texts: [] as string[], headers: {}, requests: 0 } as MeaningApi;
  const answer = async (request: IncomingMessage, response: ServerResponse, body: string) => {
    const { input } = JSON.parse(body) as { input: string[] };
    api.requests++;
    api.headers = request.headers;
    api.texts.push(...input);
    await held;
    const isRefused = input.some((text) => text.includes(refusedWord));
    response.writeHead(status ?? (isRefused ? 400 : 200), { 'content-type': 'application/json' });
    const data = input.map((text, index) => ({
      index,
      embedding: vectorOf(text, synonyms, dimensions),
    }));
    // Backwards, as the numbers and not the order say which is which.
    response.end(said ?? JSON.stringify({ object: 'list', data: data.toReversed() }));
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => void answer(request, response, Buffer.concat(parts).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(api, {
    url: `http://localhost:${port}/v1`,
    answers: (given: number | null) => {
      status = given;
    },
    says: (given: string) => {
      said = given;
    },
    holds: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return () => {
        held = null;
        resolve();
      };
    },
    becomes: (given: number) => {
      dimensions = given;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function vectorOf(text: string, synonyms: Record<string, string>, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    if (STOP.has(word)) continue;
    const at = hashOf(synonyms[word] ?? word) % dimensions;
    vector[at] = (vector[at] ?? 0) + 1;
  }
  return vector;
}

/** FNV-1a, which spreads short words well. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (const letter of word)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
