import { useQuery } from '@tanstack/react-query';
import { Badge, Checkbox, Link, whenWords } from '#kit';
import { Loaded, read } from '#web-api';
import type { GivesView } from '../moves/gives.ts';
import { GIVES_MAX } from '../moves/limits.ts';
import type { Give } from '../moves/schema.ts';
import { isGiven, withGive } from './plan.ts';

interface GiveChoicesProps {
  goalId: number;
  person: { id: number; name: string };
  gives: readonly Give[];
  onChange: (gives: Give[]) => void;
}

type Suggestion = GivesView['gives'][number];

/** What of mine touches what the person writes about lately, to go with the move. */
export function GiveChoices({ goalId, person, gives, onChange }: GiveChoicesProps) {
  const query = useQuery(read<GivesView>(`/people/${person.id}/gives?goal=${goalId}`));
  return (
    <fieldset className="field give-choices">
      <legend className="field-label">
        What you could give <span className="field-optional">(optional)</span>
      </legend>
      <Loaded query={query} lines={2} label="Looking through your notes and entries">
        {({ gives: found, advice }) => (
          <>
            {advice !== null && <Nothing advice={advice} person={person} />}
            {[...chosenBefore(gives, found), ...found].map((give) => (
              <GiveChoice
                key={`${give.kind} ${give.id}`}
                give={give}
                isChecked={isGiven(gives, give)}
                isFull={gives.length >= GIVES_MAX}
                onChange={(isWanted) => onChange(withGive(gives, plain(give), isWanted))}
              />
            ))}
          </>
        )}
      </Loaded>
    </fieldset>
  );
}

/** What was chosen earlier stays in view, though it touches nothing any more. */
const chosenBefore = (gives: readonly Give[], found: readonly Suggestion[]): readonly Give[] =>
  gives.filter((give) => !isGiven(found, give));

const plain = ({ kind, id, title, url }: Give): Give => ({ kind, id, title, url });

interface GiveChoiceProps {
  give: Give | Suggestion;
  isChecked: boolean;
  isFull: boolean;
  onChange: (isWanted: boolean) => void;
}

function GiveChoice({ give, isChecked, isFull, onChange }: GiveChoiceProps) {
  return (
    <Checkbox
      label={
        <>
          {give.title} <Badge>{give.kind === 'note' ? 'your note' : 'your entry'}</Badge>
          {'isForGoal' in give && give.isForGoal && <Badge tone="accent">for this goal</Badge>}
        </>
      }
      description={'touches' in give ? touchWords(give) : undefined}
      isChecked={isChecked}
      isDisabled={isFull && !isChecked}
      onChange={onChange}
    />
  );
}

function touchWords({ touches, words }: Suggestion): string {
  const when =
    touches.publishedAt === null ? '' : ` (${whenWords(touches.publishedAt, Date.now())})`;
  const shared = words.length === 0 ? '' : `: ${words.join(', ')}`;
  return `Touches “${touches.title}”${when}${shared}`;
}

interface NothingProps {
  advice: NonNullable<GivesView['advice']>;
  person: { id: number };
}

/** What is missing, and where it is done. What is filled in here is kept meanwhile. */
function Nothing({ advice, person }: NothingProps) {
  const { because, words } = advice;
  return (
    <p className="give-choices-nothing">
      {words}{' '}
      {because === 'nothing-of-theirs' ? (
        <Link href={`/people/${person.id}`}>Their page</Link>
      ) : (
        <Link href="/notes">Your notes</Link>
      )}
    </p>
  );
}
