import { describe, expect, it } from 'vitest';
import { ApiError } from '#web-api';
import { outboxOf, outcomeOf, type Sent, type Shelf, sendOne, sendWaiting } from './outbox.ts';

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

  it('sends what waits when its turn comes, and keeps what it was changed to meanwhile', async () => {
    const box = boxOn(shelfOf());
    for (const key of ['a', 'b']) box.put(1, thought(key));
    const seen: string[] = [];
    const send = async ({ draftKey, text }: Thought): Promise<Sent> => {
      seen.push(text);
      if (draftKey === 'a')
        for (const key of ['a', 'b']) box.put(1, { draftKey: key, text: 'new' });
      return 'sent';
    };
    await sendWaiting(box, 1, send);
    expect(seen).toEqual(['text of a', 'new']);
    expect(box.waiting(1)).toEqual([{ draftKey: 'a', text: 'new' }]);
  });

  it('sends in turn what holds only after something else', async () => {
    const turnOf = ({ draftKey }: Thought) => ['second', 'last'].indexOf(draftKey);
    const box = outboxOf<Thought>('capture', () => true, shelfOf(), turnOf);
    for (const key of ['last', 'second', 'first']) box.put(1, thought(key));
    const seen: string[] = [];
    await sendWaiting(box, 1, async ({ draftKey }) => {
      seen.push(draftKey);
      return 'sent';
    });
    expect(seen).toEqual(['first', 'second', 'last']);
  });

  it('keeps what is refused and sends the rest', async () => {
    const box = boxOn(shelfOf());
    for (const key of ['a', 'b']) box.put(1, thought(key));
    await sendWaiting(box, 1, async ({ draftKey }) => (draftKey === 'a' ? 'refused' : 'sent'));
    expect(box.waiting(1).map((one) => one.draftKey)).toEqual(['a']);
  });

  it('sends what comes after one that the server cannot take now', async () => {
    const box = boxOn(shelfOf());
    for (const key of ['a', 'b']) box.put(1, thought(key));
    await sendWaiting(box, 1, async ({ draftKey }) => (draftKey === 'a' ? 'later' : 'sent'));
    expect(box.waiting(1).map((one) => one.draftKey)).toEqual(['a']);
  });

  it('takes an ended session and a server without time for no refusal', () => {
    const outcomes = [0, 401, 429, 408, 500, 507, 404, 422].map((status) =>
      outcomeOf(new ApiError(status, { code: '', message: '' })),
    );
    expect(outcomes.join(' ')).toBe(
      'unreachable unreachable unreachable later later later refused refused',
    );
  });

  it('does not send what was dropped while another was sent', async () => {
    const box = boxOn(shelfOf());
    for (const key of ['a', 'b']) box.put(1, thought(key));
    const seen: string[] = [];
    await sendWaiting(box, 1, async ({ draftKey }) => {
      seen.push(draftKey);
      box.drop(1, 'b');
      return 'sent';
    });
    expect([seen, box.waiting(1)]).toEqual([['a'], []]);
  });

  it('takes back on the server what was dropped while it was sent, and leaves what another tab has sent', async () => {
    const taken: string[] = [];
    for (const way of ['drop', 'take'] as const) {
      const box = boxOn(shelfOf());
      box.put(1, thought(way));
      const post = async ({ draftKey }: Thought) => {
        box[way](1, draftKey);
        return draftKey;
      };
      const takeBack = async (made: string) => void taken.push(made);
      const send = (one: Thought) => sendOne(box, 1, one, { post, takeBack });
      expect(await sendWaiting(box, 1, send)).toBe(0);
    }
    expect(taken).toEqual(['drop']);
  });

  it('does not say that what was dropped meanwhile is refused', async () => {
    const box = boxOn(shelfOf());
    const told: string[] = [];
    const onRefused = ({ draftKey }: Thought) => void told.push(draftKey);
    const post = async ({ draftKey }: Thought) => {
      if (draftKey === 'a') box.drop(1, 'a');
      throw new ApiError(404, { code: '', message: '' });
    };
    for (const key of ['a', 'b']) box.put(1, thought(key));
    await sendWaiting(box, 1, (one) => sendOne(box, 1, one, { post, onRefused }));
    expect(told).toEqual(['b']);
  });

  it('tells what other tabs do with it, until one stops looking', () => {
    const page = new EventTarget();
    let count = 0;
    const stop = boxOn(shelfOf()).watch(1, () => void count++, page);
    const names = ['kith.unsaved.1.capture.a', 'kith.unsaved.2.capture.a', 'kith.unsaved.1.note.5'];
    const tell = (key: string | null) =>
      page.dispatchEvent(Object.assign(new Event('storage'), { key }));
    for (const key of [...names, null]) tell(key);
    stop();
    tell(null);
    expect(count).toBe(2);
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
