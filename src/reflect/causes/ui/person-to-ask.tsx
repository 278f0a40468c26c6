import { Badge, Card, Checkbox, Highlight, Link, When } from '#kit';
import { TOGETHER_MAX } from '../limits.ts';
import type { FoundPerson } from '../schema.ts';

type Evidence = FoundPerson['evidence'][number];

interface PersonToAskProps {
  person: FoundPerson;
  isChosen: boolean;
  isFull: boolean;
  onChoose: (isOn: boolean) => void;
}

/** Somebody who wrote of the same, with the passages that show it. */
export function PersonToAsk({ person, isChosen, isFull, onChoose }: PersonToAskProps) {
  return (
    <Card
      title={
        <>
          <Link href={`/people/${person.id}`}>{person.name}</Link>{' '}
          <Badge tone={person.strength === 'told' ? 'accent' : 'plain'}>{whyWords(person)}</Badge>
        </>
      }
      level={3}
    >
      <div className="experience-person">
        {person.strength === 'little' && (
          <p className="experience-soft">
            In common: {person.common.map((word) => `“${word}”`).join(', ')}
          </p>
        )}
        {person.evidence.map((evidence) => (
          <EvidenceLine key={evidence.entryId} evidence={evidence} />
        ))}
        <Checkbox
          label={`Ask ${person.name}`}
          description={
            isFull && !isChosen
              ? `At most ${TOGETHER_MAX} at once: let go of one first.`
              : undefined
          }
          isChecked={isChosen}
          isDisabled={isFull && !isChosen}
          onChange={onChoose}
        />
      </div>
    </Card>
  );
}

const TOLD_WORDS = {
  method: 'Seems to tell what they did otherwise',
  me: 'Seems to tell what they had to learn',
  situation: 'Seems to tell what was around it',
} as const;

function whyWords({ strength, told }: FoundPerson): string {
  if (strength === 'little') return 'A few words in common';
  if (strength === 'same') return 'Seems to write about it';
  return told === null ? 'Seems to tell of it from experience' : TOLD_WORDS[told];
}

const ranges = (marks: Evidence['titleMarks']) =>
  marks.map(({ start, end }): [number, number] => [start, end]);

function EvidenceLine({ evidence }: { evidence: Evidence }) {
  const { quote, passage, title } = evidence;
  // Said already, it need not be said again.
  const isApart = quote !== null && quote !== title && !passage.includes(quote.replace(/…$/u, ''));
  return (
    <div className="experience-evidence">
      <Link href={evidence.url ?? `/entries/${evidence.entryId}`}>
        <Highlight text={title || 'Without a title'} ranges={ranges(evidence.titleMarks)} />
      </Link>{' '}
      {evidence.publishedAt !== null && <When at={evidence.publishedAt} />}
      {passage !== '' && (
        <p>
          <Highlight text={passage} ranges={ranges(evidence.passageMarks)} />
        </p>
      )}
      {isApart && <p className="experience-told">And close by: “{quote}”</p>}
    </div>
  );
}
