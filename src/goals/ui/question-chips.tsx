import { useEffect, useState } from 'react';
import { Button, Chips } from '#kit';
import { QUESTION_CHARS_MAX, QUESTIONS_MAX } from '../limits.ts';
import { type DraftQuestion, withIds } from './goal-draft.ts';
import { useProposals } from './use-proposals.ts';

interface QuestionChipsProps {
  need: string;
  able: string;
  /** The need was taken out of an advert or a review. */
  isPasted: boolean;
  questions: readonly DraftQuestion[];
  onChange: (questions: readonly DraftQuestion[]) => void;
  error: string | undefined;
}

/**
 * The questions of a goal. Until the member has touched them they follow what is written; from then
 * on they are the member's own, and what else could be asked is only offered.
 */
export function QuestionChips(props: QuestionChipsProps) {
  const { need, able, isPasted, questions, onChange, error } = props;
  const proposals = useProposals({ need, able, isPasted });
  const texts = questions.map((question) => question.text);
  const change = (next: readonly string[]) => onChange(withIds(questions, next));
  // What was taken over last; whoever changes that, here or by bringing some along, makes it their own.
  const [followed, setFollowed] = useState<readonly string[] | null>(
    questions.length > 0 ? null : [],
  );
  const isFollowing = followed !== null && isSame(followed, texts);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new proposal is taken over.
  useEffect(() => {
    if (!isFollowing || isSame(proposals, texts)) return;
    setFollowed(proposals);
    change(proposals);
  }, [proposals]);
  const others = isFollowing ? [] : proposals.filter((proposal) => !isThere(proposal, texts));
  return (
    <div className="question-chips">
      <Chips
        label="Questions"
        description="The parts of your goal. Kith looks for people for each of them on its own. They are proposed from your words: press one to change it, remove what does not fit, add your own."
        value={texts}
        onChange={(next) => {
          setFollowed(null);
          change(next);
        }}
        addLabel="Add a question"
        countMax={QUESTIONS_MAX}
        lengthMax={QUESTION_CHARS_MAX}
        error={error}
      />
      {others.length > 0 && questions.length < QUESTIONS_MAX && (
        <div className="question-offers">
          <span className="question-offers-words">Also in your words:</span>
          {others.map((proposal) => (
            <Button key={proposal} size="s" onPress={() => change([...texts, proposal])}>
              {`+ ${proposal}`}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.join('\n') === other.join('\n');

/** A proposal is not offered again when it, or a question that holds it, is there. */
function isThere(proposal: string, texts: readonly string[]): boolean {
  const bare = proposal.toLowerCase();
  return texts.some((text) => text.toLowerCase().includes(bare));
}
