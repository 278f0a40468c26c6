/**
 * Who may call which route: walks every route of the API's own description, so that a new route is
 * tested from the day it is written. A route with a kind of id that is unknown here fails.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '#test';
import { idsOf, kindOf, type Possessions, possess } from './possessions.ts';
import { type Schema, type Schemas, smallest } from './request-bodies.ts';

interface Described {
  'x-access'?: 'public' | 'member' | 'host';
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
}
interface Document {
  paths: Record<string, Record<string, Described>>;
  components?: { schemas?: Schemas };
}
interface Operation {
  method: string;
  path: string;
  access: Described['x-access'];
  /** Parameters of the path that are somebody's. */
  ids: string[];
  query: string;
  body: unknown;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

function operationsOf({ paths, components }: Document): Operation[] {
  const schemas = components?.schemas ?? {};
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, described]) => {
        const asked = (described.parameters ?? []).filter(
          (one) => one.in === 'query' && one.required,
        );
        const schema = described.requestBody?.content?.['application/json']?.schema;
        return {
          method: method.toUpperCase(),
          path,
          access: described['x-access'],
          ids: [...path.matchAll(/\{(\w+)\}/g)]
            .map((match) => match[1] ?? '')
            .filter((name) => kindOf(path, name) !== null),
          query: new URLSearchParams(
            asked.map((one) => [one.name, String(smallest(one.schema ?? {}, schemas))]),
          ).toString(),
          body: schema ? smallest(schema, schemas) : undefined,
        };
      }),
  );
}

const describing = await makeWorld();
const operations = operationsOf(
  (await (await describing.ask('GET', '/api/v1/openapi.json')).json()) as Document,
);
await describing.close();

const named = (list: Operation[]) => list.map((one) => [`${one.method} ${one.path}`, one] as const);
const withAccess = (access: Operation['access']) =>
  operations.filter((one) => one.access === access);
const ofSomebody = withAccess('member').filter((one) => one.ids.length > 0);

function addressOf({ path, query }: Operation, ids: Record<string, string>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
  return `/api/v1${filled}${query ? `?${query}` : ''}`;
}

describe('the API', () => {
  let world: World;
  let owner: { cookie: string };
  let other: { cookie: string };
  let owned: Possessions;
  let others: Possessions;
  let tables: string[];
  beforeAll(async () => {
    world = await makeWorld();
    await world.member('host');
    const [anna, bo] = [await world.member('anna'), await world.member('bo')];
    [owner, other] = [anna, bo];
    owned = await possess(world, anna.id, 'annas');
    others = await possess(world, bo.id, 'bos');
    const all = await world.kith.db.read.introspection.getTables();
    tables = all.map((table) => table.name).filter((name) => name !== 'session');
  });
  afterAll(() => world.close());

  const ask = (operation: Operation, address: string, as?: { cookie: string }) =>
    world.ask(operation.method, address, {
      ...(as ? { as } : {}),
      ...(operation.body === undefined ? {} : { body: operation.body }),
    });
  /** The whole content of the database but for sessions, which tell when a member was last here. */
  const everything = async () => {
    const rows: unknown[] = [];
    for (const table of tables)
      rows.push(
        table,
        await world.kith.db.read
          .selectFrom(table as 'job')
          .selectAll()
          .execute(),
      );
    return JSON.stringify(rows);
  };
  async function expectRefused(
    operation: Operation,
    address: string,
    status: number,
    as?: { cookie: string },
  ) {
    const before = await everything();
    const answer = await ask(operation, address, as);
    expect(answer.status, `${operation.method} ${address}: ${await answer.clone().text()}`).toBe(
      status,
    );
    expect(await everything()).toBe(before);
  }

  it('describes its routes and who may call them', () => {
    expect(named(operations).map(([name]) => name)).toContain('GET /goals/{id}');
    expect(
      named(operations.filter((one) => one.access === undefined)).map(([name]) => name),
    ).toEqual([]);
  });

  it('lets strangers only to what opens the door', () => {
    const names = named(withAccess('public')).map(([name]) => name);
    expect(names.toSorted()).toEqual([
      'DELETE /session',
      'GET /invitations/{token}',
      'GET /pushes/{token}',
      'GET /welcome',
      'POST /invitations/{token}/accept',
      'POST /members/first',
      'POST /pushes/{token}',
      'POST /session',
    ]);
  });

  it.each(named([...withAccess('member'), ...withAccess('host')]))(
    'answers a stranger 401: %s',
    async (_, operation) => {
      await expectRefused(operation, addressOf(operation, idsOf(operation.path, owned)), 401);
    },
  );

  it.each(named(withAccess('host')))(
    'answers a member who is not the host 403: %s',
    async (_, operation) => {
      await expectRefused(
        operation,
        addressOf(operation, idsOf(operation.path, owned)),
        403,
        other,
      );
    },
  );

  it.each(named(ofSomebody))(
    'answers another member as if nothing were there: %s',
    async (_, operation) => {
      const theirs = idsOf(operation.path, owned);
      await expectRefused(operation, addressOf(operation, theirs), 404, other);
      // One thing of one's own does not open the door to what is another's beside it.
      const mine = idsOf(operation.path, others);
      for (const id of operation.ids.length > 1 ? operation.ids : []) {
        await expectRefused(
          operation,
          addressOf(operation, { ...mine, [id]: theirs[id] ?? '' }),
          404,
          other,
        );
      }
    },
  );

  it.each(named(ofSomebody.filter((one) => one.method === 'GET')))(
    'answers the owner, so the ids above are real: %s',
    async (_, operation) => {
      const answer = await ask(
        operation,
        addressOf(operation, idsOf(operation.path, owned)),
        owner,
      );
      expect(answer.status, await answer.clone().text()).toBe(200);
    },
  );
});

describe('idsOf', () => {
  it('fails for an id of a kind that nobody owns, and says what to do', () => {
    expect(() => idsOf('/circles/{id}', { goals: '1' })).toThrow(
      /nobody owns one of "circles" yet.*test\/possessions\.ts/,
    );
    expect(() => idsOf('/goals/{id}/x/{circleId}', { goals: '1' })).toThrow(/circleId/);
    expect(
      idsOf('/goals/{goalId}/people/{personId}/criteria/{criterion}', { goals: '1', people: '2' }),
    ).toEqual({ goalId: '1', personId: '2', criterion: 'expert' });
  });
});
