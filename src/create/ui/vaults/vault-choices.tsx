import { BringBar, useImportMoves } from '#imports';
import { Button, Checkbox, Link, useGo } from '#kit';
import type { VaultChoices, VaultImportView } from '../../vaults/imports/schema.ts';
import { VAULTS } from './vault-queries.ts';
import { bringWords, countOf } from './vault-words.ts';

export type Choices = VaultChoices;

interface FieldsProps {
  view: VaultImportView;
  choices: Choices;
  onChange: (choices: Choices) => void;
}

/** What one may want otherwise; only what makes a difference for this vault is asked. */
export function VaultChoiceFields({ view, choices, onChange }: FieldsProps) {
  const { notes, folders, shared } = view;
  if (notes.changed === 0 && folders === 0 && shared === 0) return null;
  const set = (more: Partial<Choices>) => onChange({ ...choices, ...more });
  return (
    <fieldset className="vault-choices">
      <legend>How they come</legend>
      {folders > 0 && (
        <Checkbox
          label="Make a tag of each folder"
          description="Kith has no folders. Either way it remembers them, and your export has them again."
          isChecked={choices.tagFolders}
          onChange={(tagFolders) => set({ tagFolders })}
        />
      )}
      {notes.changed > 0 && (
        <Checkbox
          label={`Also bring in the ${countOf(notes.changed, 'note that differs', 'notes that differ')}, beside yours`}
          description="You then have both, and can compare them."
          isChecked={choices.withChanged}
          onChange={(withChanged) => set({ withChanged })}
        />
      )}
      {shared > 0 && (
        <p>
          {`Others could read ${countOf(shared, 'note', 'notes')} where they come from. Here all are yours alone, until you share a version of one.`}
        </p>
      )}
    </fieldset>
  );
}

export function BringIn({ view, choices }: { view: VaultImportView; choices: Choices }) {
  const go = useGo();
  const { isBusy, error, ...moves } = useImportMoves(VAULTS.path, view.id);
  const words = bringWords(view, choices.withChanged);
  const apply = () => moves.apply(choices, () => window.scrollTo({ top: 0 }));
  return (
    <BringBar error={error} onRetry={apply}>
      {words === null ? (
        <p>
          There is nothing new to bring in. <Link href="/notes/import">Choose another file</Link>
        </p>
      ) : (
        <Button tone="primary" isBusy={isBusy} onPress={apply}>
          {words}
        </Button>
      )}
      <Button
        tone="plain"
        isDisabled={isBusy}
        onPress={() => moves.discard(() => go('/notes/import'))}
      >
        Throw it away
      </Button>
      {words !== null && (
        <p className="import-soft">Nothing is kept before that; all of it can be undone after.</p>
      )}
    </BringBar>
  );
}
