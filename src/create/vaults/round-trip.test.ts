import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zipOf } from '#archive';
import { draftGoal } from '#goals';
import { makeWorld, type World } from '#test';
import { keepAttachment } from '../attachments/keep.ts';
import { resolveLinks } from '../links/resolve.ts';
import { TITLE_CHARS_MAX } from '../notes/limits.ts';
import { exportNotes } from '../notes/queries.ts';
import { startNote } from '../notes/write.ts';
import { exportFiles } from './export/files.ts';
import { applyVaultImport } from './imports/apply.ts';
import { beginVaultImport } from './imports/begin.ts';
import { vaultImportById } from './imports/queries.ts';

const BIG_MS = 240_000;
/** `KITH_NOTES=5000` for more: all that is done in parts is done in parts of at most 200. */
const NOTES = Number(process.env.KITH_NOTES ?? 1_500);
const WRITTEN_AT_ONCE = 500;
const NOTES_PER_PICTURE = 100;

/** A picture like no other. */
const picture = (number: number): Uint8Array =>
  Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, number & 255, number >> 8);

describe('export and import', () => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld();
  });
  afterEach(() => world.close());

  let members = 0;
  const member = async () => (await world.member(`m${++members}`)).id;

  async function exported(memberId: number): Promise<Uint8Array<ArrayBuffer>> {
    const pieces: Uint8Array[] = [];
    for await (const piece of zipOf('Kith notes/', exportFiles(world.kith, memberId)))
      pieces.push(piece);
    return Uint8Array.from(Buffer.concat(pieces));
  }
  async function bringIn(memberId: number, bytes: Uint8Array<ArrayBuffer>) {
    const id = await beginVaultImport(world.kith, memberId, { bytes, name: 'kith.zip' });
    const choices = { withChanged: false, tagFolders: false };
    await applyVaultImport(world.kith, memberId, { id, choices });
    await world.settle();
    return vaultImportById(world.kith, memberId, id);
  }
  const filesIn = (bytes: Uint8Array): [string, string][] =>
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content, true)]);

  /** Exports, brings that into an empty Kith, and exports again. */
  async function roundTrip(memberId: number) {
    const first = await exported(memberId);
    const there = await member();
    const view = await bringIn(there, first.slice());
    expect(view.problems).toEqual([]);
    expect(view.state).toBe('applied');
    return { there, first: filesIn(first), second: filesIn(await exported(there)) };
  }

  const odd = fc.constantFrom(
    '',
    'Plan',
    'plan',
    'Plan 2',
    'a/b',
    'a\\b',
    'C# notes',
    '[Draft] x',
    'x|y',
    'CON',
    'nul.md',
    '.hidden',
    'dots...',
    '  spaced  ',
    '👩‍🔬 lab',
    'é',
    'é',
    '日本語',
    '---',
    'yes',
    '2026-01-01',
    '"quoted": yes',
    '# no',
    'a\nb',
    '100%',
    '%41',
    'attachments',
    'x'.repeat(TITLE_CHARS_MAX),
    '長'.repeat(TITLE_CHARS_MAX),
  );
  const title = fc.oneof(
    odd,
    fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.toWellFormed()),
  );
  const piece = fc.oneof(
    title.map((to) => `[[${to}]]`),
    fc.tuple(title, title).map(([to, words]) => `[[${to}|${words}]]`),
    title.map((to) => `![[${to}#part]]`),
    fc.tuple(title, title).map(([words, to]) => `[${words}](${encodeURI(to.toWellFormed())}.md)`),
    fc.constantFrom(
      '\n',
      '`[[Plan]]`',
      '\n```\n[[Plan]]\n```\n',
      ' #tag ',
      '[[note:Plan]]',
      '[[person:Ann|her]]',
      '![x](/api/v1/attachments/999999)',
      '![x](FIRST)',
      '[y](SECOND)',
      '\r\n',
      '[[Plan\\|in a table]]',
      '---\n',
      '  \n',
    ),
    title,
  );
  const note = fc.record({
    title,
    pieces: fc.array(piece, { maxLength: 8 }),
    tags: fc.array(fc.constantFrom('ops', 'Übung', 'a b', 'x/y', '2026', 'true'), { maxLength: 3 }),
    // What is brought in is its writer's alone, whatever its file says.
    audience: fc.constant('me' as const),
    kind: fc.constantFrom('note' as const, 'reflection' as const, 'capture' as const),
  });

  const plain = (title: string, text = '') => ({
    title,
    pieces: [text],
    tags: [],
    audience: 'me' as const,
    kind: 'note' as const,
  });
  const ODD_EXAMPLES: [ReturnType<typeof plain>[]][] = [
    [[plain('', '[[|]]'), plain('')]],
    // The second is the file "plan 2", which the link does not mean; nor does "a-b" mean "a/b".
    [[plain('', '[[Plan 2|]]'), plain('Plan'), plain('plan')]],
    [[plain('', '[[a-b]] [[a-b#part]]'), plain('a/b')]],
    [[plain('', '[[nul.md]]'), plain('nul.md')]],
  ];

  it('make the same files of any notes', { timeout: BIG_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(note, { minLength: 1, maxLength: 8 }), async (notes) => {
        const here = await member();
        const [first, second] = [
          await keepAttachment(world.kith, here, { name: 'pic (1).png', bytes: picture(1) }),
          await keepAttachment(world.kith, here, { name: 'pic (1).png', bytes: picture(2) }),
        ];
        for (const { pieces, ...rest } of notes) {
          const text = pieces
            .join('')
            .replaceAll('FIRST', first.url)
            .replaceAll('SECOND', second.url)
            .replaceAll('\0', '');
          const start = { ...rest, title: rest.title.replaceAll('\0', ''), text };
          await world.kith.db.write((trx) => startNote(world.kith, trx, here, start));
          world.advance(1000);
        }
        const trip = await roundTrip(here);
        expect(trip.second).toEqual(trip.first);
      }),
      { numRuns: 30, examples: ODD_EXAMPLES },
    );
  });

  it('keep what is named with a note where it is there, and its name where it is not', async () => {
    const here = await member();
    const goal = await draftGoal(world.kith, here, { able: 'Roll back calmly' });
    await world.kith.db.write(async (trx) => {
      const source = await startNote(world.kith, trx, here, { title: 'Source', goalId: goal.id });
      await startNote(world.kith, trx, here, { title: 'Made', derivedFrom: source });
      await startNote(world.kith, trx, here, { kind: 'daily', day: '2026-11-23', title: 'Day' });
    });
    const trip = await roundTrip(here);
    expect(trip.second).toEqual(trip.first);
    const rows = await world.kith.db.read
      .selectFrom('note')
      .select(['title', 'goal_id', 'derived_from', 'kind'])
      .where('member_id', '=', trip.there)
      .orderBy('id')
      .execute();
    expect(rows).toMatchObject([
      { title: 'Source', goal_id: null },
      { title: 'Made', derived_from: expect.any(Number) },
      { title: 'Day', kind: 'daily' },
    ]);
  });

  it(`keep ${NOTES} notes with every link and picture`, { timeout: BIG_MS }, async () => {
    const here = await member();
    await writeMany(here);
    const trip = await roundTrip(here);
    expect(trip.first).toHaveLength(NOTES + NOTES / NOTES_PER_PICTURE);
    expect(trip.second).toEqual(trip.first);
    const linked = await linkedTitles(here);
    expect(linked.length).toBeGreaterThan(NOTES);
    expect(await linkedTitles(trip.there)).toEqual(linked);
  });

  /** Notes in a ring with cross links, every tenth of the same title, every hundredth with a picture. */
  async function writeMany(memberId: number): Promise<void> {
    const titleOf = (at: number) => (at % 10 === 0 ? 'Same' : `Note ${at % NOTES}: x/y`);
    for (let start = 0; start < NOTES; start += WRITTEN_AT_ONCE) {
      const pictures = await Promise.all(
        Array.from({ length: WRITTEN_AT_ONCE / NOTES_PER_PICTURE }, (_, at) =>
          keepAttachment(world.kith, memberId, { name: 'map.png', bytes: picture(start + at) }),
        ),
      );
      await world.kith.db.write(async (trx) => {
        for (let at = start; at < start + WRITTEN_AT_ONCE; at++) {
          const shown =
            at % NOTES_PER_PICTURE === 0
              ? `![map](${pictures[(at - start) / NOTES_PER_PICTURE]?.url})`
              : '';
          await startNote(world.kith, trx, memberId, {
            title: titleOf(at),
            text: `${'Some words. '.repeat(100)}[[${titleOf(at + 1)}]] and [[${titleOf(at * 7)}|that]] ${shown}`,
            tags: [`tag ${at % 20}`],
          });
        }
      });
      world.advance(60_000);
    }
  }

  /** Of every note its title and where its links lead, by title and place in the row of that title. */
  async function linkedTitles(memberId: number): Promise<string[]> {
    const [places, counts] = [new Map<number, string>(), new Map<string, number>()];
    for await (const { id, title } of exportNotes(world.kith, memberId)) {
      const place = (counts.get(title) ?? 0) + 1;
      counts.set(title, place);
      places.set(id, `${title} #${place}`);
    }
    const links = await world.kith.db.read
      .selectFrom('note_link')
      .innerJoin('note', 'note.id', 'note_link.note_id')
      .selectAll('note_link')
      .where('note.member_id', '=', memberId)
      .orderBy('note_link.id')
      .execute();
    const lines: string[] = [];
    for (let start = 0; start < links.length; start += 500) {
      const some = links.slice(start, start + 500);
      const targets = await resolveLinks(world.kith.db.read, memberId, some);
      for (const [at, { note_id }] of some.entries())
        lines.push(`${places.get(note_id)}: ${places.get(targets[at]?.id ?? 0)}`);
    }
    return lines.toSorted();
  }
});
