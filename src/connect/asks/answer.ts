import type { Kith, Write } from '#platform';
import { TITLE_CHARS_MAX } from '../interactions/limits.ts';
import { removeInteractionIn } from '../interactions/remove.ts';
import { logInteractionIn } from '../interactions/write.ts';
import type { AskPersonSettlement, AskPersonView, AskView } from './schema.ts';

type Answered = Extract<AskPersonSettlement, { state: 'answered' }>;
interface Asked {
  ask: AskView;
  asked: AskPersonView;
}

/** Writes an answer into our story; said again with more, the story says more. */
export async function recordAnswer(
  kith: Kith,
  trx: Write,
  memberId: number,
  { ask, asked, settlement }: Asked & { settlement: Answered },
): Promise<void> {
  const known = await storyOf(trx, ask.id, asked.person.id);
  if (known !== null) {
    await trx
      .updateTable('interaction')
      .set({ learnt: settlement.answer, updated_at: kith.now() })
      .where('id', '=', known)
      .execute();
    return;
  }
  const id = await logInteractionIn(kith, trx, memberId, {
    day: settlement.day,
    channel: asked.channel === 'email' ? 'email' : 'message',
    direction: 'received',
    // An answer to what one asked: both took part.
    isTwoWay: true,
    title: titleOf(ask.question),
    learnt: settlement.answer,
    personIds: [asked.person.id],
    goalIds: ask.goal === null ? [] : [ask.goal.id],
    origin: 'ask',
    originKey: `ask:${ask.id}:${asked.person.id}`,
    toldAs: 'ask.answered',
  });
  await link(trx, ask.id, { personId: asked.person.id, interactionId: id });
}

/** There was no answer after all: it goes from our story too. */
export async function takeAnswerBack(
  kith: Kith,
  trx: Write,
  memberId: number,
  { ask, asked }: Asked,
): Promise<void> {
  const known = await storyOf(trx, ask.id, asked.person.id);
  if (known === null) return;
  await removeInteractionIn(kith, trx, memberId, known);
  await link(trx, ask.id, { personId: asked.person.id, interactionId: null });
}

const titleOf = (question: string): string => {
  const line = `Asked: ${question}`.replace(/\s+/gu, ' ');
  return line.length <= TITLE_CHARS_MAX
    ? line
    : `${line.slice(0, TITLE_CHARS_MAX - 1).toWellFormed()}…`;
};

/** The interaction that tells the answer; null when none does. */
async function storyOf(trx: Write, askId: number, personId: number): Promise<number | null> {
  const row = await trx
    .selectFrom('ask_person')
    .innerJoin('interaction', 'interaction.id', 'ask_person.interaction_id')
    .select('interaction.id')
    .where('ask_person.ask_id', '=', askId)
    .where('ask_person.person_id', '=', personId)
    .where('interaction.removed_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function link(
  trx: Write,
  askId: number,
  { personId, interactionId }: { personId: number; interactionId: number | null },
): Promise<void> {
  await trx
    .updateTable('ask_person')
    .set({ interaction_id: interactionId })
    .where('ask_id', '=', askId)
    .where('person_id', '=', personId)
    .execute();
}
