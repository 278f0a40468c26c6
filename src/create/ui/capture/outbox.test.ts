import { describe, expect, it } from 'vitest';
import { type Captured, put, type Sent, type Shelf, sendWaiting, waiting } from './outbox.ts';

/** A shelf that stores what it is given, or has no room and holds it itself. */
function shelfOf(hasRoom = true): Shelf {
  const kept = new Map<string, string>();
  return {
    put: (name, text) => {
      kept.set(name, text);
      return hasRoom;
    },
    take: (name) => void kept.delete(name),
    get: (name) => kept.get(name) ?? null,
    names: (beginning) => [...kept.keys()].filter((name) => name.startsWith(beginning)),
  };
}
const captured = (draftKey: string): Captured => ({
  text: `text of ${draftKey}`,
  capturedAs: 'thought',
  sourceUrl: null,
  goalId: null,
  entryId: null,
  draftKey,
});

describe('the outbox of captures', () => {
  it('keeps what cannot be sent, and sends it once the server is there', async () => {
    const shelf = shelfOf();
    for (const key of ['a', 'b']) put(shelf, 1, captured(key));
    expect(await sendWaiting(shelf, 1, async () => 'unreachable')).toBe(0);
    expect(waiting(shelf, 1)).toHaveLength(2);
    const seen: string[] = [];
    const send = async ({ draftKey }: Captured): Promise<Sent> => {
      seen.push(draftKey);
      return 'sent';
    };
    expect(await sendWaiting(shelf, 1, send)).toBe(2);
    expect([seen, waiting(shelf, 1)]).toEqual([['a', 'b'], []]);
  });

  it('keeps what is refused and sends the rest', async () => {
    const shelf = shelfOf();
    for (const key of ['a', 'b']) put(shelf, 1, captured(key));
    await sendWaiting(shelf, 1, async ({ draftKey }) => (draftKey === 'a' ? 'refused' : 'sent'));
    expect(waiting(shelf, 1).map((one) => one.draftKey)).toEqual(['a']);
  });

  it('is another for each member, and passes over what it cannot read', () => {
    const shelf = shelfOf();
    put(shelf, 1, captured('a'));
    shelf.put('kith.unsaved.1.capture.odd', '{"half');
    shelf.put('kith.unsaved.1.capture.null', 'null');
    expect([waiting(shelf, 1).length, waiting(shelf, 2).length]).toEqual([1, 0]);
  });

  it('says so where there is no room, and still sends it', async () => {
    const shelf = shelfOf(false);
    expect(put(shelf, 1, captured('a'))).toBe(false);
    const seen: string[] = [];
    const send = async ({ draftKey }: Captured): Promise<Sent> => {
      seen.push(draftKey);
      return 'sent';
    };
    expect(await sendWaiting(shelf, 1, send)).toBe(1);
    expect([seen, waiting(shelf, 1)]).toEqual([['a'], []]);
  });
});
