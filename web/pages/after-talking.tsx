import { useQuery } from '@tanstack/react-query';
import type { InteractionView } from '#connect';
import { DAY_MS, dayHere } from '#days';
import { DidTheyHelp } from '../../src/finding/ui/did-they-help.tsx';
import { ObserveButton } from '../../src/people/ui/observe-button.tsx';
import { read } from '../api/index.ts';
import { When } from '../kit/index.ts';
import './goal.css';
import './after-talking.css';

const LATELY_DAYS = 30;
const ASKED_MAX = 2;

interface AfterTalkingProps {
  /** With whom, or for which goal. */
  about: { person: number } | { goal: number };
}

/** After something reached one from somebody: did it help, and what did one see? Folded, and nothing has to be said. */
export function AfterTalking({ about }: AfterTalkingProps) {
  const asked = 'person' in about ? `person=${about.person}` : `goal=${about.goal}`;
  const { data } = useQuery(read<{ interactions: InteractionView[] }>(`/interactions?${asked}`));
  const talks = talksOf(data?.interactions ?? [], about).slice(0, ASKED_MAX);
  if (talks.length === 0) return null;
  return (
    <details className="goal-fold">
      <summary>
        <span className="goal-fold-label">Did it help?</span>
        <span className="goal-fold-facts">
          {withWhomAndWhen(talks).map(({ key, person, day }) => (
            <span key={key}>
              {person.name} <When at={day} />
            </span>
          ))}
        </span>
      </summary>
      <div className="after-talking">
        {talks.map(({ key, person, goal, occasion }) => (
          <div key={key} className="after-talk">
            <DidTheyHelp goal={goal} person={person} occasion={occasion} />
            <ObserveButton person={person} goalId={goal.id} />
          </div>
        ))}
      </div>
    </details>
  );
}

/** Twice on one day is said once. */
const withWhomAndWhen = (talks: ReturnType<typeof talksOf>) =>
  talks.filter(
    ({ person, day }, at) =>
      talks.findIndex((one) => one.person.id === person.id && one.day === day) === at,
  );

/** Whoever gave something lately, for which goal; what one only gave oneself is no help received. */
function talksOf(interactions: readonly InteractionView[], about: AfterTalkingProps['about']) {
  const since = dayHere(Date.now() - LATELY_DAYS * DAY_MS);
  return interactions
    .filter(({ day, direction }) => day >= since && direction !== 'given')
    .flatMap(({ id, day, people, goals }) => {
      const goal = 'goal' in about ? goals.find((one) => one.id === about.goal) : goals[0];
      if (!goal) return [];
      return people
        .filter((person) => !('person' in about) || person.id === about.person)
        .map((person) => ({
          key: `${id} ${person.id}`,
          day,
          goal,
          person,
          occasion: `interaction:${id}`,
        }));
    });
}
