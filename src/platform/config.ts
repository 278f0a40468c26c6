import { z } from 'zod';
import { isPublicUrl, parseAllowNet } from './fetch/index.ts';
import type { MailSettings } from './mail/index.ts';
import { isReadableOnTheWay, type ModelSettings } from './models/index.ts';
import { Refusal } from './refusal.ts';

/** Every setting of a Kith: environment name, meaning and default. The README's table is made from this list. */
export const SETTINGS = [
  { name: 'PORT', meaning: 'port of the web server', fallback: '8000' },
  { name: 'KITH_HOST', meaning: 'address the server listens on', fallback: '127.0.0.1' },
  { name: 'KITH_DATA', meaning: 'folder of the SQLite file and its lock', fallback: './data' },
  {
    name: 'DATABASE_URL',
    meaning: 'PostgreSQL 15 or newer instead of SQLite (postgres://…)',
    fallback: '',
  },
  {
    name: 'KITH_URL',
    meaning:
      'public address: https makes cookies secure, and fetched sites see it in the User-Agent',
    fallback: '',
  },
  {
    name: 'KITH_WEBSUB',
    meaning:
      'auto: let hubs push feeds when KITH_URL is a public https address; on: whatever it is; off: never',
    fallback: 'auto',
  },
  {
    name: 'KITH_ALLOW_NET',
    meaning: 'private ranges Kith may fetch from, e.g. 127.0.0.1/32',
    fallback: '',
  },
  {
    name: 'KITH_SYNC',
    meaning: 'FULL survives a power cut; NORMAL is faster on slow disks',
    fallback: 'FULL',
  },
  {
    name: 'KITH_BEYOND',
    meaning: 'on: look at sites your network links to; off: never fetch strangers',
    fallback: 'on',
  },
  { name: 'KITH_BEYOND_PER_DAY', meaning: 'most requests to strangers in a day', fallback: '500' },
  {
    name: 'KITH_BEYOND_PER_HOST',
    meaning: 'most requests to one strange host in a day',
    fallback: '20',
  },
  {
    name: 'KITH_FETCHES',
    meaning: 'how many hosts are fetched from at the same time',
    fallback: '16',
  },
  {
    name: 'KITH_TRUST_PROXY',
    meaning: 'on: take the client address from X-Forwarded-For',
    fallback: 'off',
  },
  {
    name: 'KITH_SMTP_URL',
    meaning: 'server for e-mail: smtp://user:pass@host:port, or smtps://…; empty: no e-mail',
    fallback: '',
  },
  {
    name: 'KITH_MAIL_FROM',
    meaning: 'whom e-mail is from, e.g. Kith <kith@example.org>',
    fallback: '',
  },
  {
    name: 'KITH_SECRET_KEY',
    meaning:
      '32 bytes in base64 that seal passwords for other servers and sign addresses of images; a new one before the old; empty: secret.key in KITH_DATA',
    fallback: '',
  },
  {
    name: 'KITH_EMBEDDINGS_URL',
    meaning:
      'OpenAI-compatible API that also finds what is near in meaning, e.g. http://localhost:11434/v1; entries and questions are sent there; empty: nothing is',
    fallback: '',
  },
  {
    name: 'KITH_EMBEDDINGS_MODEL',
    meaning: 'its model for embeddings, e.g. nomic-embed-text',
    fallback: '',
  },
  { name: 'KITH_EMBEDDINGS_KEY', meaning: 'key that it wants, if it wants one', fallback: '' },
  {
    name: 'KITH_MACHINE_URL',
    meaning:
      'OpenAI-compatible API that summarises and translates what a member reads, when they ask for it; the text is sent there; empty: nothing is',
    fallback: '',
  },
  { name: 'KITH_MACHINE_MODEL', meaning: 'its model that writes, e.g. llama3.1', fallback: '' },
  { name: 'KITH_MACHINE_KEY', meaning: 'key that it wants, if it wants one', fallback: '' },
  {
    name: 'KITH_MACHINE_PER_DAY',
    meaning: 'most summaries and translations that a member may ask for in 24 hours',
    fallback: '50',
  },
] as const;

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');
const isSmtp = (text: string) =>
  URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '';
