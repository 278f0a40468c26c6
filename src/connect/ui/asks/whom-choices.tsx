import { Badge, Checkbox, EmptyState, Link, List, Slider } from '#kit';
import { PEOPLE_MAX, SLOT_WORDS } from '../../asks/limits.ts';
import type { AskProposal, WhomToAsk } from '../../asks/schema.ts';
import { type AskDraft, withChance, withPerson } from './draft.ts';

interface WhomChoicesProps {
  draft: AskDraft;
  setDraft: (change: (before: AskDraft) => AskDraft) => void;
  found: AskProposal;
}

/** The mix that is proposed, each with why; others below. Who is asked, the member decides. */
export function WhomChoices({ draft, setDraft, found }: WhomChoicesProps) {
  const { proposed, others, missing, capMax, capDays } = found;
  if (proposed.length + others.length === 0)
    return (
      <EmptyState
        title="Nobody in your network wrote of it in these words"
        action={<Link href="/people">Your people</Link>}
      >
        Say it with other words, those that somebody would use who knows; or begin from the page of
        somebody you would like to ask.
      </EmptyState>
    );
  const choice = (whom: WhomToAsk) => (
    <WhomChoice
      whom={whom}
      chosen={draft.people.find((one) => one.whom.person.id === whom.person.id)}
      isFull={draft.people.length >= PEOPLE_MAX}
      capMax={capMax}
      onChoose={(isWanted) => setDraft((before) => withPerson(before, whom, isWanted))}
      onChance={(chance) => setDraft((before) => withChance(before, whom.person.id, chance))}
    />
  );
  return (
    <>
      <p className="asks-soft">
        {`A mix that knows different things. Nobody is asked more than ${capMax} times in ${capDays} days.`}
      </p>
      <p className="asks-soft">
        How likely you think help is, you may say with each: it is kept beside what comes, for you
        alone, and cannot be changed once the message has left.
      </p>
      <List items={proposed} keyOf={({ person }) => person.id} look="cards" label="Proposed">
        {choice}
      </List>
      {missing.length > 0 && (
        <div className="asks-soft">
          <p>What this mix lacks:</p>
          <ul>
            {missing.map(({ kind, words }) => (
              <li key={kind}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      {others.length > 0 && (
        <details className="asks-others">
          <summary>{`Others who wrote of it (${others.length})`}</summary>
          <List items={others} keyOf={({ person }) => person.id} look="cards" label="Others">
            {choice}
          </List>
        </details>
      )}
    </>
  );
}

interface WhomChoiceProps {
  whom: WhomToAsk;
  chosen: { chance: number | null } | undefined;
  isFull: boolean;
  capMax: number;
  onChoose: (isWanted: boolean) => void;
  onChance: (chance: number) => void;
}

function WhomChoice({ whom, chosen, isFull, capMax, onChoose, onChance }: WhomChoiceProps) {
  const { person, slot, whys, about, askedLately, mayAsk } = whom;
  return (
    <div className="whom-choice">
      <Checkbox
        label={
          <>
            {person.name} <Badge tone="accent">{SLOT_WORDS[slot]}</Badge>
          </>
        }
        description={whys.join(' ')}
        isChecked={chosen !== undefined}
        isDisabled={!mayAsk || (isFull && !chosen)}
        onChange={onChoose}
      />
      <p className="asks-soft">
        <Link href={`/people/${person.id}`}>Their page</Link>
        {about && (
          <>
            {' · '}
            <Link href={`/entries/${about.id}`}>{about.title || 'What they wrote'}</Link>
          </>
        )}
        {' · '}
        {askedWords(askedLately, capMax)}
      </p>
      {chosen && (
        <Slider
          label={`How likely is it that ${person.name} helps?`}
          isRequired={false}
          value={chosen.chance}
          onChange={onChance}
          ends={['Surely not', 'Surely']}
        />
      )}
    </div>
  );
}

function askedWords(askedLately: number, capMax: number): string {
  if (askedLately >= capMax) return `Asked ${askedLately} times lately: let them be for a while`;
  return askedLately === 0 ? 'Not asked lately' : `Asked ${askedLately} of ${capMax} times lately`;
}
