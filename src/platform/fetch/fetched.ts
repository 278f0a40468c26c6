/** Why a fetch gave nothing. `unsupported-type` is said by readers of a body, never by the fetch. */
export type FetchFailure =
  | 'refused-address'
  | 'bad-address'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'timeout'
  | 'too-large'
  | 'too-many-redirects'
  | 'redirect-loop'
  | 'http-status'
  | 'cut-off'
  | 'bad-encoding'
  | 'robots'
  | 'budget'
  | 'unsupported-type';

/**
 * One redirect that the network answered with, followed or not. A step from `https:` to `http:`
 * is followed; whoever cares sees it here.
 */
export interface Redirect {
  status: number;
  from: string;
  to: string;
}

/**
 * What came of a request. The network's failures are weather, so they are a value: `detail` is one
 * plain sentence for a person. `url` never holds a user name, a password or a fragment.
 */
export type Fetched =
  | {
      kind: 'ok';
      status: number;
      /** The address that answered, after redirects. */
      url: string;
      /** Lower-case names; repeated headers joined by a comma; cookies left out. */
      headers: Record<string, string>;
      /** Decompressed. */
      body: Uint8Array;
      redirects: Redirect[];
      tookMs: number;
    }
  | { kind: 'not-modified'; url: string; headers: Record<string, string>; redirects: Redirect[] }
  | FailedFetch;

export interface FailedFetch {
  kind: 'failed';
  why: FetchFailure;
  detail: string;
  status?: number;
  /** How long the host asked us to stay away; at most a day. */
  retryAfterMs?: number;
  url: string;
  redirects: Redirect[];
}

/** A reason without its address: what `failed` adds the rest to. */
export interface Failure {
  why: FetchFailure;
  detail: string;
  status?: number;
  retryAfterMs?: number;
}

export interface FetchRequest {
  url: string;
  /** HEAD asks whether something is there, and gets no body. Default GET. */
  method?: 'GET' | 'HEAD';
  /** Sent as If-None-Match, unless it could not be a header. */
  etag?: string | null;
  /** Sent as If-Modified-Since, unless it could not be a header. */
  lastModified?: string | null;
  accept?: string;
  /** After decompression; or what to allow once the headers say what comes. Default 10 MB. */
  bytesMax?: number | ((headers: Record<string, string>) => number);
  /** For everything: name, connection, redirects, body. Default 20 s. */
  timeoutMs?: number;
  /** Redirects to follow. Default 10. */
  redirectsMax?: number;
  signal?: AbortSignal;
}

/** Something to hand over at an address, such as a push message. */
export interface PostRequest {
  url: string;
  headers: Record<string, string>;
  body: Uint8Array;
  /** For everything. Default 20 s. */
  timeoutMs?: number;
}

/** A question to a server at which somebody has an account. */
export interface ExchangeRequest {
  url: string;
  /** None that changes anything there; POST is for an API that is asked by it. */
  method: 'GET' | 'OPTIONS' | 'PROPFIND' | 'REPORT' | 'POST';
  headers: Record<string, string>;
  body?: string | null;
  /** After decompression. Default 20 MB. */
  bytesMax?: number;
  /** For everything. Default 20 s. */
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
}

/** What came of it. What the other side writes back is not read. */
export type Posted = { kind: 'ok'; status: number } | FailedFetch;

export interface FetchOptions {
  /** Networks that may be reached though they are not public, as `parseAllowNet` returns them. */
  allowNet: string[];
  /** Says honestly who asks, for example `Kith/1.2 (+https://…; personal learning network)`. */
  userAgent: string;
  /**
   * The one server (`http://localhost:11434`) that the host has named in the settings for this door, and that
   * may be anywhere, on this computer too. Only for a door that nobody else's addresses go through.
   */
  ownServer?: string;
  /** Resolves a name. Default: the system's resolver. */
  lookup?: Lookup;
  /** Connections open at once to one origin. Default 2. */
  connectionsPerHostMax?: number;
  /** Epoch milliseconds, for dates in Retry-After. */
  now?: () => number;
}

export type Lookup = (host: string) => Promise<{ address: string; family: 4 | 6 }[]>;

export interface GuardedFetch {
  /** GETs one address, or asks by HEAD whether it is there. Never rejects for what the network does. */
  get(request: FetchRequest): Promise<Fetched>;
  /** POSTs once to one address, follows nothing and does not try again. Never rejects for what the network does. */
  post(request: PostRequest): Promise<Posted>;
  /**
   * Asks a server once, with headers that may hold a secret: no redirect is followed, and every
   * status is an answer. Never rejects for what the network does.
   */
  exchange(request: ExchangeRequest): Promise<Fetched>;
  /** Stops what is under way, which then fails as `cut-off`, and closes every connection. */
  close(): Promise<void>;
}

/** Builds a failed fetch without redirects. */
export function failed(url: string, failure: Failure): FailedFetch {
  return { kind: 'failed', ...failure, url, redirects: [] };
}
