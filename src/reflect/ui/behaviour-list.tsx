import { asHeading, Link, List, Menu, When } from '#kit';
import type { BehaviourView } from '../behaviours/schema.ts';
import { minutesWords } from '../time/words-rules.ts';
import './behaviours.css';

interface BehaviourListProps {
  behaviours: readonly BehaviourView[];
  /** Whether the goal is said: not where all are of one. */
  hasGoal: boolean;
  label?: string;
  onChange: (behaviour: BehaviourView) => void;
  onRemove: (behaviour: BehaviourView) => void;
}

/** What was lived, with ways to what it was about. What was added by hand can be changed. */
export function BehaviourList({ behaviours, hasGoal, label, ...acts }: BehaviourListProps) {
  return (
    <List items={behaviours} keyOf={(one) => one.id} label={label}>
      {(one) => <Behaviour behaviour={one} hasGoal={hasGoal} {...acts} />}
    </List>
  );
}

function Behaviour({
  behaviour,
  hasGoal,
  onChange,
  onRemove,
}: { behaviour: BehaviourView } & Omit<BehaviourListProps, 'behaviours' | 'label'>) {
  return (
    <div className="behaviour">
      <div className="behaviour-words">
        <p>
          {behaviour.words}
          <Subject behaviour={behaviour} hasGoal={hasGoal} />
        </p>
        <Facts behaviour={behaviour} hasGoal={hasGoal} />
      </div>
      {behaviour.isByHand && (
        <Menu
          label="More"
          aria-label={`More about “${behaviour.words}”`}
          isBare
          tone="plain"
          size="s"
          items={[
            { id: 'change', label: 'Change', onPress: () => onChange(behaviour) },
            { id: 'remove', label: 'Remove', onPress: () => onRemove(behaviour) },
          ]}
        />
      )}
    </div>
  );
}

function Subject({ behaviour, hasGoal }: { behaviour: BehaviourView; hasGoal: boolean }) {
  const { subject, goal } = behaviour;
  // On the goal's own page it is not named in every line.
  if (!subject || (!hasGoal && subject.kind === 'goal' && subject.id === goal?.id)) return null;
  if (subject.words === null) return <span className="behaviour-gone"> (since removed)</span>;
  // What one wants to be able to do begins a heading here, as everywhere it stands for the goal.
  const words = ['goal', 'review'].includes(subject.kind)
    ? asHeading(subject.words)
    : subject.words;
  return (
    <>
      {': '}
      {subject.href ? <Link href={subject.href}>{words}</Link> : words}
    </>
  );
}

function Facts({ behaviour, hasGoal }: { behaviour: BehaviourView; hasGoal: boolean }) {
  const { at, goal, people, minutes, tool, isByHand, subject } = behaviour;
  // Who is in the words already is not named again.
  const others = people.filter((person) => !subject?.words?.includes(person.name));
  return (
    <p className="behaviour-facts">
      <When at={at} />
      {others.map((person) => (
        <span key={person.id}>
          with <Link href={`/people/${person.id}`}>{person.name}</Link>
        </span>
      ))}
      {tool && <span>{tool.name}</span>}
      {minutes !== null && <span>{minutesWords(minutes)}</span>}
      {hasGoal && goal && subject?.kind !== 'goal' && (
        <span>
          for <Link href={`/goals/${goal.id}/map`}>{asHeading(goal.title)}</Link>
        </span>
      )}
      {isByHand && <span>by hand</span>}
    </p>
  );
}
