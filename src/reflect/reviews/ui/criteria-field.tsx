import { useState } from 'react';
import { Link, RadioGroup, Select, TextField } from '#kit';
import type { Happening } from '../happened.ts';
import { ADDRESS_CHARS_MAX, REACHED, REACHED_WORDS, WORDS_CHARS_MAX } from '../limits.ts';
import type { Said, SaidView } from '../schema.ts';

interface CriteriaFieldProps {
  goalId: number;
  criteria: readonly Said[];
  /** Their titles as the server last knew them. */
  known: readonly SaidView[];
  /** What happened since: among it what can be pointed to. */
  happened: readonly Happening[];
  onChange: (criteria: Said[]) => void;
  errors: Readonly<Record<string, string>>;
}

/** Each line of the goal's evidence of success, held against what there is. */
export function CriteriaField(props: CriteriaFieldProps) {
  const { goalId, criteria, onChange } = props;
  if (criteria.length === 0) {
    return (
      <p className="review-soft">
        The goal does not say yet what would show that it worked.{' '}
        <Link href={`/goals/${goalId}/edit`}>Write down what would</Link>, a line for each thing
        that you or others can see.
      </p>
    );
  }
  return (
    <ul className="criteria">
      {criteria.map((said, place) => (
        <li key={said.criterion}>
          <CriterionField
            {...props}
            said={said}
            error={errorOf(props.errors, place)}
            change={(fields) =>
              onChange(criteria.map((one) => (one === said ? { ...one, ...fields } : one)))
            }
          />
        </li>
      ))}
    </ul>
  );
}

/** The server names one by its place: `criteria.2.shownBy.url`. */
const errorOf = (errors: Readonly<Record<string, string>>, place: number) =>
  Object.entries(errors).find(([field]) => field.startsWith(`criteria.${place}.`))?.[1];

interface CriterionFieldProps extends CriteriaFieldProps {
  said: Said;
  error: string | undefined;
  change: (fields: Partial<Said>) => void;
}

function CriterionField({ said, change, error, ...props }: CriterionFieldProps) {
  return (
    <div className="criterion">
      <RadioGroup
        label={said.criterion}
        look="segments"
        value={said.reached}
        onChange={(reached) => change({ reached })}
        choices={REACHED.map((value) => ({ value, label: REACHED_WORDS[value] }))}
      />
      {said.reached !== null && (
        <div className="criterion-shows">
          <TextField
            label="What shows it?"
            isRequired={false}
            value={said.words}
            onChange={(words) => change({ words })}
            lengthMax={WORDS_CHARS_MAX}
          />
          <ShownByField said={said} change={change} error={error} {...props} />
        </div>
      )}
    </div>
  );
}

const NOTHING = 'nothing';
const ADDRESS = 'address';

function ShownByField({ said: { shownBy }, known, happened, change, error }: CriterionFieldProps) {
  const [isAddress, setAddress] = useState(shownBy?.kind === 'link');
  const [url, setUrl] = useState(shownBy?.kind === 'link' ? shownBy.url : '');
  const value = isAddress ? ADDRESS : shownBy === null ? NOTHING : keyOf(shownBy);
  const choose = (key: string) => {
    setAddress(key === ADDRESS);
    if (key === ADDRESS) return;
    const [kind, id] = key.split(' ');
    change({ shownBy: kind === 'note' || kind === 'entry' ? { kind, id: Number(id) } : null });
  };
  const write = (written: string) => {
    setUrl(written);
    const address = written.trim();
    // Half an address is no address yet; what stands there stays until it is one.
    if (address === '') change({ shownBy: null });
    else if (URL.canParse(address)) change({ shownBy: { kind: 'link', url: address } });
  };
  return (
    <>
      <Select
        label="Point to"
        isRequired={false}
        value={value}
        onChange={choose}
        choices={[
          { value: NOTHING, label: 'Nothing in particular' },
          ...pointable(happened, known),
          { value: ADDRESS, label: 'An address …' },
        ]}
      />
      {isAddress && (
        <TextField
          label="Address"
          type="url"
          placeholder="https://"
          value={url}
          onChange={write}
          lengthMax={ADDRESS_CHARS_MAX}
          error={error}
        />
      )}
    </>
  );
}

const keyOf = ({ kind, id }: { kind: string; id?: number | null }) => `${kind} ${id ?? ''}`;

/** Notes and entries of the time looked back on, and those pointed to already. */
function pointable(happened: readonly Happening[], known: readonly SaidView[]) {
  const choices = new Map<string, string>();
  for (const { shownBy } of known)
    if (shownBy !== null && shownBy.kind !== 'link') choices.set(keyOf(shownBy), shownBy.title);
  for (const { kind, id, words } of happened)
    if (kind === 'note') choices.set(`${kind} ${id}`, words);
  return [...choices].map(([value, label]) => ({ value, label }));
}
