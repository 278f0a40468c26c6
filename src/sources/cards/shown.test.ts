import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonView } from '#people';
import { engines, makeWorld, type World } from '#test';

const BOOK = [
  'BEGIN:VCARD',
  'VERSION:4.0',
  'UID:urn:uuid:11111111-1111-4111-8111-111111111111',
  'FN:Noor Lund',
  'N:Lund;Noor;;Dr.;',
  'BDAY:--0203',
  'ORG:Alpine Dairy;Ripening',
  'TEL;TYPE=cell:+49 171 1',
  'URL:https://www.linkedin.com/in/noor-m%C3%BCller',
  'RELATED;TYPE=friend:urn:uuid:22222222-2222-4222-8222-222222222222',
  'item1.X-ABRELATEDNAMES;type=pref:Jo Lund',
  'item1.X-ABLabel:_$!<Spouse>!$_',
  'X-SOCIAL-PROFILE;TYPE=mastodon:https://social.example/@noor',
  'RELATED;TYPE=met:urn:uuid:33333333-3333-4333-8333-333333333333',
  'END:VCARD',
  'BEGIN:VCARD',
  'VERSION:4.0',
  'UID:urn:uuid:22222222-2222-4222-8222-222222222222',
  'FN:Bo Dahl',
  'END:VCARD',
].join('\r\n');

describe.each(engines)('a card on the page of its person, on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld({ engine });
  });
  afterEach(() => world.close());

  const shownOf = (person: PersonView, field: string) =>
    person.fields.flatMap((group) =>
      group.field === field
        ? group.values.map(({ title, shown }) => (title === null ? shown : `${title}: ${shown}`))
        : [],
    );

  it('is read in words: days, kinds of numbers, departments, and whom a number means', async () => {
    const ada = await world.member('ada');
    const headers = { 'content-type': 'application/octet-stream' };
    const begun = await world.ask('POST', '/api/v1/imports?name=a.vcf', {
      as: ada,
      raw: BOOK,
      headers,
    });
    const { id } = (await begun.json()) as { id: number };
    await world.ask('POST', `/api/v1/imports/${id}/apply`, { as: ada, body: { leaveOut: [] } });
    await world.settle();
    const people = await world.kith.db.read.selectFrom('person').select(['id', 'name']).execute();
    const idOf = (name: string) => people.find((one) => one.name === name)?.id ?? 0;
    const path = `/api/v1/people/${idOf('Noor Lund')}`;
    const person = (await (await world.ask('GET', path, { as: ada })).json()) as PersonView;
    expect(shownOf(person, 'birthday')).toEqual(['3 February']);
    expect(shownOf(person, 'phone')).toEqual(['+49 171 1 (mobile)']);
    expect(shownOf(person, 'linkedin')).toEqual(['https://www.linkedin.com/in/noor-müller']);
    expect(shownOf(person, 'fediverse')).toEqual(['noor@social.example']);
    expect(shownOf(person, 'related')).toEqual([
      'friend: Bo Dahl',
      'spouse: Jo Lund',
      'met: somebody who is not in your network',
    ]);
    const related = person.fields.find(({ field }) => field === 'related');
    expect(related?.values.map(({ href }) => href)).toEqual([
      `/people/${idOf('Bo Dahl')}`,
      null,
      null,
    ]);
    const lines = shownOf(person, 'card-line');
    expect(lines).toContain('Department: Ripening');
    expect(lines).toContain('Name in full: Dr. Noor Lund');
  });

  it('takes a birthday as it is said', async () => {
    const ada = await world.member('ada');
    const add = async (value: string) => {
      const body = { name: 'Jo', fields: [{ field: 'birthday', value }] };
      return world.ask('POST', '/api/v1/people', { as: ada, body });
    };
    const made = (await (await add('3 February')).json()) as PersonView;
    expect(made.fields.find(({ field }) => field === 'birthday')?.values).toMatchObject([
      { value: '--02-03', shown: '3 February' },
    ]);
    const refused = await add('some day');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('17 May 1980');
  });
});
