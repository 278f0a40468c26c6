import type { Source } from './read-source.ts';
import { isTest, placeOf, roomOf } from './rooms.ts';

const SQL_START =
  /^\s*(select|insert into|update|delete from|with|create|alter|drop|replace into)\s/i;
const CREATE = /\bcreate\s+(?:virtual\s+)?table\s+(?:if\s+not\s+exists\s+)?([a-z_]+)/gi;
const REFERENCES = /\breferences\s+([a-z_]+)/gi;
const READS = /\b(?:from|join)\s+([a-z_]+)/gi;
const WRITES =
  /\b(?:insert\s+(?:or\s+\w+\s+)?into|replace\s+into|update|delete\s+from|index\s+(?:if\s+not\s+exists\s+)?\w+\s+on|alter\s+table|drop\s+table)\s+([a-z_]+)/gi;
const CALL_READS =
  /\.(?:selectFrom|innerJoin|leftJoin|rightJoin|fullJoin|crossJoin|innerJoinLateral|leftJoinLateral|from|using)\(\s*$/;
const CALL_WRITES = /\.(?:insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\(\s*$/;
const LIST_BEFORE = /\.(?:selectFrom|from|using)\(\s*\[[^\]]*$/;

const found = (pattern: RegExp, text: string) =>
  [...text.matchAll(pattern)].map((match) => (match[1] ?? '').toLowerCase());

/** SQL, told by its tag or by its first word. */
function sqlTexts(source: Source): string[] {
  return source.texts
    .filter(
      ({ before, text }) => /\bsql(?:\.raw\(\s*|<[^`]*>)?$/.test(before) || SQL_START.test(text),
    )
    .map(({ text }) => text.replace(/--[^\n]*/g, ''));
}

/** Which room makes which table. */
export function tableOwners(sources: Source[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const source of sources) {
    const room = roomOf(source.file);
    if (room === null || room === 'web' || isTest(source.file)) continue;
    // A migration that makes a table may begin with something else.
    for (const { text } of source.texts)
      for (const table of found(CREATE, text)) owners.set(table, room);
  }
  return owners;
}

interface Uses {
  reads: string[];
  writes: string[];
}

function usesOf(source: Source): Uses {
  const uses: Uses = { reads: [], writes: [] };
  for (const { before, text } of source.texts) {
    const table = text.split(/\s/)[0] ?? '';
    if (CALL_READS.test(before) || LIST_BEFORE.test(before)) uses.reads.push(table);
    if (CALL_WRITES.test(before)) uses.writes.push(table);
  }
  for (const text of sqlTexts(source)) {
    const writes = found(WRITES, text);
    uses.writes.push(...writes);
    uses.reads.push(...found(READS, text), ...found(REFERENCES, text));
  }
  // Migrations are read whole: a step may hold several statements.
  for (const { text } of source.texts.filter(({ text: one }) =>
    /\bcreate\s+(virtual\s+)?table\b/i.test(one),
  )) {
    uses.reads.push(...found(REFERENCES, text));
  }
  return uses;
}

/** Foreign keys and reads of tables of later rooms, and writes to tables of any other room. */
export function tableOffences(source: Source, owners: Map<string, string>): string[] {
  const room = roomOf(source.file);
  if (room === null || room === 'web' || isTest(source.file)) return [];
  const { reads, writes } = usesOf(source);
  // A name nobody owns is an alias or a part of the query itself; tsc knows the real ones.
  const offences = new Set<string>();
  for (const table of reads) {
    const owner = owners.get(table);
    if (owner && placeOf(owner) > placeOf(room))
      offences.add(`${source.file}: ${room} reads ${table}, which belongs to the later ${owner}`);
  }
  for (const table of writes) {
    const owner = owners.get(table);
    if (owner && owner !== room)
      offences.add(`${source.file}: ${room} writes ${table}, which belongs to ${owner}`);
  }
  return [...offences];
}
