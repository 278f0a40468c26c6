/** Names of parameters that carry what only the member may know: private feeds are told by them. */
const SECRET =
  /(^|[_-])(token|key|auth|authorization|secret|password|pass|pwd|sig|signature|session|sid|private|code|invite|jwt|ticket|hash|credentials?|bearer|otp|pin)($|[_-])/i;
/** The same, written in one word. */
const SECRET_WORD = /^(api|access|auth|user|feed|private|secret|share|rl)(key|token|hash|id)$/i;
const PRIVATE_HOST =
  /^(localhost|.*\.(localhost|local|internal|lan|home|corp|intranet)|\d{1,3}(\.\d{1,3}){3}|\[.*\])$/i;
const LINKEDIN = /(^|\.)linkedin\.com$/i;

/**
 * Whether an address may go to others: of the open web, without a name and password in it, without
 * a parameter that looks like a key, not on a network at home. LinkedIn is told in confidence.
 */
export function isPublicAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return false;
  if (!url.hostname.includes('.') || PRIVATE_HOST.test(url.hostname)) return false;
  if (LINKEDIN.test(url.hostname)) return false;
  return [...url.searchParams.keys()].every((name) => !isSecretName(name));
}

/** `authToken` is `auth_Token` here. */
const isSecretName = (name: string): boolean =>
  SECRET.test(name.replace(/([a-z\d])([A-Z])/g, '$1_$2')) || SECRET_WORD.test(name);

/** Whom an address may be told: everybody, nobody, or perhaps somebody: it looks like a link that is a key itself. */
export type Openness = 'public' | 'doubtful' | 'private';

/**
 * How open an address of the member's is. Stricter than what a kit may hold (`isPublicAddress`): calendars, addresses
 * with e-mail or a key in the part behind "#", and paths that say that they are private stay here.
 */
export function opennessOf(address: string): Openness {
  if (!isPublicAddress(address) || hasEmail(decoded(address))) return 'private';
  const { pathname, hash, searchParams } = new URL(address);
  const segments = decoded(pathname).split('/');
  if (
    /\.ics$/i.test(pathname) ||
    segments.some((part) => /^(ical|webcal|private([-_].*)?|secret|token)$/i.test(part))
  )
    return 'private';
  const behind = new URLSearchParams(hash.slice(1));
  if ([...behind.keys()].some(isSecretName)) return 'private';
  const parts = [...segments, ...searchParams.values(), ...behind.keys(), ...behind.values()];
  return parts.some(isRandom) ? 'doubtful' : 'public';
}

/** As one reads it; as it is where it cannot be read. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const RUN = /[A-Za-z\d]{20,}/g;
const UUID = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/i;

/** Long, and letters and digits without order: nobody could guess it, which may be its purpose. */
const isRandom = (part: string): boolean =>
  UUID.test(part) ||
  (part.match(RUN) ?? []).some(
    (run) => (run.match(/\d/g) ?? []).length >= 3 && (run.match(/[A-Za-z]/g) ?? []).length >= 3,
  );

/** As long as e-mail allows, so that a long text without any is read in no time. */
const EMAIL = /[^\s@<>()[\]{}"',;:]{1,64}@[^\s@<>()[\]{}"',;:]{1,255}\.[\p{L}]{2,}/gu;

/** Whether an address of e-mail stands in a text. A fediverse account, `@name@host`, is none. */
export const hasEmail = (text: string): boolean => withoutEmail(text) !== text;

/** The text with "…" in place of addresses of e-mail. */
export const withoutEmail = (text: string): string =>
  text.replace(EMAIL, (found, at: number, whole: string) => (whole[at - 1] === '@' ? found : '…'));