const SENDER = /^([^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;
/** 32 bytes are 43 signs of base64, with or without the one that fills up. */
const SECRET_KEYS = /^[\w+/-]{43}=?(,[\w+/-]{43}=?)*$/;
/** One line of plain signs without a space: it travels in a header. */
const HEADER_WORD = /^[\x21-\x7e]{1,1000}$/;
const isWebAddress = (text: string): boolean => {
  const url = URL.parse(text);
  const isPlain = url?.username === '' && url.password === '' && url.search === '';
  return url !== null && /^https?:$/.test(url.protocol) && isPlain;
};
/** An OpenAI-compatible API: what the names of its settings begin with, and what each may hold. */
const MODELS = ['KITH_EMBEDDINGS', 'KITH_MACHINE'] as const;
const modelUrl = z.union([
  z.literal(''),
  z
    .string()
    .refine(isWebAddress, 'must be http(s)://… without user name, password or question mark'),
]);
const modelName = z.string().max(200);
const modelKey = z.union([
  z.literal(''),
  z.string().regex(HEADER_WORD, 'must be one word of plain signs'),
]);
const count = (max: number) => z.coerce.number().int().min(1).max(max);

const Environment = z
  .object({
    PORT: z.coerce
      .number('must be a number')
      .int('must be a whole number')
      .min(0, 'must be 0 to 65535')
      .max(65_535, 'must be 0 to 65535'),
    KITH_HOST: z.string().min(1),
    KITH_DATA: z.string().min(1),
    DATABASE_URL: z.union([
      z.literal(''),
      z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://'),
    ]),
    KITH_URL: z.union([z.literal(''), z.url()]),
    KITH_ALLOW_NET: z.string().transform((text, context) => {
      try {
        return parseAllowNet(text);
      } catch (error) {
        context.addIssue({
          code: 'custom',
          message:
            error instanceof Error
              ? error.message.replace('KITH_ALLOW_NET: ', '')
              : 'not a list of ranges',
        });
        return z.NEVER;
      }
    }),
    KITH_WEBSUB: z.enum(['auto', 'on', 'off']),
    KITH_SYNC: z.enum(['FULL', 'NORMAL']),
    KITH_BEYOND: onOff,
    KITH_BEYOND_PER_DAY: count(100_000),
    KITH_BEYOND_PER_HOST: count(10_000),
    KITH_FETCHES: count(128),
    KITH_TRUST_PROXY: onOff,
    KITH_SMTP_URL: z.union([
      z.literal(''),
      z.string().refine(isSmtp, 'must be smtp://… or smtps://…'),
    ]),
    KITH_MAIL_FROM: z.union([
      z.literal(''),
      z.string().regex(SENDER, 'must be an address, such as Kith <kith@example.org>'),
    ]),
    KITH_SECRET_KEY: z.union([
      z.literal(''),
      z.string().regex(SECRET_KEYS, 'must be 32 bytes in base64; several parted by commas'),
    ]),
    KITH_EMBEDDINGS_URL: modelUrl,
    KITH_EMBEDDINGS_MODEL: modelName,
    KITH_EMBEDDINGS_KEY: modelKey,
    KITH_MACHINE_URL: modelUrl,
    KITH_MACHINE_MODEL: modelName,
    KITH_MACHINE_KEY: modelKey,
    KITH_MACHINE_PER_DAY: count(10_000),
  })
  .refine((e) => e.KITH_WEBSUB !== 'on' || e.KITH_URL !== '', {
    error: 'needs KITH_URL beside it, where hubs are to come',
    path: ['KITH_WEBSUB'],
  })
  .superRefine((e, context) => {
    for (const name of MODELS) {
      const url = e[`${name}_URL`];
      const complain = (message: string) =>
        context.addIssue({ code: 'custom', message, path: [`${name}_URL`] });
      if (url !== '' && e[`${name}_MODEL`] === '') complain(`needs ${name}_MODEL beside it`);
      if (e[`${name}_KEY`] !== '' && isReadableOnTheWay(url))
        complain(
          `must be https://… beside ${name}_KEY, which could be read on the way to another computer`,
        );
    }
  })
  .refine((e) => e.KITH_SMTP_URL === '' || (e.KITH_MAIL_FROM !== '' && e.KITH_URL !== ''), {
    // A mail has links, which must lead somewhere.
    error: 'needs KITH_MAIL_FROM and KITH_URL beside it',
    path: ['KITH_SMTP_URL'],
  });

export interface Config {
  port: number;
  host: string;
  dataFolder: string;
  databaseUrl: string | null;
  publicUrl: string | null;
  /** Hubs are asked to push feeds (WebSub), to addresses under `publicUrl`. */
  isPushed: boolean;
  allowNet: string[];
  synchronous: 'FULL' | 'NORMAL';
  beyond: { enabled: boolean; requestsPerDayMax: number; requestsPerHostMax: number };
  fetchesMax: number;
  trustProxy: boolean;
  /** The server that e-mail leaves by; null where there is none. */
  mail: MailSettings | null;
  /** As they were given; null where a file in the data folder holds them. */
  secretKeys: string | null;
  /** Who says what is near in meaning; null where nobody is asked. */
  embeddings: ModelSettings | null;
  /** Who summarises and translates, and how often for each member; null where nobody does. */
  machine: (ModelSettings & { perDayMax: number }) | null;
}

/** Reads the settings from an environment. Throws a Refusal that names every setting that is wrong. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    SETTINGS.map(({ name, fallback }) => [name, environment[name] ?? fallback]),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Refusal('invalid', `Settings that are not right:\n${lines.join('\n')}`);
  }
  const e = parsed.data;
  return {
    port: e.PORT,
    host: e.KITH_HOST,
    dataFolder: e.KITH_DATA,
    databaseUrl: e.DATABASE_URL === '' ? null : e.DATABASE_URL,
    publicUrl: e.KITH_URL === '' ? null : e.KITH_URL.replace(/\/$/, ''),
    isPushed: e.KITH_WEBSUB === 'on' || (e.KITH_WEBSUB === 'auto' && isPublicUrl(e.KITH_URL)),
    allowNet: e.KITH_ALLOW_NET,
    synchronous: e.KITH_SYNC,
    beyond: {
      enabled: e.KITH_BEYOND,
      requestsPerDayMax: e.KITH_BEYOND_PER_DAY,
      requestsPerHostMax: e.KITH_BEYOND_PER_HOST,
    },
    fetchesMax: e.KITH_FETCHES,
    trustProxy: e.KITH_TRUST_PROXY,
    mail: e.KITH_SMTP_URL === '' ? null : { url: e.KITH_SMTP_URL, from: e.KITH_MAIL_FROM },
    secretKeys: e.KITH_SECRET_KEY === '' ? null : e.KITH_SECRET_KEY,
    embeddings: modelIn(e, 'KITH_EMBEDDINGS'),
    machine: machineIn(e),
  };
}

type Given = z.output<typeof Environment>;

function modelIn(e: Given, name: (typeof MODELS)[number]): ModelSettings | null {
  const [url, model, key] = [e[`${name}_URL`], e[`${name}_MODEL`], e[`${name}_KEY`]];
  if (url === '') return null;
  return { url: url.replace(/\/+$/, ''), model, key: key === '' ? null : key };
}

function machineIn(e: Given): Config['machine'] {
  const model = modelIn(e, 'KITH_MACHINE');
  return model && { ...model, perDayMax: e.KITH_MACHINE_PER_DAY };
}
