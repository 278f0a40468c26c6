import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { checkVersion, openPostgres } from './postgres.ts';

describe('openPostgres', () => {
  it('says where nothing answers, without the password', async () => {
    const opening = openPostgres('postgres://anna:hunter2@127.0.0.1:1/kith');
    await expect(opening).rejects.toThrow(
      /PostgreSQL cannot be used at 127\.0\.0\.1:1\/kith: .*ECONNREFUSED.*DATABASE_URL/,
    );
    await expect(opening).rejects.not.toThrow(/hunter2/);
  });

  it('says so when something else answers', async () => {
    const other = createServer((socket) => socket.resume().end('220 mail.example ESMTP\r\n'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    await expect(openPostgres(`postgres://anna@127.0.0.1:${port}/kith`)).rejects.toThrow(
      /PostgreSQL cannot be used at/,
    );
    await new Promise((resolve) => other.close(resolve));
  });

  it('refuses an address that is none', async () => {
    await expect(openPostgres('postgres://a b:[/')).rejects.toThrow(/not an address/);
  });
});

describe('checkVersion', () => {
  it.each(['15.0', '15.18 (Debian 15.18-0+deb12u1)', '16beta1', '18.1'])('takes %s', (version) => {
    expect(() => checkVersion(version, 'db/kith')).not.toThrow();
  });
  it.each(['14.9', '9.6.24', ''])('refuses "%s"', (version) => {
    expect(() => checkVersion(version, 'db/kith')).toThrow(
      /PostgreSQL 15 or newer is needed; db\/kith has/,
    );
  });
});
