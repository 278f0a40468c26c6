import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '#web-api';
import { Autosave, PAUSE_MS } from './autosave.ts';

interface Form {
  need: string;
  able: string;
}
interface Sent {
  id: number | null;
  fields: Partial<Form>;
  answer: (id: number) => void;
  fail: (error: Error) => void;
}

/** An autosave whose server answers when the test says so. */
function setUp(
  unsaved?: Partial<Form>,
  id: number | null = null,
  settle: (unsaved: Partial<Form>) => Promise<Partial<Form> | null> = async () => null,
) {
  const sent: Sent[] = [];
  const kept = new Map<number | null, Partial<Form>>();
  const autosave = new Autosave<Form>({
    id,
    unsaved,
    send: (known, fields) =>
      new Promise((answer, fail) => {
        sent.push({ id: known, fields, answer, fail });
      }),
    keep: (known, rest) => {
      if (rest === null) kept.delete(known);
      else kept.set(known, rest);
      return true;
    },
    settle: (_id, rest) => settle(rest),
  });
  const stop = autosave.start();
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { autosave, sent, kept, stop, wait, now: () => autosave.state.get() };
}
const unreachable = () => new ApiError(0, { code: 'unreachable', message: 'Not reached.' });
const conflict = () => new ApiError(409, { code: 'conflict', message: 'Changed elsewhere.' });
const refusal = () =>
  new ApiError(422, { code: 'invalid', message: 'Too long.', fields: { need: 'Too long.' } });

