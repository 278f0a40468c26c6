import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { read } from './read.ts';

/** A person as a field names them. */
export interface NamedPerson {
  id: number;
  name: string;
  /** What tells them from others of the name. */
  apart?: string | undefined;
}

const TYPING_MS = 200;
const ASKED_MAX = 10;

/** People of the member's network by their name, once typing pauses; never the member's own person. */
export function useFoundPeople(text: string): NamedPerson[] {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useQuery({
    ...read<{ people: (NamedPerson & { isMe: boolean })[] }>(
      `/people?limit=${ASKED_MAX}&search=${encodeURIComponent(settled)}`,
    ),
    enabled: settled !== '',
  });
  if (settled === '' || text === '') return [];
  const found = data?.people.filter((one) => !one.isMe) ?? [];
  // Until the answer to what is written now is there, whom it cannot mean is not offered: Enter takes the first.
  return settled === text ? found : found.filter(({ name }) => isIn(text, name));
}

const isIn = (text: string, name: string): boolean =>
  name.toLocaleLowerCase().includes(text.toLocaleLowerCase());
