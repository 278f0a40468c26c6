import { useEffect, useState } from 'react';
import { useStore } from '#kit';
import { useMember } from '#web-api';
import { Autosave, type SaveState } from './autosave.ts';
import { judgeKept, keepText, keptName, keptText, newDraftKey } from './kept-text.ts';

export interface Autosaved<Form> {
  form: Form;
  /** Changes fields of the form; they are saved after a pause. */
  change: (fields: Partial<Form>) => void;
  /** Changes the form without saving: what the server itself has just told. */
  learn: (fields: Partial<Form>) => void;
  save: SaveState<Form>;
  /** Saves now. Gives the id when the server has everything, else null. */
  finish: () => Promise<number | null>;
  /** Gives up what the server does not have. */
  abandon: () => void;
  /** Text of this device that is older than the server's and differs from it. */
  offered: Partial<Form> | null;
  takeOffered: () => void;
  forgetOffered: () => void;
}

export interface AutosavedOptions<Form> {
  /** What it is, for the name under which text is kept: `goal`. */
  kind: string;
  id: number | null;
  /** The form as the server has it, or an empty one. */
  initial: Form;
  /** When the server last changed it, epoch ms; 0 for what is new. */
  updatedAt: number;
  /** Sends fields to a known id, or starts one with everything in the form. Gives the id. */
  send: (id: number | null, fields: Partial<Form>, draftKey: string) => Promise<number>;
}

/**
 * A form that saves itself while one writes and loses nothing: each letter is kept on this device
 * until the server has it. Mount it anew (`key`) for another thing.
 */
export function useAutosave<Form extends object>(options: AutosavedOptions<Form>): Autosaved<Form> {
  const member = useMember();
  const [{ autosave, start, nameOf }] = useState(() => begin(options, member.id));
  const [form, setForm] = useState(start.form);
  const [offered, setOffered] = useState(start.offered);
  useEffect(() => autosave.start(), [autosave]);
  const save = useStore(autosave.state);
  const change = (fields: Partial<Form>) => {
    setForm((before) => ({ ...before, ...fields }));
    autosave.change(fields);
  };
  return {
    form,
    change,
    learn: (fields) => setForm((before) => ({ ...before, ...fields })),
    save,
    finish: async () => ((await autosave.flush()) ? autosave.state.get().id : null),
    abandon: () => autosave.abandon(),
    offered,
    takeOffered: () => {
      if (offered) change(offered);
      setOffered(null);
    },
    forgetOffered: () => {
      keepText(nameOf(save.id), null);
      setOffered(null);
    },
  };
}

interface Beginning<Form extends object> {
  autosave: Autosave<Form>;
  start: { form: Form; offered: Partial<Form> | null };
  nameOf: (id: number | null) => string;
}

function begin<Form extends object>(
  { kind, id, initial, updatedAt, send }: AutosavedOptions<Form>,
  memberId: string | number,
): Beginning<Form> {
  const nameOf = (known: number | null) => keptName(memberId, kind, known);
  const kept = keptText<Form>(nameOf(id));
  const judged = judgeKept(kept, { form: initial, updatedAt });
  const unsaved = judged === 'use' ? kept?.unsaved : undefined;
  if (judged === 'none') keepText(nameOf(id), null);
  const draftKey = kept?.draftKey ?? newDraftKey();
  const autosave = new Autosave<Form>({
    id,
    unsaved,
    // A start says everything, also what was proposed and left as it is.
    send: (known, fields) =>
      send(known, known === null ? { ...initial, ...fields } : fields, draftKey),
    keep: (known, rest) =>
      keepText(nameOf(known), rest && { draftKey, unsaved: rest, at: Date.now() }),
  });
  const offered = judged === 'offer' ? (kept?.unsaved ?? null) : null;
  return { autosave, start: { form: { ...initial, ...unsaved }, offered }, nameOf };
}
