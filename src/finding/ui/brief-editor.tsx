import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Card, Form, TextArea } from '#kit';
import type { Criterion } from '#people';
import { read } from '#web-api';
import { BRIEF_QUESTION_CHARS_MAX, DIMENSION_WORDS } from '../briefs/limits.ts';
import type { BriefView } from '../briefs/schema.ts';
import type { Dimension } from '../echo.ts';
import { ChipGroup } from './chip-group.tsx';
import { SearchedWords } from './searched-words.tsx';
import { useChangeBrief } from './use-briefs.ts';

interface BriefEditorProps {
  goalId: number;
  brief: BriefView;
}

const DIMENSIONS = Object.keys(DIMENSION_WORDS) as Dimension[];

/** The chips of a brief: pressed is wanted. Every change is kept at once and searched with. */
export function BriefEditor({ goalId, brief }: BriefEditorProps) {
  const change = useChangeBrief(goalId);
  const { data } = useQuery(
    read<{ criteria: { criterion: Criterion; title: string; onlyYou: boolean }[] }>('/criteria'),
  );
  // What only the member can tell cannot be searched for.
  const criteria = (data?.criteria ?? []).filter(({ onlyYou }) => !onlyYou);
  const toggled = <Value,>(list: readonly Value[], value: Value): Value[] =>
    list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
  return (
    <Card
      title="Whom do you look for?"
      actions={
        <Button
          size="s"
          onPress={() => void change(brief, { state: brief.state === 'open' ? 'closed' : 'open' })}
        >
          {brief.state === 'open' ? 'Close' : 'Open again'}
        </Button>
      }
    >
      <div className="brief-editor">
        <Question key={brief.id} brief={brief} onKeep={(question) => change(brief, { question })} />
        <SearchedWords goalId={goalId} brief={brief} />
        <ChipGroup label="Who could be">
          {criteria.map(({ criterion, title }) => (
            <Button
              key={criterion}
              size="s"
              isPressed={brief.criteria.includes(criterion)}
              onPress={() => void change(brief, { criteria: toggled(brief.criteria, criterion) })}
            >
              {title}
            </Button>
          ))}
        </ChipGroup>
        <ChipGroup label="Different from whom you chose in">
          {DIMENSIONS.map((dimension) => (
            <Button
              key={dimension}
              size="s"
              isPressed={brief.different.includes(dimension)}
              onPress={() => void change(brief, { different: toggled(brief.different, dimension) })}
            >
              {DIMENSION_WORDS[dimension]}
            </Button>
          ))}
        </ChipGroup>
      </div>
    </Card>
  );
}

function Question({
  brief,
  onKeep,
}: {
  brief: BriefView;
  onKeep: (question: string) => Promise<void>;
}) {
  const [question, setQuestion] = useState(brief.question);
  const isKept = question.trim() === brief.question || question.trim() === '';
  return (
    <Form
      label="What they should speak of"
      onSubmit={() => {
        if (!isKept) void onKeep(question.trim());
      }}
      actions={
        <Button size="s" type="submit" isDisabled={isKept}>
          Search with this
        </Button>
      }
    >
      <TextArea
        label="Who speaks of"
        value={question}
        onChange={setQuestion}
        lines={2}
        lengthMax={BRIEF_QUESTION_CHARS_MAX}
      />
    </Form>
  );
}
