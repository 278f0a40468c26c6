import { describe, expect, it } from 'vitest';
import { outboxOf, type Sent, type Shelf, sendWaiting } from './outbox.ts';

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
interface Thought {
  text: string;
  draftKey: string;
}
const thought = (draftKey: string): Thought => ({ text: `text of ${draftKey}`, draftKey });
const boxOn = (shelf: Shelf) =>
  outboxOf<Thought>('capture', ({ text }) => typeof text === 'string', shelf);

describe('an outbox', () => {
  it('keeps what cannot be sent, and sends it once the server is there', async () => {
    const box = boxOn(shelfOf());
    for (const key of ['a', 'b']) box.put(1, thought(key));
    expect(await sendWaiting(box, 1, async () => 'unreachable')).toBe(0);
    expect(box.waiting(1)).toHaveLength(2);
    const seen: string[] = [];
    const send = async ({ draftKey }: Thought): Promise<Sent> => {
      seen.push(draftKey);
      return 'sent';
    };
    expect(await sendWaiting(box, 1, send)).toBe(2);
    expect([seen, box.waiting(1)]).toEqual([['a', 'b'], []]);
  });

  it('keeps what is refused and sends the rest', async () => {
    const box = boxOn(shelfOf());
    for (const key of ['a', 'b']) box.put(1, thought(key));
    await sendWaiting(box, 1, async ({ draftKey }) => (draftKey === 'a' ? 'refused' : 'sent'));
    expect(box.waiting(1).map((one) => one.draftKey)).toEqual(['a']);
  });

  it('is another for each member, and passes over what it cannot read', () => {
    const shelf = shelfOf();
    const box = boxOn(shelf);
    box.put(1, thought('a'));
    shelf.put('kith.unsaved.1.capture.odd', '{"half');
    shelf.put('kith.unsaved.1.capture.null', 'null');
    shelf.put('kith.unsaved.1.capture.other', '{"draftKey":"c","text":5}');
    expect([box.waiting(1).length, box.waiting(2).length]).toEqual([1, 0]);
  });

  it('says so where there is no room, and still sends it', async () => {
    const box = boxOn(shelfOf(false));
    expect(box.put(1, thought('a'))).toBe(false);
    const seen: string[] = [];
    const send = async ({ draftKey }: Thought): Promise<Sent> => {
      seen.push(draftKey);
      return 'sent';
    };
    expect(await sendWaiting(box, 1, send)).toBe(1);
    expect([seen, box.waiting(1)]).toEqual([['a'], []]);
  });
});
