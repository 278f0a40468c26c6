import { expect, it } from 'vitest';
import { explain } from './fetch/failure.ts';
import { explainMailbox } from './imap/failure.ts';
import { explainMail } from './mail/failure.ts';
import { tlsWords } from './tls-words.ts';

const ADVICE = { otherName: 'Look at the name.', noWord: 'Look at the port.' };

it('says what is wrong with a secure connection in words, the code only where there are none', () => {
  const codes = [
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
  ];
  for (const code of codes) expect(tlsWords(code, ADVICE)).not.toMatch(/[A-Z]_|\(/);
  expect(tlsWords('CERT_CHAIN_TOO_LONG', ADVICE)).toContain('(CERT_CHAIN_TOO_LONG)');
  expect(tlsWords('ECONNREFUSED', ADVICE)).toBeNull();
});

it.each(['ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_SSL_WRONG_VERSION_NUMBER', 'EPROTO'])(
  'says after %s what one can do at a website, and what at a mail server',
  (code) => {
    const error = Object.assign(new Error('no'), { code });
    const mailed = Object.assign(new Error('no'), { code: 'ESOCKET', originalCode: code });
    expect(explain(error, 'a.example', false).detail).toMatch(/“www\.”|“http:\/\/”/);
    for (const { why, detail } of [
      explainMailbox(error, 'a.example', false),
      explainMail(mailed, 'a.example', false),
    ]) {
      expect(why).toBe('tls');
      expect(detail).not.toMatch(/www\.|https?:/);
      expect(detail).toMatch(/\b(?:465|993)\b|the name that the certificate bears/);
    }
  },
);
