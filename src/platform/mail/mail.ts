import type { SendMailOptions, Transporter } from 'nodemailer';
import { explainMail, type MailFailure } from './failure.ts';

/** The one server that mail leaves by, as the host has set it up. */
export interface MailSettings {
  /** `smtp://user:pass@host:port` or `smtps://…`. Never logged. */
  url: string;
  /** `Kith <kith@somewhere.example>` or a bare address. */
  from: string;
}

export interface MailOptions {
  /** For each step: connection, greeting, each answer. Default 20 s. */
  timeoutMs?: number;
  /** A certificate to trust besides those that Node knows, as PEM. */
  ca?: string;
}

export interface MailMessage {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Stays the same when the same message is handed over again. */
  messageId: string;
  headers?: Record<string, string>;
}

/** What came of handing over one message. The network's failures are weather, so they are a value. */
export type Mailed = { kind: 'sent' } | ({ kind: 'failed' } & MailFailure);

export interface Mail {
  /** Hands one message to the server. Never rejects for what the network or the server does. */
  send(message: MailMessage): Promise<Mailed>;
  /** Connects and signs in, and sends nothing. */
  check(): Promise<Mailed>;
  /** Who the mails are from. */
  readonly from: string;
}

const TIMEOUT_MS = 20_000;

/** Makes the way out for mail. Opens a connection for each message and keeps none. */
export function createMail({ url, from }: MailSettings, options: MailOptions = {}): Mail {
  const server = new URL(url);
  async function open(onCommand: (command: string) => void) {
    // 5 MB that only those need who send mail.
    const { createTransport } = await import('nodemailer');
    return createTransport({ ...transportOptions(server, options), logger: listening(onCommand) });
  }

  async function attempt(work: (transport: Transporter) => Promise<unknown>) {
    let isHandedOver = false;
    const transport = await open((command) => {
      isHandedOver ||= command === 'DATA';
    });
    try {
      await work(transport);
      return { kind: 'sent' as const };
    } catch (error) {
      return { kind: 'failed' as const, ...explainMail(error, server.hostname, isHandedOver) };
    } finally {
      transport.close();
    }
  }

  return {
    from,
    send: (message) => attempt((transport) => transport.sendMail(letterOf(message, from))),
    check: () => attempt((transport) => transport.verify()),
  };
}

function transportOptions(server: URL, { timeoutMs = TIMEOUT_MS, ca }: MailOptions) {
  const isSecure = server.protocol === 'smtps:';
  const user = decodeURIComponent(server.username);
  return {
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: Number(server.port) || (isSecure ? 465 : 587),
    secure: isSecure,
    // A password goes over an encrypted line or not at all.
    requireTLS: !isSecure && user !== '',
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(server.password) } }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    transactionLog: true,
  };
}

function letterOf({ to, headers = {}, ...message }: MailMessage, from: string): SendMailOptions {
  return {
    ...message,
    from,
    // As an object, so that an address is one address whatever is in it.
    to: { name: '', address: to },
    // What a program sends by itself is not answered by other programs (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', ...headers },
  };
}

/**
 * Hears which commands are sent, to know whether a message may have left before a line broke. What
 * else nodemailer would log goes nowhere.
 */
function listening(onCommand: (command: string) => void) {
  const silent = () => {};
  return {
    level: silent,
    trace: silent,
    info: silent,
    warn: silent,
    error: silent,
    fatal: silent,
    debug: (entry: unknown, text: unknown) => {
      const isOurs = typeof entry === 'object' && entry !== null && 'tnx' in entry;
      if (isOurs && entry.tnx === 'client') onCommand(String(text).trim().toUpperCase());
    },
  };
}
