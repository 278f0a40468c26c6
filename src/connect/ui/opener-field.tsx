import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, TextArea } from '#kit';
import { call, errorWords } from '#web-api';
import { OPENER_CHARS_MAX } from '../moves/limits.ts';
import type { Opener } from '../moves/opener.ts';
import { CopyButton } from './copy-button.tsx';
import { blankWords, type Plan, refsOf } from './plan.ts';

interface Situation {
  goalId: number;
  personId: number;
  aboutId: number | undefined;
  plan: Plan;
}

/** The words that are proposed for a plan as it stands; asked for only while they are wanted. */
export function useOpener({ goalId, personId, aboutId, plan }: Situation) {
  const { intent, gives, words } = plan;
  const form = { goalId, personId, intent, gives: refsOf(gives), aboutId };
  const query = useQuery({
    queryKey: ['opener', form],
    queryFn: () => call<Opener>('POST', '/moves/opener', form),
    enabled: words === null,
    placeholderData: keepPreviousData,
    // It follows from what others published meanwhile; and it costs little.
    staleTime: 0,
  });
  return {
    words: words ?? query.data?.opener ?? '',
    /** The words shown are not those of the plan yet. */
    isComing: words === null && (query.isPending || query.isPlaceholderData),
    error: words === null ? query.error : null,
  };
}

interface OpenerFieldProps {
  opener: ReturnType<typeof useOpener>;
  plan: Plan;
  change: (fields: Partial<Plan>) => void;
  error: string | undefined;
}

/** The first words, proposed until one writes in them; from then on they are one's own. */
export function OpenerField({ opener, plan, change, error }: OpenerFieldProps) {
  const problem = opener.error === null ? '' : errorWords(opener.error).message;
  return (
    <div className="opener-field">
      <TextArea
        label="First words"
        description={blankWords(opener.words) ?? 'Edit, then copy them to where you write to them.'}
        name="opener"
        lines={8}
        value={opener.words}
        onChange={(words) => change({ words })}
        lengthMax={OPENER_CHARS_MAX}
        error={error ?? (problem === '' ? undefined : `No words could be proposed. ${problem}`)}
      />
      <div className="opener-field-actions">
        <CopyButton text={opener.words} />
        {plan.words !== null && (
          <Button tone="plain" onPress={() => change({ words: null, before: plan.words })}>
            Propose again
          </Button>
        )}
        {plan.words === null && plan.before !== null && (
          <Button tone="plain" onPress={() => change({ words: plan.before, before: null })}>
            Back to my words
          </Button>
        )}
      </div>
    </div>
  );
}
