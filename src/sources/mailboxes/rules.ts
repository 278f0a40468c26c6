/** Who a letter is from, and what is done with it. Pure, also for screens. */

export type SenderKind = 'address' | 'domain' | 'list';

/** Whom letters are taken from: an address, a domain with all below it, or a mailing list by its List-Id. */
export interface Sender {
  kind: SenderKind;
  key: string;
}

/** What of a letter's head decides. Addresses and List-Ids in lower case. */
export interface LetterSigns {
  fromAddress: string;
  fromName: string;
  to: readonly string[];
  subject: string;
  /** '' where there is none. */
  listId: string;
  listName: string;
  /** A list that one can write to, as discussions are. */
  isDiscussion: boolean;
  /** It says how to unsubscribe, or which list it is of. */
  isNewsletter: boolean;
  /** The receiving server found that it does not come from whom it says. */
  isForged: boolean;
}

/** As whose a newsletter is counted: its writer's, or, where many write, the list's. */
export function senderOf(signs: LetterSigns): (Sender & { name: string }) | null {
  if (signs.isDiscussion && signs.listId !== '')
    return { kind: 'list', key: signs.listId, name: signs.listName || signs.listId };
  if (!signs.fromAddress.includes('@')) return null;
  return { kind: 'address', key: signs.fromAddress, name: signs.fromName || signs.fromAddress };
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

const isWithin = (domain: string, key: string): boolean =>
  domain === key || domain.endsWith(`.${key}`);

/** Of the senders that mean a letter the one that says most: list, then address, then the longest domain. */
export function meantBy<One extends Sender>(
  { listId, fromAddress }: Pick<LetterSigns, 'listId' | 'fromAddress'>,
  senders: readonly One[],
): One | null {
  const has = (kind: SenderKind, isMeant: (key: string) => boolean) =>
    senders
      .filter((one) => one.kind === kind && isMeant(one.key))
      .toSorted((a, b) => b.key.length - a.key.length)[0];
  return (
    (listId === '' ? undefined : has('list', (key) => key === listId)) ??
    has('address', (key) => key === fromAddress) ??
    has('domain', (key) => key === listId || isWithin(domainOf(fromAddress), key)) ??
    null
  );
}

const ADDRESS = /^[^\s@<>"(),:;]+@[a-z\d-]+(?:\.[a-z\d-]+)+$/;
const DOMAIN = /^[a-z\d_-]+(?:\.[a-z\d_-]+)+$/;

/** Whom a member means by what they typed: an address, a domain, or a List-Id in its angle brackets; null where it is none. */
export function readWho(typed: string): Sender | null {
  const text = typed.trim().toLowerCase();
  const inBrackets = /<([^<>]+)>\s*$/.exec(text)?.[1]?.trim();
  const said = inBrackets ?? text.replace(/^@/, '');
  if (ADDRESS.test(said)) return { kind: 'address', key: said };
  if (!DOMAIN.test(said)) return null;
  return { kind: inBrackets === undefined ? 'domain' : 'list', key: said };
}

/** The address of a mailbox: the name one signs in with, where that is one; else '' . */
export const addressOf = (userName: string): string => {
  const name = userName.trim().toLowerCase();
  return ADDRESS.test(name) ? name : '';
};

/** "ada+kith@mail.example" for "ada@mail.example". */
export const plusAddress = (address: string): string => address.replace('@', '+kith@');

/**
 * Whether a member sent a letter to themselves to have something kept: it is from the address of the mailbox it lies in,
 * to that address with "+kith", or with a subject that begins with the word "kith".
 */
export function isToSelf(
  { fromAddress, to, subject, isForged }: LetterSigns,
  address: string,
): boolean {
  if (address === '' || fromAddress !== address || isForged) return false;
  return to.includes(plusAddress(address)) || /^\s*kith(?![\p{L}\p{N}])/iu.test(subject);
}
