import { type KeyboardEvent, useState } from 'react';
import { Button, ByKey, Chips, Dialog, TextArea, TextField } from '#kit';
import { GoalField, StillHere, useGoalNames, useUnsent } from '#web-api';
import { isPageAddress } from '../../library/address-rules.ts';
import {
  TAG_CHARS_MAX,
  TAGS_MAX,
  TAKEAWAY_CHARS_MAX,
  URL_CHARS_MAX,
} from '../../library/limits.ts';
import { isTooLarge, PdfField } from '../pdf/pdf-field.tsx';
import { draftNameOf, type KeepStart, resumedDraft } from './open-keep.ts';
import { type KeepDraft, useKeeping } from './use-keeping.ts';
import { WhomField } from './whom-field.tsx';
import './library.css';

interface KeepDialogProps {
  start: KeepStart;
  onClose: () => void;
}

/** Where there is one goal, a move is for that one. */
const onlyOf = ([only, ...more]: readonly { id: number }[]): number | null =>
  only && more.length === 0 ? only.id : null;

/** What one takes from it, and Ctrl+Enter; the rest may be left as it is. */
export function KeepDialog({ start, onClose }: KeepDialogProps) {
  const begin = (): Omit<KeepDraft, 'file'> => ({
    url: start.url ?? '',
    takeaway: start.text ?? '',
    tags: [],
    goalId: start.goalId ?? null,
    whom: null,
  });
  const unsent = useUnsent(draftNameOf(start), begin, resumedDraft);
  const [file, setFile] = useState(start.file ?? null);
  // Nothing is wrong with what is still being typed.
  const [isTyped, setTyped] = useState(start.url !== undefined);
  const draft: KeepDraft = { ...unsent.form, file };
  const { change } = unsent;
  const { keep, isBusy, error } = useKeeping(start, () => {
    unsent.forget();
    onClose();
  });
  const goals = useGoalNames();
  const isOdd = draft.file ? isTooLarge(draft.file) : !start.entry && !isPageAddress(draft.url);
  const needsGoal = draft.whom !== null && draft.goalId === null;
  const isReady = !isOdd && !needsGoal && !isBusy;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isReady) void keep(draft);
  };
  return (
    <Dialog
      title="Keep"
      isOpen
      onClose={onClose}
      actions={
        <>
          <ByKey>
            <span className="capture-keys">
              <kbd>Ctrl</kbd> + <kbd>Enter</kbd>
            </span>
          </ByKey>
          <Button
            tone="primary"
            onPress={() => void keep(draft)}
            isDisabled={isOdd || needsGoal}
            isBusy={isBusy}
          >
            Keep it
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter does what the button does. */}
      <div className="keep-form" onKeyDown={onKeyDown}>
        <StillHere unsent={unsent} />
        {start.entry && <p className="keep-about">{start.entry.title || 'Untitled'}</p>}
        {!start.entry && !draft.file && (
          <TextField
            label="Its address"
            type="url"
            placeholder="https://"
            value={draft.url}
            onChange={(url) => change({ url })}
            onBlur={() => setTyped(true)}
            lengthMax={URL_CHARS_MAX}
            error={
              isOdd && isTyped && draft.url.trim() !== ''
                ? 'This is no address of a page. Give all of it, such as https://site.example/page.'
                : undefined
            }
          />
        )}
        {!start.entry && <PdfField value={draft.file} onChange={setFile} />}
        <TextArea
          label="What do you take from it?"
          isRequired={false}
          lines={3}
          value={draft.takeaway}
          onChange={(takeaway) => change({ takeaway })}
          lengthMax={TAKEAWAY_CHARS_MAX}
        />
        <GoalField
          label="For a goal"
          none="No goal"
          goalId={draft.goalId}
          onChange={(goalId) => change({ goalId })}
        />
        <Chips
          label="Tags"
          addLabel="Add a tag"
          value={draft.tags}
          onChange={(tags) => change({ tags })}
          countMax={TAGS_MAX}
          lengthMax={TAG_CHARS_MAX}
        />
        {goals.length > 0 && (
          <WhomField
            value={draft.whom}
            onChange={(whom) => change({ whom, goalId: draft.goalId ?? onlyOf(goals) })}
            error={needsGoal ? 'Choose the goal that this next move is for.' : undefined}
          />
        )}
        {error && <p role="alert">{error}</p>}
      </div>
    </Dialog>
  );
}
