import { useRef, useState } from 'react';
import { Button, Select, toast, useGo, useStorePart } from '#kit';
import type { SavedForm } from '#saving';
import { mayOpen, type Shown, widest } from '../../notes/audience-rules.ts';
import { AUDIENCES, changedWords, isWider } from './audience-words.ts';
import type { Audience, NoteDraft } from './note-draft.ts';

interface AudienceBandProps {
  saved: SavedForm<NoteDraft>;
  /** What stands in the note as the server has it, and who could read that; null for a new one. */
  shown: Shown | null;
}

/**
 * Who reads what one writes here: chosen before the first word, and in sight while writing. What
 * is written for few is not opened from here: it goes out as a version, looked through first.
 */
export function AudienceBand({ saved, shown }: AudienceBandProps) {
  const audience = useStorePart(saved.state, ({ form }) => form.audience);
  const refused = useStorePart(saved.autosave.state, ({ fields }) => fields.audience);
  const [wanted, setWanted] = useState<Audience | null>(null);
  const known = useRef<Shown | null>(shown);
  const shownNow = (): Shown => {
    const { title, text, audience: now } = saved.state.get().form;
    const before = known.current;
    const isAsBefore = before?.title === title && before.text === text;
    return { title, text, shownTo: isAsBefore ? widest(before.shownTo, now) : now };
  };
  const choose = async (next: Audience) => {
    const before = saved.state.get().form.audience;
    if (next === before) return setWanted(null);
    const now = shownNow();
    if (isWider(next, before) && !mayOpen(now, next)) return setWanted(next);
    setWanted(null);
    known.current = now;
    // Words taken out are gone before more people look.
    if (isWider(next, before)) await saved.finish();
    saved.change({ audience: next });
    toast(changedWords(next, before), { undo: () => void choose(before) });
  };
  return (
    <section className="audience-band" data-audience={audience} aria-label="Audience">
      <Select
        label="Who reads this"
        value={audience}
        onChange={(next) => void choose(next)}
        choices={Object.entries(AUDIENCES).map(([value, { label }]) => ({
          value: value as Audience,
          label,
        }))}
      />
      <p className="audience-readers">{AUDIENCES[audience].readers}</p>
      <div className="audience-step" role="status">
        {wanted !== null && (
          <ShareInstead saved={saved} wanted={wanted} onLeave={() => setWanted(null)} />
        )}
        {wanted === null && refused !== undefined && <p>{refused}</p>}
      </div>
    </section>
  );
}

interface ShareInsteadProps {
  saved: AudienceBandProps['saved'];
  wanted: Audience;
  onLeave: () => void;
}

function ShareInstead({ saved, wanted, onLeave }: ShareInsteadProps) {
  const go = useGo();
  const share = async () => {
    const id = await saved.finish();
    if (id !== null) go(`/notes/${id}/share?for=${wanted}`);
    else toast('It is not saved yet. Try again once it is.', { tone: 'danger' });
  };
  return (
    <>
      <p>
        {`Nothing has changed: this stays as private as it was written. For “${AUDIENCES[wanted].label}” you share a version, and see each name before it goes out.`}
      </p>
      <div className="audience-step-actions">
        <Button tone="primary" size="s" onPress={() => void share()}>
          See what would go out
        </Button>
        <Button tone="plain" size="s" onPress={onLeave}>
          Leave it
        </Button>
      </div>
    </>
  );
}
