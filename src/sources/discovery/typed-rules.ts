/** What people type where an address is asked for. Pure, also for screens. */

const HANDLE =
  /^(?:@|acct:)([\p{L}\p{N}_.-]+)@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?)$/iu;
const BLUESKY = /^@([a-z\d-]+(?:\.[a-z\d-]+)+)$/i;
/** What feed readers and podcast programs put before an address: it is one of the web all the same, without `s` as ever. */
const OF_READER = /^(?:feed|rss|itpc|pcast|podcast):(?:\/\/)?(https?:\/\/)?(\S+)$/i;
/** Names there have at least three signs: "r/w" is something else. */
const REDDIT = /^\/?(r|u|user)\/([\w-]{3,21})\/?$/i;

/**
 * The address of the web that somebody means who types a name as it is shown on a site:
 * `@ada@social.example`, `@ada.example` (Bluesky), `r/typescript`, `u/ada`, or who copied it from a feed reader:
 * `feed://ada.example/feed`. Anything else comes back as it is.
 */
export function typedAddress(text: string): string {
  const typed = text.trim();
  const [, user, home] = HANDLE.exec(typed) ?? [];
  if (user && home) return `https://${home}/@${user}`;
  const [, scheme = 'http://', rest] = OF_READER.exec(typed) ?? [];
  if (rest) return `${scheme}${rest}`;
  const bluesky = BLUESKY.exec(typed)?.[1];
  if (bluesky) return `https://bsky.app/profile/${bluesky}`;
  const [, kind, name] = REDDIT.exec(typed) ?? [];
  if (kind && name)
    return `https://www.reddit.com/${kind.toLowerCase() === 'r' ? 'r' : 'user'}/${name}`;
  return typed;
}

/** Why a text is no address though it looks like one, and what to write instead; null where it may be. */
export function notAnAddress(text: string): string | null {
  const typed = text.trim();
  if (/^@[\w.-]+$/.test(typed))
    return `Say where ${typed} is: ${typed}@server.example, or the address of the profile.`;
  if (/^(?:mailto:)?[^\s@/:]+@[^\s@/]+$/i.test(typed))
    return 'This is an e-mail address, and nothing can be read there. Give their site or feed, or an account with @ before it: @name@server.example.';
  return null;
}
