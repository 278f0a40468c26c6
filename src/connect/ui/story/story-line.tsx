import { asHeading, Button, Link, Menu, When } from '#kit';
import { CHANNEL_WORDS } from '../../interactions/limits.ts';
import type { InteractionView } from '../../interactions/schema.ts';
import type { Intent } from '../../moves/schema.ts';
import { DIRECTION_WORDS } from '../intents.ts';

interface StoryLineProps {
  interaction: InteractionView;
  /** Whose page it is: they need not be named again. */
  ofPersonId?: number | undefined;
  onChange: () => void;
  onRemove: () => void;
}

/** One encounter as it is told; given and received in words, never counted. */
export function StoryLine({ interaction, ofPersonId, onChange, onRemove }: StoryLineProps) {
  const others = interaction.people.filter(({ id }) => id !== ofPersonId);
  const what = headOf(interaction);
  return (
    <article className="story-line" aria-label={`${what}, ${interaction.day}`}>
      <div className="story-line-head">
        <p>
          <b>{what}</b> <When at={interaction.day} before="·" />
        </p>
        <Menu
          label="More"
          aria-label={`More on: ${what}`}
          size="s"
          tone="plain"
          items={[
            { id: 'change', label: 'Change or say more', onPress: onChange },
            ...(interaction.moveId === null
              ? [{ id: 'remove', label: 'Remove', tone: 'danger' as const, onPress: onRemove }]
              : []),
          ]}
        />
      </div>
      {others.length > 0 && (
        <p className="story-line-with">
          {ofPersonId === undefined ? 'With ' : 'Also '}
          {others.map(({ id, name }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <Link href={`/people/${id}`}>{name}</Link>
            </span>
          ))}
        </p>
      )}
      <Told interaction={interaction} />
      <p className="story-line-for">
        {interaction.direction !== null && `${DIRECTION_WORDS[interaction.direction]} `}
        {interaction.goals.length === 0 ? (
          <Button size="s" tone="plain" onPress={onChange} aria-haspopup="dialog">
            By chance. Add a goal
          </Button>
        ) : (
          interaction.goals.map(({ id, title }, at) => (
            <span key={id}>
              {at > 0 ? ', ' : 'For '}
              <Link href={`/goals/${id}`}>{asHeading(title)}</Link>
            </span>
          ))
        )}
      </p>
    </article>
  );
}

const DONE: Record<Intent, string> = {
  ask: 'You asked',
  thank: 'You thanked them',
  share: 'You shared something',
  challenge: 'You challenged them',
  introduce: 'You introduced somebody',
};

function headOf({ title, channel, moveIntent, isTwoWay }: InteractionView): string {
  if (title !== '') return title;
  if (moveIntent !== null) return DONE[moveIntent];
  if (channel !== null) return CHANNEL_WORDS[channel].replace(/,.*$/, '');
  return isTwoWay ? 'In touch' : 'Something passed';
}

const PARTS = [
  { key: 'intent', label: 'Wanted' },
  { key: 'outcome', label: 'Came of it' },
  { key: 'learnt', label: 'Learnt' },
  { key: 'gave', label: 'Gave' },
  { key: 'next', label: 'Next' },
] as const;

function Told({ interaction }: { interaction: InteractionView }) {
  const said = PARTS.filter(({ key }) => interaction[key] !== '');
  return (
    <>
      {said.length > 0 && (
        <dl className="story-line-told">
          {said.map(({ key, label }) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd>{interaction[key]}</dd>
            </div>
          ))}
        </dl>
      )}
      {interaction.keptText !== '' && (
        <details className="story-line-kept">
          <summary>The message</summary>
          <p>{interaction.keptText}</p>
        </details>
      )}
    </>
  );
}
