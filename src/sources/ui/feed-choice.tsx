import { RadioGroup } from '#kit';
import type { KnownAddress } from '../discovery/known-rules.ts';

export interface FeedChoiceProps {
  known: KnownAddress;
  /** The id of a feed; null for the best, which stands first. */
  chosen: string | null;
  onChoose: (id: string) => void;
  /** Said where many publish; left out where that is known, as for a place. */
  placeWords?: string | undefined;
}

/** What an address has to follow, as far as its look tells: a project's releases, commits, discussions. */
export function FeedChoice({ known, chosen, onChoose, placeWords }: FeedChoiceProps) {
  const { feeds, isPlace, none, site } = known;
  const [best] = feeds;
  return (
    <>
      {none !== null && <p role="status">{none}</p>}
      {best && feeds.length > 1 && (
        <RadioGroup
          label={`${site}: what to follow`}
          value={chosen ?? best.id}
          onChange={onChoose}
          choices={feeds.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {isPlace && placeWords && <p role="status">{placeWords}</p>}
    </>
  );
}
