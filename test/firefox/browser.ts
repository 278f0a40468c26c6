/** Debian's Firefox without a screen, told what to do over Marionette, its own protocol for that. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../free-port.ts';

const PROGRAM = '/usr/bin/firefox-esr';
const START_MS_MAX = 60_000;
const TRY_EVERY_MS = 200;
const SCRIPT_MS_MAX = 60_000;

export interface Firefox {
  goTo(address: string): Promise<void>;
  /** Runs the body of an async function in the page and gives what it returns; in it `words` are those given. */
  run<Answer>(body: string, ...words: unknown[]): Promise<Answer>;
  /** Presses a button as a hand would. */
  press(label: string): Promise<void>;
  close(): Promise<void>;
}

/** `settings`: what about:config calls preferences. */
export async function openFirefox(
  settings: Record<string, string | number | boolean>,
): Promise<Firefox> {
  const profile = mkdtempSync(path.join(tmpdir(), 'kith-firefox-'));
  const port = await freePort();
  const lines = Object.entries({ 'marionette.port': port, ...settings }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(path.join(profile, 'user.js'), `${lines.join('\n')}\n`);
  const words = ['--headless', '--no-remote', '--marionette', '--profile', profile];
  const child = spawn(PROGRAM, words, { stdio: 'ignore', env: { ...process.env, HOME: profile } });
  const marionette = new Marionette(await connected(port, child));
  await marionette.ask('WebDriver:NewSession', {});
  await marionette.ask('WebDriver:SetTimeouts', { script: SCRIPT_MS_MAX });
  return {
    goTo: async (url) => void (await marionette.ask('WebDriver:Navigate', { url })),
    run: async <Answer>(body: string, ...args: unknown[]) => {
      const script = `const tell = arguments[arguments.length - 1];
        const run = async (...words) => { ${body} };
        run(...[...arguments].slice(0, -1)).then(
          (value) => tell({ value }), (error) => tell({ error: String(error) }));`;
      const { value } = await marionette.ask<{ value: { value: Answer; error?: string } }>(
        'WebDriver:ExecuteAsyncScript',
        { script, args },
      );
      if (value.error !== undefined) throw new Error(value.error);
      return value.value;
    },
    press: async (label) => {
      const value = `//button[normalize-space()=${JSON.stringify(label)}]`;
      const found = await marionette.ask<{ value: Record<string, string> }>(
        'WebDriver:FindElement',
        { using: 'xpath', value },
      );
      await marionette.ask('WebDriver:ElementClick', { id: Object.values(found.value)[0] });
    },
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      marionette.close();
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** `LENGTH:[0,id,command,parameters]` there, `LENGTH:[1,id,error,result]` back. */
class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (answer: [error: unknown, result: unknown]) => void>();
  #id = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
    let rest = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (part: Buffer) => {
      rest = Buffer.concat([rest, part]);
      for (let at = rest.indexOf(':'); at > 0; at = rest.indexOf(':')) {
        const end = at + 1 + Number(rest.subarray(0, at).toString());
        if (rest.length < end) return;
        this.#take(JSON.parse(rest.subarray(at + 1, end).toString()));
        rest = rest.subarray(end);
      }
    });
  }
  #take(told: unknown): void {
    if (!Array.isArray(told)) return;
    const [, id, error, result] = told as [number, number, unknown, unknown];
    this.#waiting.get(id)?.([error, result]);
    this.#waiting.delete(id);
  }
  async ask<Answer>(command: string, parameters: object): Promise<Answer> {
    this.#id += 1;
    const id = this.#id;
    const answered = new Promise<[unknown, unknown]>((resolve) => this.#waiting.set(id, resolve));
    const text = JSON.stringify([0, id, command, parameters]);
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [error, result] = await answered;
    if (error) throw new Error(`${command}: ${JSON.stringify(error)}`);
    return result as Answer;
  }
  close(): void {
    this.#socket.destroy();
  }
}

async function connected(port: number, child: ChildProcess): Promise<Socket> {
  const until = Date.now() + START_MS_MAX;
  while (Date.now() < until && child.exitCode === null) {
    const socket = await new Promise<Socket | null>((resolve) => {
      const tried = connect(port, '127.0.0.1');
      tried.once('connect', () => resolve(tried));
      tried.once('error', () => resolve(null));
    });
    if (socket) return socket;
    await new Promise((resolve) => setTimeout(resolve, TRY_EVERY_MS));
  }
  throw new Error('Firefox did not start');
}
