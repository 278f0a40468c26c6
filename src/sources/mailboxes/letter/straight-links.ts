/**
 * Links as they were meant: senders of newsletters lead every click past a counter of theirs. Where the true target stands in
 * the address itself it is taken from there; an address that tells nothing stays, and nothing is ever asked.
 */

const HOPS_MAX = 4;

/** Whoever counts by a parameter names it so. */
const COUNTED =
  /^(?:utm_\w+|mc_[ce]id|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|_hsenc|_hsmi|hsctatracking|mkt_tok|oly_(?:anon|enc)_id|vero_(?:id|conv)|ck_subscriber_id|bsft_\w+|__s|s_cid|trk_\w+|_bhlid|_kx|ml_subscriber(?:_hash)?|sc_(?:eh|uid|lid|customer)|elqtrack(?:id)?|sfmc_\w+|pk_\w+|mtm_\w+|at_\w+|wickedid|rb_clickid)$/i;

/** Names under which counters hand over where they lead. */
const TARGETS = [
  'url',
  'u',
  'q',
  'target',
  'to',
  'redirect',
  'redirect_url',
  'dest',
  'destination',
  'link',
  'r',
  'l',
];

/** Machines that do nothing but count and lead on. */
const COUNTER =
  /^(?:[\w-]+\.)*(?:click|clicks|links?|track|tracking|trk|go|redirect|redir|email|e|r|l|lnks?|lt|ct|t|newsletter|mailing|news)\.|^(?:www\.)?google\.[a-z.]+$|^l\.(?:facebook|instagram)\.com$|safelinks\.protection\.outlook\.com$|^(?:www\.)?(?:linkedin|youtube)\.com$|list-manage\.com$|mandrillapp\.com$|^(?:www\.)?substack\.com$|awstrack\.me$|urldefense\.(?:com|proofpoint\.com)$|^clicks?[.-]|convertkit-mail\d*\.com$|customeriomail\.com$|deref-[\w-]+\.\w+$|slack-redir\.net$|getpocket\.com$/i;

/** A link without its counter and without the marks of who clicks. What is no address of the web stays as it is. */
export function straightLink(href: string): string {
  let url = webAddress(href);
  if (!url) return href;
  for (let hop = 0; hop < HOPS_MAX; hop++) {
    const target = targetIn(url);
    if (!target) break;
    url = target;
  }
  return withoutMarks(url);
}

function webAddress(text: string): URL | null {
  const url = URL.parse(text.trim());
  return url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url : null;
}

function withoutMarks(url: URL): string {
  const marks = [...url.searchParams.keys()].filter((name) => COUNTED.test(name));
  // To set a parameter writes all of them anew; where there is nothing to take out the address stays as it was.
  if (marks.length === 0) return url.href;
  for (const name of marks) url.searchParams.delete(name);
  return url.href;
}

function targetIn(url: URL): URL | null {
  if (!COUNTER.test(url.hostname)) return null;
  return inDefence(url) ?? inParameters(url) ?? inPath(url);
}

/** A parameter of a counter; on a page that may have other uses for such a name, only where it says that it leads on. */
function inParameters(url: URL): URL | null {
  const isPage = /^(?:www\.)?(?:google|linkedin|youtube|substack|getpocket)\./i.test(url.hostname);
  if (isPage && !/^\/(?:url|redir|redirect|safety\/go|save)(?:\/|$)/i.test(url.pathname))
    return null;
  for (const [name, value] of url.searchParams) {
    if (TARGETS.includes(name.toLowerCase())) {
      const target = webAddress(value) ?? unpacked(value);
      if (target) return target;
    }
    if (name === 'p') {
      const target = unpacked(value);
      if (target) return target;
    }
  }
  return null;
}

/** `/L0/https:%2F%2Fthere.example/1/…`, and targets packed in base64. */
function inPath(url: URL): URL | null {
  for (const part of url.pathname.split('/')) {
    if (part.length < 12) continue;
    const target = webAddress(decoded(part)) ?? unpacked(part);
    if (target) return target;
  }
  return null;
}

/** How Proofpoint writes an address into its own. */
function inDefence({ hostname, href, searchParams }: URL): URL | null {
  if (!/urldefense\./i.test(hostname)) return null;
  const third = /\/v3\/__(.+?)__;/.exec(href)?.[1];
  if (third) return webAddress(third.replace(/^(https?:)\/+/i, '$1//'));
  const second = searchParams.get('u');
  return second ? webAddress(decoded(second.replaceAll('-', '%').replaceAll('_', '/'))) : null;
}

/** An address in base64, by itself or in a JSON object, as Substack, Mandrill and others pack it. */
function unpacked(part: string): URL | null {
  const code = decoded(part).split('.')[0] ?? '';
  if (!/^[\w+/=-]{12,4000}$/.test(code)) return null;
  const text = Buffer.from(code, 'base64url').toString('utf8');
  if (/^https?:\/\//i.test(text)) return webAddress(text);
  if (!text.startsWith('{')) return null;
  const found = /"(?:e|u|url|href|link|target)"\s*:\s*"(https?:(?:[^"\\]|\\.)+)"/i.exec(text)?.[1];
  if (found) return webAddress(found.replaceAll('\\/', '/'));
  // Mandrill packs once more: an object whose "p" is an object as text.
  const inner = /\\"url\\"\s*:\s*\\"(https?:.+?)\\"/i.exec(text)?.[1];
  return inner ? webAddress(inner.replaceAll(/\\+\//g, '/')) : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
