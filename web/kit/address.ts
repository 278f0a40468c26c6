import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export interface GoHow {
  /** Instead of the current step of the history. */
  replace?: boolean;
  /** The page stays and only gets another address: the focus stays where it is. */
  isSamePage?: boolean;
}

/** Goes to an address inside Kith (`/goals/12?tab=people`). */
export function useGo(): (address: string, how?: GoHow) => void {
  const { history } = useRouter();
  return useCallback(
    (address, how) => {
      const state = how?.isSamePage ? SAME_PAGE : undefined;
      if (how?.replace) history.replace(address, state);
      else history.push(address, state);
    },
    [history],
  );
}

/** Back to where one came from; to `otherwise` where the visit began here. */
export function useGoBack(otherwise: string): () => void {
  const { history } = useRouter();
  return useCallback(
    () => (history.canGoBack() ? history.back() : history.replace(otherwise)),
    [history, otherwise],
  );
}

/**
 * The address of the step before in the history; null where that was outside Kith, and in browsers that do not tell.
 * Those that do: https://caniuse.com/mdn-api_navigation
 */
export function stepBefore(): string | null {
  // Older browsers have none, whatever the types say.
  const known: Navigation | undefined = window.navigation;
  const index = known?.currentEntry?.index ?? 0;
  const url = known?.entries()[index - 1]?.url;
  if (!url) return null;
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

const SAME_PAGE = { isSamePage: true };

/** Whether one came to this step of the history without leaving the page. */
export const isSamePage = (state: object): boolean => 'isSamePage' in state;

/** A part of the current address, such as `goalId` of `/goals/$goalId`. A wrong name is a bug. */
export function useAddressPart(name: string): string {
  const parts: Record<string, unknown> = useParams({ strict: false });
  const part = parts[name];
  if (typeof part !== 'string') throw new Error(`This address has no part "${name}"`);
  return part;
}

/**
 * A value after the question mark of the address, kept there so that a shared link works; `null` takes it out.
 * Setting it replaces the current step of the history. With `isStep` it is a step of its own: Back undoes it, as one
 * expects of a tab that is a page in all but name.
 */
export function useAddressValue(
  name: string,
  { isStep = false }: { isStep?: boolean } = {},
): [string | null, (value: string | null) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const found = search[name];
  const set = useCallback(
    (value: string | null) => {
      const change = (before: Record<string, unknown>) => ({
        ...before,
        [name]: value ?? undefined,
      });
      // Without a registered router the type of `search` is not known.
      void navigate({ to: '.', search: change as never, replace: !isStep, resetScroll: false });
    },
    [name, isStep, navigate],
  );
  const isPlain =
    typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean';
  return [isPlain ? String(found) : null, set];
}
