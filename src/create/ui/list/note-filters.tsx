import { useQuery } from '@tanstack/react-query';
import { Button, Select } from '#kit';
import { read, useGoalNames } from '#web-api';
import type { NoteKind, TagCount } from '../../notes/schema.ts';
import { AUDIENCES } from '../note/audience-words.ts';

const FILTERS = ['goalId', 'tag', 'kind', 'audience'] as const;
export type NoteFilterValues = Record<(typeof FILTERS)[number], string | null>;

const ALL = 'all';
const KINDS: Record<NoteKind, string> = {
  note: 'Notes',
  daily: 'Days',
  capture: 'Captures',
  reflection: 'Reflections',
};

interface NoteFiltersProps {
  values: NoteFilterValues;
  change: (name: keyof NoteFilterValues, value: string | null) => void;
}

/** What may be chosen to narrow the list. Goals and tags are there once there are any. */
export function NoteFilters({ values, change }: NoteFiltersProps) {
  const goals = useGoalNames();
  const tags = useQuery(read<{ tags: TagCount[] }>('/tags')).data?.tags ?? [];
  const isNarrowed = Object.values(values).some((value) => value !== null);
  const filter = (
    name: keyof NoteFilterValues,
    label: string,
    choices: readonly { value: string; label: string }[],
  ) => (
    <Select
      label={label}
      value={values[name] ?? ALL}
      onChange={(value) => change(name, value === ALL ? null : value)}
      choices={[{ value: ALL, label: 'All' }, ...choices]}
    />
  );
  return (
    <>
      {goals.length > 0 &&
        filter(
          'goalId',
          'Goal',
          goals.map(({ id, name }) => ({ value: String(id), label: name })),
        )}
      {tags.length > 0 &&
        filter(
          'tag',
          'Tag',
          tags.map(({ tag, count }) => ({ value: tag, label: `${tag} (${count})` })),
        )}
      {filter('kind', 'Kind', choicesOf(KINDS))}
      {filter('audience', 'Who may read it', READERS)}
      {isNarrowed && (
        <Button
          tone="plain"
          onPress={() => {
            for (const name of ['goalId', 'tag', 'kind', 'audience'] as const) change(name, null);
          }}
        >
          Show all
        </Button>
      )}
    </>
  );
}

const choicesOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const READERS = Object.entries(AUDIENCES).map(([value, { label }]) => ({ value, label }));
