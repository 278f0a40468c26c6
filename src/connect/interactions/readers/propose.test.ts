import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import type { CalendarProposal, MessageProposal } from './propose.ts';

const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//invented//EN',
  'BEGIN:VEVENT',
  'UID:1',
  'DTSTART:20261112T100000Z',
  'SUMMARY:Coffee with Cy Roe',
  'ATTENDEE;CN=Robert L.:mailto:bo@lund.example',
  'ATTENDEE;CN=Ada:mailto:ada@berg.example',
  'ATTENDEE;CN=Who Knows:mailto:who@knows.example',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:2',
  'DTSTART:20261113T100000Z',
  'SUMMARY:Dentist',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

describe.each(engines)('proposals of interactions on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let bo: number;
  let cy: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    bo = await someone('Bo Lund', 'bo@lund.example');
    cy = await someone('Cy Roe', 'cy@roe.example');
    const me = await someone('Ada Berg', 'ada@berg.example');
    await world.ask('PUT', '/api/v1/people/me', { as: ada, body: { personId: me } });
  });
  afterEach(() => world.close());

  const someone = async (name: string, email: string, as = ada) => {
    const body = { name, fields: [{ field: 'email', value: email }] };
    const answer = await world.ask('POST', '/api/v1/people', { as, body });
    return ((await answer.json()) as { id: number }).id;
  };
  const calendar = async (text = CALENDAR) => {
    const path = '/api/v1/interactions/from-calendar?from=2026-11-01&to=2026-11-23';
    const headers = { 'content-type': 'application/octet-stream' };
    const answer = await world.ask('POST', path, { as: ada, raw: text, headers });
    return { status: answer.status, body: (await answer.json()) as CalendarProposal };
  };
  const message = async (text: string) => {
    const body = { text, today: '2026-11-23' };
    const answer = await world.ask('POST', '/api/v1/interactions/from-message', { as: ada, body });
    return (await answer.json()) as MessageProposal;
  };
  const stored = async () =>
    (await world.kith.db.read.selectFrom('interaction').select('id').execute()).length;

  it('knows who was invited by address, whom the title names, and oneself', async () => {
    const { body } = await calendar();
    expect(body).toMatchObject({
      withoutPeople: 1,
      isCut: false,
      events: [
        {
          key: 'ics 1 2026-11-12',
          title: 'Coffee with Cy Roe',
          loggedAs: null,
          guests: [
            { name: 'Robert L.', person: { id: bo, name: 'Bo Lund' }, by: 'email' },
            { name: 'Who Knows', person: null, by: null },
            { person: { id: cy }, by: 'name' },
          ],
        },
      ],
    });
    expect(await stored()).toBe(0);
  });

  it('says what of a calendar is logged already', async () => {
    const body = {
      day: '2026-11-12',
      personIds: [bo, cy],
      origin: 'calendar',
      originKey: 'ics 1 2026-11-12',
    };
    const one = await (await world.ask('POST', '/api/v1/interactions', { as: ada, body })).json();
    expect((await calendar()).body.events[0]?.loggedAs).toBe(one.id);
  });

  const meetings = (guests: readonly string[][], head: string[] = []) =>
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//invented//EN',
      ...head,
      ...guests.flatMap((asked, at) => [
        'BEGIN:VEVENT',
        `UID:m${at}`,
        `DTSTART:2026110${at + 1}T100000Z`,
        ...asked.map((one) => `ATTENDEE;${one}`),
        'END:VEVENT',
      ]),
      'END:VCALENDAR',
    ].join('\r\n');
  const [OWN, BO, CY] = [
    'CN=A. Berg:mailto:a@b.example',
    'X=1:mailto:bo@lund.example',
    'X=1:mailto:cy@roe.example',
  ];
  const maybeMe = async (text: string) =>
    (await calendar(text)).body.maybeMe.map(({ email }) => email);

  it('asks whether it is oneself who is in nearly all meetings, until that is known', async () => {
    const text = meetings([
      [OWN, BO],
      [OWN, CY],
      [`PARTSTAT=DECLINED;${OWN}`, BO],
      [OWN, CY, 'CN=Who:mailto:who@x.example'],
    ]);
    expect(await maybeMe(text)).toEqual(['a@b.example']);
    const { personId } = await world.accepted('GET', '/people/me', { as: ada });
    const body = { field: 'email', value: 'a@b.example' };
    await world.ask('POST', `/api/v1/people/${personId}/fields`, { as: ada, body });
    const { body: known } = await calendar(text);
    expect(known.maybeMe).toEqual([]);
    expect(known.events.flatMap(({ guests }) => guests.map(({ email }) => email))).not.toContain(
      'a@b.example',
    );
  });

  it('asks whether it is oneself after whom a calendar is named, and nobody where none stands out', async () => {
    const guests = [
      [OWN, BO],
      [BO, CY],
      [CY, BO],
    ];
    expect(await maybeMe(meetings(guests))).toEqual(['bo@lund.example']);
    expect(await maybeMe(meetings(guests, ['X-WR-CALNAME:A@b.example']))).toEqual(['a@b.example']);
    expect(await maybeMe(meetings([[BO, CY]]))).toEqual([]);
    expect(await maybeMe(meetings([[OWN], [OWN]]))).toEqual([]);
  });

  it('says of a guest whose name several have that there are several', async () => {
    await someone('Cy Roe', 'other@roe.example');
    const { body } = await calendar(meetings([['CN=Cy Roe:mailto:third@roe.example']]));
    expect(body.events[0]?.guests).toMatchObject([{ person: null, isSeveral: true }]);
  });

  it('refuses what is no calendar with what to do', async () => {
    expect((await calendar('hello')).status).toBe(422);
  });

  it('proposes who, when and in which direction from a message, and keeps nothing', async () => {
    const head = 'From: Bo Lund <bo@lund.example>\nDate: 5 May 2026\nTo: ada@berg.example\n\nHi!';
    expect(await message(head)).toEqual({
      people: [
        {
          name: 'Bo Lund',
          email: 'bo@lund.example',
          person: { id: bo, name: 'Bo Lund' },
          by: 'email',
        },
      ],
      day: '2026-05-05',
      direction: 'received',
      channel: 'email',
    });
    expect(await message('From: Ada Berg <ada@berg.example>\nTo: cy@roe.example')).toMatchObject({
      people: [{ person: { id: cy } }],
      direction: 'given',
    });
    expect(
      await message('[05/05/2026, 10:12] Bo Lund: wait\n[05/05/2026, 10:13] Ada Berg: thanks'),
    ).toMatchObject({ people: [{ person: { id: bo } }], direction: 'both', channel: 'message' });
    expect(await message('Hi Cy,\nthank you for yesterday')).toMatchObject({
      people: [{ person: { id: cy }, by: 'name' }],
      direction: 'given',
      day: null,
    });
    expect(await stored()).toBe(0);
  });

  it('tells oneself from the other, by name, by what programs call one, or because only the other is known', async () => {
    const day = '[05/05/2026, 10:12]';
    const both = { people: [{ person: { id: bo } }], direction: 'both' };
    for (const me of ['Ada Berg', 'You', 'ada'])
      expect(await message(`${day} Bo Lund: wait\n${day} ${me}: thanks`)).toMatchObject(both);
    await world.ask('PUT', '/api/v1/people/me', { as: ada, body: { personId: null } });
    const alone = await message(`${day} Bo Lund: wait\n${day} A. Berg: thanks`);
    expect(alone).toMatchObject(both);
    expect(alone.people).toHaveLength(1);
    const three = `${day} Bo Lund: a\n${day} Cy Roe: b\n${day} Who Else: c`;
    expect((await message(three)).people).toHaveLength(3);
  });

  it('knows by the first name whom only one person has, as chats call people', async () => {
    expect(await message('Bo, 10:14 AM\nwe wait\nYou, 10:15 AM\nthanks')).toMatchObject({
      people: [{ person: { id: bo }, by: 'name' }],
      direction: 'both',
      day: null,
    });
    await someone('Bo Dahl', 'bo@dahl.example');
    expect((await message('Bo, 10:14 AM\nwe wait')).people).toMatchObject([{ person: null }]);
  });

  it('reads a conversation without times by who speaks in it, if they are known', async () => {
    expect(await message('Bo Lund: we wait\nMe: how long?\nBo Lund: ten minutes')).toMatchObject({
      people: [{ person: { id: bo } }],
      direction: 'both',
      day: null,
    });
    expect(await message('Note: we wait\nReason: the canary')).toMatchObject({
      people: [],
      direction: null,
    });
  });

  it('takes neither of two people with one name', async () => {
    await someone('Cy Roe', 'other@roe.example');
    expect((await message('Hi Cy Roe,\nthank you')).people).toEqual([]);
  });
});