describe('Autosave', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('keeps the first letter on the device at once and sends after a pause', async () => {
    const { autosave, sent, kept, wait, now } = setUp();
    autosave.change({ need: 'R' });
    expect(kept.get(null)).toEqual({ need: 'R' });
    expect(sent).toEqual([]);
    await wait(PAUSE_MS);
    expect(sent).toMatchObject([{ id: null, fields: { need: 'R' } }]);
    expect(now().status).toBe('sending');
    sent[0]?.answer(12);
    await wait(0);
    expect(now()).toMatchObject({ id: 12, status: 'saved', unsaved: {} });
    expect(kept.size).toBe(0);
  });

  it('starts a thing once, and sends to it what was written meanwhile', async () => {
    const { autosave, sent, kept, wait, now } = setUp();
    autosave.change({ need: 'R' });
    await wait(PAUSE_MS);
    autosave.change({ need: 'Rel', able: 'roll' });
    await wait(PAUSE_MS * 3);
    expect(sent).toHaveLength(1);
    sent[0]?.answer(12);
    await wait(0);
    expect(kept.get(12)).toEqual({ need: 'Rel', able: 'roll' });
    expect(kept.has(null)).toBe(false);
    expect(sent[1]).toMatchObject({ id: 12, fields: { need: 'Rel', able: 'roll' } });
    sent[1]?.answer(12);
    await wait(0);
    expect(now().status).toBe('saved');
  });

  it('does not send again what has not changed since', async () => {
    const { autosave, sent, wait } = setUp({}, 12);
    autosave.change({ need: 'Rel', able: 'roll' });
    await wait(PAUSE_MS);
    autosave.change({ able: 'roll back' });
    sent[0]?.answer(12);
    await wait(PAUSE_MS);
    expect(sent.map(({ fields }) => fields)).toEqual([
      { need: 'Rel', able: 'roll' },
      { able: 'roll back' },
    ]);
  });

  it('keeps text that cannot be sent and tries again until it is', async () => {
    const { autosave, sent, kept, wait, now } = setUp();
    autosave.change({ need: 'Rel' });
    await wait(PAUSE_MS);
    for (const tries of [1, 2, 3]) {
      expect(sent).toHaveLength(tries);
      sent.at(-1)?.fail(unreachable());
      await wait(0);
      expect(now().status).toBe('unreachable');
      expect(kept.get(null)).toEqual({ need: 'Rel' });
      await wait(60_000);
    }
    sent.at(-1)?.answer(12);
    await wait(0);
    expect(now().status).toBe('saved');
  });

  it('says why the server refuses, and does not ask again before something changes', async () => {
    const { autosave, sent, kept, wait, now } = setUp();
    autosave.change({ need: 'x' });
    await wait(PAUSE_MS);
    sent[0]?.fail(refusal());
    await wait(120_000);
    expect(sent).toHaveLength(1);
    expect(now()).toMatchObject({
      status: 'refused',
      error: 'Too long.',
      fields: { need: 'Too long.' },
    });
    expect(kept.get(null)).toEqual({ need: 'x' });
    autosave.change({ need: 'y' });
    await wait(PAUSE_MS);
    sent[1]?.answer(12);
    await wait(0);
    expect(now()).toMatchObject({ status: 'saved', error: undefined, fields: {} });
  });

  it('goes on with what a closed page left', async () => {
    const { sent, wait } = setUp({ need: 'left over' }, 12);
    await wait(0);
    expect(sent).toMatchObject([{ id: 12, fields: { need: 'left over' } }]);
  });

  it('says when all is with the server, also what was written during the last request', async () => {
    const { autosave, sent, wait } = setUp();
    autosave.change({ need: 'R' });
    const first = autosave.flush();
    autosave.change({ need: 'Re' });
    const second = autosave.flush();
    sent[0]?.answer(12);
    await wait(0);
    sent[1]?.answer(12);
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(sent.map(({ fields }) => fields)).toEqual([{ need: 'R' }, { need: 'Re' }]);
    expect(await autosave.flush()).toBe(true);
    expect(sent).toHaveLength(2);
  });

  it('says when it is not', async () => {
    const { autosave, sent } = setUp();
    autosave.change({ need: 'R' });
    const flushed = autosave.flush();
    sent[0]?.fail(refusal());
    expect(await flushed).toBe(false);
  });

  it('does not say that all is saved while something is being written', async () => {
    const { autosave, sent, wait, now } = setUp({}, 12);
    autosave.expect();
    expect(now().status).toBe('waiting');
    autosave.change({ need: 'R' });
    await wait(PAUSE_MS);
    sent[0]?.answer(12);
    await wait(0);
    expect(now().status).toBe('saved');
  });

  it('gives up what waits when told to', async () => {
    const { autosave, sent, kept, stop, wait, now } = setUp({}, 12);
    autosave.change({ need: 'R' });
    autosave.abandon();
    stop();
    await wait(60_000);
    expect(sent).toEqual([]);
    expect(kept.size).toBe(0);
    expect(now()).toMatchObject({ status: 'saved', unsaved: {} });
  });

  it('sends what waits when the page goes, and then tries no more', async () => {
    const { autosave, sent, kept, stop, wait } = setUp();
    autosave.change({ need: 'R' });
    stop();
    expect(sent).toHaveLength(1);
    sent[0]?.fail(unreachable());
    await wait(300_000);
    expect(sent).toHaveLength(1);
    expect(kept.get(null)).toEqual({ need: 'R' });
  });

  it('sends over what was changed elsewhere, when that is another thing', async () => {
    const { autosave, sent, wait, now } = setUp({}, 12, async (unsaved) => unsaved);
    autosave.change({ need: 'mine' });
    await wait(PAUSE_MS);
    sent[0]?.fail(conflict());
    await wait(0);
    expect(sent[1]).toMatchObject({ id: 12, fields: { need: 'mine' } });
    sent[1]?.answer(12);
    await wait(0);
    expect(now().status).toBe('saved');
  });

  it('has nothing more to send when the server has the same already', async () => {
    const { autosave, sent, kept, wait, now } = setUp({}, 12, async () => ({}));
    autosave.change({ need: 'mine' });
    await wait(PAUSE_MS);
    sent[0]?.fail(conflict());
    await wait(60_000);
    expect(sent).toHaveLength(1);
    expect(now()).toMatchObject({ status: 'saved', unsaved: {} });
    expect(kept.size).toBe(0);
  });

  it('keeps everything and sends nothing until a conflict is resolved', async () => {
    const { autosave, sent, kept, wait, now } = setUp({}, 12);
    autosave.change({ need: 'mine' });
    await wait(PAUSE_MS);
    sent[0]?.fail(conflict());
    await wait(0);
    expect(now().status).toBe('conflict');
    autosave.change({ able: 'more of mine' });
    await wait(120_000);
    expect(await autosave.flush()).toBe(false);
    expect(sent).toHaveLength(1);
    expect(kept.get(12)).toEqual({ need: 'mine', able: 'more of mine' });
    autosave.resolve({ need: 'both' });
    await wait(0);
    expect(sent[1]?.fields).toEqual({ need: 'both' });
    sent[1]?.answer(12);
    await wait(0);
    expect(now().status).toBe('saved');
    expect(kept.size).toBe(0);
  });

  it('keeps what is written while it asks what was changed elsewhere', async () => {
    let tell: (rest: Partial<Form> | null) => void = () => {};
    const asked = new Promise<Partial<Form> | null>((resolve) => {
      tell = resolve;
    });
    const { autosave, sent, wait, now } = setUp({}, 12, () => asked);
    autosave.change({ need: 'mine' });
    await wait(PAUSE_MS);
    sent[0]?.fail(conflict());
    await wait(0);
    autosave.change({ need: 'mine, longer' });
    tell({ need: 'mine' });
    await wait(0);
    expect(sent[1]?.fields).toEqual({ need: 'mine, longer' });
    expect(now().unsaved).toEqual({ need: 'mine, longer' });
  });

  it('tries again when it cannot ask what was changed elsewhere', async () => {
    const { autosave, sent, wait, now } = setUp({}, 12, () => Promise.reject(unreachable()));
    autosave.change({ need: 'mine' });
    await wait(PAUSE_MS);
    sent[0]?.fail(conflict());
    await wait(0);
    expect(now().status).toBe('unreachable');
    await wait(60_000);
    expect(sent).toHaveLength(2);
  });
});
