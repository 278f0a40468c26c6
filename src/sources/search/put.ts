import { sql } from 'kysely';
import { asText, type Engine, mapInSlices, sendAlong, type Text, type Write } from '#platform';

/** What is indexed of an entry: its terms, in order, from `indexText`. */
export interface EntryTerms {
  entryId: number;
  title: Text;
  tags: Text;
  body: Text;
}

/** More tell no more about what an entry is about, and a book should not slow every search. */
export const TERMS_PER_ENTRY_MAX = 5_000;
const ROWS_AT_ONCE_MAX = 1_000;
const LETTERS_AT_ONCE_MAX = 1_000_000;

/**
 * Indexes entries, replacing what was indexed of them. As many as may be by one statement: what SQLite's index has gathered it
 * puts away after each, as a part of its own, which has to be merged with others later.
 */
export async function putEntryTerms(engine: Engine, trx: Write, rows: EntryTerms[]): Promise<void> {
  for (const some of atOnce(rows)) {
    if (engine === 'sqlite') {
      const values = some.map(
        (row) =>
          sql`(${row.entryId}, ${asText(row.title)}, ${asText(row.tags)}, ${asText(bounded(row.body))})`,
      );
      const put = sql`insert or replace into entry_terms (rowid, title, tags, body) values ${sql.join(values)}`;
      await sendAlong(trx, put);
    } else {
      const values = await mapInSlices(some, (row) => {
        const { vector, length } = vectorOf(row);
        return sql`(${row.entryId}, ${vector}::tsvector, ${length})`;
      });
      await sql`insert into entry_terms (entry_id, terms, length) values ${sql.join(values)}
        on conflict (entry_id) do update set terms = excluded.terms, length = excluded.length`.execute(
        trx,
      );
    }
  }
}

function atOnce(rows: readonly EntryTerms[]): EntryTerms[][] {
  const parts: EntryTerms[][] = [];
  let letters = 0;
  for (const row of rows) {
    const part = parts.at(-1);
    letters += row.body.length;
    if (part && part.length < ROWS_AT_ONCE_MAX && letters <= LETTERS_AT_ONCE_MAX) part.push(row);
    else {
      parts.push([row]);
      letters = row.body.length;
    }
  }
  return parts;
}

export async function removeEntryTerms(
  engine: Engine,
  trx: Write,
  entryIds: number[],
): Promise<void> {
  const key = sql.raw(engine === 'sqlite' ? 'rowid' : 'entry_id');
  for (let start = 0; start < entryIds.length; start += 1_000) {
    const some = entryIds.slice(start, start + 1_000);
    await sql`delete from entry_terms where ${key} in (${sql.join(some)})`.execute(trx);
  }
}

const listed = (terms: Text): string[] => (terms.length === 0 ? [] : String(terms).split(' '));

/** At most so many terms. Of a shorter text it is clear without looking: a term and its space are two characters. */
function bounded(body: Text): Text {
  if (body.length < 2 * TERMS_PER_ENTRY_MAX) return body;
  return listed(body).slice(0, TERMS_PER_ENTRY_MAX).join(' ');
}

/** PostgreSQL keeps at most 255 places of a word and numbers them up to 16,383. */
const PLACES_MAX = 250;

interface Vector {
  /** A tsvector literal made of our terms: places count how often, letters say where (A title, B tags, D body). */
  vector: string;
  /** How many terms it is made of. */
  length: number;
}

export function vectorOf(row: EntryTerms): Vector {
  const places = new Map<string, { count: number; at: string }>();
  let length = 0;
  const fields = [
    [row.title, 'A'],
    [row.tags, 'B'],
    [bounded(row.body), ''],
  ] as const;
  for (const [terms, weight] of fields) {
    for (const term of listed(terms)) {
      length += 1;
      const known = places.get(term);
      if (!known) places.set(term, { count: 1, at: `1${weight}` });
      else if (known.count < PLACES_MAX) known.at += `,${++known.count}${weight}`;
    }
  }
  return { vector: [...places].map(([term, { at }]) => `${quoted(term)}:${at}`).join(' '), length };
}

/** A term as PostgreSQL's tsvector and tsquery read it, whatever it holds. */
export const quoted = (term: string): string => `'${term.replace(/['\\]/g, '$&$&')}'`;
