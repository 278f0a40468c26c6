import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, DateField, Dialog, Select, TextField } from '#kit';
import { read } from '#web-api';
import { FIELD_TITLES, type Field, ORIGINS, type Origin } from '../directory/limits.ts';
import { provenanceWords } from '../directory/rules.ts';
import type { ListView } from '../lists/schema.ts';
import { STAGE_WORDS, type Stage, TIE_WORDS, type Tie } from '../ties/limits.ts';
import { NewListForm } from './list-forms.tsx';
import type { FilterInAddress, FilterName, FilterWords } from './use-people-filter.ts';

const ANY = 'any';
/** Kinds of knowledge that one asks for; the rest is detail. */
const ASKED_FOR: readonly Field[] = [
  'email',
  'site',
  'feed',
  'fediverse',
  'bluesky',
  'github',
  'linkedin',
  'phone',
  'employer',
  'expertise',
];

export interface PeopleFiltersProps {
  address: FilterInAddress;
  /** What the list shows, to be kept under a name. */
  filter: Readonly<Record<string, string>>;
}

/** Which of one's people are shown: folded away until asked for, and in words above the list once set. */
export function PeopleFilters({ address, filter }: PeopleFiltersProps) {
  const [isOpen, setOpen] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const lists = useQuery(read<{ lists: ListView[] }>('/lists')).data?.lists ?? [];
  // A list that is open is kept already.
  const isSearch = Object.keys(filter).some((name) => name !== 'list');
  return (
    <div className="people-filters">
      <div className="people-filters-line">
        <Button
          aria-expanded={isOpen}
          aria-controls="people-filters"
          onPress={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Fewer filters' : 'Filters'}
        </Button>
        <SetFilters address={address} lists={lists} />
        {isSearch && (
          <Button size="s" tone="plain" onPress={() => setSaving(true)}>
            Keep this search as a list
          </Button>
        )}
      </div>
      <div id="people-filters" hidden={!isOpen}>
        {isOpen && <Fields address={address} lists={lists} />}
      </div>
      <Dialog title="Keep this search" isOpen={isSaving} onClose={() => setSaving(false)} size="s">
        <NewListForm
          filter={filter}
          onClose={() => setSaving(false)}
          onMade={() => setSaving(false)}
        />
      </Dialog>
    </div>
  );
}

interface FieldsProps {
  address: FilterInAddress;
  lists: readonly ListView[];
}

function Fields({ address, lists }: FieldsProps) {
  const { filter, set } = address;
  const byHand = lists.filter((list) => list.filter === null);
  return (
    <div className="people-filter-fields">
      {byHand.length > 0 && (
        <Choice
          label="On the list"
          name="list"
          address={address}
          choices={byHand.map((list) => ({ value: String(list.id), label: list.name }))}
        />
      )}
      <Choice label="Has" name="has" address={address} choices={FIELD_CHOICES} />
      <Choice label="Has no" name="lacks" address={address} choices={FIELD_CHOICES} />
      <Choice label="Known" name="origin" address={address} choices={ORIGIN_CHOICES} />
      <Choice label="Do I follow them?" name="source" address={address} choices={FOLLOWED} />
      <Choice label="Were we in contact?" name="contacted" address={address} choices={CONTACTED} />
      <Choice label="Stage" name="stage" address={address} choices={choicesOf(STAGE_WORDS)} />
      <Choice label="Tie" name="tie" address={address} choices={choicesOf(TIE_WORDS)} />
      <ChosenFor address={address} />
      <EmployerField filter={filter} set={set} />
      <DateField
        label="Here since"
        value={filter.addedSince ?? null}
        onChange={(day) => set('addedSince', day)}
        isRequired
      />
    </div>
  );
}

const FOLLOWED = [
  { value: 'yes', label: 'Yes, something of theirs' },
  { value: 'no', label: 'No' },
];
const CONTACTED = [
  { value: 'never', label: 'Never, as far as Kith knows' },
  { value: 'yes', label: 'Yes' },
];
const choicesOf = (words: Readonly<Record<string, { title: string }>>) =>
  Object.entries(words).map(([value, { title }]) => ({ value, label: title }));

/** Only where there is a goal to be chosen for. */
function ChosenFor({ address }: { address: FilterInAddress }) {
  const goals =
    useQuery(read<{ goals: { id: number; able: string }[] }>('/goals')).data?.goals ?? [];
  if (goals.length === 0) return null;
  return (
    <Choice
      label="Chosen for"
      name="chosenFor"
      address={address}
      choices={goals.map((goal) => ({ value: String(goal.id), label: goal.able || 'A draft' }))}
    />
  );
}

const FIELD_CHOICES = ASKED_FOR.map((field) => ({ value: field, label: FIELD_TITLES[field] }));
const ORIGIN_CHOICES = ORIGINS.map((origin) => ({
  value: origin,
  label: provenanceWords(origin, ''),
}));

interface ChoiceProps {
  label: string;
  name: FilterName;
  address: FilterInAddress;
  choices: readonly { value: string; label: string }[];
}

function Choice({ label, name, address, choices }: ChoiceProps) {
  return (
    <Select
      label={label}
      value={address.filter[name] ?? ANY}
      onChange={(value) => address.set(name, value === ANY ? null : value)}
      choices={[{ value: ANY, label: 'Any' }, ...choices]}
    />
  );
}

/** Taken when one leaves the field or presses Enter: each letter would be another search. */
function EmployerField({ filter, set }: { filter: FilterWords; set: FilterInAddress['set'] }) {
  const [typed, setTyped] = useState(filter.employer ?? '');
  return (
    <TextField
      label="Works at"
      value={typed}
      onChange={setTyped}
      onBlur={() => set('employer', typed.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') set('employer', typed.trim());
      }}
    />
  );
}

/** What is set, in words; pressing takes it out. */
function SetFilters({ address, lists }: FieldsProps) {
  const set = Object.entries(address.filter) as [FilterName, string][];
  if (set.length === 0) return null;
  return (
    <ul className="people-filters-set" aria-label="Filters in force">
      {set.map(([name, value]) => (
        <li key={name}>
          <Button
            size="s"
            aria-label={`Take out the filter: ${filterWords(name, value, lists)}`}
            onPress={() => address.set(name, null)}
          >
            {filterWords(name, value, lists)} ✕
          </Button>
        </li>
      ))}
    </ul>
  );
}

export function filterWords(
  name: FilterName,
  value: string,
  lists: readonly { id: number; name: string }[],
): string {
  switch (name) {
    case 'list':
      return `On “${lists.find((list) => String(list.id) === value)?.name ?? 'a list'}”`;
    case 'has':
      return `Has ${FIELD_TITLES[value as Field] ?? value}`;
    case 'lacks':
      return `Has no ${FIELD_TITLES[value as Field] ?? value}`;
    case 'origin':
      return `Known ${provenanceWords(value as Origin, '')}`;
    case 'batch':
      return 'From one import';
    case 'employer':
      return `Works at ${value}`;
    case 'source':
      return value === 'yes' ? 'Followed' : 'Not followed';
    case 'chosenFor':
      return 'Chosen for a goal';
    case 'contacted':
      return value === 'never' ? 'Never contacted' : 'In contact before';
    case 'stage':
      return STAGE_WORDS[value as Stage]?.title ?? value;
    case 'tie':
      return `Tie: ${TIE_WORDS[value as Tie]?.title ?? value}`;
    case 'addedSince':
      return `Here since ${value}`;
  }
}
