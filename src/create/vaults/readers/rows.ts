import type { Problem } from '../archive/bundle.ts';
import type { Matter } from './front-matter.ts';

export const FORMATS = ['markdown', 'obsidian', 'notion', 'evernote', 'kith'] as const;
export type Format = (typeof FORMATS)[number];

/** What only Kith's own files say of a note, as it stands there; checked when it is used. */
export const OWN_KEYS = [
  'kind',
  'audience',
  'goal',
  'people',
  'day',
  'captured',
  'inbox',
  'derived-from',
] as const;
export type OwnKey = (typeof OWN_KEYS)[number];

/** One note as it was read, with its links and attachments ready to be put in their places. */
export interface ReadNote {
  /** Where it stood in the vault. Links name it by this. */
  path: string;
  /** The folder it is kept in, as the member would call it; empty when in none. */
  folder: string;
  /** What makes it the same note the next time its vault is brought in. */
  key: string;
  /** Of its content as it stood in the file. */
  fingerprint: string;
  title: string;
  /** Markdown. An attachment's address is `mark` and its place in `files`. */
  text: string;
  tags: string[];
  createdAt: number | null;
  updatedAt: number | null;
  sourceUrl: string | null;
  own: Partial<Record<OwnKey, unknown>>;
  /** Properties that Kith has no place for; they come back in the export. */
  matter: Matter;
  /** Paths of the attachments it shows. */
  files: string[];
  mark: string;
  /** The links that lead to notes of the vault: what stands in the brackets, and where it leads. */
  links: { inner: string; path: string }[];
  /** What the others wanted to lead to. */
  lost: string[];
}

export interface ReadAttachment {
  path: string;
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** Some of a vault, in its order. */
export interface VaultPart {
  notes: ReadNote[];
  attachments: ReadAttachment[];
  isLast: boolean;
}

export type Parts = Generator<Omit<VaultPart, 'isLast'>>;

/** A vault that can be read part by part. */
export interface OpenVault {
  kind: 'vault';
  format: Format;
  /** About how many parts of work there are, for the progress. */
  notesTotal: number;
  problems: Problem[];
  parts: Parts;
}
export type Vault = OpenVault | { kind: 'unreadable'; why: string };
