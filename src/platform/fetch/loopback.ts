import { createServer, type RequestListener } from 'node:http';
import {
  type AddressInfo,
  createServer as createSocketServer,
  type Server,
  type Socket,
} from 'node:net';
import type { Fetched, FetchOptions, FetchRequest, GuardedFetch } from './fetched.ts';
import { createFetch } from './guarded-fetch.ts';

/** For tests: servers on this computer that stop together, and fetches that may reach them. */
export interface Loopback {
  /** Serves HTTP on 127.0.0.1; returns its port. */
  serve(answer: RequestListener): Promise<number>;
  /** Serves bytes on 127.0.0.1; returns its port. */
  serveBytes(answer: (socket: Socket, bytes: Buffer) => void): Promise<number>;
  fetch(options?: Partial<FetchOptions>): GuardedFetch;
  /** Serves HTTP and fetches it once. */
  getFrom(answer: RequestListener, request?: Partial<FetchRequest>): Promise<Fetched>;
  /** Serves these lines, then closes, and fetches that once. */
  getBytes(lines: string[]): Promise<Fetched>;
  stop(): Promise<void>;
}

export function createLoopback(): Loopback {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  const fetches: GuardedFetch[] = [];

  async function listen(server: Server): Promise<number> {
    servers.push(server);
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  const serve = (answer: RequestListener) => listen(createServer(answer));
  const serveBytes = (answer: (socket: Socket, bytes: Buffer) => void) =>
    listen(createSocketServer((socket) => socket.on('data', (bytes) => answer(socket, bytes))));

  function fetch(options: Partial<FetchOptions> = {}): GuardedFetch {
    const made = createFetch({
      allowNet: ['127.0.0.1/32'],
      userAgent: 'Kith/test (+https://kith.example; personal learning network)',
      ...options,
    });
    fetches.push(made);
    return made;
  }

  return {
    serve,
    serveBytes,
    fetch,
    getFrom: async (answer, request) => {
      const url = `http://127.0.0.1:${await serve(answer)}/feed`;
      return fetch().get({ url, ...request });
    },
    getBytes: async (lines) => {
      const port = await serveBytes((socket) => socket.end(lines.join('\r\n')));
      return fetch().get({ url: `http://127.0.0.1:${port}/` });
    },
    stop: async () => {
      await Promise.all(fetches.splice(0).map((fetch) => fetch.close()));
      for (const socket of sockets) socket.destroy();
      await Promise.all(
        servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))),
      );
    },
  };
}

/** The body as text; empty for a failure. */
export function textOf(fetched: Fetched): string {
  return fetched.kind === 'ok' ? new TextDecoder().decode(fetched.body) : '';
}
