import { describe, expect, it } from 'vitest';
import { VAULT_BYTES_MAX } from '../../vaults/limits.ts';
import { openVault } from '../../vaults/readers/index.ts';
import { type FolderFile, packFolder, TooLarge } from './pack-folder.ts';

const WRITTEN = Date.UTC(2024, 0, 5, 10);

const fileAt = (path: string, text: string): FolderFile => ({
  webkitRelativePath: path,
  lastModified: WRITTEN,
  size: text.length,
  arrayBuffer: async () => Uint8Array.from(Buffer.from(text)).buffer,
});

describe('packFolder', () => {
  it('packs what the reader then finds, with times, and without what is hidden', async () => {
    const blob = await packFolder([
      fileAt('Garden/Start.md', 'See [[a/Plan]] and [[paper.pdf]]'),
      fileAt('Garden/a/Plan.md', 'A plan.'),
      fileAt('Garden/paper.pdf', 'a long paper'),
      fileAt('Garden/.obsidian/app.json', '{"a":1}'),
      fileAt('Garden/.git/config', 'secret'),
    ]);
    const bytes = new Uint8Array(await blob.arrayBuffer());
    expect(Buffer.from(bytes).includes('secret')).toBe(false);
    const vault = openVault(bytes, 'Garden');
    if (vault.kind === 'unreadable') throw new Error(vault.why);
    const parts = [...vault.parts];
    expect(vault.format).toBe('obsidian');
    expect(parts.flatMap((part) => part.notes)).toMatchObject([
      { path: 'a/Plan.md', folder: 'a', text: 'A plan.', updatedAt: WRITTEN },
      { path: 'Start.md', links: [{ path: 'a/Plan.md' }] },
    ]);
    expect(parts.flatMap((part) => part.attachments)).toMatchObject([
      { name: 'paper.pdf', bytes: new Uint8Array() },
    ]);
  });

  it('refuses what would be too much to send', async () => {
    const huge = { ...fileAt('Garden/big.md', ''), size: VAULT_BYTES_MAX + 1 };
    await expect(packFolder([huge])).rejects.toThrow(TooLarge);
  });
});
