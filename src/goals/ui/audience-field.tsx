import { RadioGroup, TextField, Why } from '#kit';
import { SENTENCE_CHARS_MAX } from '../limits.ts';
import type { GoalView } from '../schema.ts';
import type { DraftProps } from './goal-draft.ts';

type Audience = GoalView['audience'];

/** Who will see it, in words that can be held against what happens. */
const CHOICES: readonly { value: Audience; label: string; description: string }[] = [
  { value: 'me', label: 'Only me', description: 'Nobody else sees that there is such a goal.' },
  {
    value: 'person',
    label: 'Whom I choose',
    description:
      'On the goal’s page you make a link for somebody, with each name in it asked about first, or choose members of this Kith who can be found. Nobody else sees it.',
  },
  {
    value: 'members',
    label: 'The members of this Kith',
    description:
      'While it is active or met, they see what is named below, as it stands: whom you name in it, they read too.',
  },
  {
    value: 'public',
    label: 'Everybody',
    description:
      'As for members; and you can put it on the web, on the goal’s page, where each name in it is asked about first.',
  },
];

const WORDS: Record<Audience, string> = {
  me: 'only me',
  person: 'whom you choose',
  members: 'the members of this Kith',
  public: 'everybody',
};

/** "only me", "Kim, shown by hand", "the members of this Kith". */
export function audienceWords(goal: Pick<GoalView, 'audience' | 'audiencePerson'>): string {
  const isNamed = goal.audience === 'person' && goal.audiencePerson !== '';
  return isNamed ? goal.audiencePerson : WORDS[goal.audience];
}

export function AudienceField({ form, change, errors }: DraftProps) {
  return (
    <>
      <RadioGroup
        label="Who may see this goal?"
        value={form.audience}
        onChange={(audience) => change({ audience })}
        choices={CHOICES}
        error={errors.audience}
      />
      {form.audience === 'person' && (
        <TextField
          label="To whom?"
          isRequired={false}
          value={form.audiencePerson}
          onChange={(audiencePerson) => change({ audiencePerson })}
          lengthMax={SENTENCE_CHARS_MAX}
          error={errors.audiencePerson}
        />
      )}
      {form.audience !== 'me' && (
        <p className="goal-hint">
          They see your name, what you want to be able to do, the need, the questions and why it
          matters. They never see how sure you are, what could get in the way, what shows that it
          worked, your notes or your people. Choosing “Only me” withdraws it at once.
        </p>
      )}
      <Why of={['epton-2017', 'gollwitzer-2009']} about="showing a goal to others">
        The two do not agree. Our reading: questions and progress are the better thing to show.
      </Why>
    </>
  );
}
