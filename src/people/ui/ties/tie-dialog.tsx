import { useState } from 'react';
import {
  Button,
  Checkbox,
  Dialog,
  Form,
  NumberField,
  RadioGroup,
  Select,
  TextArea,
  When,
} from '#kit';
import { StillHere, useUnsent } from '#web-api';
import {
  CADENCE_DAYS_MAX,
  REASON_WORDS,
  REASONS,
  STAGE_WORDS,
  STAGES,
  type Stage,
  TIE_WORDS,
  TIES,
  type Tie,
  WHY_CHARS_MAX,
} from '../../ties/limits.ts';
import type { TieForm, TieView } from '../../ties/schema.ts';
import { ThroughField } from './through-field.tsx';
import { cadenceChoices, formOf, NO_RHYTHM, OTHER_RHYTHM } from './tie-said.ts';
import type { Saying } from './use-saying.ts';

const UNSAID = 'unsaid';
const STAGE_CHOICES: { value: Stage | typeof UNSAID; label: string }[] = [
  { value: UNSAID, label: 'Not said' },
  ...STAGES.map((value) => ({
    value,
    label: `${STAGE_WORDS[value].title}: ${STAGE_WORDS[value].means}`,
  })),
];
const TIE_CHOICES: { value: Tie | typeof UNSAID; label: string; description?: string }[] = [
  ...TIES.map((value) => ({
    value,
    label: TIE_WORDS[value].title,
    description: TIE_WORDS[value].means,
  })),
  { value: UNSAID, label: 'Not said' },
];

interface TieDialogProps {
  person: { id: number; name: string };
  tie: TieView;
  onClose: () => void;
  onSay: Saying;
}

/** All that one can say of how one stands to a person. Nothing of it has to be said, and nobody else sees it. */
export function TieDialog({ person, tie, onClose, onSay }: TieDialogProps) {
  // The person through whom one met is shown by name, and a name is not kept.
  const { metThroughId: throughBefore, ...said } = formOf(tie);
  const [metThroughId, setThrough] = useState(throughBefore);
  const unsent = useUnsent<TieForm>(`tie ${person.id} ${JSON.stringify(said)}`, () => said);
  const { form, change: set } = unsent;
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    if (await onSay({ ...form, metThroughId }, formOf(tie))) {
      unsent.forget();
      onClose();
    } else setBusy(false);
  };
  return (
    <Dialog title={`How you stand to ${person.name}`} isOpen size="l" onClose={onClose}>
      <Form
        label="How you stand"
        onSubmit={() => void save()}
        actions={
          <>
            <Button type="submit" tone="primary" isBusy={isBusy}>
              Save
            </Button>
            <Button onPress={onClose}>Not now</Button>
          </>
        }
      >
        <StillHere unsent={unsent} />
        <p className="standing-private">Only you see this. It is in no shared export.</p>
        <Select
          label="How far has it come?"
          name="stage"
          value={form.stage ?? UNSAID}
          onChange={(value) => set({ stage: value === UNSAID ? null : value })}
          choices={STAGE_CHOICES}
        />
        <Stages stages={tie.stages} />
        <RadioGroup
          label="How near are you?"
          name="tie"
          value={form.tie ?? UNSAID}
          onChange={(value) => set({ tie: value === UNSAID ? null : value })}
          choices={TIE_CHOICES}
        />
        <Rhythm days={form.cadenceDays ?? null} onChange={(days) => set({ cadenceDays: days })} />
        <Reasons form={form} set={set} />
        <TextArea
          label="How did you meet?"
          name="howMet"
          lines={1}
          isRequired={false}
          value={form.howMet ?? ''}
          onChange={(howMet) => set({ howMet })}
          lengthMax={WHY_CHARS_MAX}
        />
        <ThroughField exceptId={person.id} before={tie.metThrough} onChange={setThrough} />
      </Form>
    </Dialog>
  );
}

/** What the member said of the stage so far. */
function Stages({ stages }: Pick<TieView, 'stages'>) {
  if (stages.length < 2) return null;
  return (
    <ol className="standing-stages" aria-label="The stages so far">
      {stages.map(({ stage, at }) => (
        <li key={at}>
          {stage === null ? 'Not said' : STAGE_WORDS[stage].title} <When at={at} before="·" />
        </li>
      ))}
    </ol>
  );
}

function Rhythm({
  days,
  onChange,
}: {
  days: number | null;
  onChange: (days: number | null) => void;
}) {
  const [isTyped, setTyped] = useState(false);
  return (
    <>
      <Select
        label="How often do you want to hear of each other?"
        name="cadence"
        description="A wish, not a duty: Kith asks for at most three people a week, and only real contact counts."
        value={isTyped ? OTHER_RHYTHM : days === null ? NO_RHYTHM : String(days)}
        onChange={(value) => {
          setTyped(value === OTHER_RHYTHM);
          if (value !== OTHER_RHYTHM) onChange(value === NO_RHYTHM ? null : Number(value));
        }}
        choices={cadenceChoices(days)}
      />
      {isTyped && (
        <NumberField
          label="Every how many days?"
          unit="days"
          min={1}
          max={CADENCE_DAYS_MAX}
          value={days}
          onChange={onChange}
        />
      )}
    </>
  );
}

function Reasons({ form, set }: { form: TieForm; set: (part: TieForm) => void }) {
  const said = form.reasons ?? [];
  return (
    <>
      <details className="standing-reasons" open={said.length > 0}>
        <summary>Why do you keep in touch?</summary>
        <fieldset>
          <legend className="visually-hidden">Reasons</legend>
          {REASONS.map((reason) => (
            <Checkbox
              key={reason}
              label={REASON_WORDS[reason]}
              isChecked={said.includes(reason)}
              onChange={(isWanted) =>
                set({
                  reasons: isWanted ? [...said, reason] : said.filter((other) => other !== reason),
                })
              }
            />
          ))}
        </fieldset>
      </details>
      <TextArea
        label="In your own words"
        name="why"
        lines={1}
        isRequired={false}
        value={form.why ?? ''}
        onChange={(why) => set({ why })}
        lengthMax={WHY_CHARS_MAX}
      />
    </>
  );
}
