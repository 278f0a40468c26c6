/** Each check of the law against something that breaks it, and something alike that does not. */
import { describe, expect, it } from 'vitest';
import { lengthOffences, nameOffences, ownFetchOffences } from './files.ts';
import { importOffences } from './imports.ts';
import { libraryOf, libraryOffences } from './libraries.ts';
import { readSource } from './read-source.ts';
import { tableOffences, tableOwners } from './tables.ts';

describe('readSource', () => {
  it('finds every form of import, and none in comments and texts', () => {
    const { imports } = readSource(
      'src/goals/x.ts',
      [
        "import a, { b } from 'one';",
        "import type { C } from 'two';",
        "import { type D, type E } from 'three';",
        "import {\n  f,\n  type G,\n} from 'four';",
        "import 'five';",
        "export * from 'six';",
        "export type { H } from 'seven';",
        "const i = await import('eight');",
        "const j = require('twelve');",
        "answer('The import', View, 'an import');",
        "// import x from 'nine';",
        "/* import x from 'ten'; */",
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code to be read
        'const text = `import x from "eleven" ${more("}")} `;',
      ].join('\n'),
    );
    expect(imports.map((one) => one.specifier).toSorted()).toEqual([
      'eight',
      'five',
      'four',
      'one',
      'seven',
      'six',
      'three',
      'twelve',
      'two',
    ]);
    expect(
      imports
        .filter((one) => one.isTypeOnly)
        .map((one) => one.specifier)
        .toSorted(),
    ).toEqual(['seven', 'three', 'two']);
    expect(imports.find((one) => one.specifier === 'four')?.line).toBe(7);
  });

  it('reads texts in nested templates', () => {
    const { texts } = readSource(
      'x.ts',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code to be read
      "a(sql`select ${b(sql`inner ${'c'}`)} from d`) // 'e'\nf('g\\'h')",
    );
    expect(texts.map((one) => one.text)).toEqual(['select  ?  from d', 'inner  ? ', 'c', "g\\'h"]);
  });
});

describe('importOffences', () => {
  const of = (file: string, ...lines: string[]) =>
    importOffences(readSource(file, lines.join('\n')));

  it.each([
    ['a later room', 'src/goals/write.ts', "import { x } from '#people';"],
    ['a later room as a type', 'src/goals/write.ts', "import type { x } from '#people';"],
    ['a later room when it is called', 'src/goals/write.ts', "await import('#finding');"],
    ['a later room in a test', 'src/goals/write.test.ts', "import { x } from '#people';"],
    ['its own front door', 'src/goals/write.ts', "import { x } from '#goals';"],
    ['another room round its door', 'src/people/a.ts', "import { x } from '../goals/write.ts';"],
    [
      'another room round its door from a folder',
      'src/people/directory/a.ts',
      "import { x } from '../../goals/index.ts';",
    ],
    [
      'another room round its door in the doors',
      'src/doors/web/a.ts',
      "import { x } from '../../goals/index.ts';",
    ],
    ['another room round its door in main', 'src/main.ts', "import { x } from './goals/write.ts';"],
    ['main', 'src/goals/write.ts', "import { x } from '../main.ts';"],
    ['a room that is none', 'src/goals/write.ts', "import { x } from '#attic';"],
    ['tests outside of tests', 'src/goals/write.ts', "import { makeWorld } from '#test';"],
    ['tests by a path', 'src/goals/write.ts', "import { makeWorld } from '../../test/world.ts';"],
    ['no ending', 'src/goals/write.ts', "import { x } from './queries';"],
    ['screens on the server', 'src/goals/write.ts', "import { x } from './ui/goal.tsx';"],
    ['the kit on the server', 'src/goals/write.ts', "import { x } from '#kit';"],
    [
      'a front door in a screen of a folder',
      'src/create/notes/ui/note.tsx',
      "import { x } from '#goals';",
    ],
    ['queries in a screen', 'src/goals/ui/goal.tsx', "import { x } from '../queries.ts';"],
    ['a front door in a screen', 'src/people/ui/person.tsx', "import { x } from '#goals';"],
    ['a front door in the shell', 'web/main.tsx', "import { x } from '#goals';"],
    ['the server in the shell', 'web/main.tsx', "import { x } from '../src/goals/write.ts';"],
    ['anything, from a room that is none', 'src/attic/a.ts', "import { x } from './b.ts';"],
  ])('refuses %s', (_, file, line) => {
    expect(of(file, line)).toHaveLength(1);
  });

  it.each([
    ['src/people/a.ts', "import { x } from '#goals';"],
    ['src/people/a.ts', "import type { Tables } from '#tables';"],
    ['src/platform/jobs/a.ts', "import type { Tables } from '#tables';"],
    ['src/people/directory/a.ts', "import { x } from '../index.ts';"],
    ['src/people/a.test.ts', "import { makeWorld } from '#test';"],
    ['src/platform/jobs/a.test.ts', "import { engines } from '../../../test/databases.ts';"],
    [
      'src/people/ui/person.tsx',
      "import type { GoalView } from '#goals';\nimport { x } from '#kit';\nimport { MAX } from '../schema.ts';",
    ],
    ['src/people/ui/person.tsx', "import type { PersonView } from '../queries.ts';"],
    ['src/main.ts', "import { doors } from '#doors';\nimport { version } from './version.ts';"],
    ['src/doors/web/server.ts', "import { version } from '../../version.ts';"],
    ['src/people/ui/person.tsx', "import { todayHere } from '#days';"],
    ['web/routes.tsx', "const goals = () => import('../src/goals/ui/goals.tsx');"],
  ])('leaves %s alone with %s', (file, line) => {
    expect(of(file, line)).toEqual([]);
  });
});

