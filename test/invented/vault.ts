/** An invented vault of notes, and how one is packed and brought in. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { expect } from 'vitest';
import type { VaultImportView } from '../../src/create/vaults/imports/schema.ts';
import type { World } from '../world.ts';

export const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1);

export type VaultFiles = Record<string, string | Uint8Array>;

export const VAULT: VaultFiles = {
  'Start.md':
    '---\ntags: [garden]\nrating: 4\n---\nSee [[a/Plan]], [[b/Plan|the other]], ![[map.png]] and [[paper.pdf]]. [[Nowhere]]',
  'a/Plan.md': 'A plan. Back to [[Start]].',
  'b/Plan.md': '---\ncreated: 2020-02-03\n---\nAnother.',
  'img/map.png': PNG,
  'paper.pdf': strToU8('%PDF'),
};

export function packed(files: VaultFiles): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, content]) => [
    path,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return Uint8Array.from(zipSync(Object.fromEntries(entries) as Zippable));
}

type Member = Awaited<ReturnType<World['member']>>;

/** Asks the API as a member; the answer with its status. */
export const asking =
  (world: World, as: Member) =>
  <Answer>(method: string, path: string, body?: unknown) =>
    world.asked<Answer>(method, path, { as, body });

/** Sends a vault to be looked at. */
export async function preview(world: World, as: Member, bytes: Uint8Array<ArrayBuffer>) {
  const address = '/api/v1/notes/import?name=vault.zip';
  const response = await world.ask('POST', address, { as, raw: bytes });
  return { status: response.status, body: (await response.json()) as VaultImportView };
}

/** Brings a vault in, to its end. */
export async function bringIn(
  world: World,
  as: Member,
  { bytes, choices = {} }: { bytes: Uint8Array<ArrayBuffer>; choices?: unknown },
): Promise<VaultImportView> {
  const ask = asking(world, as);
  const { id } = (await preview(world, as, bytes)).body;
  expect((await ask('POST', `/notes/import/${id}/apply`, choices)).status).toBe(202);
  await world.settle();
  const { body } = await ask<VaultImportView>('GET', `/notes/import/${id}`);
  expect(body).toMatchObject({ state: 'applied', stepsDone: body.stepsTotal });
  return body;
}

/** The files of a member's export by path, without the folder around them. */
export async function exported(
  world: World,
  as: Member,
  query = '',
): Promise<Record<string, string>> {
  const response = await world.ask('GET', `/api/v1/notes/export.zip${query}`, { as });
  expect(response.status).toBe(200);
  const files = Object.entries(unzipSync(new Uint8Array(await response.arrayBuffer())));
  return Object.fromEntries(
    files.map(([path, bytes]) => [
      path.replace(/^Kith notes\//, ''),
      strFromU8(bytes, path.endsWith('.png')),
    ]),
  );
}
