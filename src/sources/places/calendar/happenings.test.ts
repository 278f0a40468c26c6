/** The calendar of a place: found, read again and again, shown while it is to come. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fetched, GuardedFetch } from '#platform';
import { engines, makeWorld, type World } from '#test';
import { GOOGLE, MEETUP } from '../../../../test/calendars.ts';
import { startRefresh } from '../../polling/refresh.ts';
import { happeningsAt } from './queries.ts';

type Member = Awaited<ReturnType<World['member']>>;
const NOW = Date.UTC(2026, 10, 25, 12);
const WEEK = 7 * 24 * 60 * 60 * 1000;
const ICAL = 'https://www.meetup.com/calm-ops/events/ical/';
const GOOGLE_ICS = 'https://calendar.example/wien/basic.ics';

describe.each(engines)('the calendar of a place, on %s', (engine) => {
  let world: World;
  let ada: Member;
  let bo: Member;
  let answers: Record<string, string>;
  const web: GuardedFetch = {
    get: async ({ url }): Promise<Fetched> => {
      const answer = answers[url];
      if (answer === undefined)
        return { kind: 'failed', why: 'dns', detail: 'There is no such host.', url, redirects: [] };
      const body = new TextEncoder().encode(answer);
      const headers = { 'content-type': 'text/calendar; charset=utf-8' };
      return { kind: 'ok', status: 200, url, headers, body, redirects: [], tookMs: 1 };
    },
    exchange: async () => {
      throw new Error('nobody has an account here');
    },
    post: async () => {
      throw new Error('nothing is handed over');
    },
    close: async () => {},
  };

  beforeEach(async () => {
    answers = { [ICAL]: MEETUP, [GOOGLE_ICS]: GOOGLE };
    world = await makeWorld({ engine, fetch: web });
    world.advance(NOW - world.kith.now());
    ada = await world.member('ada');
    bo = await world.member('bo');
  });
  afterEach(() => world.close());

  const asked = <Answer>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  async function follow(form: object, source: object = {}): Promise<number> {
    const { body } = await asked<{ id: number }>('POST', '/places', { kind: 'meetup', ...form });
    const followed = await asked('POST', `/places/${body.id}/sources`, source);
    expect(followed.status).toBe(201);
    await world.settle();
    return body.id;
  }
  const happenings = (id: number) => happeningsAt(world.kith, ada.id, id);
  const titles = async (id: number) => (await happenings(id)).map(({ title }) => title);
  async function later(ms: number): Promise<void> {
    world.advance(ms);
    await startRefresh(world.kith, ada.id, 'all');
    await world.settle();
  }

  it('is found at the page of a Meetup group, and says what is on, when and what is off', async () => {
    const id = await follow({ name: 'Calm Ops', address: 'https://www.meetup.com/calm-ops/' });
    const answer = await asked<{ happenings: object[] }>('GET', `/places/${id}/happenings`);
    expect(answer.body.happenings).toEqual([
      {
        title: 'Rolling back, out loud',
        url: 'https://www.meetup.com/calm-ops/events/311000001/',
        location: 'Harbour Works (12 Pier Street, New York, NY)',
        startsOn: '2026-12-03',
        endsOn: '2026-12-03',
        startTime: '18:30',
        endTime: '20:30',
        startsAt: Date.UTC(2026, 11, 3, 23, 30),
        zone: 'America/New_York',
        rhythm: '',
        isCancelled: false,
      },
      expect.objectContaining({ title: 'Reading graphs together', isCancelled: true }),
    ]);
    const { sources } = (await asked<{ sources: object[] }>('GET', `/sources?place=${id}`)).body;
    expect(sources).toMatchObject([
      { url: ICAL, title: 'Events - Calm Ops', format: 'icalendar', people: [] },
    ]);
    expect((await asked<{ people: object[] }>('GET', '/people')).body.people).toEqual([]);
  });

  it('may be given by a webcal address, and goes with the place’s source', async () => {
    const webcal = GOOGLE_ICS.replace('https:', 'webcal:');
    const id = await follow({ name: 'Wiener Abende' }, { url: webcal });
    const found = await happenings(id);
    expect(found[0]).toMatchObject({
      title: 'Drei Tage Betrieb',
      startTime: null,
      endsOn: '2026-11-26',
    });
    expect(found[1]).toMatchObject({ startsOn: '2026-12-02', rhythm: '' });
    expect(found[4]).toMatchObject({ startsOn: '2027-03-02', rhythm: 'month-weekday' });
    expect((await asked('GET', `/places/${id}/happenings`, undefined, bo)).status).toBe(404);
    const { sources } = (await asked<{ sources: { id: number }[] }>('GET', `/sources?place=${id}`))
      .body;
    await asked('DELETE', `/sources/${sources[0]?.id}`);
    expect(await happenings(id)).toEqual([]);
  });

  it('follows what changes, and turns come near though nobody changed it', async () => {
    const id = await follow({ name: 'Calm Ops', address: 'https://www.meetup.com/calm-ops/' });
    answers[ICAL] = MEETUP.replace('Rolling back', 'Rolling forward').replace(
      'CONFIRMED',
      'CANCELLED',
    );
    await later(WEEK);
    expect((await happenings(id))[0]).toMatchObject({
      title: 'Rolling forward, out loud',
      isCancelled: true,
    });
    world.advance(2 * WEEK);
    expect(await titles(id)).toEqual(['Reading graphs together']);

    const wien = await follow({ name: 'Wiener Abende' }, { url: GOOGLE_ICS });
    const last = (await happenings(wien)).at(-1)?.startsOn ?? '';
    await later(20 * WEEK);
    const lastThen = (await happenings(wien)).at(-1)?.startsOn ?? '';
    expect(lastThen > last).toBe(true);
  });

  it('keeps what it said when it cannot be read any more, and says so', async () => {
    const id = await follow({ name: 'Calm Ops', address: 'https://www.meetup.com/calm-ops/' });
    answers[ICAL] = 'BEGIN:VCALENDAR\r\nnonsense';
    await later(WEEK / 7);
    expect(await titles(id)).toHaveLength(2);
    const { sources } = (await asked<{ sources: object[] }>('GET', `/sources?place=${id}`)).body;
    expect(sources).toMatchObject([
      { state: 'failing', problem: expect.stringContaining('damaged') },
    ]);
  });

  it('is no person’s source', async () => {
    const refused = await asked('POST', '/sources', { url: GOOGLE_ICS });
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body)).toContain('as a place');
  });
});
