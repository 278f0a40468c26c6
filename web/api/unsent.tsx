import { useRef, useState } from 'react';
import { Button } from '../kit/index.ts';
import { useMember } from './session.ts';
import { keepUnsent, unsentName, unsentOf } from './unsent-shelf.ts';

/** What is being filled in and has not been sent. */
export interface Unsent<Form> {
  form: Form;
  change: (fields: Partial<Form>) => void;
  /** For what follows from what is there now. */
  set: (next: (before: Form) => Form) => void;
  /** It was sent: from now on nothing of it is kept. */
  forget: () => void;
  startAfresh: () => void;
  /** There was something from before, and it stands in the form now. */
  isFound: boolean;
}

/**
 * A form that Escape, a press beside the window, the back button and a reload do not empty: it is kept in this
 * tab until it is sent. `what` says which form it is and for whom or what; what is kept for one never shows in another.
 * `resumed` adds to what is found what the form would begin with.
 */
export function useUnsent<Form extends object>(
  what: string,
  begin: () => Form,
  resumed: (found: Form, begun: Form) => Form = (form) => form,
): Unsent<Form> {
  const name = unsentName(useMember().id, what);
  const [found] = useState(() => unsentOf<Form>(name));
  const [isFound, setFound] = useState(found !== null);
  const [form, setForm] = useState<Form>(() => {
    const begun = begin();
    return found ? resumed({ ...begun, ...found }, begun) : begun;
  });
  // What comes after it was sent, such as an answer that arrives late, must not be kept again.
  const isSent = useRef(false);
  const set = (next: (before: Form) => Form) =>
    setForm((before) => {
      const after = next(before);
      if (!isSent.current) keepUnsent(name, after);
      return after;
    });
  return {
    form,
    set,
    change: (fields) => set((before) => ({ ...before, ...fields })),
    forget: () => {
      isSent.current = true;
      keepUnsent(name, null);
    },
    startAfresh: () => {
      keepUnsent(name, null);
      setForm(begin());
      setFound(false);
    },
    isFound,
  };
}

/** Says that what was typed before is in the form again, and lets one begin with an empty one. */
export function StillHere({ unsent }: { unsent: Pick<Unsent<object>, 'isFound' | 'startAfresh'> }) {
  const place = useRef<HTMLParagraphElement>(null);
  if (!unsent.isFound) return null;
  const startAfresh = () => {
    // This button goes, and the focus would be nowhere.
    place.current?.closest('form')?.querySelector<HTMLElement>('input, textarea')?.focus();
    unsent.startAfresh();
  };
  return (
    <p className="still-here" ref={place}>
      What you typed before is still here.
      <Button size="s" tone="plain" onPress={startAfresh}>
        Start afresh
      </Button>
    </p>
  );
}
