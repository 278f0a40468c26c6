import { describe, expect, it } from 'vitest';
import { makeWorld } from '#test';
import { kindWords } from '../web/pages/job-words.ts';

describe('The page of the work in the background', () => {
  it('has words for every kind of job, and shows no name of the code', async () => {
    const { kith, close } = await makeWorld();
    const kinds = kith.rooms.flatMap((room) => [
      ...Object.keys(room.jobs?.(kith) ?? {}),
      ...Object.keys(room.listeners?.(kith) ?? {}).map((event) => `${room.name} hears ${event}`),
    ]);
    await close();
    expect(kinds.length).toBeGreaterThan(50);
    expect(kinds.filter((kind) => kindWords(kind) === kind)).toEqual([]);
  });
});
