import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import type { buildConnector as Connector } from 'undici';
import { isAllowedAddress, rangeOf } from './address.ts';
import type { Failure, FetchOptions, Lookup } from './fetched.ts';
import { buildConnector } from './undici.ts';

export const CONNECT_MS_MAX = 10_000;

/** A failure on its way through undici, which hands a connector's errors on untouched. */
export class FetchError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.detail);
    this.name = 'FetchError';
    this.failure = failure;
  }
}

function refusal(host: string, address: string): FetchError {
  const leads = host === address ? host : `${host} leads to ${address}, which`;
  return new FetchError({
    why: 'refused-address',
    detail:
      `${leads} is not a public address (${rangeOf(address)}), so Kith does not fetch it. ` +
      'If it is yours, list its network in KITH_ALLOW_NET.',
  });
}

const lookupBySystem: Lookup = async (host) => {
  const found = await systemLookup(host, { all: true });
  return found.map(({ address }) => ({ address, family: isIP(address) === 6 ? 6 : 4 }));
};

function dnsFailure(host: string, error: unknown): FetchError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const detail =
    code === 'EAI_AGAIN'
      ? `The name server did not say where ${host} is; try again later.`
      : `There is no address for ${host}; check the spelling.`;
  return new FetchError({ why: 'dns', detail });
}

/**
 * Resolves a name and refuses it when any answer is refused: a name that mixes public and private
 * answers is either a mistake or an attempt to get in.
 */
async function resolve(host: string, allowNet: string[], lookup: Lookup) {
  const found = await lookup(host).catch((error: unknown) => {
    throw dnsFailure(host, error);
  });
  if (found.length === 0) throw dnsFailure(host, null);
  const refused = found.find(({ address }) => !isAllowedAddress(address, allowNet));
  if (refused !== undefined) throw refusal(host, refused.address);
  return found;
}

export type CheckedAddress = { kind: 'ok'; address: string } | ({ kind: 'failed' } & Failure);

export const isAddress = (host: string): boolean => isIP(host.replace(/^\[|\]$/g, '')) !== 0;

/**
 * Where a name leads, resolved once and checked. For what is spoken over a line of its own, as IMAP is: who
 * dials just this address dials nothing unchecked, whatever the name answers later.
 */
export async function checkedAddress(
  host: string,
  allowNet: string[],
  lookup: Lookup = lookupBySystem,
): Promise<CheckedAddress> {
  const literal = host.replace(/^\[|\]$/g, '');
  try {
    if (isIP(literal) !== 0) {
      if (!isAllowedAddress(literal, allowNet)) throw refusal(literal, literal);
      return { kind: 'ok', address: literal };
    }
    const found = await resolve(host, allowNet, lookup);
    // Only one is dialled, and not every network has a way to IPv6.
    const best = found.find(({ family }) => family === 4) ?? found[0];
    if (best === undefined) throw dnsFailure(host, null);
    return { kind: 'ok', address: best.address };
  } catch (error) {
    if (error instanceof FetchError) return { kind: 'failed', ...error.failure };
    throw error;
  }
}

/** The answers as `net.connect` wants them: all of them, or only the first. */
function checkedLookup(allowNet: string[], lookup: Lookup): LookupFunction {
  return (host, options, done) => {
    resolve(host, allowNet, lookup).then(
      (found) => {
        const [first] = found;
        if (options.all || first === undefined) done(null, found);
        else done(null, first.address, first.family);
      },
      (error: Error) => done(error, []),
    );
  };
}

const EVERYWHERE = ['0.0.0.0/0', '::/0'];

/** As `URL.origin` spells it; undici gives a port only where the address does, and IPv6 without brackets. */
function originOf(protocol: string, hostname: string, port: string): string | undefined {
  const host = hostname.includes(':') ? `[${hostname.replace(/^\[|\]$/g, '')}]` : hostname;
  return URL.parse(`${protocol}//${host}${port === '' ? '' : `:${port}`}`)?.origin;
}

/**
 * A connector for undici that dials nothing unchecked. Node asks the lookup once for a connection
 * and dials only what it answers, so an answer that changes later changes nothing; Node does not
 * ask the lookup for literal addresses, so those are checked here. The socket is made for the
 * name, so the TLS server name and certificate check stay those of the name.
 */
export function createDial(
  allowNet: string[],
  { lookup = lookupBySystem, ownServer }: Pick<FetchOptions, 'lookup' | 'ownServer'> = {},
): Connector.connector {
  const dialIn = (networks: string[]) =>
    buildConnector({
      allowH2: false,
      timeout: CONNECT_MS_MAX,
      autoSelectFamily: true,
      lookup: checkedLookup(networks, lookup),
    });
  const [dial, dialOwn] = [dialIn(allowNet), dialIn(EVERYWHERE)];
  return (options, done) => {
    const { hostname, protocol, port } = options;
    if (ownServer !== undefined && originOf(protocol, hostname, port) === ownServer)
      return dialOwn(options, done);
    const isRefused = isIP(hostname) !== 0 && !isAllowedAddress(hostname, allowNet);
    if (isRefused) done(refusal(hostname, hostname), null);
    else dial(options, done);
  };
}
