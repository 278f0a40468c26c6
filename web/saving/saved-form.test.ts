import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '#web-api';
import { PAUSE_MS } from './autosave.ts';
import { keptName, keptTexts } from './kept-text.ts';
import { SavedForm } from './saved-form.ts';
import type { Version } from './versions.ts';

interface Form {
  title: string;
  text: string;
}

/** A server that counts changes and refuses those of a stale field; it can be out of reach. */
class Server {
  version: Version<Form> = { form: { title: 'A', text: 'one' }, revision: 1 };
  isReachable = true;
  /** Whether it can be read; it may have been restarted after it took a change. */
  isReadable = true;
  readonly #changed = { title: 1, text: 1 };
  async read(): Promise<Version<Form>> {
    if (!this.isReachable || !this.isReadable)
      throw new ApiError(0, { code: 'unreachable', message: '' });
    return this.version;
  }
  async write(fields: Partial<Form>, revision = 0) {
    if (!this.isReachable) throw new ApiError(0, { code: 'unreachable', message: '' });
    const { form, revision: before } = this.version;
    const names = (['title', 'text'] as const).filter((name) => fields[name] !== undefined);
    if (names.some((name) => revision < this.#changed[name]))
      throw new ApiError(409, { code: 'conflict', message: 'Stale.' });
    for (const name of names) this.#changed[name] = before + 1;
    this.version = { form: { ...form, ...fields }, revision: before + 1 };
    return { id: 12, revision: before + 1 };
  }
}

/** A form as a page makes it before it is shown. */
function unopenedPage(server: Server): SavedForm<Form> {
  const { form, revision } = server.version;
  return new SavedForm<Form>({
    memberId: 1,
    kind: 'note',
    id: 12,
    initial: form,
    updatedAt: 0,
    versions: { revision, read: () => server.read() },
    send: (_id, fields, _draftKey, base) => server.write(fields, base.revision),
  });
}

/** Opens the thing in a page of its own, as the server has it, on the same device. */
function openPage(server: Server) {
  const saved = unopenedPage(server);
  const close = saved.start();
  return { saved, close, status: () => saved.autosave.state.get().status };
}

const pause = () => vi.advanceTimersByTimeAsync(PAUSE_MS * 2);
/** Local storage as a browser has it, for tests that run without one. */
function fakeStorage() {
  const store: Record<string, string> = {};
  const hidden = (value: unknown) => ({ value, enumerable: false });
  return Object.defineProperties(store, {
    length: { get: () => Object.keys(store).length, enumerable: false },
    key: hidden((at: number) => Object.keys(store)[at] ?? null),
    getItem: hidden((key: string) => store[key] ?? null),
    setItem: hidden((key: string, value: string) => {
      store[key] = value;
    }),
    removeItem: hidden((key: string) => delete store[key]),
  });
}

describe('SavedForm', () => {
  let device: Record<string, string> = {};
  beforeEach(() => {
    vi.useFakeTimers();
    device = fakeStorage();
    vi.stubGlobal('localStorage', device);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('sends what two pages changed in different fields, without a word', async () => {
    const server = new Server();
    const [one, other] = [openPage(server), openPage(server)];
    one.saved.change({ title: 'B' });
    await pause();
    other.saved.change({ text: 'two' });
    await pause();
    expect(server.version.form).toEqual({ title: 'B', text: 'two' });
    expect(other.saved.state.get().form).toEqual({ title: 'B', text: 'two' });
  });

  it('asks when two pages changed the same, and then does as it is told', async () => {
    const server = new Server();
    const [one, other] = [openPage(server), openPage(server)];
    one.saved.change({ text: 'from one' });
    await pause();
    other.saved.change({ text: 'from the other' });
    await pause();
    expect(other.status()).toBe('conflict');
    expect(other.saved.state.get().conflict?.form.text).toBe('from one');
    expect(other.saved.state.get().form.text).toBe('from the other');
    expect(server.version.form.text).toBe('from one');

    other.saved.resolve({ text: 'from one, from the other' });
    await pause();
    expect(server.version.form.text).toBe('from one, from the other');
    expect(Object.keys(device)).toEqual([]);
  });

  it('keeps what each of two pages wrote without a network, and asks which is meant', async () => {
    const server = new Server();
    const [one, other] = [openPage(server), openPage(server)];
    server.isReachable = false;
    one.saved.change({ text: 'from one' });
    other.saved.change({ text: 'from the other' });
    await pause();
    one.close();
    other.close();
    await pause();
    server.isReachable = true;

    const again = openPage(server);
    expect(['from one', 'from the other']).toContain(again.saved.state.get().form.text);
    await pause();
    again.close();
    const last = openPage(server);
    expect(last.status()).toBe('conflict');
    const { form, conflict } = last.saved.state.get();
    expect([form.text, conflict?.form.text].toSorted()).toEqual(['from one', 'from the other']);
  });

  it('goes on with what a closed page left, and forgets it once it is saved', async () => {
    const server = new Server();
    server.isReachable = false;
    const page = openPage(server);
    page.saved.change({ text: 'left over' });
    page.close();
    await pause();
    server.isReachable = true;
    const again = openPage(server);
    expect(again.saved.state.get().form.text).toBe('left over');
    await pause();
    expect(server.version.form.text).toBe('left over');
    expect(Object.keys(device)).toEqual([]);
  });

  it('leaves what the server has when told to, and sends nothing', async () => {
    const server = new Server();
    const [one, other] = [openPage(server), openPage(server)];
    one.saved.change({ text: 'from one' });
    await pause();
    other.saved.change({ text: 'from the other' });
    await pause();
    const { revision } = server.version;
    other.saved.resolve({});
    await pause();
    expect(other.saved.state.get().form.text).toBe('from one');
    expect(server.version.revision).toBe(revision);
    other.saved.change({ text: 'and on' });
    await pause();
    expect(server.version.form.text).toBe('and on');
  });

  it('shows what another page wrote while this one changed another field', async () => {
    const server = new Server();
    const [one, other] = [openPage(server), openPage(server)];
    other.saved.change({ text: 'from the other' });
    await pause();
    one.saved.change({ title: 'B' });
    await pause();
    expect(one.saved.state.get().form).toEqual({ title: 'B', text: 'from the other' });
  });

  it('does not write over it as long as it has not been seen', async () => {
    const server = new Server();
    const [one, other] = [openPage(server), openPage(server)];
    other.saved.change({ text: 'from the other' });
    await pause();
    server.isReadable = false;
    one.saved.change({ title: 'B' });
    await pause();
    server.isReadable = true;
    one.saved.change({ text: 'from one' });
    await pause();
    expect(server.version.form).toEqual({ title: 'B', text: 'from the other' });
    expect(one.status()).toBe('conflict');
    one.saved.resolve({ text: 'from both' });
    await pause();
    expect(server.version.form).toEqual({ title: 'B', text: 'from both' });
  });

  it('starts nothing before the first word, and with it says what was chosen before', async () => {
    const sent: (Partial<Form> & { id: number | null })[] = [];
    const saved = new SavedForm<Form>({
      memberId: 1,
      kind: 'goal',
      id: null,
      initial: { title: '', text: '' },
      updatedAt: 0,
      // Of this form the title is only chosen.
      isBlank: ({ text }) => text === '',
      send: async (id, fields) => {
        sent.push({ id, ...fields });
        return 12;
      },
    });
    const close = saved.start();
    saved.change({ title: 'A' });
    saved.change({ text: 'x' });
    saved.change({ text: '' });
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(sent).toEqual([]);
    expect(keptTexts(keptName(1, 'goal', null))).toEqual([]);
    saved.change({ text: 'one' });
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    saved.change({ text: '' });
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(sent).toEqual([{ id: null, title: 'A', text: 'one' }]);
    close();
  });

  it('leaves what it found to the page, when it is made and thrown away unseen', async () => {
    const server = new Server();
    server.isReachable = false;
    const first = openPage(server);
    first.saved.change({ text: 'two' });
    first.close();
    const shown = unopenedPage(server);
    unopenedPage(server);
    const close = shown.start();
    server.isReachable = true;
    await pause();
    close();
    expect(server.version.form.text).toBe('two');
    expect(keptTexts(keptName(1, 'note', 12))).toEqual([]);
  });

  it('says when the device has no room', () => {
    const server = new Server();
    const page = openPage(server);
    vi.stubGlobal('localStorage', {
      setItem: () => {
        throw new Error('full');
      },
    });
    page.saved.change({ text: 'two' });
    expect(page.saved.autosave.state.get().isKept).toBe(false);
    page.saved.autosave.abandon();
  });

  it('loses nothing inside of Kith without room, and keeps it once there is some', async () => {
    const server = new Server();
    server.isReachable = false;
    const page = openPage(server);
    vi.stubGlobal('localStorage', undefined);
    page.saved.change({ text: 'two' });
    page.close();
    await pause();
    const again = openPage(server);
    expect(again.saved.state.get().form.text).toBe('two');
    expect(again.saved.autosave.state.get().isKept).toBe(false);
    vi.stubGlobal('localStorage', device);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(again.saved.autosave.state.get()).toMatchObject({ status: 'unreachable', isKept: true });
    expect(Object.keys(device)).toHaveLength(1);
    server.isReachable = true;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(server.version.form.text).toBe('two');
    expect(Object.keys(device)).toEqual([]);
    again.close();
  });
});
