import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, call, errorBody, onSignedOut, setPageOf } from './call.ts';
import { keyOf, mayRetry } from './read.ts';

const answer = (status: number, body?: unknown) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () =>
      body === undefined ? new Response(null, { status }) : Response.json(body, { status }),
    ),
  );

afterEach(() => {
  onSignedOut(() => {});
  setPageOf(null);
  vi.unstubAllGlobals();
});

describe('call', () => {
  it('sends JSON to the API with the cookies of this origin', async () => {
    answer(201, { id: 7 });
    expect(await call('POST', '/goals', { need: 'Coach' })).toEqual({ id: 7 });
    const [address, request] = vi.mocked(fetch).mock.calls[0] ?? [];
    expect(address).toBe('/api/v1/goals');
    expect(request).toMatchObject({
      method: 'POST',
      credentials: 'same-origin',
      body: '{"need":"Coach"}',
      headers: { 'content-type': 'application/json' },
    });
  });

  it('lets what is done outlive its page, unless it is large or only asks', async () => {
    answer(204);
    await call('PUT', '/goals/7', { need: 'Coach' });
    await call('DELETE', '/goals/7');
    await call('PUT', '/goals/7', { need: 'Coach'.repeat(1_000) });
    await call('GET', '/goals/7');
    const requests = vi.mocked(fetch).mock.calls.map(([, request]) => request?.keepalive);
    expect(requests).toEqual([true, true, false, false]);
  });

  it('gives nothing for an empty answer', async () => {
    answer(204);
    expect(await call('DELETE', '/goals/7')).toBeUndefined();
  });

  it('throws what the server says, with its fields', async () => {
    const error = { code: 'invalid', message: 'Look at the name', fields: { name: 'Too short' } };
    answer(422, { error });
    await expect(call('POST', '/goals')).rejects.toMatchObject({ status: 422, ...error });
  });

  it('tells that the session is over, but not when one asks for it', async () => {
    const listener = vi.fn();
    onSignedOut(listener);
    answer(401, { error: { code: 'not_signed_in', message: 'Sign in' } });
    await expect(call('GET', '/session')).rejects.toBeInstanceOf(ApiError);
    expect(listener).not.toHaveBeenCalled();
    await expect(call('GET', '/goals')).rejects.toBeInstanceOf(ApiError);
    expect(listener).toHaveBeenCalledOnce();
  });

  it('says whose page it comes from, to which the end of the session is news', async () => {
    const listener = vi.fn();
    onSignedOut(listener);
    setPageOf(7);
    answer(401, { error: { code: 'not_signed_in', message: 'Sign in' } });
    await expect(call('GET', '/session')).rejects.toBeInstanceOf(ApiError);
    expect(listener).toHaveBeenCalledOnce();
    const [, request] = vi.mocked(fetch).mock.calls[0] ?? [];
    expect(request).toMatchObject({ headers: { 'kith-page-of': '7' } });
  });

  it('leaves an abort what it is', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async (_: string, init: RequestInit) => init.signal?.throwIfAborted()),
    );
    const signal = AbortSignal.abort(new Error('gone elsewhere'));
    await expect(call('GET', '/goals', undefined, { signal })).rejects.toThrow('gone elsewhere');
  });
});

describe('errorBody', () => {
  it.each([undefined, null, 'Bad gateway', [], { error: 'no' }])('bears %j', (body) => {
    expect(errorBody(body, 502)).toMatchObject({
      code: 'failed',
      message: 'Kith could not do that.',
    });
  });
});

describe('keyOf', () => {
  it('puts what lies under an address under its key', () => {
    expect(keyOf('/goals/12')).toEqual(['goals', '12']);
    expect(keyOf('/goals/12/people?sort=name')).toEqual(['goals', '12', 'people', '?sort=name']);
  });
});

describe('mayRetry', () => {
  it('never repeats what was refused', () => {
    expect(mayRetry(0, new ApiError(404, { code: 'not_found', message: '' }))).toBe(false);
  });
  it('repeats a fault twice', () => {
    const fault = new ApiError(503, { code: 'failed', message: '' });
    expect([0, 1, 2].map((failures) => mayRetry(failures, fault))).toEqual([true, true, false]);
  });
});
