import { useRef } from 'react';
import { Button, useEdges } from '#kit';
import type { FindingView } from '../view.ts';
import { peopleFor } from './shown-order.ts';
import { shortened } from './words.ts';

interface QuestionFilterProps {
  finding: FindingView;
  value: number | null;
  onChange: (questionId: string | null) => void;
}

/** Which question of the goal to look at, and how many write about it; one row that scrolls. */
export function QuestionFilter({ finding, value, onChange }: QuestionFilterProps) {
  const row = useRef<HTMLDivElement>(null);
  useEdges(row, value);
  const { questions, people } = finding;
  if (questions.length < 2) return null;
  const choices = [
    { id: null, text: 'All questions', count: people.length },
    ...questions.map(({ id, text }) => ({ id, text, count: peopleFor(people, id).length })),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of filters is no fieldset of a form.
    <div ref={row} className="question-filter fading-row" role="group" aria-label="Questions">
      {choices.map(({ id, text, count }) => (
        <Button
          key={id ?? 'all'}
          size="s"
          isPressed={id === value}
          onPress={() => onChange(id === null ? null : String(id))}
        >
          <span title={text}>{shortened(text)}</span>
          <span className="found-count">
            {count}
            <span className="visually-hidden"> {count === 1 ? 'person' : 'people'}</span>
          </span>
        </Button>
      ))}
    </div>
  );
}
