/** The only file that knows every room. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { connect } from '#connect';
import { consume } from '#consume';
import { contribute } from '#contribute';
import { create } from '#create';
import { finding } from '#finding';
import { goals } from '#goals';
import { members } from '#members';
import { people } from '#people';
import { plans } from '#plans';
import {
  assembleKith,
  type Config,
  createChat,
  createEmbeddings,
  createFetch,
  createMail,
  type Kith,
  type KithParts,
  migrate,
  openPostgres,
  openSqlite,
  platform,
} from '#platform';
import { reflect } from '#reflect';
import { reminders } from '#reminders';
import { sources } from '#sources';
import { version } from './version.ts';

/** Every room in the order of the law. */
export const rooms = [
  platform,
  members,
  goals,
  people,
  sources,
  finding,
  plans,
  consume,
  create,
  connect,
  contribute,
  reflect,
  reminders,
];

export const SQLITE_FILE = 'kith.sqlite';

export function sqliteFile(config: Config): string {
  return path.resolve(config.dataFolder, SQLITE_FILE);
}

/** Opens the database, brings its schema up to date and puts the rooms together. Starts nothing. */
export async function openKith(
  config: Config,
  parts: Pick<KithParts, 'log'> & Partial<KithParts>,
): Promise<Kith> {
  const db = parts.db ?? (await openDatabase(config));
  const now = parts.now ?? Date.now;
  await migrate(
    db,
    rooms.flatMap((room) => room.migrations ?? []),
    now,
  );
  const fetch =
    parts.fetch ?? createFetch({ allowNet: config.allowNet, userAgent: userAgent(config) });
  const mail = parts.mail ?? (config.mail && createMail(config.mail));
  const embeddings =
    parts.embeddings ??
    (config.embeddings && createEmbeddings(config.embeddings, userAgent(config)));
  const chat =
    parts.chat ??
    (config.machine && createChat({ settings: config.machine, userAgent: userAgent(config), now }));
  return assembleKith({ config, db, fetch, mail, embeddings, chat, rooms, now, log: parts.log });
}

async function openDatabase(config: Config) {
  if (config.databaseUrl) return openPostgres(config.databaseUrl);
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  return openSqlite({ file: sqliteFile(config), synchronous: config.synchronous });
}

/** Says who asks and, when this Kith has an address, where to complain. */
export function userAgent(config: Config): string {
  const where = config.publicUrl ? `; +${config.publicUrl}` : '';
  return `Kith/${version} (personal learning network${where})`;
}
