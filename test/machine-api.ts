/**
 * An OpenAI-compatible API for chat completions on loopback. It knows no language: what it translates it writes in capitals, and
 * what it summarises it summarises by its first words, so that a test can tell what it was given.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
  model: string;
  /** What it was to do, and with what. */
  task: string;
  material: string;
  /** All of the body, and the headers. */
  body: Record<string, unknown>;
  headers: Record<string, string | string[] | undefined>;
}

export interface MachineApi {
  /** Its base address. */
  url: string;
  asked: Asked[];
  /** Answers this status from now on; null to answer well. */
  refuses(status: number | null, headers?: Record<string, string>, body?: unknown): void;
  /** Writes this from now on; null for what it writes by itself. */
  writes(write: ((asked: Asked) => string) | null): void;
  /** Does not answer until the function that it gives is called. */
  holds(): () => void;
  close(): Promise<void>;
}

export async function startMachineApi(): Promise<MachineApi> {
  let refusal: { status: number; headers: Record<string, string>; body: unknown } | null = null;
  let write: (asked: Asked) => string = ownWords;
  let held: Promise<void> = Promise.resolve();
  const asked: Asked[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse, text: string) => {
    const body = JSON.parse(text) as { model: string; messages: { content: string }[] };
    const [task, material] = body.messages.map(({ content }) => content);
    const one: Asked = {
      model: body.model,
      task: task ?? '',
      material: material ?? '',
      body: body as unknown as Record<string, unknown>,
      headers: request.headers,
    };
    asked.push(one);
    await held;
    const given = refusal;
    const isKnown = request.url === '/v1/chat/completions';
    const type = { 'content-type': 'application/json' };
    if (given || !isKnown) {
      response.writeHead(given?.status ?? 404, { ...type, ...given?.headers });
      response.end(JSON.stringify(given?.body ?? { error: { message: 'no' } }));
      return;
    }
    response.writeHead(200, type);
    const message = { role: 'assistant', content: write(one) };
    const choices = [{ index: 0, message, finish_reason: 'stop' }];
    response.end(JSON.stringify({ object: 'chat.completion', model: body.model, choices }));
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => void answer(request, response, Buffer.concat(parts).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/v1`,
    asked,
    refuses: (status, headers = {}, body = { error: { message: 'no' } }) => {
      refusal = status === null ? null : { status, headers, body };
    },
    writes: (given) => {
      write = given ?? ownWords;
    },
    holds: () => {
      let release: () => void = () => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function ownWords({ material }: Asked): string {
  const read = /<text>\n([\s\S]*)\n<\/text>/.exec(material)?.[1];
  return read === undefined
    ? inCapitals(material)
    : `It is about this:\n- ${read.trim().split(/\s+/).slice(0, 6).join(' ')}\n- and more`;
}

/** Marks and references stay as they are. */
export const inCapitals = (text: string): string =>
  text.replace(/(<[^>]*>|&\w+;)|[^<&]+/g, (all, mark?: string) => mark ?? all.toUpperCase());
