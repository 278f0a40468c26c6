import { useCallback, useEffect, useMemo, useState } from 'react';
import { useMember } from '#web-api';
import type { LeaveOut, LeftOut } from './import-left-out.ts';
import type { Plan } from './import-words.ts';

/** A storage holds some 5 million characters; text of this length leaves room for others. */
const PASTED_CHARS_MAX = 500_000;

/** Under whose name it is kept: another member of the same browser must not see it. */
function useKeptName(what: string): string {
  return `kith.import.${useMember().id}.${what}`;
}

function keep(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // Storage is full or switched off; the page itself still holds it.
  }
}

function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** What was pasted and not read yet: it outlives a failure, a reload and signing in again. */
export function usePasted(): [string, (text: string) => void] {
  const name = useKeptName('pasted');
  const [text, setText] = useState(() => kept(name) ?? '');
  const set = (next: string) => {
    setText(next);
    keep(name, next && next.length <= PASTED_CHARS_MAX ? next : null);
  };
  return [text, set];
}

/** The rows of a preview that were unticked, by position; leaving the page changes nothing. */
export function useLeftOut(importId: number): [LeftOut, LeaveOut, () => void] {
  const name = useKeptName(`left-out.${importId}`);
  const first = useMemo(() => leftOutOf(kept(name)), [name]);
  const [leftOut, setLeftOut] = useState<LeftOut>(first);
  const isChanged = leftOut !== first;
  useEffect(() => {
    if (isChanged) keep(name, leftOut.size > 0 ? JSON.stringify([...leftOut]) : null);
  }, [isChanged, leftOut, name]);
  const change: LeaveOut = useCallback((of) => setLeftOut(of), []);
  return [leftOut, change, () => keep(name, null)];
}

function leftOutOf(text: string | null): LeftOut {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    return new Map(Array.isArray(found) ? found.filter(isPair) : []);
  } catch {
    return new Map();
  }
}

const isPair = (found: unknown): found is [number, Plan] =>
  Array.isArray(found) && Number.isInteger(found[0]) && typeof found[1] === 'string';
