import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { ATTACHMENT_BYTES_MAX } from './limits.ts';
import { pictureType } from './picture-type.ts';
import type { AttachmentLine } from './schema.ts';

const PNG = Uint8Array.from([
  137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 255, 254, 0,
]);
const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

describe.each(engines)('pictures of notes on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const send = (bytes: Uint8Array<ArrayBuffer>, name = 'map.png', as = ada) =>
    world.ask('POST', `/api/v1/attachments?name=${encodeURIComponent(name)}`, { as, raw: bytes });
  const keep = async (bytes = PNG, name = 'map.png') =>
    (await (await send(bytes, name)).json()) as AttachmentLine;
  const ask = (method: string, url: string, as = ada) => world.ask(method, url, { as });

  it('come back as they were, and can do nothing in a browser', async () => {
    const kept = await keep(PNG, '../a b/“map” ü.png');
    const answer = await ask('GET', kept.url);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(PNG);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('“map” ü.png')}`,
      'cache-control': expect.stringContaining('private'),
    });
  });

  it('are kept once however often they are sent', async () => {
    const [first, second] = [await keep(), await keep(PNG, 'again.png')];
    expect(second).toEqual(first);
    const together = await Promise.all([send(bytesOf('GIF89a1')), send(bytesOf('GIF89a1'))]);
    expect(together.map((answer) => answer.status)).toEqual([201, 201]);
    const { attachments } = (await (await ask('GET', '/api/v1/attachments')).json()) as {
      attachments: AttachmentLine[];
    };
    expect(attachments.map((one) => one.type)).toEqual(['image/gif', 'image/png']);
  });

  it.each([
    ['a drawing that can hold programs', bytesOf('<svg xmlns="…"><script>1</script></svg>')],
    ['a page that is called a picture', bytesOf('<html>GIF89a')],
    ['nothing', bytesOf('')],
    ['what is too large', new Uint8Array(ATTACHMENT_BYTES_MAX + 1)],
  ])('refuses %s', async (_, bytes) => {
    const answer = await send(bytes);
    expect(answer.status).toBe(422);
  });

  it('takes the largest', async () => {
    const large = new Uint8Array(ATTACHMENT_BYTES_MAX);
    large.set(PNG);
    expect((await send(large)).status).toBe(201);
  });

  it('are erased when no note shows them', async () => {
    const kept = await keep();
    const note = { title: 'Map', text: `![the map](${kept.url})` };
    const written = await world.ask('POST', '/api/v1/notes', { as: ada, body: note });
    const { id } = (await written.json()) as { id: number };
    expect((await ask('DELETE', kept.url)).status).toBe(409);
    await world.ask('PATCH', `/api/v1/notes/${id}`, { as: ada, body: { text: '' } });
    expect((await ask('DELETE', kept.url)).status).toBe(204);
    expect((await ask('GET', kept.url)).status).toBe(404);
  });

  it('are their keeper’s alone', async () => {
    const kept = await keep();
    const bo = await world.member('bo');
    expect((await ask('GET', kept.url, bo)).status).toBe(404);
    expect((await ask('DELETE', kept.url, bo)).status).toBe(404);
    expect((await world.ask('GET', kept.url)).status).toBe(401);
    expect(((await (await send(PNG, 'x', bo)).json()) as AttachmentLine).id).not.toBe(kept.id);
  });
});

describe('pictureType', () => {
  it.each([
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['GIF87a', 'image/gif'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
    ['\0\0\0\x20ftypavif', 'image/avif'],
    ['RIFF\0\0\0\0WAVE', null],
    ['', null],
  ])('tells by the first bytes: %j', (text, type) => {
    expect(pictureType(bytesOf(text))).toBe(type);
  });
});
