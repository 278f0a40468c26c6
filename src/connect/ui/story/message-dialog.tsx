import { useState } from 'react';
import { todayHere } from '#days';
import { Button, Checkbox, Dialog, Form, TextArea } from '#kit';
import { call } from '#web-api';
import { KEPT_TEXT_CHARS_MAX } from '../../interactions/limits.ts';
import type { MessageProposal } from '../../interactions/readers/propose.ts';
import type { InteractionView } from '../../interactions/schema.ts';
import { LogDialog } from './log-dialog.tsx';
import type { Log } from './log-form.ts';
import { openWords, startOf } from './message-start.ts';

interface MessageDialogProps {
  /** A message that was shared into Kith. */
  text?: string | undefined;
  onDone: (logged: InteractionView | null) => void;
}

/** A pasted message becomes the beginning of what is logged: who, when, in which direction; all to be confirmed. */
export function MessageDialog({ text: shared = '', onDone }: MessageDialogProps) {
  const [text, setText] = useState(shared);
  const [isKept, setKept] = useState(false);
  const [start, setStart] = useState<{ log: Partial<Log>; open: string | null } | null>(null);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const propose = async () => {
    if (text.trim() === '') return setProblem('Paste a message first.');
    setBusy(true);
    try {
      const today = todayHere();
      const body = { text: text.slice(0, KEPT_TEXT_CHARS_MAX), today };
      const proposal = await call<MessageProposal>('POST', '/interactions/from-message', body);
      setStart({ log: startOf(proposal, isKept ? text : ''), open: openWords(proposal) });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'That was not read.');
    }
    setBusy(false);
  };
  if (start)
    return <LogDialog start={start.log} open={start.open} origin="message" onDone={onDone} />;
  return (
    <Dialog title="From a message" isOpen size="l" onClose={() => onDone(null)}>
      <Form
        label="A message"
        onSubmit={() => void propose()}
        actions={
          <>
            <Button type="submit" tone="primary" isBusy={isBusy}>
              Read who and when
            </Button>
            <Button onPress={() => onDone(null)}>Not now</Button>
          </>
        }
      >
        <TextArea
          label="The message"
          name="message"
          description="Paste an e-mail, or part of a chat as your program copies it. Kith reads who, when and in which direction as far as it says so; you check it."
          lines={8}
          value={text}
          onChange={(words) => {
            setText(words);
            setProblem(undefined);
          }}
          lengthMax={KEPT_TEXT_CHARS_MAX}
          error={problem}
        />
        <Checkbox
          label="Keep the text too"
          description="Otherwise only who, when and what you write about it is kept."
          isChecked={isKept}
          onChange={setKept}
        />
      </Form>
    </Dialog>
  );
}
