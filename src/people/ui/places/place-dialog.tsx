import { useQueryClient } from '@tanstack/react-query';
import { Button, DateField, Dialog, Form, Select, TextArea, TextField } from '#kit';
import { call, refresh, StillHere, useFormSending, useUnsent } from '#web-api';
import {
  PLACE_ADDRESS_CHARS_MAX,
  PLACE_KINDS,
  PLACE_NAME_CHARS_MAX,
  PLACE_WHY_CHARS_MAX,
  type PlaceKind,
  RHYTHMS,
  type Rhythm,
} from '../../places/limits.ts';
import type { PlaceView } from '../../places/schema.ts';
import { KIND_WORDS, RHYTHM_WORDS } from './place-words.ts';

export interface PlaceDialogProps {
  /** The place to change; a new one where it is left out. */
  place?: PlaceView | undefined;
  isOpen: boolean;
  onClose: () => void;
  onDone: (place: PlaceView) => void;
}

/** Adding a place, or changing what is known of it. */
export function PlaceDialog(props: PlaceDialogProps) {
  const title = props.place ? `Change ${props.place.name}` : 'Add a place';
  return (
    <Dialog title={title} isOpen={props.isOpen} onClose={props.onClose}>
      <PlaceFields {...props} />
    </Dialog>
  );
}

const DRAFT = {
  name: '',
  kind: 'forum' as PlaceKind,
  address: '',
  why: '',
  startsOn: null as string | null,
  endsOn: null as string | null,
  rhythm: '' as Rhythm,
};
type Draft = typeof DRAFT;

const draftOf = ({ name, kind, address, why, startsOn, endsOn, rhythm }: Draft): Draft => ({
  name,
  kind,
  address,
  why,
  startsOn,
  endsOn,
  rhythm,
});

function PlaceFields({ place, onClose, onDone }: PlaceDialogProps) {
  const before = place ? draftOf(place) : DRAFT;
  const unsent = useUnsent(`place ${place?.id ?? ''} ${JSON.stringify(before)}`, () => before);
  const { form: draft, change } = unsent;
  const saving = useSaving(place, (saved) => {
    unsent.forget();
    onDone(saved);
  });
  const { errors } = saving;
  return (
    <Form
      label={place ? 'Change the place' : 'Add a place'}
      onSubmit={() => saving.save(draft)}
      error={errors.form}
      actions={
        <>
          <Button type="submit" tone="primary" isBusy={saving.isBusy}>
            {place ? 'Save' : 'Add'}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <StillHere unsent={unsent} />
      <TextField
        label="Name"
        description="As people call it: #sre, Calm Ops Lisbon"
        value={draft.name}
        onChange={(name) => change(name.startsWith('#') ? { name, kind: 'hashtag' } : { name })}
        lengthMax={PLACE_NAME_CHARS_MAX}
        error={errors.name}
        isRequired
      />
      <Select
        label="What it is"
        value={draft.kind}
        onChange={(kind) => change({ kind })}
        choices={PLACE_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind].label }))}
      />
      <TextField
        label="Address"
        description={KIND_WORDS[draft.kind].address}
        type="url"
        isCode
        value={draft.address}
        onChange={(address) => change({ address })}
        lengthMax={PLACE_ADDRESS_CHARS_MAX}
        error={errors.address}
        isRequired={false}
      />
      <TextArea
        label="Why go"
        description="What you would find there that you find nowhere else."
        value={draft.why}
        onChange={(why) => change({ why })}
        lengthMax={PLACE_WHY_CHARS_MAX}
        error={errors.why}
        isRequired={false}
      />
      {mayHaveDays(draft) && <DayFields draft={draft} change={change} errors={errors} />}
    </Form>
  );
}

/** A hashtag has no day; what has one keeps its fields whatever it is called. */
const mayHaveDays = ({ kind, startsOn }: Draft): boolean =>
  startsOn !== null || kind === 'meetup' || kind === 'conference' || kind === 'other';

/** A choice needs a word; the place has none for what happens once. */
const ONCE = 'once';
const RHYTHM_CHOICES = RHYTHMS.map(
  (rhythm): { value: Exclude<Rhythm, ''> | typeof ONCE; label: string } => ({
    value: rhythm === '' ? ONCE : rhythm,
    label: RHYTHM_WORDS[rhythm],
  }),
);

interface DayFieldsProps {
  draft: Draft;
  change: (fields: Partial<Draft>) => void;
  errors: Readonly<Record<string, string>>;
}

function DayFields({ draft, change, errors }: DayFieldsProps) {
  return (
    <div className="place-days">
      <DateField
        label="When"
        value={draft.startsOn}
        onChange={(startsOn) =>
          change(startsOn === null ? { startsOn, endsOn: null, rhythm: '' } : { startsOn })
        }
        error={errors.startsOn}
        isRequired={false}
      />
      {draft.startsOn !== null && (
        <>
          <DateField
            label="Until"
            value={draft.endsOn}
            onChange={(endsOn) => change({ endsOn })}
            min={draft.startsOn}
            error={errors.endsOn}
            isRequired={false}
          />
          <Select
            label="How often"
            value={draft.rhythm === '' ? ONCE : draft.rhythm}
            onChange={(rhythm) => change({ rhythm: rhythm === ONCE ? '' : rhythm })}
            choices={RHYTHM_CHOICES}
          />
        </>
      )}
    </div>
  );
}

function useSaving(place: PlaceView | undefined, onDone: (place: PlaceView) => void) {
  const client = useQueryClient();
  const { send, errors, setErrors, isBusy } = useFormSending();
  const save = (draft: Draft) => {
    if (draft.name.trim() === '') return setErrors({ name: 'A place needs a name.' });
    const saveIt = async () => {
      const saved = place
        ? await call<PlaceView>('PATCH', `/places/${place.id}`, draft)
        : await call<PlaceView>('POST', '/places', draft);
      await refresh(client, '/places');
      onDone(saved);
    };
    void send(saveIt, { isLeaving: true });
  };
  return { save, isBusy, errors };
}
