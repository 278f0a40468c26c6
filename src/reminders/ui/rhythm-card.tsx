import { useState } from 'react';
import { Button, Card, Checkbox, Form, Select, TextField, toast, Why } from '#kit';
import { ApiError } from '#web-api';
import { WEEKLY_CAP_MAX } from '../limits.ts';
import type { ReminderForm } from '../schema.ts';
import { useSettings, zoneHere } from './use-settings.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const NO_DAY = 'none';
const CAPS = Array.from({ length: WEEKLY_CAP_MAX }, (_, at) => String(at + 1));

interface RhythmCardProps {
  initial: ReminderForm;
  isSaved: boolean;
}

/** When digests come: days, time, quiet hours, how many, and the time zone in which all of that holds. */
export function RhythmCard({ initial, isSaved }: RhythmCardProps) {
  const { change } = useSettings();
  const [form, setForm] = useState(isSaved ? initial : { ...initial, timeZone: zoneHere() });
  const [fields, setFields] = useState<Record<string, string>>({});
  const [isBusy, setBusy] = useState(false);
  const set = (part: Partial<ReminderForm>) => setForm((before) => ({ ...before, ...part }));
  const save = async () => {
    setBusy(true);
    setFields({});
    // The ways are switched elsewhere on this page; they stay as they are now.
    const { isEmailOn: _, isPushOn: __, hasCalendarWords: ___, ...rhythm } = form;
    try {
      await change(rhythm);
      toast('Kept');
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setFields(failure.fields ?? { body: failure.message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title="When">
      <Form
        label="When reminders come"
        onSubmit={() => void save()}
        error={fields.body}
        actions={
          <Button type="submit" isBusy={isBusy}>
            Keep
          </Button>
        }
      >
        <Days days={form.days} onChange={(days) => set({ days })} />
        <div className="reminders-fields">
          <Clock
            label="At"
            value={form.sendAt}
            onChange={(sendAt) => set({ sendAt })}
            error={fields.sendAt}
          />
          <Clock
            label="Quiet from"
            value={form.quietFrom}
            onChange={(quietFrom) => set({ quietFrom })}
            error={fields.quietFrom}
          />
          <Clock
            label="Quiet until"
            value={form.quietTo}
            onChange={(quietTo) => set({ quietTo })}
            error={fields.quietTo}
          />
        </div>
        <Select
          label="In any seven days at most"
          value={String(form.weeklyCap)}
          onChange={(weeklyCap) => set({ weeklyCap: Number(weeklyCap) })}
          choices={CAPS.map((value) => ({ value, label: value }))}
        />
        <ZoneField
          value={form.timeZone}
          onChange={(timeZone) => set({ timeZone })}
          error={fields.timeZone}
        />
        <Select
          label="Weekly review on"
          value={form.reviewDay === null ? NO_DAY : String(form.reviewDay)}
          onChange={(day) => set({ reviewDay: day === NO_DAY ? null : Number(day) })}
          choices={[
            { value: NO_DAY, label: 'No day' },
            ...WEEKDAYS.map((label, at) => ({ value: String(at + 1), label })),
          ]}
        />
        <Checkbox
          label="Say in one line how many questions to myself are due"
          isChecked={form.hasRecall}
          onChange={(hasRecall) => set({ hasRecall })}
        />
      </Form>
      <Why of="harkin-2016" about="being reminded to look">
        How often to remind was not put to a test; few and quiet is our choice.
      </Why>
    </Card>
  );
}

function Days({ days, onChange }: { days: number[]; onChange: (days: number[]) => void }) {
  return (
    <fieldset className="reminders-days">
      <legend>On</legend>
      {WEEKDAYS.map((name, at) => (
        <Checkbox
          key={name}
          label={name}
          isChecked={days.includes(at + 1)}
          onChange={(isOn) =>
            onChange(isOn ? [...days, at + 1] : days.filter((day) => day !== at + 1))
          }
        />
      ))}
    </fieldset>
  );
}

interface ClockProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

const Clock = (props: ClockProps) => (
  <TextField {...props} placeholder="08:00" lengthMax={5} autoComplete="off" />
);

function ZoneField({ value, onChange, error }: Omit<ClockProps, 'label'>) {
  const here = zoneHere();
  return (
    <div>
      <TextField
        label="Time zone"
        value={value}
        onChange={onChange}
        error={error}
        lengthMax={100}
        autoComplete="off"
      />
      {value !== here && (
        <Button size="s" tone="plain" onPress={() => onChange(here)}>
          {`Use ${here}, as this device says`}
        </Button>
      )}
    </div>
  );
}
