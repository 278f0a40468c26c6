import { readFile } from 'node:fs/promises';
import { memberForCommand } from '#members';
import { type Kith, Refusal } from '#platform';
import {
  applyImport,
  beginImport,
  discardImport,
  type ImportView,
  importById,
  importItems,
} from '#sources';
import { type Args, type KithCommand, Misuse, type Out } from './command.ts';
import { drawBar } from './progress-bar.ts';

const LOOK_EVERY_MS = 200;
const FILE_BYTES_MAX = 20 * 1024 * 1024;

/** A file, an address to fetch it from, or `-` for standard input. */
async function bytesOf(kith: Kith, args: Args, file: string): Promise<Uint8Array> {
  if (file === '-') return new TextEncoder().encode(await args.input());
  if (/^https?:\/\//.test(file)) {
    const fetched = await kith.fetch.get({ url: file, bytesMax: FILE_BYTES_MAX });
    if (fetched.kind === 'ok') return fetched.body;
    throw new Refusal(
      'invalid',
      fetched.kind === 'failed' ? fetched.detail : 'The address sent nothing.',
    );
  }
  try {
    return await readFile(file);
  } catch {
    throw new Refusal('not_found', `There is no file ${file} that can be read.`);
  }
}

async function until(
  kith: Kith,
  memberId: number,
  id: number,
  { out, isOver }: { out: Out; isOver: (batch: ImportView) => boolean },
): Promise<ImportView> {
  for (;;) {
    const batch = await importById(kith, memberId, id);
    if (isOver(batch)) return batch;
    // It would be waited for in vain.
    if (batch.isStopped)
      throw new Refusal(
        'conflict',
        'The import stopped half way. Its page in the web app says why, and goes on with it or takes it back.',
      );
    const looked = batch.rowsTotal - batch.counts.waiting;
    drawBar(out, batch.state === 'looking' ? looked : batch.rowsDone, batch.rowsTotal);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

function summaryOf(batch: ImportView): string[] {
  const { counts } = batch;
  return [
    `${batch.fileName}: ${batch.format}, ${batch.rowsTotal} rows`,
    `${String(counts.new).padStart(6)}  new people`,
    `${String(counts.joins).padStart(6)}  join somebody`,
    `${String(counts.known).padStart(6)}  known already`,
    `${String(counts.repeats).padStart(6)}  repeated in the file`,
    `${String(counts.skip).padStart(6)}  left out`,
    ...batch.problems.map(
      (problem) =>
        `        ${problem.position === null ? '' : `row ${problem.position}: `}${problem.text}`,
    ),
  ];
}

export const importCommands: KithCommand[] = [
  {
    name: 'import',
    usage: 'FILE [--dry-run]',
    summary:
      'Bring in people: OPML, Mastodon or LinkedIn CSV, or a list of addresses; - reads standard input',
    options: { 'dry-run': { type: 'boolean', about: 'show what would be made and make nothing' } },
    run: async (kith, args, out) => {
      const [file, more] = args.words;
      if (!file || more) throw new Misuse('Give one file.');
      const member = await memberForCommand(kith, args.as);
      const bytes = await bytesOf(kith, args, file);
      const id = await beginImport(kith, member.id, {
        bytes,
        name: file.split(/[\\/]/).at(-1) ?? file,
      });
      // Only the import's own work: looking at the sources is for the server or `kith refresh`.
      kith.startJobs((kind) => kind.startsWith('sources.') && kind !== 'sources.poll');
      const preview = await until(kith, member.id, id, {
        out,
        isOver: (batch) => batch.state !== 'looking',
      });
      if (args.options['dry-run'] === true) {
        const items = await importItems(kith, member.id, { id, after: 0 });
        await discardImport(kith, member.id, id);
        const lines = items.map(
          (item) =>
            `  ${item.plan.padEnd(8)} ${item.name ?? item.siteUrl ?? item.feedUrl ?? ''} — ${item.reason}`,
        );
        out.answer({ import: preview, items }, [
          ...summaryOf(preview),
          ...lines,
          'Nothing was made.',
        ]);
        return 0;
      }
      await applyImport(kith, member.id, id, []);
      const done = await until(kith, member.id, id, {
        out,
        isOver: (batch) => batch.state === 'applied',
      });
      out.answer({ import: done }, [...summaryOf(done), 'Done. Look at the sources: kith refresh']);
      return 0;
    },
  },
];
