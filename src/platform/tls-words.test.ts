import { expect, it } from 'vitest';
import { tlsWords } from './tls-words.ts';

it('says what is wrong with a secure connection in words, the code only where there are none', () => {
  const codes = [
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
  ];
  for (const code of codes) expect(tlsWords(code)).not.toMatch(/[A-Z]_|\(/);
  expect(tlsWords('CERT_CHAIN_TOO_LONG')).toContain('(CERT_CHAIN_TOO_LONG)');
  expect(tlsWords('ECONNREFUSED')).toBeNull();
});
