import { useState } from 'react';
import { todayHere } from '#days';
import {
  Button,
  DateField,
  Dialog,
  Form,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  toast,
  Why,
} from '#kit';
import type { PlaceView } from '#people';
import { ApiError, call, StillHere, sayNotDone, useUnsent } from '#web-api';
import {
  ADDRESS_CHARS_MAX,
  CUE_CHARS_MAX,
  METHOD_CHARS_MAX,
  STEP_CHARS_MAX,
  TOOL_CHARS_MAX,
} from '../steps/limits.ts';
import type { StepView } from '../steps/schema.ts';
import { PersonChoice, PlaceChoice, SourceChoice } from './finder.tsx';
import { draftOf, formBefore, formOf, type StepDraft } from './step-draft.ts';
import { useRefreshPlan } from './use-steps.ts';
import { C_CHOICES, ONCE, OWN_RULE, PHASE_CHOICES, rulesFrom } from './words.ts';

interface StepEditorProps {
  step: StepView;
  onClose: () => void;
}

/** A window in which all of a step can be said. Only the words are needed. */
export function StepEditor({ step, onClose }: StepEditorProps) {
  const before = draftOf(step);
  const unsent = useUnsent(`step ${step.id} ${JSON.stringify(before)}`, () => before);
  const { form: draft, change } = unsent;
  const saving = useSaving(step, () => {
    unsent.forget();
    onClose();
  });
  const { fields } = saving;
  return (
    <Dialog title="A step" isOpen onClose={onClose}>
      <Form
        label="Step"
        onSubmit={() => void saving.save(draft)}
        error={saving.error}
        actions={
          <>
            <Button type="submit" tone="primary" isBusy={saving.isSaving}>
              Save
            </Button>
            <Button onPress={onClose}>Cancel</Button>
          </>
        }
      >
        <StillHere unsent={unsent} />
        <TextArea
          label="What to do"
          name="text"
          lines={2}
          value={draft.text}
          onChange={(text) => change({ text })}
          lengthMax={STEP_CHARS_MAX}
          error={fields.text}
        />
        <CellFields draft={draft} change={change} />
        <CueFields draft={draft} change={change} />
        <DayFields draft={draft} change={change} errors={fields} />
        <HelpFields draft={draft} change={change} errors={fields} />
      </Form>
    </Dialog>
  );
}

interface PartProps {
  draft: StepDraft;
  change: (fields: Partial<StepDraft>) => void;
  errors?: Readonly<Record<string, string>>;
}

const CellFields = ({ draft, change }: PartProps) => (
  <div className="step-fields">
    <Select
      label="What kind of step"
      value={draft.c}
      placeholder="Not said yet"
      onChange={(c) => change({ c })}
      choices={C_CHOICES.map(({ value, label, description }) => ({
        value,
        label: `${label}: ${description}`,
      }))}
    />
    <RadioGroup
      label="When in your learning"
      look="segments"
      value={draft.phase}
      onChange={(phase) => change({ phase })}
      choices={PHASE_CHOICES.map(({ value, label }) => ({ value, label }))}
    />
  </div>
);

/** "If …, then I …". */
const CueFields = ({ draft, change }: PartProps) => (
  <fieldset className="step-part">
    <legend>An if-then plan</legend>
    <TextField
      label="If …"
      isRequired={false}
      value={draft.cue}
      onChange={(cue) => change({ cue })}
      lengthMax={CUE_CHARS_MAX}
      placeholder="I close my laptop on Friday"
    />
    <TextField
      label="… then I …"
      isRequired={false}
      value={draft.action}
      onChange={(action) => change({ action })}
      lengthMax={CUE_CHARS_MAX}
      placeholder="write down one thing I would do otherwise"
    />
    <Why of="sheeran-2024" about="if-then plans" />
  </fieldset>
);

function DayFields({ draft, change, errors = {} }: PartProps) {
  const rules = rulesFrom(draft.dueOn ?? todayHere());
  const isGone = ![ONCE, OWN_RULE, ...rules.map(({ value }) => value)].includes(draft.rhythm);
  // Another day makes other offers: every Tuesday becomes every Thursday.
  const onDay = (dueOn: string | null) => {
    const at = rules.findIndex(({ value }) => value === draft.rhythm);
    const rhythm = rulesFrom(dueOn ?? todayHere())[at]?.value ?? draft.rhythm;
    change({ dueOn, rhythm });
  };
  return (
    <div className="step-fields">
      <DateField
        label={draft.rhythm === ONCE ? 'Day' : 'From which day on'}
        isRequired={false}
        value={draft.dueOn}
        onChange={onDay}
        error={errors.dueOn}
      />
      <Select
        label="How often"
        value={isGone ? ONCE : draft.rhythm}
        onChange={(rhythm) => change({ rhythm })}
        choices={[
          { value: ONCE, label: 'Once' },
          ...rules,
          { value: OWN_RULE, label: 'A rule of my own' },
        ]}
      />
      {draft.rhythm === OWN_RULE && (
        <TextField
          label="Rule"
          description="As calendars write it (iCalendar), in days: FREQ=MONTHLY;BYDAY=-1FR is the last Friday of every month."
          isCode
          value={draft.ownRule}
          onChange={(ownRule) => change({ ownRule })}
          error={errors.recurrence}
        />
      )}
    </div>
  );
}

const HelpFields = ({ draft, change, errors = {} }: PartProps) => (
  <fieldset className="step-part">
    <legend>Who and what helps</legend>
    <PersonChoice chosen={draft.person} onChange={(person) => change({ person })} />
    <PlaceChoice
      chosen={draft.place}
      onChange={(place) => change({ place })}
      onMake={(name) => void makePlace(name, (place) => change({ place }))}
    />
    <SourceChoice chosen={draft.source} onChange={(source) => change({ source })} />
    <TextField
      label="Or an address"
      description="A book, a course, a page."
      type="url"
      isCode
      isRequired={false}
      value={draft.address}
      onChange={(address) => change({ address })}
      lengthMax={ADDRESS_CHARS_MAX}
      error={errors.address}
    />
    <TextField
      label="Tool"
      isRequired={false}
      value={draft.tool}
      onChange={(tool) => change({ tool })}
      lengthMax={TOOL_CHARS_MAX}
    />
    <TextArea
      label="How I go about it"
      isRequired={false}
      lines={2}
      value={draft.method}
      onChange={(method) => change({ method })}
      lengthMax={METHOD_CHARS_MAX}
    />
  </fieldset>
);

async function makePlace(name: string, onMade: (place: PlaceView) => void): Promise<void> {
  try {
    const kind = name.startsWith('#') ? 'hashtag' : 'other';
    onMade(await call<PlaceView>('POST', '/places', { name, kind }));
  } catch (error) {
    toast(error instanceof Error ? error.message : 'The place was not added.', { tone: 'danger' });
  }
}

function useSaving(step: StepView, onSaved: () => void) {
  const again = useRefreshPlan(step.goalId);
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<string>();
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const put = (form: object) => call<StepView>('PATCH', `/steps/${step.id}`, form);
  const putBack = async () => {
    await put(formBefore(step)).catch(sayNotDone);
    await again();
  };
  const save = async (draft: StepDraft) => {
    setSaving(true);
    setError(undefined);
    setFields({});
    try {
      const saved = await put(formOf(draft, todayHere()));
      toast(`Saved: ${saved.text}`, { undo: () => void putBack() });
      void again();
      onSaved();
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown.message : 'That was not saved.');
      if (thrown instanceof ApiError) setFields(thrown.fields ?? {});
      setSaving(false);
    }
  };
  return { save, isSaving, error, fields };
}
