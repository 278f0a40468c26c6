import { Button } from '#kit';
import { ALSO_MAX } from '../limits.ts';

interface RewordProps {
  also: readonly string[];
  suggestions: readonly string[];
  missing: readonly string[];
  onAlso: (also: string[]) => void;
}

/** Other words to look for: each of them finds somebody; pressed again, it is let go of. */
export function Reword({ also, suggestions, missing, onAlso }: RewordProps) {
  const words = [...new Set([...also, ...suggestions])];
  const toggle = (word: string) =>
    onAlso(also.includes(word) ? also.filter((one) => one !== word) : [...also, word]);
  return (
    <section className="experience-part">
      <h2>Say it in other words</h2>
      {words.length === 0 && (
        <p className="experience-soft">
          Name the thing itself: what you did, with whom, and what came of it.
        </p>
      )}
      {missing.length > 0 && (
        <p className="experience-soft">
          Nobody you follow writes {missing.map((word) => `“${word}”`).join(', ')}.
        </p>
      )}
      {words.length > 0 && (
        <>
          <p className="experience-soft">
            In these words your people write about this goal. Add one that fits what you mean:
          </p>
          <div className="experience-acts">
            {words.map((word) => (
              <Button
                key={word}
                size="s"
                isPressed={also.includes(word)}
                isDisabled={also.length >= ALSO_MAX && !also.includes(word)}
                onPress={() => toggle(word)}
              >
                {word}
              </Button>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
