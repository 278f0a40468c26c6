import { useState } from 'react';
import { todayHere } from '#days';
import { Button, DateField, Form, Select, TextField } from '#kit';
import { useFormSending } from '#web-api';
import { WORDS_CHARS_MAX } from '../../mutes/limits.ts';
import { inDays, useMuting } from './use-mutes.ts';
import './calm.css';

interface MuteWordsProps {
  /** Words of it are offered. */
  title?: string;
  onDone?: () => void;
}

const ALWAYS = 'always';
const DAY = 'day';
const FOR = [
  { value: ALWAYS, label: 'Always' },
  { value: '7', label: 'For a week' },
  { value: '30', label: 'For a month' },
  { value: '365', label: 'For a year' },
  { value: DAY, label: 'Until a day' },
];

/** Until the day that was chosen ends where the member is. */
function untilOf(long: string, day: string | null): number | null {
  if (long === ALWAYS) return null;
  if (long !== DAY) return inDays(Number(long));
  return day === null ? null : new Date(`${day}T23:59:59`).getTime();
}

/** A word or several, and for how long. */
export function MuteWords({ title = '', onDone }: MuteWordsProps) {
  const [words, setWords] = useState('');
  const [long, setLong] = useState(ALWAYS);
  const [day, setDay] = useState<string | null>(null);
  const { add } = useMuting();
  const { send, errors, isBusy } = useFormSending();
  const mute = async () => {
    await add({ kind: 'words', words, untilAt: untilOf(long, day) });
    setWords('');
    onDone?.();
  };
  const isEmpty = words.trim() === '' || (long === DAY && day === null);
  return (
    <Form
      label="Mute words"
      onSubmit={() => {
        if (!isEmpty) void send(mute);
      }}
      actions={
        <Button type="submit" tone="primary" isDisabled={isEmpty} isBusy={isBusy}>
          Mute
        </Button>
      }
    >
      <TextField
        label="A word, or several that stand together"
        description="Whole words, in any form: “release” is also “releases”."
        value={words}
        onChange={setWords}
        lengthMax={WORDS_CHARS_MAX}
        error={errors.words ?? errors.form}
        autoFocus={onDone !== undefined}
      />
      <WordsOf title={title} onPick={setWords} />
      <Select label="For how long" value={long} onChange={setLong} choices={FOR} />
      {long === DAY && (
        <DateField
          label="Until"
          value={day}
          min={todayHere()}
          onChange={setDay}
          error={errors.untilAt}
        />
      )}
    </Form>
  );
}

/** Shorter words hardly say what an entry is about. */
const LETTERS_MIN = 4;
const OFFERED_MAX = 8;

function WordsOf({ title, onPick }: { title: string; onPick: (word: string) => void }) {
  const words = [...new Set(title.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu))]
    .filter((word) => word.length >= LETTERS_MIN)
    .slice(0, OFFERED_MAX);
  if (words.length === 0) return null;
  return (
    <fieldset className="mute-offers">
      <legend>Words of this entry</legend>
      {words.map((word) => (
        <Button key={word} size="s" onPress={() => onPick(word)}>
          {word}
        </Button>
      ))}
    </fieldset>
  );
}
