import { useQueryClient } from '@tanstack/react-query';
import { RadioGroup, TextField } from '#kit';
import { OfferedText, SaveWords, useAutosave } from '#saving';
import { call, refresh } from '#web-api';
import {
  AGREES_WORDS,
  ANSWER_CHARS_MAX,
  PROMPTS,
  type Prompt,
  type PromptId,
} from '../prompt-limits.ts';
import type { Answer, PortraitView } from '../schema.ts';

type Draft = Record<PromptId, Answer>;
const STEPS = AGREES_WORDS.map((label, place) => ({ value: String(place + 1), label }));
const PHASES: { phase: Prompt['phase']; title: string }[] = [
  { phase: 'forethought', title: 'Before' },
  { phase: 'performance', title: 'While' },
  { phase: 'reflection', title: 'Afterwards' },
];

interface PortraitFormProps {
  period: string;
  portrait: PortraitView | undefined;
}

/** The prompts of a portrait. Each answer saves itself; none has to be given. */
export function PortraitForm({ period, portrait }: PortraitFormProps) {
  const saved = usePortrait(period, portrait);
  return (
    <section className="portrait-form" aria-label="In my own eyes">
      <div className="portrait-head">
        <h2>In your own eyes</h2>
        <SaveWords save={saved.save} />
      </div>
      {saved.offered && (
        <OfferedText what="portrait" onTake={saved.takeOffered} onForget={saved.forgetOffered} />
      )}
      {PHASES.map(({ phase, title }) => (
        <section key={phase} className="portrait-phase">
          <h3>{title}</h3>
          {PROMPTS.filter((prompt) => prompt.phase === phase).map((prompt) => (
            <PromptField
              key={prompt.id}
              prompt={prompt}
              answer={saved.form[prompt.id]}
              onChange={(answer) => saved.change({ [prompt.id]: answer })}
            />
          ))}
        </section>
      ))}
      {saved.save.error && <p role="alert">{saved.save.error}</p>}
    </section>
  );
}

interface PromptFieldProps {
  prompt: Prompt;
  answer: Answer;
  onChange: (answer: Answer) => void;
}

const PromptField = ({ prompt, answer, onChange }: PromptFieldProps) => (
  <div className="prompt">
    <RadioGroup
      label={prompt.words}
      look="segments"
      value={answer.agrees === null ? null : String(answer.agrees)}
      onChange={(step) => onChange({ ...answer, agrees: Number(step) })}
      choices={STEPS}
    />
    <TextField
      label={`In words: ${prompt.title}`}
      isLabelHidden
      placeholder="In words, if you like"
      value={answer.words}
      onChange={(words) => onChange({ ...answer, words })}
      lengthMax={ANSWER_CHARS_MAX}
    />
  </div>
);

const UNSAID: Answer = { agrees: null, words: '' };

const draftOf = (portrait: PortraitView | undefined) =>
  Object.fromEntries(PROMPTS.map(({ id }) => [id, portrait?.answers[id] ?? UNSAID])) as Draft;

function usePortrait(period: string, portrait: PortraitView | undefined) {
  const client = useQueryClient();
  return useAutosave<Draft>({
    kind: `portrait-${period}`,
    // A period is there without being started; it has no number of its own.
    id: 0,
    initial: draftOf(portrait),
    updatedAt: portrait?.updatedAt ?? 0,
    look: async () => {
      const { portraits } = await call<{ portraits: PortraitView[] }>('GET', '/portraits');
      return draftOf(portraits.find((one) => one.period === period));
    },
    send: async (_, answers) => {
      await call('PATCH', `/portraits/${period}`, { answers });
      void refresh(client, '/portraits');
      return 0;
    },
  });
}
