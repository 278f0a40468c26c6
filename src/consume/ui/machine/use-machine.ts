import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { storeChoice, storedChoice, toast } from '#kit';
import { call, errorWords, inTurn, keyOf, read, refresh } from '#web-api';
import { languageIn } from '../../machine/language-rules.ts';
import type {
  Agreement,
  MachineKind,
  MachineSettings,
  MachineText,
  MachineTexts,
} from '../../machine/schema.ts';

export const SETTINGS_PATH = '/machine-texts/settings';
/** A host sets it up once; what changes here is asked for again by whoever changes it. */
const SETTINGS_FRESH_MS = 5 * 60_000;
const LOOK_EVERY_MS = 1_000;
const CHOICE = 'kith.machine-language';

/** The language that somebody wants machine text in: chosen on this device, else that of the browser. */
function useLanguage(): [string, (language: string) => void] {
  const [language, setLanguage] = useState(
    () => languageIn(storedChoice(CHOICE)) ?? languageIn(navigator.language) ?? 'en',
  );
  return [
    language,
    (chosen) => {
      storeChoice(CHOICE, chosen);
      setLanguage(chosen);
    },
  ];
}

/** What a machine text is of, as an address, and which of its texts is shown. */
export interface Shown {
  at: string;
  version: string;
}

export interface Wish {
  kind: MachineKind;
  language: string;
  isAnew?: boolean;
}

/** What a model made of a text, and the ways to have more. Asks nothing more where none is set up. */
export function useMachine({ at, version }: Shown) {
  const client = useQueryClient();
  const path = `${at}/machine-texts`;
  const { data: settings } = useQuery({
    ...read<MachineSettings>(SETTINGS_PATH),
    staleTime: SETTINGS_FRESH_MS,
  });
  const isSetUp = Boolean(settings?.asked);
  const { data } = useQuery({
    ...read<MachineTexts>(path),
    queryKey: [...keyOf(path), version],
    enabled: isSetUp,
    refetchInterval: ({ state }) =>
      state.data?.texts.some((one) => one.state === 'working') ? LOOK_EVERY_MS : false,
  });
  const [language, setLanguage] = useLanguage();
  const [asks, setAsks] = useState<Wish | null>(null);
  const send = async (wish: Wish) => {
    await tell(() => call('POST', path, wish));
    await Promise.all([refresh(client, path), refresh(client, SETTINGS_PATH)]);
  };
  const mayBeSent = data?.isOwn ? settings?.isOwnSent : settings?.isPublishedSent;
  return {
    settings,
    data,
    language,
    setLanguage,
    /** What waits for the member to agree that it is sent. */
    asks,
    want: (wish: Wish) => (mayBeSent ? void send(wish) : setAsks(wish)),
    cancel: async ({ id }: MachineText) => {
      await tell(() => call('DELETE', `/machine-texts/${id}`));
      await refresh(client, path);
    },
    /** Out of sight at once; for some minutes it can come back. */
    remove: async ({ id, kind }: MachineText): Promise<boolean> => {
      const isDone = await tell(() => inTurn(path, () => call('DELETE', `/machine-texts/${id}`)));
      await refresh(client, path);
      if (!isDone) return false;
      const restore = () => inTurn(path, () => call('POST', `/machine-texts/${id}/restore`));
      toast(`The ${kind} is removed`, {
        undo: () => void tell(restore).then(() => refresh(client, path)),
      });
      return true;
    },
    answer: async (isAgreed: boolean) => {
      setAsks(null);
      if (!isAgreed || !asks || !settings) return;
      const isOwnSent = settings.isOwnSent || Boolean(data?.isOwn);
      if (await setAgreement(client, { isPublishedSent: true, isOwnSent })) await send(asks);
    },
  };
}
export type Machine = ReturnType<typeof useMachine>;

/** Shown at once; as before, and said, where it does not arrive. */
export async function setAgreement(client: QueryClient, to: Agreement): Promise<boolean> {
  const key = keyOf(SETTINGS_PATH);
  // What is on its way still says what was before.
  await client.cancelQueries({ queryKey: key });
  const before = client.getQueryData<MachineSettings>(key);
  client.setQueryData<MachineSettings>(key, (known) => known && { ...known, ...to });
  const isDone = await tell(() => call('PUT', SETTINGS_PATH, to));
  if (!isDone) client.setQueryData(key, before);
  return isDone;
}

async function tell(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    toast(errorWords(error).message, { tone: 'danger' });
    return false;
  }
}
