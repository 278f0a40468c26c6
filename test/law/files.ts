import type { Source } from './read-source.ts';
import { isTest } from './rooms.ts';

const FORBIDDEN = /^(util|utils|helper|helpers|common|shared|manager|managers|misc)$/i;
const LINES_MAX = 300;
/** Global `fetch` goes round the guarded door. */
const OWN_FETCH =
  /(?<![.\w])(?<!function )fetch\(|globalThis\.fetch|new WebSocket\(|new EventSource\(/;

/** A name that says nothing about what is inside. */
export function nameOffences(file: string): string[] {
  const words = file.split(/[/.\-_]/);
  const word = words.find((one) => FORBIDDEN.test(one));
  return word
    ? [`${file}: "${word}" is a drawer that fills with strangers; call it what it is`]
    : [];
}

export function lengthOffences(source: Source): string[] {
  return source.lines > LINES_MAX
    ? [`${source.file}: ${source.lines} lines; at most ${LINES_MAX}`]
    : [];
}

/** Requests that the guarded fetch does not see. */
export function ownFetchOffences(source: Source): string[] {
  const isServer = /^src\/(?!platform\/fetch\/|(?:[^/]+\/)+ui\/)/.test(source.file);
  if (!isServer || isTest(source.file)) return [];
  return OWN_FETCH.test(source.code)
    ? [`${source.file}: requests leave by kith.fetch, never by a global`]
    : [];
}
