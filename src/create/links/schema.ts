import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import { LINK_KINDS } from '../markdown/link-kind.ts';

/** What a link can lead to. */
export const LinkKind = z.enum(LINK_KINDS);
export type LinkKind = z.infer<typeof LinkKind>;
/** `any` is a bare `[[Title]]`: a note's, else a goal's. */
export type WantedKind = LinkKind | 'any';

/** Where a link leads, with the name it has today. */
export const LinkTarget = z
  .object({ kind: LinkKind, id: z.number(), title: z.string() })
  .openapi('LinkTarget');
export type LinkTarget = z.infer<typeof LinkTarget>;

/** A link as it stands in the text, and where it leads; null while there is no such thing. */
export const OutgoingLink = z
  .object({
    wanted: z.enum([...LinkKind.options, 'any']),
    title: z.string(),
    target: LinkTarget.nullable(),
  })
  .openapi('OutgoingLink');
export type OutgoingLink = z.infer<typeof OutgoingLink>;

/** A note that speaks of another thing, with the words around it as they are read. */
export const Mention = z
  .object({
    id: z.number(),
    title: z.string(),
    snippet: z.string(),
    /** Where in the snippet it speaks of it, from and to; none when the place was not found. */
    marks: z.array(z.tuple([z.number(), z.number()])),
  })
  .openapi('Mention');
export type Mention = z.infer<typeof Mention>;

/** The notes that link to a thing or speak of it. */
export const Mentions = z
  .object({
    /** What stands between the brackets of a link to it: `person:Odile`. */
    link: z.string(),
    title: z.string(),
    backlinks: z.array(Mention),
    /** Notes that hold the title as words without linking it. */
    mentions: z.array(Mention),
  })
  .openapi('Mentions');
export type Mentions = z.infer<typeof Mentions>;

export const NoteLinks = Mentions.extend({
  outgoing: z.array(OutgoingLink),
}).openapi('NoteLinks');
export type NoteLinks = z.infer<typeof NoteLinks>;

/** Something to link to while one types `[[`; `insert` is what goes into the text. */
export const Completion = LinkTarget.extend({
  insert: z.string(),
  /** What tells it from others of its name: of a person what they do. May be empty. */
  about: z.string(),
}).openapi('LinkCompletion');
export type Completion = z.infer<typeof Completion>;

declare module '#tables' {
  interface Tables {
    /** A link in a note's text. The target is remembered, so that it lasts when titles change. */
    note_link: {
      id: Generated<number>;
      note_id: number;
      wanted: WantedKind;
      title: string;
      title_key: string;
      /** Both set or both null. What the target is called, and whether it is still there, is asked when reading. */
      target_kind: LinkKind | null;
      target_id: number | null;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0016-create-note-links',
    up: `
create table note_link (
  id {id},
  note_id {int} not null references note (id) on delete cascade,
  wanted text not null check (wanted in ('any', 'note', 'goal', 'person', 'entry', 'place')),
  title text not null,
  title_key text not null,
  target_kind text check (target_kind in ('note', 'goal', 'person', 'entry', 'place')),
  target_id {int},
  check ((target_kind is null) = (target_id is null)),
  unique (note_id, wanted, title_key)
) {strict};
create index note_link_target on note_link (target_kind, target_id);
create index note_link_open on note_link (title_key) where target_kind is null`,
  },
  {
    // Which notes hold a word, so that mentions need not look through all texts: kept by the database
    // itself, so that whoever writes a note cannot forget it. Marks between words are left out by both
    // engines; what each calls a letter differs, which `words-held.ts` bears in mind.
    name: '0051-create-note-words',
    up: '',
    sqlite: `
create virtual table note_words using fts5 (
  folded, content = 'note', content_rowid = 'id', detail = none, columnsize = 0,
  tokenize = "unicode61 remove_diacritics 0"
);
create trigger note_words_written after insert on note begin insert into note_words (rowid, folded) values (new.id, new.folded); end;
create trigger note_words_rewritten after update of folded on note when old.folded <> new.folded begin insert into note_words (note_words, rowid, folded) values ('delete', old.id, old.folded); insert into note_words (rowid, folded) values (new.id, new.folded); end;
create trigger note_words_erased after delete on note begin insert into note_words (note_words, rowid, folded) values ('delete', old.id, old.folded); end;
insert into note_words (note_words) values ('rebuild')`,
    postgres: `
create function note_words (folded text) returns text[] language sql immutable parallel safe as $$ select coalesce(array_agg(distinct left(word, 60)), '{}') from regexp_split_to_table(folded, '[^[:alnum:]]+') as word where word <> '' $$;
create index note_words on note using gin (note_words(folded))`,
  },
];
