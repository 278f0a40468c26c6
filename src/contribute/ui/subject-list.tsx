import { EmptyState, exactWords, Select, TextField } from '#kit';
import type { Choice, Decision } from '../redaction/outgoing-rules.ts';
import type { AskedSubject } from '../redaction/schema.ts';

const KINDS: Record<AskedSubject['kind'], string> = {
  person: 'Somebody, perhaps',
  organisation: 'An organisation, perhaps',
  place: 'A place, perhaps',
  name: 'A name, perhaps',
  link: 'Words of a link; its readers cannot follow it',
  address: 'An address; it may lead to somebody',
  handle: 'A handle',
  number: 'A number; it may lead to somebody',
  reference: 'A case, ticket or account; it may lead to somebody',
  image: 'A picture',
};

const MAY_AGREE: ReadonlySet<AskedSubject['kind']> = new Set([
  'person',
  'organisation',
  'place',
  'name',
  'handle',
]);

/** What was decided of somebody, or what holds until something is. */
export function decisionOf(
  subject: AskedSubject,
  decided: ReadonlyMap<string, Decision>,
): Decision {
  const known = decided.get(subject.key);
  return known ?? { choice: subject.agreedAt === null ? 'replace' : 'agreed' };
}

/** Said where it is so, as a finder that seems to have looked would be trusted. */
const UNCASED_WORDS =
  'Most of this is in letters without capitals: there Kith finds only the names of your people.';

interface SubjectListProps {
  subjects: readonly AskedSubject[];
  /** Names cannot be told from other words in it. */
  isUncased: boolean;
  decided: ReadonlyMap<string, Decision>;
  isDisabled: boolean;
  onDecide: (key: string, decision: Decision) => void;
}

/** Everybody and everything a text names, each once, with what becomes of it. */
export function SubjectList(props: SubjectListProps) {
  const { subjects, isUncased, decided, isDisabled, onDecide } = props;
  if (subjects.length === 0) {
    return (
      <EmptyState title="Nobody found">
        No name, no address and no number stands in this text. Somebody may still be known by what
        is told of them: read it once as they would. {isUncased && UNCASED_WORDS}
      </EmptyState>
    );
  }
  return (
    <>
      <p>
        Each is replaced unless you say otherwise. Kith asks rather too often: what names nobody,
        leave. Somebody may also be known by what is told of them: read it once as they would.{' '}
        {isUncased && UNCASED_WORDS}
      </p>
      <ul className="share-subjects">
        {subjects.map((subject) => (
          <OneSubject
            key={subject.key}
            subject={subject}
            decision={decisionOf(subject, decided)}
            isDisabled={isDisabled}
            onDecide={(decision) => onDecide(subject.key, decision)}
          />
        ))}
      </ul>
    </>
  );
}

interface OneSubjectProps {
  subject: AskedSubject;
  decision: Decision;
  isDisabled: boolean;
  onDecide: (decision: Decision) => void;
}

function OneSubject({ subject, decision, isDisabled, onDecide }: OneSubjectProps) {
  const name = nameWords(subject);
  return (
    <li>
      <div className="share-subject">
        <b>{name}</b>
        <span>{aboutWords(subject)}</span>
      </div>
      <div className="share-decision">
        <Select
          label={`What becomes of ${name}`}
          isLabelHidden
          value={decision.choice}
          onChange={(choice) => onDecide({ ...decision, choice })}
          choices={choicesFor(subject)}
          isDisabled={isDisabled}
        />
        {decision.choice === 'replace' && (
          <TextField
            label={`Instead of ${name}`}
            isLabelHidden
            value={decision.instead ?? subject.instead}
            onChange={(instead) => onDecide({ ...decision, instead })}
            placeholder="left out"
            isDisabled={isDisabled}
          />
        )}
      </div>
    </li>
  );
}

const CHOICES: Record<Choice, string> = {
  replace: 'Replace by',
  leave: 'Leave as it is',
  agreed: 'Has agreed to be named',
};

function choicesFor({ kind }: AskedSubject) {
  const choices: Choice[] = MAY_AGREE.has(kind)
    ? ['replace', 'leave', 'agreed']
    : ['replace', 'leave'];
  return choices.map((value) => ({
    value,
    label: kind === 'image' && value === 'replace' ? 'Leave it out' : CHOICES[value],
  }));
}

function nameWords({ kind, name }: AskedSubject): string {
  if (kind !== 'image') return name;
  const words = /^!\[([^\]]*)\]/u.exec(name)?.[1];
  return words ? `Picture “${words}”` : 'A picture';
}

/** What kind it is, how often it stands there and how else it is written. */
function aboutWords({ kind, name, personId, spellings, count, agreedAt }: AskedSubject): string {
  const others = kind === 'image' ? [] : spellings.filter((one) => one !== name);
  return [
    personId === null ? KINDS[kind] : 'One of your people',
    ...(count > 1 ? [`${count} times`] : []),
    ...(others.length > 0 ? [`also written ${others.join(', ')}`] : []),
    ...(agreedAt === null ? [] : [`agreed, as you noted on ${exactWords(agreedAt)}`]),
  ].join('; ');
}
