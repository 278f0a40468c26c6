import { createWriteStream, type Dirent } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { zipOf } from '#archive';
import {
  applyVaultImport,
  beginVaultImport,
  discardVaultImport,
  exportFiles,
  isBroughtIn,
  onArchiveClock,
  VAULT_BYTES_MAX,
  VaultChoices,
  type VaultImportView,
  vaultImportById,
} from '#create';
import { dayOf } from '#days';
import { memberForCommand } from '#members';
import { type Kith, Refusal } from '#platform';
import { type KithCommand, Misuse, type Out, textOption } from './command.ts';
import { drawBar } from './progress-bar.ts';

const LOOK_EVERY_MS = 200;
const MEGABYTE = 1024 * 1024;
const JOBS = 'create.';
const flag = { type: 'boolean' } as const;

async function kindOf(place: string): Promise<'file' | 'folder' | 'nothing'> {
  const found = await stat(place).catch(() => null);
  if (!found) return 'nothing';
  return found.isDirectory() ? 'folder' : 'file';
}

/** A file as it is; a folder packed, as a browser would send it. */
async function bytesOf(place: string): Promise<Uint8Array<ArrayBuffer>> {
  const kind = await kindOf(place);
  if (kind === 'nothing')
    throw new Refusal('not_found', `There is no file or folder ${place} that can be read.`);
  if (kind === 'file') return Uint8Array.from(await readFile(place));
  const pieces: Uint8Array[] = [];
  for await (const piece of zipOf('Kith notes/', filesIn(place))) pieces.push(piece);
  return Uint8Array.from(Buffer.concat(pieces));
}

const inOrder = new Intl.Collator('en', { numeric: true });
const byName = (a: Dirent, b: Dirent): number =>
  inOrder.compare(path.join(a.parentPath, a.name), path.join(b.parentPath, b.name));

/** The files of a folder, but for hidden ones and links; of Obsidian's settings only that they are there. */
async function* filesIn(folder: string) {
  let bytesLeft = VAULT_BYTES_MAX;
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  for (const entry of entries.toSorted(byName)) {
    const whole = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, whole).split(path.sep).join('/');
    const isMark = name === '.obsidian/app.json';
    if (!entry.isFile() || (!isMark && /(?:^|\/)\./.test(name))) continue;
    const { mtimeMs, size } = await stat(whole);
    // Of what Kith does not keep it needs the name only.
    const isSent = isBroughtIn(name);
    bytesLeft -= isSent ? size : 0;
    if (bytesLeft < 0)
      throw new Refusal(
        'invalid',
        `This folder has more than ${VAULT_BYTES_MAX / MEGABYTE} MB. Bring it in in parts.`,
      );
    const bytes = isSent ? await readFile(whole) : new Uint8Array();
    yield { path: name, bytes, modifiedAt: onArchiveClock(mtimeMs), isText: false };
  }
}

/** Waits until the work is over. Work that failed for good would be waited for in vain. */
async function untilApplied(
  kith: Kith,
  { memberId, id, out }: { memberId: number; id: number; out: Out },
): Promise<VaultImportView> {
  for (;;) {
    const view = await vaultImportById(kith, memberId, id);
    if (view.state === 'applied') return view;
    if (view.isStopped)
      throw new Refusal(
        'conflict',
        'The import stopped half way. Its page in the web app says why, and goes on with it or takes it back.',
      );
    drawBar(out, view.stepsDone, view.stepsTotal);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

const FORMATS: Record<VaultImportView['format'], string> = {
  markdown: 'Markdown files',
  obsidian: 'an Obsidian vault',
  notion: 'an export from Notion',
  evernote: 'an export from Evernote',
  kith: 'an export from Kith',
};

function summaryOf(view: VaultImportView): string[] {
  const { notes, files, links } = view;
  const line = (count: number, words: string) => `${String(count).padStart(6)}  ${words}`;
  return [
    `${view.fileName}: ${FORMATS[view.format]}`,
    line(notes.new, 'new notes'),
    line(notes.known, 'notes you have already'),
    line(notes.changed, 'notes that differ from the ones you have'),
    line(files.new, 'pictures'),
    line(files.skip, 'other files, left out'),
    line(links.found, 'links between the notes'),
    line(links.lost, 'links to what is not there'),
    ...view.lost.map(({ name, count }) => line(count, `  to ${name}`)),
    ...(view.shared > 0
      ? [line(view.shared, 'notes that others could read there; here they are yours alone')]
      : []),
    ...view.problems.map(({ path: at, text }) => `        ${at === null ? '' : `${at}: `}${text}`),
  ];
}

const importCommand: KithCommand = {
  name: 'notes import',
  usage: 'PATH [--dry-run] [--tag-folders] [--with-changed]',
  summary: 'Bring in notes: a folder or .zip of Markdown, Obsidian or Notion, or Evernote’s .enex',
  options: {
    'dry-run': { ...flag, about: 'show what would come and make nothing' },
    'tag-folders': { ...flag, about: 'the folder of a note becomes a tag of it' },
    'with-changed': { ...flag, about: 'notes that differ from yours come in beside them' },
  },
  run: async (kith, args, out) => {
    const [place, more] = args.words;
    if (!place || more) throw new Misuse('Give one folder or file.');
    const member = await memberForCommand(kith, args.as);
    const name = path.basename(path.resolve(place));
    const bytes = await bytesOf(place);
    const id = await beginVaultImport(kith, member.id, { bytes, name });
    if (args.options['dry-run'] === true) {
      const preview = await vaultImportById(kith, member.id, id);
      await discardVaultImport(kith, member.id, id);
      out.answer({ import: preview }, [...summaryOf(preview), 'Nothing was made.']);
      return 0;
    }
    const choices = VaultChoices.parse({
      tagFolders: args.options['tag-folders'],
      withChanged: args.options['with-changed'],
    });
    await applyVaultImport(kith, member.id, { id, choices });
    kith.startJobs((kind) => kind.startsWith(JOBS));
    const done = await untilApplied(kith, { memberId: member.id, id, out });
    out.answer({ import: done }, [...summaryOf(done), 'Done.']);
    return 0;
  },
};

async function writeFolder(kith: Kith, memberId: number, folder: string): Promise<void> {
  const there = await readdir(folder).catch(() => []);
  if (there.length > 0) throw new Refusal('conflict', `${folder} is not empty. Name a new folder.`);
  for await (const file of exportFiles(kith, memberId)) {
    const whole = path.join(folder, file.path);
    await mkdir(path.dirname(whole), { recursive: true, mode: 0o700 });
    await writeFile(whole, file.bytes, { mode: 0o600 });
  }
}

const exportCommand: KithCommand = {
  name: 'notes export',
  usage: '[--to PLACE]',
  summary: 'The notes as Markdown files with front matter, and their pictures',
  options: {
    to: {
      type: 'string',
      about: 'an archive (.zip) or a new folder; an archive here when left out',
    },
  },
  run: async (kith, args, out) => {
    if (args.words.length > 0) throw new Misuse('Name the archive or folder with --to.');
    const member = await memberForCommand(kith, args.as);
    const day = dayOf(kith.now());
    const to = textOption(args, 'to') ?? `kith-notes-${member.name}-${day}.zip`;
    if (/\.zip$/i.test(to)) {
      const pieces = zipOf('Kith notes/', exportFiles(kith, member.id));
      await pipeline(pieces, createWriteStream(to, { mode: 0o600 }));
    } else await writeFolder(kith, member.id, to);
    out.answer({ written: to }, [`Written to ${to}`]);
    return 0;
  },
};

export const vaultCommands: KithCommand[] = [importCommand, exportCommand];
