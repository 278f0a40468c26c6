export { type Config, readConfig, SETTINGS } from './config.ts';
export * from './database/index.ts';
export * from './fetch/index.ts';
export * from './http/index.ts';
export * from './imap/index.ts';
export * from './imports/index.ts';
export * from './jobs/index.ts';
export * from './kith.ts';
export { consoleLog, type Log, quietLog } from './log.ts';
export * from './mail/index.ts';
export * from './models/index.ts';
export { Refusal, type RefusalCode } from './refusal.ts';
export { platform } from './room.ts';
export { KEY_FILE, type Secrets, secretsOf } from './secrets/index.ts';
export {
  isGivenUp,
  readingThread,
  type ThreadQuestion,
  type ThreadReply,
} from './threads/reading-thread.ts';
export { Day, isStorable, NOT_STORABLE } from './written.ts';
