import { z } from '@hono/zod-openapi';
import { type Chat, type JobHandler, type Kith, type NewJob, Refusal, type Write } from '#platform';
import { agreementOf, NOT_SENT_ANY_MORE } from './agreement.ts';
import { summarise } from './summarise.ts';
import { type Of, type ReadText, textToRead } from './text-to-read.ts';
import { type Answers, type Made, translate } from './translate.ts';

const MAKE = 'consume.makeMachineText';
const ATTEMPTS_MAX = 3;
/** So many at once in all processes: models are slow, and feeds are to be read meanwhile. */
const AT_ONCE_MAX = 4;
/** How often it is looked whether somebody still waits for it. */
const LOOK_EVERY_MS = 1_000;
const NOT_MADE = 'Kith failed to make it. Whoever runs this Kith sees why among the failed work.';
const Payload = z.object({ id: z.number().int(), run: z.string() });
type Run = z.infer<typeof Payload>;

export const makeJob = (run: Run, memberId: number): NewJob => ({
  kind: MAKE,
  payload: run,
  orderingKey: `machine ${memberId % AT_ONCE_MAX}`,
});

/** Has a model write what a member asked for. Cancelled is what is not there any more. */
export const machineJobs = (kith: Kith): Record<string, JobHandler> => ({
  [MAKE]: {
    attemptsMax: ATTEMPTS_MAX,
    run: async (payload) => {
      const run = Payload.parse(payload);
      const row = await waiting(kith, run);
      if (!row) return;
      const made = await whileWaitedFor(kith, run, (signal) => make(kith, { ...row, run, signal }));
      await settle(kith, run, made);
    },
    givenUp: async (trx, payload) => {
      await writeIn(trx, Payload.parse(payload), { state: 'failed', problem: NOT_MADE });
    },
    triedAgain: async (trx, payload) => {
      const { id, run } = Payload.parse(payload);
      await trx
        .updateTable('machine_text')
        .set({ state: 'working', problem: null })
        .where('id', '=', id)
        .where('run', '=', run)
        .where('state', '=', 'failed')
        .where('removed_at', 'is', null)
        .execute();
    },
  },
});

const waiting = (kith: Kith, { id, run }: Run) =>
  kith.db.read
    .selectFrom('machine_text')
    .selectAll()
    .where('id', '=', id)
    .where('run', '=', run)
    .where('state', '=', 'working')
    .executeTakeFirst();

type Row = NonNullable<Awaited<ReturnType<typeof waiting>>>;

async function whileWaitedFor(
  kith: Kith,
  run: Run,
  work: (signal: AbortSignal) => Promise<Made>,
): Promise<Made> {
  const stop = new AbortController();
  const looking = setInterval(() => {
    waiting(kith, run).then(
      (row) => row ?? stop.abort(),
      () => {
        // The next look tells, or the end of the work.
      },
    );
  }, LOOK_EVERY_MS);
  try {
    return await work(stop.signal);
  } finally {
    clearInterval(looking);
  }
}

interface Making extends Omit<Row, 'run'> {
  run: Run;
  signal: AbortSignal;
}

async function make(kith: Kith, making: Making): Promise<Made> {
  const { member_id: memberId, entry_id, keep_id, language, signal } = making;
  const of: Of = keep_id === null ? { entryId: entry_id ?? 0 } : { keepId: keep_id };
  const { chat } = kith;
  if (!chat) return { kind: 'failed', problem: 'No model is set up any more.' };
  const text = await still(kith, memberId, of);
  if (!text) return { kind: 'failed', problem: 'The text is not there any more.' };
  const { isPublishedSent, isOwnSent } = await agreementOf(kith, memberId);
  if (!(text.isOwn ? isOwnSent : isPublishedSent))
    return { kind: 'failed', problem: NOT_SENT_ANY_MORE };
  const isSame = text.hash === making.text_hash && chat.model === making.model;
  // What came of another text must not be taken for this one's when this, too, is not made in one go.
  const answers = isSame ? {} : { answers: '{}' };
  await write(kith, making.run, { text_hash: text.hash, model: chat.model, ...answers });
  if (making.kind === 'summary') return summarise(text, { chat, language, signal });
  return translate(text, translating(kith, { making, chat, isSame }));
}

function translating(
  kith: Kith,
  { making, chat, isSame }: { making: Making; chat: Chat; isSame: boolean },
) {
  const { run, language, signal } = making;
  return {
    chat,
    language,
    signal,
    answers: isSame ? (JSON.parse(making.answers) as Answers) : {},
    onProgress: (answers: Answers, done: number, total: number) =>
      write(kith, run, { answers: JSON.stringify(answers), parts_done: done, parts_total: total }),
  };
}

async function still(kith: Kith, memberId: number, of: Of): Promise<ReadText | null> {
  try {
    return await textToRead(kith, memberId, of);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

type Change = Partial<Omit<Row, 'id' | 'run'>>;

const write = (kith: Kith, run: Run, change: Change): Promise<boolean> =>
  kith.db.write((trx) => writeIn(trx, run, change));

/** False when nobody waits for it any more. */
async function writeIn(trx: Write, { id, run }: Run, change: Change): Promise<boolean> {
  const row = await trx
    .updateTable('machine_text')
    .set(change)
    .where('id', '=', id)
    .where('run', '=', run)
    .where('state', '=', 'working')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

async function settle(kith: Kith, run: Run, made: Made): Promise<void> {
  if (made.kind === 'stopped') return;
  if (made.kind === 'failed') {
    await write(kith, run, { state: 'failed', problem: made.problem });
    return;
  }
  const { title, html, note } = made;
  const done = { state: 'done', made_at: kith.now(), answers: '{}' } as const;
  await write(kith, run, { ...done, title, html, note });
}
