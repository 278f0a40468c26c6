/** What a letter to oneself asks to keep. Pure. */

const WEB = /https?:\/\/[^\s<>"'`\u00ab\u00bb]+/i;
/** What ends a sentence ends no address, and neither does a bracket that was opened before it. */
const AFTER_ADDRESS = /[.,;:!?)\]}]+$/;

/** Where what somebody else wrote begins, as programs that forward a letter mark it: a line of its own, or a head. */
const FORWARDED =
  /^[ \t>]*(?:-{3,}[^\n-][^\n]{1,60}-{3,}[ \t]*$|_{10,}[ \t]*$|(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|inizio messaggio inoltrato|begin doorgestuurd bericht)[ \t]*:?[ \t]*$|(?:from|von|de|da|van|från|fra|od|от)[ \t]?:[ \t].*@)/imu;
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
  return other && { url: other.url, takeaway: own.trim() };
}

function partedAt(text: string, where: RegExp): [before: string, after: string] {
  const at = text.search(where);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

function addressIn(text: string): { url: string; at: number } | null {
  const found = WEB.exec(text);
  if (!found) return null;
  const url = found[0].replace(AFTER_ADDRESS, '');
  return URL.canParse(url) ? { url, at: found.index } : null;
}

const above = (text: string, at: number): string =>
  text
    .slice(0, at)
    .replace(/[<([\s]+$/u, '')
    .trim();