describe('libraryOffences', () => {
  const of = (file: string, specifier: string) =>
    libraryOffences(readSource(file, `import x from '${specifier}';`));

  it.each([
    ['src/goals/a.ts', 'node:sqlite'],
    ['src/goals/a.ts', 'pg'],
    ['src/sources/a.ts', 'undici'],
    ['src/sources/a.ts', 'node:https'],
    ['src/sources/a.ts', 'node:dns/promises'],
    ['src/finding/a.ts', 'robots-parser'],
    ['src/people/a.ts', 'htmlparser2'],
    ['src/platform/search/put.ts', 'stopword'],
    ['src/platform/search/words.ts', 'eld/extrasmall'],
    ['src/sources/feeds/a.ts', 'papaparse'],
    ['src/goals/a.ts', 'react'],
    ['src/goals/write.ts', 'hono'],
    ['src/goals/ui/goal.tsx', '@hono/zod-openapi'],
    ['src/goals/schema.ts', 'zod'],
    ['src/goals/a.ts', 'rate-limiter-flexible'],
    ['src/goals/a.ts', 'vitest'],
    ['src/goals/a.ts', 'left-pad'],
    ['src/goals/a.test.ts', 'left-pad'],
    ['src/goals/a.ts', 'node:child_process'],
    ['web/a.ts', 'kysely'],
  ])('refuses in %s %s', (file, specifier) => {
    expect(of(file, specifier)).toHaveLength(1);
  });

  it.each([
    ['src/platform/database/sqlite/a.ts', 'node:sqlite'],
    ['src/goals/queries.ts', 'kysely'],
    ['src/goals/routes.ts', 'hono/cookie'],
    ['src/goals/ui/goal.tsx', 'react-aria-components/Menu'],
    ['src/goals/a.test.ts', 'vitest'],
    ['src/goals/a.ts', 'node:crypto'],
    ['src/platform/search/words/a.ts', 'eld/extrasmall'],
  ])('lets %s have %s', (file, specifier) => {
    expect(of(file, specifier)).toEqual([]);
  });

  it('knows what a path belongs to', () => {
    expect(
      ['react-dom/client', 'node:dns/promises', '@hono/node-server/conninfo', 'ipaddr.js'].map(
        libraryOf,
      ),
    ).toEqual(['react-dom', 'node:dns', '@hono/node-server', 'ipaddr.js']);
  });
});

