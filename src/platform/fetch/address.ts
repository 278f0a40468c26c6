import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The only part of IPv6 handed out for the public internet (IANA, IPv6 Address Space). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
const MAPPED_BITS = 96;

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Reads an address as a socket would take it: dotted IPv4 or IPv6, no zone, no short forms.
 * IPv4 mapped into IPv6 (`::ffff:127.0.0.1`) becomes the IPv4 address that it reaches.
 */
function readAddress(text: string): Address | null {
  const family = isIP(text);
  if (family === 0 || text.includes('%')) return null;
  if (family === 4) return ipaddr.IPv4.parse(text);
  // ipaddr.js takes `::1.2.3.4` for the mapped `::ffff:1.2.3.4`; a socket does not. The URL
  // standard writes both in plain hexadecimal, which leaves no doubt.
  const plain = URL.parse(`http://[${text}]/`)?.hostname.slice(1, -1);
  if (plain === undefined) return null;
  const address = ipaddr.IPv6.parse(plain);
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

function isInside(address: Address, network: string): boolean {
  const [base, bits] = ipaddr.parseCIDR(network);
  return address.kind() === base.kind() && address.match(base, bits);
}

function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST);
}

/**
 * Whether Kith may connect to this address: a public unicast one, or one inside `allowNet`.
 * Refuses whatever it cannot read.
 */
export function isAllowedAddress(address: string, allowNet: string[]): boolean {
  const read = readAddress(address);
  if (read === null) return false;
  return isPublic(read) || allowNet.some((network) => isInside(read, network));
}

/** Names that mean something only inside of a network or of this computer (RFC 6761, 6762, 8375, 9476). */
const LOCAL_NAME =
  /(?:^|\.)(?:localhost|local|internal|lan|home|intranet|private|home\.arpa|test|invalid|example|onion)$/;

/** Whether others can be expected to reach this address from outside: https, and no name or address of a private network. */
export function isPublicUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:') return false;
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();
  if (isIP(host) !== 0) return isAllowedAddress(host, []);
  return host.includes('.') && !LOCAL_NAME.test(host);
}

/** The kind of address in words, for a sentence: "127.0.0.1 is … (loopback)". */
export function rangeOf(address: string): string {
  const range = readAddress(address)?.range() ?? 'not readable';
  return range === 'unicast'
    ? 'not in public use'
    : range.replaceAll(/(?=[A-Z])/g, ' ').toLowerCase();
}

/**
 * Reads KITH_ALLOW_NET: networks (`10.0.0.0/8`, `::1/128`) or single addresses, with commas or
 * spaces between. Returns them as networks.
 * @throws Error naming the part that is not a network.
 */
export function parseAllowNet(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(readNetwork);
}

function readNetwork(part: string): string {
  const [base = '', bitsText, ...rest] = part.split('/');
  const address = readAddress(base);
  const isMapped = isIP(base) === 6 && address instanceof ipaddr.IPv4;
  const bitsMax = isIP(base) === 4 ? 32 : 128;
  const bits = bitsText === undefined ? bitsMax : Number(bitsText);
  const isWrong =
    address === null ||
    rest.length > 0 ||
    !/^\d{1,3}$/.test(bitsText ?? '0') ||
    bits > bitsMax ||
    (isMapped && bits < MAPPED_BITS);
  if (isWrong) {
    throw new Error(
      `KITH_ALLOW_NET: "${part}" is not a network. Write it like 10.0.0.0/8 or ::1/128.`,
    );
  }
  return `${address.toString()}/${isMapped ? bits - MAPPED_BITS : bits}`;
}
