import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { erasePersonNow } from '#people';
import { engines, makeWorld, type World } from '#test';
import { keepingBack } from '../../../../test/carddav/keeping-back.ts';
import {
  type CarddavServer,
  missingCarddav,
  startCarddav,
} from '../../../../test/carddav/server.ts';
import { sealPasswords } from './password.ts';
import { exportAddressBooks } from './queries.ts';
import { enqueueDueBooks, writeBooks } from './read.ts';
import type { AccountView } from './schema.ts';

const missing = await missingCarddav();
const DAY = 24 * 60 * 60 * 1000;

const card = (uid: string, name: string, more = '') =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${uid}\r\nFN:${name}\r\nN:${name};;;;\r\n${more}END:VCARD\r\n`;

describe.skipIf(missing !== null).each(engines)(
  'address books of a real server, on %s',
  (engine) => {
    let server: CarddavServer;
    let world: World;
    /** Of whose card the server says that it is not for them. */
    let keptBack: string | null;
    let noor: { cookie: string; id: number };
    beforeAll(async () => {
      server = await startCarddav();
    }, 60_000);
    afterAll(() => server.stop());
    beforeEach(async () => {
      keptBack = null;
      world = await makeWorld({
        engine,
        settings: { KITH_ALLOW_NET: '127.0.0.0/8' },
        fetch: keepingBack(() => keptBack),
      });
      noor = await world.member('noor');
    });
    afterEach(() => world.close());

    const connect = (more: object = {}) =>
      world.ask('POST', '/api/v1/address-books', {
        as: noor,
        body: { url: server.url, userName: server.userName, password: server.password, ...more },
      });
    const account = async (): Promise<AccountView> => {
      const answer = await world.ask('GET', '/api/v1/address-books', { as: noor });
      const { accounts } = (await answer.json()) as { accounts: AccountView[] };
      if (!accounts[0]) throw new Error('no account');
      return accounts[0];
    };
    const choose = async (...titles: string[]): Promise<void> => {
      const { id, books } = await account();
      const bookIds = books.filter(({ title }) => titles.includes(title)).map((book) => book.id);
      await world.ask('PUT', `/api/v1/address-books/${id}/chosen`, { as: noor, body: { bookIds } });
      await world.settle();
    };
    const nextDay = async (): Promise<void> => {
      world.advance(DAY + 1);
      await enqueueDueBooks(world.kith);
      await world.settle();
    };
    const bookNamed = async (title: string) => {
      const book = (await account()).books.find((one) => one.title === title);
      if (!book) throw new Error(`no book ${title}`);
      return book;
    };
    const apply = async (importId: number | null): Promise<void> => {
      await world.ask('POST', `/api/v1/imports/${importId}/apply`, {
        as: noor,
        body: { leaveOut: [] },
      });
      await world.settle();
    };
    const names = async () =>
      (
        await world.kith.db.read
          .selectFrom('person')
          .select('name')
          .where('removed_at', 'is', null)
          .orderBy('name')
          .execute()
      ).map((row) => row.name);

    it('are found, chosen and read, and bring in nobody without a word of the member', async () => {
      const book = `friends-${engine}`;
      await server.makeBook(book, book);
      await server.putCard(
        book,
        'ada',
        card('ada', 'Ada Lund', 'EMAIL:ada@lund.example\r\nX-ODD:kept\r\n'),
      );
      expect((await connect()).status).toBe(201);
      await choose(book);
      const { importId } = await bookNamed(book);
      expect(importId).not.toBeNull();
      expect(await names()).toEqual([]);
      await apply(importId);
      expect(await names()).toEqual(['Ada Lund']);
    });

    it('are read again when something has changed, and only then; what is gone there stays here', async () => {
      const book = `work-${engine}`;
      await server.makeBook(book, book);
      await server.putCard(book, 'jo', card('jo', 'Jo Field'));
      await server.putCard(book, 'max', card('max', 'Max Berg'));
      await connect();
      await choose(book);
      const first = await bookNamed(book);
      await apply(first.importId);
      await nextDay();
      expect((await bookNamed(book)).importId).toBe(first.importId);
      await server.putCard(book, 'eve', card('eve', 'Eve Stone'));
      await server.removeCard(book, 'max');
      await nextDay();
      const second = await bookNamed(book);
      expect(second.importId).not.toBe(first.importId);
      const proposed = await world.ask('GET', `/api/v1/imports/${second.importId}`, { as: noor });
      expect(await proposed.json()).toMatchObject({ counts: { new: 1, known: 1, gone: 1 } });
      await apply(second.importId);
      expect(await names()).toEqual(['Eve Stone', 'Jo Field', 'Max Berg']);
    });

    it('are read without a card that the server keeps back, whose person is not said to be gone', async () => {
      const book = `partly-${engine}`;
      await server.makeBook(book, book);
      for (const [uid, name] of [
        ['jo', 'Jo Field'],
        ['max', 'Max Berg'],
      ] as const)
        await server.putCard(book, uid, card(uid, name));
      await connect();
      await choose(book);
      await apply((await bookNamed(book)).importId);
      keptBack = 'max';
      await server.putCard(book, 'eve', card('eve', 'Eve Stone'));
      await nextDay();
      const why = 'The server does not give out one of its cards; the others were read.';
      expect((await account()).problem).toBe(`“${book}”: ${why}`);
      const { importId } = await bookNamed(book);
      const proposed = await world.ask('GET', `/api/v1/imports/${importId}`, { as: noor });
      expect(await proposed.json()).toMatchObject({
        counts: { new: 1, known: 1, gone: 0 },
        problems: [{ text: why }],
      });
      await nextDay();
      expect((await account()).problem).toBe(`“${book}”: ${why}`);
      expect((await bookNamed(book)).importId).toBe(importId);
      keptBack = null;
      await nextDay();
      expect((await account()).problem).toBeNull();
      expect((await bookNamed(book)).importId).not.toBe(importId);
    });

    it('are read when they are chosen while others are being read', async () => {
      await connect();
      const { id } = await account();
      const readNow = () => world.ask('POST', `/api/v1/address-books/${id}/read`, { as: noor });
      await readNow();
      await world.statement("update job set state = 'running'");
      await readNow();
      const jobs = world.kith.db.read.selectFrom('job').select('asked_again');
      expect(await jobs.execute()).toEqual([{ asked_again: 0 }]);
      const bookIds = (await account()).books.map((book) => book.id);
      await world.ask('PUT', `/api/v1/address-books/${id}/chosen`, { as: noor, body: { bookIds } });
      expect(await jobs.execute()).toEqual([{ asked_again: 1 }]);
    });

    it('are not written down for an account that was erased while its server was asked', async () => {
      const books = [{ url: `${server.url}none/`, title: 'None', state: null }];
      await world.kith.db.write((trx) => writeBooks(trx, 987_654, books));
      expect(await world.kith.db.read.selectFrom('card_book').selectAll().execute()).toEqual([]);
    });

    it('bring nobody back who was erased here, and say so', async () => {
      const book = `erased-${engine}`;
      await server.makeBook(book, book);
      await server.putCard(book, 'lea', card('lea', 'Lea Roth', 'EMAIL:lea@roth.example\r\n'));
      await connect();
      await choose(book);
      await apply((await bookNamed(book)).importId);
      const { id } = await world.kith.db.read
        .selectFrom('person')
        .select('id')
        .where('name', '=', 'Lea Roth')
        .executeTakeFirstOrThrow();
      await erasePersonNow(world.kith, noor.id, id);
      await server.removeCard(book, 'lea');
      await server.putCard(book, 'lea2', card('lea2', 'L. Roth', 'EMAIL:lea@roth.example\r\n'));
      await nextDay();
      const { importId } = await bookNamed(book);
      const proposed = await world.ask('GET', `/api/v1/imports/${importId}`, { as: noor });
      expect(await proposed.json()).toMatchObject({ erased: 1, counts: { new: 0 } });
    });

    it('are there to be chosen when they were made since, and no more when they are gone', async () => {
      const [first, later] = [`z10-${engine}`, `z9-${engine}`];
      await server.makeBook(first, first);
      await connect();
      await server.makeBook(later, later);
      await choose(first);
      const titles = (await account()).books.map(({ title }) => title);
      expect(titles.slice(-2)).toEqual([later, first]);
      await server.removeBook(later);
      await choose(first);
      expect((await account()).books.map(({ title }) => title)).not.toContain(later);
      await server.removeBook(first);
      await choose(first);
      expect(await account()).toMatchObject({
        problem: expect.stringContaining('not on the server'),
      });
    });

    it('say what is wrong, and never what the password is', async () => {
      const wrong = await connect({ password: 'not it' });
      expect(wrong.status).toBe(422);
      expect(await wrong.text()).toContain('refuses this user name and password');
      const open = await connect({ url: 'http://dav.example/' });
      expect(await open.text()).toContain('not encrypted');
      const made = await connect();
      const views = [await made.text(), JSON.stringify(await account())];
      const { password } = await world.kith.db.read
        .selectFrom('card_account')
        .select('password')
        .executeTakeFirstOrThrow();
      expect(password).toMatch(/^v1\./);
      expect(password).not.toContain(server.password);
      views.push(JSON.stringify(await exportAddressBooks(world.kith, noor.id)));
      views.push(await (await world.ask('GET', '/api/v1/export', { as: noor })).text());
      for (const view of views) {
        expect(view).toContain(server.userName);
        expect(view).not.toContain(server.password);
      }
    });

    it('are read with a password from before they were sealed, which the next start seals', async () => {
      const book = `old-${engine}`;
      await server.makeBook(book, book);
      await server.putCard(book, 'ada', card('ada', 'Ada Lund'));
      await connect();
      const stored = () =>
        world.kith.db.read
          .selectFrom('card_account')
          .select(['password', 'is_sealed'])
          .executeTakeFirstOrThrow();
      await world.kith.db.write((trx) =>
        trx.updateTable('card_account').set({ password: server.password, is_sealed: 0 }).execute(),
      );
      await choose(book);
      expect((await bookNamed(book)).importId).not.toBeNull();
      await sealPasswords(world.kith);
      expect(await stored()).toMatchObject({ is_sealed: 1 });
      expect((await stored()).password).not.toContain(server.password);
      await choose(book);
      expect(await account()).toMatchObject({ problem: null });
    });

    it('say what to do when the key is gone, and do not ask with nothing', async () => {
      await connect();
      const { id } = await account();
      await world.kith.db.write((trx) =>
        trx.updateTable('card_account').set({ password: 'v1.gone.a.b.c' }).execute(),
      );
      await sealPasswords(world.kith);
      await world.ask('POST', `/api/v1/address-books/${id}/read`, { as: noor });
      await world.settle();
      expect(await account()).toMatchObject({ nextAt: null });
      expect((await account()).problem).toContain('connect it again');
    });

    it('stop asking with a password that is refused, until they are asked to', async () => {
      await connect();
      const { id } = await account();
      await world.kith.db.write((trx) =>
        trx.updateTable('card_account').set({ password: 'changed there', is_sealed: 0 }).execute(),
      );
      await world.ask('POST', `/api/v1/address-books/${id}/read`, { as: noor });
      await world.settle();
      expect(await account()).toMatchObject({ nextAt: null });
      expect((await account()).problem).toContain('refuses');
    });

    it('are disconnected with undo, and the password is erased for good after it', async () => {
      await connect();
      const { id } = await account();
      const gone = await world.ask('DELETE', `/api/v1/address-books/${id}`, { as: noor });
      expect(gone.status).toBe(204);
      await world.ask('POST', `/api/v1/address-books/${id}/restore`, { as: noor });
      expect((await account()).id).toBe(id);
      await world.ask('DELETE', `/api/v1/address-books/${id}`, { as: noor });
      world.advance(11 * 60_000);
      await world.settle();
      const left = await world.kith.db.read.selectFrom('card_account').select('id').execute();
      expect(left).toEqual([]);
    });
  },
);