describe('tableOffences', () => {
  const schemas = [
    readSource(
      'src/goals/schema.ts',
      'export const m = [{ up: `\ncreate table goal (id {id}) {strict};\ncreate table question (goal_id {int} references goal (id))` }];',
    ),
    readSource(
      'src/people/directory/schema.ts',
      'export const m = [{ up: `create table person (id {id})`, sqlite: `create virtual table person_text using fts5 (a)` }];',
    ),
  ];
  const owners = tableOwners(schemas);
  const of = (file: string, code: string) => tableOffences(readSource(file, code), owners);

  it('knows who owns what', () => {
    expect([...owners]).toEqual([
      ['goal', 'goals'],
      ['question', 'goals'],
      ['person', 'people'],
      ['person_text', 'people'],
    ]);
    expect(schemas.flatMap((source) => tableOffences(source, owners))).toEqual([]);
  });

  it.each([
    ['reading a later table', 'src/goals/a.ts', "db.selectFrom('person').select('id')"],
    ['reading it under another name', 'src/goals/a.ts', "db.selectFrom('person as p')"],
    ['reading it among others', 'src/goals/a.ts', "db.selectFrom(['goal', 'person'])"],
    ['joining it', 'src/goals/a.ts', "db.selectFrom('goal').leftJoin(\n  'person', 'a', 'b')"],
    [
      'reading it in SQL',
      'src/goals/a.ts',
      'sql<{ id: number }>`select 1 from person`.execute(db)',
    ],
    ['joining it in SQL', 'src/goals/a.ts', 'sql`exists (select 1 from goal join person on true)`'],
    ['reading it in a text', 'src/goals/a.ts', "db.exec('select 1 from person_text')"],
    [
      'referring to it',
      'src/goals/schema.ts',
      'const up = `create table x (a {int} references person (id))`',
    ],
    [
      'referring to it in a second statement',
      'src/goals/schema.ts',
      'const up = `create table x (a {int});\ncreate table y (a {int} references person (id))`',
    ],
    ['inserting into another', 'src/people/a.ts', "trx.insertInto('goal').values({})"],
    ['updating another', 'src/people/a.ts', "trx.updateTable('goal').set({})"],
    ['deleting from another', 'src/people/a.ts', "trx.deleteFrom('goal')"],
    ['inserting into another in SQL', 'src/people/a.ts', 'sql`insert into goal (id) values (1)`'],
    ['updating another in SQL', 'src/people/a.ts', 'sql`update goal set a = 1`'],
    ['deleting from another in SQL', 'src/people/a.ts', "sql.raw('delete from goal')"],
    [
      'an index on another',
      'src/people/schema.ts',
      'const up = `create index person_goal on goal (id)`',
    ],
  ])('refuses %s', (_, file, code) => {
    expect(of(file, code)).toHaveLength(1);
  });

  it.each([
    ['src/people/a.ts', "db.selectFrom('goal').innerJoin('person', 'a', 'b')"],
    ['src/people/a.ts', "trx.insertInto('person').values({})"],
    [
      'src/people/schema.ts',
      'const up = `create table x (a {int} references goal (id) on delete cascade)`',
    ],
    ['src/goals/a.ts', "throw new Refusal('invalid', 'Take it from person to person.')"],
    ['src/goals/a.ts', '// sql`select 1 from person`'],
    ['src/goals/a.test.ts', "db.selectFrom('person')"],
    ['src/goals/a.ts', 'sql`with best as (select 1) select * from best`'],
  ])('leaves %s alone with %s', (file, code) => {
    expect(of(file, code)).toEqual([]);
  });
});

describe('the smaller rules', () => {
  it.each([
    'src/goals/util.ts',
    'src/goals/feed-helpers.ts',
    'web/shared/a.ts',
    'src/common/index.ts',
    'test/misc.ts',
    'src/goals/goal.manager.ts',
  ])('refuse the name %s', (file) => {
    expect(nameOffences(file)).toHaveLength(1);
  });
  it.each(['src/goals/uncommon.ts', 'src/people/directory/share.ts', 'src/goals/management.ts'])(
    'leave the name %s alone',
    (file) => {
      expect(nameOffences(file)).toEqual([]);
    },
  );

  it('refuse the 301st line', () => {
    expect(lengthOffences(readSource('a.ts', 'x\n'.repeat(300)))).toEqual([]);
    expect(lengthOffences(readSource('a.ts', 'x\n'.repeat(301)))).toHaveLength(1);
  });

  it.each([
    "await fetch('https://a.example')",
    'const get = globalThis.fetch;',
    'new WebSocket(url)',
  ])('refuse %s on the server', (code) => {
    expect(ownFetchOffences(readSource('src/sources/a.ts', code))).toHaveLength(1);
    expect(ownFetchOffences(readSource('src/sources/ui/a.tsx', code))).toEqual([]);
  });
  it.each(['kith.fetch(url)', 'const x = prefetch(1)', "// fetch('x')"])(
    'leave %s alone',
    (code) => {
      expect(ownFetchOffences(readSource('src/sources/a.ts', code))).toEqual([]);
    },
  );
});
