import { useRef, useState } from 'react';
import { Button, TextArea, withLine } from '#kit';
import { PASTED_CHARS_MAX, SENTENCE_CHARS_MAX } from '../limits.ts';
import type { DraftProps } from './goal-draft.ts';
import { ownLines } from './starts.ts';
import { useTextProposals } from './use-proposals.ts';

/** As many as one takes in; the others are one press away. */
const SHOWN = 12;

/** A pasted text and the needs in it: one presses what is new, or selects other words and makes them one. */
export function PastedText({ form, change, errors }: DraftProps) {
  const proposals = useTextProposals(form.startText);
  const area = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  const needs = proposals?.needs ?? [];
  const own = ownLines(form, needs);
  const press = (need: string) => change({ need: withLine(form.need, need) });
  const takeSelected = () => {
    const words = selectedIn(area.current);
    if (words === '') return setSaid('Select some words in the text first, then press this.');
    const isThere = form.need.split('\n').includes(words);
    if (!isThere) press(words);
    return setSaid(`${isThere ? 'Already chosen' : 'Chosen'}: ${words}`);
  };
  const isEmpty = proposals !== null && needs.length === 0 && form.startText.trim() !== '';
  return (
    <>
      <TextArea
        label="Paste the text"
        description="A job advert, a review, a list of skills, a mail. Only you see it."
        name="startText"
        value={form.startText}
        onChange={(startText) => change({ startText })}
        lengthMax={PASTED_CHARS_MAX}
        error={errors.startText}
        ref={area}
      />
      {form.startText.trim() !== '' && (
        <div className="goal-selected">
          <Button size="s" onPress={takeSelected}>
            Make the selected words a need
          </Button>
          <span role="status">{said}</span>
        </div>
      )}
      {isEmpty && (
        <p className="goal-hint">
          Kith saw no need in this text. Select the words that matter to you, then press “Make the
          selected words a need”.
        </p>
      )}
      <NeedPicks needs={[...needs, ...own]} chosen={form.need.split('\n')} onPress={press} />
    </>
  );
}

interface NeedPicksProps {
  needs: readonly string[];
  chosen: readonly string[];
  onPress: (need: string) => void;
}

function NeedPicks({ needs, chosen, onPress }: NeedPicksProps) {
  const [isAll, setAll] = useState(false);
  // What was chosen never hides.
  const shown = needs.filter((need, at) => isAll || at < SHOWN || chosen.includes(need));
  const hidden = needs.length - shown.length;
  if (needs.length === 0) return null;
  return (
    <fieldset className="goal-picks">
      <legend>Press what is new to you, or what you want to change</legend>
      {shown.map((need) => (
        <Button key={need} size="s" isPressed={chosen.includes(need)} onPress={() => onPress(need)}>
          {need}
        </Button>
      ))}
      {hidden > 0 && (
        <Button size="s" tone="plain" onPress={() => setAll(true)}>
          {`${hidden} more`}
        </Button>
      )}
    </fieldset>
  );
}

/** What is selected, on one line. It stays selected while the button is reached by hand, touch or Tab. */
function selectedIn(area: HTMLTextAreaElement | null): string {
  if (!area) return '';
  const { value, selectionStart, selectionEnd } = area;
  const words = value.slice(selectionStart, selectionEnd).replace(/\s+/gu, ' ').trim();
  return words.slice(0, SENTENCE_CHARS_MAX);
}
