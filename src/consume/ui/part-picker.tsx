import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button, Dialog, Menu, TextField, useGo, useIsPhone, useShortcut } from '#kit';
import { FoundName, read, useFoundPeople } from '#web-api';
import { useSavedSearches } from './saved-searches/use-saved-searches.ts';
import type { Part } from './use-stream.ts';

interface Choice {
  kind: keyof Part;
  id: number;
  name: string;
  apart?: string | undefined;
}

const KINDS: Readonly<Record<keyof Part, string>> = {
  person: 'Person',
  source: 'Source',
  place: 'Place',
  search: 'Saved search',
};

interface PartPickerProps {
  /** The way to what the stream shows. On a phone both stand in a menu: two buttons there take a row from what one reads. */
  children?: ReactNode;
}

/** Goes to the stream of one person, source or place, or of a saved search, found by its name. */
export function PartPicker({ children }: PartPickerProps) {
  const [isOpen, setOpen] = useState(false);
  const isPhone = useIsPhone();
  const go = useGo();
  const open = () => setOpen(true);
  useShortcut('b', 'The stream of one person, source, place or saved search', open);
  return (
    <>
      {children && isPhone ? (
        <Menu
          label="More"
          items={[
            { id: 'part', label: 'Only from …', onPress: open },
            { id: 'choices', label: 'What it shows', onPress: () => go('/stream/choices') },
          ]}
        />
      ) : (
        <>
          <Button onPress={open}>Only from …</Button>
          {children}
        </>
      )}
      {isOpen && <Picking onClose={() => setOpen(false)} />}
    </>
  );
}

function Picking({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const choices = useChoices(text.trim());
  const go = useGo();
  const take = ({ kind, id }: Choice) => {
    onClose();
    go(`/stream?${kind}=${id}`);
  };
  return (
    <Dialog
      title="The stream of one person, source, place or search"
      size="s"
      isOpen
      onClose={onClose}
    >
      <TextField
        label="Its name"
        type="search"
        autoFocus
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          const [first] = choices;
          if (event.key !== 'Enter' || !first) return;
          event.preventDefault();
          take(first);
        }}
      />
      {text.trim() !== '' && choices.length === 0 && (
        <p role="status">Nobody and nothing you follow is called so.</p>
      )}
      <ul className="part-choices" aria-label="Found by name">
        {choices.map((choice) => (
          <li key={`${choice.kind} ${choice.id}`}>
            <Button tone="plain" onPress={() => take(choice)}>
              <FoundName person={choice} /> <span className="part-kind">{KINDS[choice.kind]}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

const EACH_MAX = 6;

/** People are looked for by the server, of whom there may be tens of thousands; sources and places are here. */
function useChoices(text: string): Choice[] {
  const people = useFoundPeople(text);
  const { data: followed } = useQuery(
    read<{ sources: { id: number; title: string }[] }>('/sources'),
  );
  const { data: known } = useQuery(read<{ places: { id: number; name: string }[] }>('/places'));
  const saved = useSavedSearches();
  const sources = followed?.sources.map(({ id, title }) => ({ id, name: title })) ?? [];
  return [
    ...choicesOf('person', people),
    ...choicesOf('source', named(sources, text)),
    ...choicesOf('place', named(known?.places ?? [], text)),
    ...choicesOf('search', named(saved, text)),
  ];
}

const choicesOf = (kind: keyof Part, found: readonly Omit<Choice, 'kind'>[]): Choice[] =>
  found.slice(0, EACH_MAX).map(({ id, name, apart }) => ({ kind, id, name, apart }));

/** Nothing typed: the first by name, so that there is something to see. */
function named(things: readonly Omit<Choice, 'kind'>[], text: string): Omit<Choice, 'kind'>[] {
  const wanted = text.toLocaleLowerCase();
  return things.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
}
