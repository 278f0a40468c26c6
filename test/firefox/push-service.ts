/**
 * What Mozilla's push service is for Firefox and for Kith: a web socket over which a browser asks for addresses, and
 * those addresses, which hand on what is posted to them. Only as much of the protocol as one browser needs.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

const WEB_SOCKET = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 0x81;
const OPCODE = 0x0f;
const SHORT_MAX = 125;
const SIXTEEN_BITS = 126;

export interface PushService {
  /** For the browser's setting `dom.push.serverURL`. */
  url: string;
  /** How many messages were handed to the browser. */
  handed(): number;
  close(): Promise<void>;
}

export async function startPushService(): Promise<PushService> {
  let socket: Duplex | undefined;
  let handed = 0;
  const channels = new Map<string, string>();
  const server = createServer((request, response) => {
    const channelID = channels.get(request.url ?? '');
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (!channelID || !socket) return response.writeHead(404).end();
      const encoding = request.headers['content-encoding'];
      const data = Buffer.concat(parts).toString('base64url');
      const version = randomBytes(8).toString('hex');
      tell(socket, {
        messageType: 'notification',
        channelID,
        version,
        data,
        headers: { encoding },
      });
      handed += 1;
      return response.writeHead(201).end();
    });
  });
  server.on('upgrade', (request, opened) => {
    socket = opened;
    accept(request, opened);
    readTexts(opened, (text) => {
      const asked = JSON.parse(text) as { messageType?: string; channelID?: string };
      if (asked.messageType === undefined) tell(opened, {});
      if (asked.messageType === 'hello') {
        tell(opened, {
          messageType: 'hello',
          status: 200,
          uaid: randomBytes(16).toString('hex'),
          use_webpush: true,
        });
      }
      if (asked.messageType === 'register' && asked.channelID) {
        const path = `/push/${asked.channelID}`;
        channels.set(path, asked.channelID);
        const pushEndpoint = `http://127.0.0.1:${port}${path}`;
        tell(opened, {
          messageType: 'register',
          status: 200,
          channelID: asked.channelID,
          pushEndpoint,
        });
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/`,
    handed: () => handed,
    close: async () => {
      socket?.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function accept(request: IncomingMessage, socket: Duplex): void {
  const key = `${request.headers['sec-websocket-key']}${WEB_SOCKET}`;
  const protocol = request.headers['sec-websocket-protocol'];
  const lines = [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${createHash('sha1').update(key).digest('base64')}`,
    ...(protocol ? [`Sec-WebSocket-Protocol: ${protocol}`] : []),
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
}

/** Texts that a browser sends: each is one masked frame, far below 64 kB. */
function readTexts(socket: Duplex, take: (text: string) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', (part: Buffer) => {
    rest = Buffer.concat([rest, part]);
    for (let frame = frameIn(rest); frame; frame = frameIn(rest)) {
      rest = rest.subarray(frame.end);
      if (frame.isText) take(frame.text);
    }
  });
}

function frameIn(bytes: Buffer): { end: number; isText: boolean; text: string } | null {
  if (bytes.length < 6) return null;
  const short = bytes.readUInt8(1) & 0x7f;
  const at = short < SIXTEEN_BITS ? 2 : 4;
  const length = short < SIXTEEN_BITS ? short : bytes.readUInt16BE(2);
  const end = at + 4 + length;
  if (bytes.length < end) return null;
  const mask = bytes.subarray(at, at + 4);
  const text = Buffer.from(bytes.subarray(at + 4, end).map((byte, n) => byte ^ (mask[n % 4] ?? 0)));
  return { end, isText: (bytes.readUInt8(0) & OPCODE) === 1, text: text.toString() };
}

function tell(socket: Duplex, what: object): void {
  const body = Buffer.from(JSON.stringify(what));
  const head =
    body.length <= SHORT_MAX
      ? [TEXT, body.length]
      : [TEXT, SIXTEEN_BITS, body.length >> 8, body.length & 0xff];
  socket.write(Buffer.concat([Buffer.from(head), body]));
}
