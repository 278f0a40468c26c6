import { useState } from 'react';
import { EmptyState, Link } from '#kit';
import { TOGETHER_MAX } from '../limits.ts';
import type { ExperienceView, FoundPerson, Situation } from '../schema.ts';
import { goalAddress, SUSPECT_WORDS } from '../suspect-rules.ts';
import { AskDraft } from './ask-draft.tsx';
import { foundWords, WEAK_SHOWN_MAX } from './found-words.ts';
import { PersonToAsk } from './person-to-ask.tsx';
import { Reword } from './reword.tsx';

interface FoundProps {
  found: ExperienceView;
  situation: Situation;
  goalId: string;
  onAlso: (also: string[]) => void;
}

/** Who was found and why, whom to ask, and what one can do oneself. */
export function Found({ found, situation, goalId, onAlso }: FoundProps) {
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const { people, goals, suggestions, missing, lookedAt } = found;
  const strong = people.filter(({ strength }) => strength !== 'little');
  const asked = people.filter(({ id }) => chosen.includes(id));
  const choose = (id: number, isOn: boolean) =>
    setChosen((before) => (isOn ? [...before, id] : before.filter((one) => one !== id)));
  return (
    <div className="experience-found">
      <p role="status" className="experience-soft">
        {foundWords(found)}
      </p>
      {people.length === 0 && <Nobody hasSources={lookedAt.sources > 0} />}
      {lookedAt.sources > 0 && strong.length === 0 && (
        <Reword also={situation.also} suggestions={suggestions} missing={missing} onAlso={onAlso} />
      )}
      {groupsOf(people, situation).map(({ title, note, members }) => (
        <section key={title} className="experience-part">
          <h2>{title}</h2>
          {note && <p className="experience-soft">{note}</p>}
          {members.map((person) => (
            <PersonToAsk
              key={person.id}
              person={person}
              isChosen={chosen.includes(person.id)}
              isFull={asked.length >= TOGETHER_MAX}
              onChoose={(isOn) => choose(person.id, isOn)}
            />
          ))}
        </section>
      ))}
      {asked.length > 0 && (
        <AskDraft
          key={found.question}
          people={asked}
          question={found.question}
          situation={situation}
          goalId={goalId}
        />
      )}
      {goals.length > 0 && <SharedGoals goals={goals} />}
      {lookedAt.sources > 0 && strong.length === 0 && (
        <OtherWays goalId={goalId} situation={situation} question={found.question} />
      )}
      <NextSteps situation={situation} goalId={goalId} />
    </div>
  );
}

interface Group {
  title: string;
  note?: string;
  members: FoundPerson[];
}

/** Those who put it down to what is suspected stand apart; who only shares words comes last, and is said to. */
function groupsOf(people: readonly FoundPerson[], { suspect }: Situation): Group[] {
  const isWanted = ({ strength, told }: FoundPerson) =>
    strength === 'told' && suspect !== 'unsure' && told === suspect;
  const isOther = (person: FoundPerson) => person.strength !== 'little' && !isWanted(person);
  const groups: Group[] = [
    { title: SUSPECT_WORDS[suspect].found, members: people.filter(isWanted) },
    { title: 'They seem to have written of the same', members: people.filter(isOther) },
    {
      title: 'They share a few of your words',
      note: 'Weak evidence: it may be about something else. Read the passage before you ask.',
      members: people.filter(({ strength }) => strength === 'little').slice(0, WEAK_SHOWN_MAX),
    },
  ];
  return groups.filter(({ members }) => members.length > 0);
}

function SharedGoals({ goals }: { goals: ExperienceView['goals'] }) {
  return (
    <section className="experience-part">
      <h2>Members of this Kith with a goal like it</h2>
      <ul>
        {goals.map(({ id, memberName, able, need }) => (
          <li key={id}>
            <strong>{memberName}</strong>: {able || need}
          </li>
        ))}
      </ul>
      <p className="experience-soft">
        They let their goal be seen. <Link href="/peers">Write to them</Link> if they can be asked.
      </p>
    </section>
  );
}

function NextSteps({ situation: { suspect }, goalId }: { situation: Situation; goalId: string }) {
  return (
    <section className="experience-part">
      <h2>What you can do yourself</h2>
      <ul className="experience-next">
        {SUSPECT_WORDS[suspect].next.map(({ words, label, href }) => (
          <li key={label}>
            {words} <Link href={goalAddress(href, goalId)}>{label}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Nobody({ hasSources }: { hasSources: boolean }) {
  if (!hasSources)
    return (
      <EmptyState
        title="There is nothing to look through yet"
        action={
          <Link href="/sources/import" look="primary">
            Bring people in
          </Link>
        }
      >
        Follow some people first; then Kith can see who has met the same.
      </EmptyState>
    );
  return (
    <EmptyState title="Nobody you follow wrote of it">
      That says nothing about you. Say it in other words, those that somebody would use who has been
      through it; or look in another place.
    </EmptyState>
  );
}

/** Where the network wrote nothing of it, one can still ask it, or look outside of it. */
interface OtherWaysProps {
  goalId: string;
  situation: Situation;
  question: string;
}

const OtherWays = ({ goalId, situation: { tried, hoped }, question }: OtherWaysProps) => (
  <section className="experience-part">
    <h2>Where else to look</h2>
    <ul className="experience-next">
      <li>
        Ask openly: somebody may know it and never have written of it.{' '}
        <Link href={`/asks/new?${new URLSearchParams({ goal: goalId, question, tried, hoped })}`}>
          Ask people you know
        </Link>
        , or <Link href="/peers">members who can be asked</Link>.
      </li>
      <li>
        Look beyond your network, at whom your people point to.{' '}
        <Link href={`/goals/${encodeURIComponent(goalId)}?tab=beyond`}>Beyond</Link>
      </li>
      <li>
        Begin with who fits the goal, and tell them.{' '}
        <Link href={`/goals/${encodeURIComponent(goalId)}`}>Who fits this goal</Link>
      </li>
    </ul>
  </section>
);
