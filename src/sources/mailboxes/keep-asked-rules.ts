/** What a letter to oneself asks to keep. Pure, and in time that grows as the letter does: it is read beside the pages. */
import { COUNTED_ADDRESS_CHARS_MAX, TAKEAWAY_CHARS_MAX } from './limits.ts';

const WEB = /https?:\/\/[^\s<>"'`\u00ab\u00bb]+/i;
/** What ends a sentence ends no address, and neither does a bracket that was opened before it. */
const AFTER_ADDRESS = /[.,;:!?)\]}]/;
const BEFORE_ADDRESS = /[<([\s]/;

/** Where what somebody else wrote begins, as programs that forward a letter mark it: a line of its own, or a head. */
const FORWARDED =
  /^[ \t>]*(?:-{3,}[^\n-][^\n]{1,60}-{3,}[ \t]*$|_{10,}[ \t]*$|(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|inizio messaggio inoltrato|begin doorgestuurd bericht)[ \t]*(?::[ \t]*)?$|(?:from|von|de|da|van|från|fra|od|от)[ \t]?:[ \t].*@)/imu;
/** What programs and people put below everything they write. */
const SIGNATURE =
  /^(?:--[ \t]*$|sent from my |von meinem .{1,40} gesendet|envoyé (?:de|depuis) mon |enviado (?:desde|do) m|inviato da |get outlook for )/imu;

const QUOTED = /^[ \t]*>.*$/gmu;

interface KeepAsked {
  url: string;
  takeaway: string;
}

/**
 * The first address in a letter, and the member's own words above it: what was forwarded with it, quoted, or signs it is
 * not theirs. An address of their own goes before one in the subject, and that before one in what they forward.
 */
export function keepAsked({ text, subject }: { text: string; subject: string }): KeepAsked | null {
  const [written, forwarded] = partedAt(text.replaceAll('\r\n', '\n'), FORWARDED);
  const [unsigned] = partedAt(written, SIGNATURE);
  const own = unsigned.replace(QUOTED, '');
  const first = addressIn(own);
  if (first) return { url: first.url, takeaway: above(own, first.at) };
  const quoted = [...(written.match(QUOTED) ?? []), forwarded]
    .join('\n')
    .replace(/^[> \t]+/gmu, '');
  const other = addressIn(subject) ?? addressIn(partedAt(quoted, SIGNATURE)[0]);
  return other && { url: other.url, takeaway: takeawayOf(own) };
}

function partedAt(text: string, where: RegExp): [before: string, after: string] {
  const at = text.search(where);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

function addressIn(text: string): { url: string; at: number } | null {
  const found = WEB.exec(text);
  if (!found || found[0].length > COUNTED_ADDRESS_CHARS_MAX) return null;
  const url = withoutEnd(found[0], AFTER_ADDRESS);
  return URL.canParse(url) ? { url, at: found.index } : null;
}

const above = (text: string, at: number): string =>
  takeawayOf(withoutEnd(text.slice(0, at), BEFORE_ADDRESS));

/** Without the signs at its end: by a pattern this takes the square of a line of brackets. */
function withoutEnd(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** No more than is kept, and no signs that control: what is told of a letter has a bound, each of those counts six times. */
const takeawayOf = (text: string): string =>
  text
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
    .slice(0, TAKEAWAY_CHARS_MAX)
    .toWellFormed()
    .trimEnd();
