import { Button } from '#kit';
import type { BriefView } from '../briefs/schema.ts';
import { ChipGroup } from './chip-group.tsx';
import { useCandidates, useChangeBrief } from './use-briefs.ts';

interface SearchedWordsProps {
  goalId: number;
  brief: BriefView;
}

/** Of one or two words there is nothing to choose. */
const WORDS_MIN = 3;

/** The words of a brief that are searched for: as Kith reads the sentence, until the member chooses. */
export function SearchedWords({ goalId, brief }: SearchedWordsProps) {
  const { data } = useCandidates(brief.id);
  const change = useChangeBrief(goalId);
  const words = data?.words ?? [];
  if (words.length < WORDS_MIN) return null;
  // Pressed at once: what is found comes when it comes.
  const used = brief.words ?? words.flatMap(({ word, isUsed }) => (isUsed ? [word] : []));
  // With no word at all it is read anew: something has to be searched for.
  const toggled = (word: string): string[] | null => {
    const left = words
      .map((one) => one.word)
      .filter((one) => used.includes(one) !== (one === word));
    return left.length > 0 ? left : null;
  };
  return (
    <ChipGroup label="Searched for">
      {words.map(({ word }) => (
        <Button
          key={word}
          size="s"
          isPressed={used.includes(word)}
          onPress={() => void change(brief, { words: toggled(word) })}
        >
          {word}
        </Button>
      ))}
      {brief.words !== null && (
        <Button size="s" tone="plain" onPress={() => void change(brief, { words: null })}>
          As Kith reads it
        </Button>
      )}
    </ChipGroup>
  );
}
