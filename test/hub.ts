import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Reader {
  topic: string;
  secret: string | null;
}

/**
 * A hub of WebSub as the W3C Recommendation has it: it takes a request, asks back whether it was meant,
 * and hands on what is published, signed.
 */
export class Hub {
  /** Who reads, by the address that was given. */
  readonly readers = new Map<string, Reader>();
  /** The forms that came, oldest first. */
  readonly asked: URLSearchParams[] = [];
  /** What it answers instead of taking a request. */
  refusal: { status: number; words: string } | null = null;
  leaseSeconds = 24 * 60 * 60;
  #server: Server | undefined;
  #asking: Promise<unknown>[] = [];

  async open(): Promise<string> {
    this.#server = createServer((request, response) => void this.#answer(request, response));
    const server = this.#server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    this.asked.push(form);
    if (this.refusal) {
      response.writeHead(this.refusal.status).end(this.refusal.words);
      return;
    }
    // Before the answer, so that who has it knows that the question is under way.
    this.#asking.push(this.#askBack(form));
    response.writeHead(202).end();
  }

  async #askBack(form: URLSearchParams): Promise<void> {
    const callback = form.get('hub.callback') ?? '';
    const mode = form.get('hub.mode') ?? '';
    const topic = form.get('hub.topic') ?? '';
    const challenge = randomBytes(16).toString('hex');
    const url = new URL(callback);
    url.searchParams.set('hub.mode', mode);
    url.searchParams.set('hub.topic', topic);
    url.searchParams.set('hub.challenge', challenge);
    if (mode === 'subscribe') url.searchParams.set('hub.lease_seconds', `${this.leaseSeconds}`);
    // Who cannot be reached did not mean it.
    const answer = await fetch(url).catch(() => null);
    if (!answer?.ok || (await answer.text()) !== challenge) return;
    if (mode === 'subscribe') this.readers.set(callback, { topic, secret: form.get('hub.secret') });
    else this.readers.delete(callback);
  }

  /** Until it has asked back whatever it was to ask. */
  async settled(): Promise<void> {
    await Promise.all(this.#asking.splice(0));
  }

  /** Hands on to everybody who reads it; `forged` signs with another secret. Gives what they answered. */
  async publish(topic: string, body: string, { isForged = false } = {}): Promise<number[]> {
    const statuses: number[] = [];
    for (const [callback, reader] of this.readers) {
      if (reader.topic !== topic) continue;
      const secret = isForged ? 'another' : reader.secret;
      const signature = createHmac('sha256', secret ?? '')
        .update(body)
        .digest('hex');
      const answer = await fetch(callback, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/rss+xml',
          link: `<${topic}>; rel="self"`,
          ...(secret === null ? {} : { 'x-hub-signature': `sha256=${signature}` }),
        },
      });
      statuses.push(answer.status);
    }
    return statuses;
  }

  async close(): Promise<void> {
    const server = this.#server;
    server?.closeAllConnections();
    if (server) await new Promise((resolve) => server.close(resolve));
  }
}
