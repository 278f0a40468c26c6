import { Badge, Button, Card, Link } from '#kit';
import type { FindingView, FoundPerson } from '../view.ts';
import { CoverageMatrix } from './coverage-matrix.tsx';
import { Echo } from './echo.tsx';
import { focusNextRow } from './focus-next-row.ts';
import { Gaps } from './gaps.tsx';
import { DecisionButtons } from './person-row.tsx';
import { useChooseAll, useDecide } from './use-finding.ts';
import { andWords } from './words.ts';
import './together.css';

export interface TogetherProps {
  goalId: number;
  finding: FindingView;
}

/** Who together covers the goal, as a proposal, as a picture, and what is still missing. */
export function Together({ goalId, finding }: TogetherProps) {
  const chosen = finding.people.filter(({ decision }) => decision === 'chosen');
  return (
    <div className="together">
      <Portfolio goalId={goalId} finding={finding} chosen={chosen} />
      <CoverageMatrix goalId={goalId} finding={finding} />
      <Echo lines={finding.echo} />
      <Gaps goalId={goalId} finding={finding} />
    </div>
  );
}

function Portfolio({ goalId, finding, chosen }: TogetherProps & { chosen: FoundPerson[] }) {
  const decide = useDecide(goalId);
  const chooseAll = useChooseAll(goalId);
  const picks = finding.portfolio.flatMap((pick) => {
    const person = finding.people.find(({ id }) => id === pick.id);
    return person ? [{ person, adds: pick.adds }] : [];
  });
  return (
    <Card title={chosen.length === 0 ? 'Who together covers most' : 'Who would add most'}>
      {chosen.length > 0 && (
        <p className="portfolio-chosen">
          You chose {andWords(chosen.map(({ name }) => name))}.{picks.length > 0 && ' Beside them:'}
        </p>
      )}
      {picks.length === 0 && (
        <p>
          {chosen.length === 0
            ? 'There is nobody to put together yet.'
            : 'Nobody else in your network adds to what they cover.'}
        </p>
      )}
      <ul className="portfolio">
        {picks.map(({ person, adds }) => (
          <li key={person.id}>
            <div className="portfolio-words">
              <p>
                <b>
                  <Link href={`/people/${person.id}`} look="plain">
                    {person.name}
                  </Link>
                </b>{' '}
                {person.decision === 'later' && <Badge tone="accent">For later</Badge>}
              </p>
              <Adds adds={adds} questions={finding.questions} />
            </div>
            <DecisionButtons
              person={person}
              onDecide={(decision) => {
                if (decision === 'chosen' || decision === 'dismissed') focusNextRow();
                decide({ person, decision });
              }}
            />
          </li>
        ))}
      </ul>
      {picks.length > 1 && (
        <div className="portfolio-all">
          <Button size="s" onPress={() => chooseAll(picks.map(({ person }) => person))}>
            Choose these {picks.length}
          </Button>
        </div>
      )}
    </Card>
  );
}

/** What somebody adds: questions as they are asked, criteria by name. */
function Adds({
  adds,
  questions,
}: {
  adds: readonly string[];
  questions: FindingView['questions'];
}) {
  const texts = new Set(questions.map(({ text }) => text));
  const asked = adds.filter((text) => texts.has(text));
  const criteria = adds.filter((text) => !texts.has(text));
  const parts = [
    ...(asked.length > 0 ? [andWords(asked.map((text) => `“${text}”`))] : []),
    ...(criteria.length > 0 ? [criteria.join(', ')] : []),
  ];
  return <p className="portfolio-adds">Adds {parts.join('; ')}</p>;
}
