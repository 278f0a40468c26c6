const TLS =
  /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_|HOSTNAME_MISMATCH|EPROTO)/;

const CHAIN =
  'does not send all that vouches for its certificate. Browsers may find the rest by themselves; Kith does not.';
const OWN =
  'vouches for its certificate itself, and nobody whom Kith trusts does. Whoever runs it can get one that holds, such as from Let’s Encrypt.';
const OTHER_NAME = 'has a certificate for another name.';
const NO_WORD =
  'does not find a way with Kith to encrypt: it is too old, or does not encrypt there.';

const WORDS: Record<string, string> = {
  CERT_HAS_EXPIRED: 'has a certificate that has run out. Whoever runs it has to renew it.',
  CERT_NOT_YET_VALID:
    'has a certificate that is not valid yet: a clock is wrong, there or where this Kith runs.',
  CERT_REVOKED: 'has a certificate that was called back, so it may be somebody else’s by now.',
  DEPTH_ZERO_SELF_SIGNED_CERT: OWN,
  SELF_SIGNED_CERT_IN_CHAIN: OWN,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CHAIN,
  UNABLE_TO_GET_ISSUER_CERT: CHAIN,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CHAIN,
};

/** What one can do about it where this kind of server is asked, as a sentence each. */
export interface TlsAdvice {
  otherName: string;
  noWord: string;
}

/** What is wrong with a secure connection, after the name of its host; null for a code that says nothing of one. */
export function tlsWords(code: string, advice: TlsAdvice): string | null {
  if (!TLS.test(code)) return null;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH')
    return `${OTHER_NAME} ${advice.otherName}`;
  if (code === 'EPROTO' || code.startsWith('ERR_SSL')) return `${NO_WORD} ${advice.noWord}`;
  return WORDS[code] ?? `has no secure connection that can be trusted (${code}).`;
}
