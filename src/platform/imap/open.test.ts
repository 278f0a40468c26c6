import { describe, expect, it } from 'vitest';
import { fieldsOf } from './fields.ts';
import { inMailbox } from './open.ts';

const login = (host: string) =>
  ({ host, port: 1, security: 'plain', userName: 'ada', password: 'taken back' }) as const;

describe('inMailbox', () => {
  it.each(['127.0.0.1', '[::1]', 'localhost', '169.254.169.254', '10.0.0.1'])(
    'goes to %s only where its network is allowed',
    async (host) => {
      const bounds = { allowNet: [], timeoutMs: 5_000 };
      const answer = await inMailbox(login(host), bounds, () =>
        Promise.reject(new Error('let in')),
      );
      expect(answer).toMatchObject({ kind: 'failed', why: 'address' });
      expect(JSON.stringify(answer)).toContain('is not a public address');
    },
  );

  it('says that nothing answers, without the password', async () => {
    const bounds = { allowNet: ['127.0.0.0/8'], timeoutMs: 5_000 };
    const answer = await inMailbox(login('127.0.0.1'), bounds, async () => 'in');
    expect(answer).toMatchObject({ kind: 'failed', why: 'connect' });
    expect(JSON.stringify(answer)).not.toContain('taken back');
  });
});

describe('fieldsOf', () => {
  it('unfolds lines, and takes the first of each name', () => {
    const head = 'List-Id: Rye\r\n\t<rye.example>\r\nX: 1\r\nlist-id: other\r\nbroken\r\n';
    expect(fieldsOf(new TextEncoder().encode(head))).toEqual({
      'list-id': 'Rye <rye.example>',
      x: '1',
    });
  });
});
