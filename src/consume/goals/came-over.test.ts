/** What came to a member's sources and is older than much they have: compared with their goals and held against their mutes. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal, setGoalStatus } from '#goals';
import { engines, makeWorld, type World } from '#test';
import type { StreamView } from '../stream/schema.ts';
import type { GoalStreamView } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const OFTEN = 'Roll back a bad release within two minutes: decide the rollback beforehand. ';

describe.each(engines)('entries that are older than what came, on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let bo: Awaited<ReturnType<World['member']>>;
  let server: Server;
  let site: string;
  /** Whether the old address leads to the new one. */
  let isMoved: boolean;
  beforeEach(async () => {
    isMoved = false;
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    bo = await world.member('bo');
    server = createServer(({ url }, response) => {
      if (isMoved && url === '/old') {
        response.writeHead(301, { location: '/new' }).end();
        return;
      }
      const item = (title: string, text: string) =>
        `<item><guid>${url}${title}</guid><title>${title}</title><description>${text}</description><pubDate>${new Date(world.kith.now() - DAY_MS).toUTCString()}</pubDate></item>`;
      const items =
        url === '/old'
          ? item('Rolling back', OFTEN) + item('Rye', `${OFTEN} And on sourdough.`)
          : item('Bread', 'Of something else.');
      response.end(`<rss version="2.0"><channel><title>${url}</title>${items}</channel></rss>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    // Bo reads the old address, Ada the new one, which is read last: all is compared with her goal then.
    await follow('/old', bo);
    await follow('/new');
    const { id } = await draftGoal(world.kith, ada.id, {
      need: 'releases',
      able: 'release calmly',
      questions: [{ text: 'How do we roll back a bad release?' }],
    });
    await setGoalStatus(world.kith, ada.id, id, 'active');
    await world.accepted('POST', '/mutes', {
      as: ada,
      body: { kind: 'words', words: 'sourdough' },
    });
    await forGoals();
    await world.settle();
    expect(await forGoals()).toEqual([]);
  });
  afterEach(async () => {
    await world.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const follow = async (path: string, as = ada) => {
    await world.accepted('POST', '/sources', { as, body: { url: site + path } });
    await world.settle();
  };
  const titles = ({ entries }: GoalStreamView | StreamView) =>
    entries.map(({ title }) => title).toSorted();
  const forGoals = async () =>
    titles(
      await world.accepted<GoalStreamView>(
        'GET',
        `/stream/goals?today=${world.kith.now() - 1_000}`,
        { as: ada },
      ),
    );
  const stream = async () =>
    titles(await world.accepted<StreamView>('GET', '/stream?show=all', { as: ada }));

  it('are those of a feed that somebody else read before', async () => {
    await follow('/old');
    expect(await forGoals()).toEqual(['Rolling back']);
    expect(await stream()).toEqual(['Bread', 'Rolling back']);
  });

  it('come over from a feed that moved to where one follows another', async () => {
    isMoved = true;
    for (let looks = 0; looks < 3; looks++) {
      world.advance(DAY_MS + 1);
      await world.accepted('POST', '/refresh', { as: bo, body: { which: 'all' } });
      await world.settle();
    }
    expect(await stream()).toEqual(['Bread', 'Rolling back']);
    expect(await forGoals()).toEqual(['Rolling back']);
  });
});
