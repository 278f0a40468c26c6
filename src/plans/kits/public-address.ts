/** Names of parameters that carry what only the member may know: private feeds are told by them. */
const SECRET =
  /(^|[_-])(token|key|auth|secret|password|pass|pwd|sig|signature|session|sid|private)($|[_-])/i;
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
  return [...url.searchParams.keys()].every((name) => !SECRET.test(name));
}

/** As long as e-mail allows, so that a long text without any is read in no time. */
const EMAIL = /[^\s@<>()[\]{}"',;:]{1,64}@[^\s@<>()[\]{}"',;:]{1,255}\.[\p{L}]{2,}/gu;

/** Whether an address of e-mail stands in a text. A fediverse account, `@name@host`, is none. */
export const hasEmail = (text: string): boolean => withoutEmail(text) !== text;

/** The text with "…" in place of addresses of e-mail. */
export const withoutEmail = (text: string): string =>
  text.replace(EMAIL, (found, at: number, whole: string) => (whole[at - 1] === '@' ? found : '…'));
