import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button, TextField } from '#kit';
import type { PersonLine } from '#people';
import { FoundName, read } from '#web-api';

export interface Found {
  id: number;
  name: string;
  /** What tells them from others of the name. */
  apart?: string | undefined;
}

interface FinderProps {
  label: string;
  description?: string | undefined;
  chosen: Found | null;
  onChange: (chosen: Found | null) => void;
  words: string;
  onWords: (words: string) => void;
  /** What fits the words. */
  found: readonly Found[];
  /** What can be made of the words when nothing fits. */
  make?: { label: string; onPress: () => void } | undefined;
}

/** One of many, found by typing: what fits stands under the field as buttons. */
function Finder(props: FinderProps) {
  const { label, chosen, words, found, make } = props;
  if (chosen !== null)
    return (
      <div className="field">
        <span className="field-label">{label}</span>
        <div className="finder-chosen">
          <span>
            <FoundName person={chosen} />
          </span>
          <Button
            size="s"
            tone="plain"
            onPress={() => props.onChange(null)}
            aria-label={`Take away: ${chosen.name}`}
          >
            Take away
          </Button>
        </div>
      </div>
    );
  return (
    <div className="finder">
      <TextField
        label={label}
        description={props.description}
        isRequired={false}
        value={words}
        onChange={props.onWords}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key !== 'Enter' || words.trim() === '') return;
          // Not the form's: it would be saved without whom one is looking for.
          event.preventDefault();
          if (first) props.onChange(first);
        }}
      />
      {words.trim() !== '' && (
        <ul className="finder-found" aria-label={`${label}: what fits`} aria-live="polite">
          {found.map((one) => (
            <li key={one.id}>
              <Button size="s" onPress={() => props.onChange(one)}>
                <FoundName person={one} />
              </Button>
            </li>
          ))}
          {make && (
            <li>
              <Button size="s" tone="plain" onPress={make.onPress}>
                {make.label}
              </Button>
            </li>
          )}
          {found.length === 0 && !make && <li className="finder-none">Nothing fits.</li>}
        </ul>
      )}
    </div>
  );
}

const FOUND_MAX = 6;
const TYPING_MS = 200;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

export interface ChoiceProps {
  chosen: Found | null;
  onChange: (chosen: Found | null) => void;
}

/** A person of the member's, found by name. */
export function PersonChoice({ chosen, onChange }: ChoiceProps) {
  const [words, setWords] = useState('');
  const search = useSettled(words.trim());
  const { data } = useQuery({
    ...read<{ people: PersonLine[] }>(
      `/people?${new URLSearchParams({ search, limit: String(FOUND_MAX) })}`,
    ),
    enabled: search !== '',
  });
  return (
    <Finder
      label="Who can help"
      description="Somebody of your network. You can ask them from the plan."
      chosen={chosen}
      onChange={onChange}
      words={words}
      onWords={setWords}
      // While one types on, the answer to what was written before may not be what Enter takes.
      found={search === words.trim() ? (data?.people ?? []) : fitting(data?.people ?? [], words)}
    />
  );
}

interface Named {
  id: number;
  title?: string;
  name?: string;
  apart?: string;
}

/** Those whose names hold the words, in any case. */
function fitting(all: readonly Named[], words: string): Found[] {
  const wanted = words.trim().toLocaleLowerCase();
  return all
    .map(({ id, title, name, apart }) => ({ id, name: name ?? title ?? '', apart }))
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
    .slice(0, FOUND_MAX);
}

/** A place of the member's, or a new one of the name that was typed. */
export function PlaceChoice({
  chosen,
  onChange,
  onMake,
}: ChoiceProps & { onMake: (name: string) => void }) {
  const [words, setWords] = useState('');
  const { data } = useQuery({
    ...read<{ places: Named[] }>('/places'),
    enabled: words.trim() !== '',
  });
  const found = fitting(data?.places ?? [], words);
  const isThere = found.some(({ name }) => name.toLowerCase() === words.trim().toLowerCase());
  return (
    <Finder
      label="Where people gather"
      description="A forum, hashtag, meetup, list."
      chosen={chosen}
      onChange={onChange}
      words={words}
      onWords={setWords}
      found={found}
      make={
        data === undefined || isThere
          ? undefined
          : { label: `New place “${words.trim()}”`, onPress: () => onMake(words.trim()) }
      }
    />
  );
}

/** A source that the member follows. */
export function SourceChoice({ chosen, onChange }: ChoiceProps) {
  const [words, setWords] = useState('');
  const { data } = useQuery({
    ...read<{ sources: Named[] }>('/sources'),
    enabled: words.trim() !== '',
  });
  return (
    <Finder
      label="A source of yours"
      chosen={chosen}
      onChange={onChange}
      words={words}
      onWords={setWords}
      found={fitting(data?.sources ?? [], words)}
    />
  );
}
