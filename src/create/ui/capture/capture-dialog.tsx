import { type KeyboardEvent, useState } from 'react';
import { Button, ByKey, Dialog, Select, TextArea, TextField, useGo } from '#kit';
import { device, newDraftKey } from '#saving';
import { GoalField, useMember } from '#web-api';
import { SOURCE_URL_CHARS_MAX, TEXT_CHARS_MAX } from '../../notes/limits.ts';
import type { CapturedAs } from '../../notes/schema.ts';
import { askedOf, CAPTURED_WORDS } from './capture-words.ts';
import { keepDraft, keptDraft } from './draft.ts';
import type { CaptureStart } from './open-capture.ts';
import type { Captured } from './outbox.ts';

interface CaptureDialogProps {
  start: CaptureStart;
  onCapture: (captured: Captured) => void;
  onClose: () => void;
}

const KINDS = Object.entries(CAPTURED_WORDS).map(([value, label]) => ({
  value: value as CapturedAs,
  label,
}));

/** Write, and Ctrl+Enter: the rest may be left as it is. What is not sent stays for the next time. */
export function CaptureDialog({ start, onCapture, onClose }: CaptureDialogProps) {
  const member = useMember();
  const go = useGo();
  const [form, setForm] = useState(() => formOf(start, keptDraft(device, member.id)));
  const change = (fields: Partial<typeof form>) => {
    const next = { ...form, ...fields };
    setForm(next);
    // A text that was begun from elsewhere would be in the way of the next thought.
    if (!start.about) keepDraft(device, member.id, next.text);
  };
  const isUrlOdd = form.url.trim() !== '' && !/^https?:\/\/\S+$/u.test(form.url.trim());
  const keep = () => {
    if (form.text.trim() === '' || isUrlOdd) return;
    const { text, capturedAs, goalId } = form;
    const sourceUrl = form.url.trim() || null;
    const entryId = start.entryId ?? null;
    onCapture({ text, capturedAs, goalId, sourceUrl, entryId, draftKey: newDraftKey() });
    if (!start.about) keepDraft(device, member.id, '');
    onClose();
  };
  /** The page takes it out of the address at once; it never leaves this device by it. */
  const asMessage = () => {
    onClose();
    go(`/interactions?message=${encodeURIComponent(form.text)}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
  };
  return (
    <Dialog
      title="Capture"
      isOpen
      onClose={onClose}
      actions={
        <>
          <ByKey>
            <span className="capture-keys">
              <kbd>Ctrl</kbd> + <kbd>Enter</kbd>
            </span>
          </ByKey>
          <Button tone="primary" onPress={keep} isDisabled={form.text.trim() === '' || isUrlOdd}>
            Keep it
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter does what the button does. */}
      <div className="capture-form" onKeyDown={onKeyDown}>
        {start.about && <p className="capture-about">{start.about}</p>}
        {start.isShared && (
          <p className="capture-about">
            A message from somebody?{' '}
            <Button size="s" tone="quiet" onPress={asMessage}>
              Log it as what happened
            </Button>
          </p>
        )}
        <TextArea
          label={askedOf(form.capturedAs)}
          description="The first line becomes its title."
          lines={4}
          value={form.text}
          onChange={(text) => change({ text })}
          lengthMax={TEXT_CHARS_MAX}
        />
        <div className="capture-more">
          <Select
            label="What it is"
            value={form.capturedAs}
            onChange={(capturedAs) => change({ capturedAs })}
            choices={KINDS}
          />
          <GoalField
            label="For a goal"
            none="Later, from the inbox"
            goalId={form.goalId}
            onChange={(goalId) => change({ goalId })}
          />
        </div>
        {(form.capturedAs !== 'thought' || form.url !== '') && !start.entryId && (
          <TextField
            label="Where it is from"
            type="url"
            isRequired={false}
            placeholder="https://"
            value={form.url}
            onChange={(url) => change({ url })}
            lengthMax={SOURCE_URL_CHARS_MAX}
            error={isUrlOdd ? 'Give the whole address, beginning with https://' : undefined}
          />
        )}
      </div>
    </Dialog>
  );
}

function formOf(start: CaptureStart, draft: string) {
  return {
    text: start.text ?? (start.about ? '' : draft),
    capturedAs: start.capturedAs ?? ('thought' as CapturedAs),
    url: start.sourceUrl ?? '',
    goalId: start.goalId ?? null,
  };
}
