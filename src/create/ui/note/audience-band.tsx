import { Select, toast } from '#kit';
import { AUDIENCES, changedWords } from './audience-words.ts';
import type { Audience } from './note-draft.ts';

interface AudienceBandProps {
  audience: Audience;
  onChange: (audience: Audience) => void;
}

/** Who reads what one writes here: chosen before the first word, and in sight while writing. */
export function AudienceBand({ audience, onChange }: AudienceBandProps) {
  const choose = (next: Audience) => {
    if (next === audience) return;
    onChange(next);
    toast(changedWords(next, audience), { undo: () => onChange(audience) });
  };
  return (
    <section className="audience-band" data-audience={audience} aria-label="Audience">
      <Select
        label="Who reads this"
        value={audience}
        onChange={choose}
        choices={Object.entries(AUDIENCES).map(([value, { label }]) => ({
          value: value as Audience,
          label,
        }))}
      />
      <p className="audience-readers">{AUDIENCES[audience].readers}</p>
    </section>
  );
}
