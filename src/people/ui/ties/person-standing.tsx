import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { todayHere } from '#days';
import { Button, Link, When, Why } from '#kit';
import { read, readNow } from '#web-api';
import { cadenceWords, STAGE_WORDS, type Stage, TIE_WORDS, type Tie } from '../../ties/limits.ts';
import type { TieView } from '../../ties/schema.ts';
import { TieDialog } from './tie-dialog.tsx';
import { type Saying, useSaying } from './use-saying.ts';
import './ties.css';

interface PersonStandingProps {
  person: { id: number; name: string };
}

/** What is suggested by what happened, as the room that knows of interactions answers. */
interface Standing {
  stage: { value: Stage; because: string };
  tie: { value: Tie; because: string } | null;
  lastTwoWayDay: string | null;
  news: { words: string; on: string } | null;
}

/** How one stands to a person, below their name: what the member said, and what is suggested, with why. */
export function PersonStanding({ person }: PersonStandingProps) {
  const [isOpen, setOpen] = useState(false);
  const tie = useQuery(read<TieView>(`/people/${person.id}/tie`)).data;
  const standing = useQuery(
    readNow<Standing>(`/people/${person.id}/standing?today=${todayHere()}`),
  ).data;
  const say = useSaying(person);
  if (!tie || !standing) return null;
  const isSaid = tie.stage !== null || tie.tie !== null || tie.cadenceDays !== null;
  return (
    <section className="standing" aria-label={`How you stand to ${person.name}`}>
      <div className="standing-line">
        <Said tie={tie} lastTwoWayDay={standing.lastTwoWayDay} />
        <Button size="s" aria-haspopup="dialog" onPress={() => setOpen(true)}>
          {isSaid ? 'Change how you stand' : 'Say how you stand'}
        </Button>
      </div>
      {standing.news && (
        <p>
          {/* Only the day stays on one line: where somebody works may be long. */}
          {person.name} {standing.news.words}, noted <When at={standing.news.on} />. A good moment
          to say hello.
        </p>
      )}
      {tie.why !== '' && <p className="standing-why">{tie.why}</p>}
      <Suggestion tie={tie} standing={standing} onSay={say} />
      {isOpen && <TieDialog person={person} tie={tie} onClose={() => setOpen(false)} onSay={say} />}
    </section>
  );
}

function Said({ tie, lastTwoWayDay }: { tie: TieView; lastTwoWayDay: string | null }) {
  return (
    <ul className="standing-said">
      {tie.stage && (
        <li>
          <b>{STAGE_WORDS[tie.stage].title}</b>
        </li>
      )}
      {tie.tie && <li>{TIE_WORDS[tie.tie].title} tie</li>}
      {tie.cadenceDays !== null && <li>{cadenceWords(tie.cadenceDays)}</li>}
      <li>
        {lastTwoWayDay === null ? (
          'Not in touch yet, as far as Kith knows'
        ) : (
          <When at={lastTwoWayDay} before="Last in touch" />
        )}
      </li>
      {tie.metThrough && (
        <li>
          met through <Link href={`/people/${tie.metThrough.id}`}>{tie.metThrough.name}</Link>
        </li>
      )}
      {tie.howMet !== '' && <li>{tie.howMet}</li>}
    </ul>
  );
}

interface SuggestionProps {
  tie: TieView;
  standing: Standing;
  onSay: Saying;
}

/** The member has decided: another stage is suggested only after something happened since, or nothing for long. */
function isWorthSaying(
  { stage: said, stages }: TieView,
  { stage, lastTwoWayDay }: Pick<Standing, 'stage' | 'lastTwoWayDay'>,
): boolean {
  if (stage.value === said || stage.value === 'noticed') return false;
  const saidAt = stages.at(-1)?.at;
  if (said === null || saidAt === undefined || stage.value === 'dormant') return true;
  return lastTwoWayDay !== null && Date.parse(lastTwoWayDay) > saidAt;
}

/** What is suggested where it differs from what was said. One press takes it. */
function Suggestion({
  tie,
  standing: { stage, tie: near, lastTwoWayDay },
  onSay,
}: SuggestionProps) {
  const isStageNew = isWorthSaying(tie, { stage, lastTwoWayDay });
  const isTieNew = near !== null && tie.tie === null;
  if (!isStageNew && !isTieNew) return null;
  return (
    <div className="standing-suggested">
      {isStageNew && (
        <p>
          <span>
            Suggested: <b>{STAGE_WORDS[stage.value].title}</b>, because {stage.because}.
          </span>
          <Button
            size="s"
            tone="quiet"
            aria-label={`Take it: ${STAGE_WORDS[stage.value].title}`}
            onPress={() => void onSay({ stage: stage.value }, { stage: tie.stage })}
          >
            Take it
          </Button>
        </p>
      )}
      {isTieNew && (
        <p>
          <span>
            Suggested: <b>{TIE_WORDS[near.value].title} tie</b>, because {near.because}.
          </span>
          <Button
            size="s"
            tone="quiet"
            aria-label={`Take it: ${TIE_WORDS[near.value].title} tie`}
            onPress={() => void onSay({ tie: near.value }, { tie: tie.tie })}
          >
            Take it
          </Button>
        </p>
      )}
      <Why
        of={['granovetter-1973', 'rajagopal-2012-first-monday']}
        about="suggested stages and ties"
      >
        Only time and reciprocity leave traces that Kith can see, and its stages are worded anew. So
        this is a hint, and you decide.
      </Why>
    </div>
  );
}
