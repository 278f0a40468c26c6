import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Chips, DateField, Form, NumberField, TextField, toast } from '#kit';
import { ApiError, call, errorWords, refresh } from '#web-api';
import {
  ASKS_PER_MONTH_MAX,
  ASKS_PER_MONTH_USUAL,
  CHANNEL_CHARS_MAX,
  CONTACT_CHARS_MAX,
  LANGUAGE_CHARS_MAX,
  LANGUAGES_MAX,
  TOPIC_CHARS_MAX,
  TOPICS_MAX,
} from '../offers/limits.ts';
import type { OfferForm as Offer, OfferView } from '../offers/schema.ts';

const EMPTY: Offer = {
  topics: [],
  asksPerMonth: ASKS_PER_MONTH_USUAL,
  until: null,
  languages: [],
  channel: '',
  contact: '',
};

interface OfferFormProps {
  /** What stands now; null for who is not found yet. */
  offer: OfferView | null;
  onDone?: () => void;
}

/** "Ask me about …", with limits. Sending it is agreeing to be found. */
export function OfferForm({ offer, onDone }: OfferFormProps) {
  const client = useQueryClient();
  const [form, setForm] = useState<Offer>(offer ?? EMPTY);
  const [error, setError] = useState<unknown>(null);
  const change = (more: Partial<Offer>) => setForm((before) => ({ ...before, ...more }));
  const fields = error instanceof ApiError ? (error.fields ?? {}) : {};
  const send = async () => {
    try {
      await call('PUT', '/offer', form);
      toast(offer ? 'Saved.' : 'Members who agreed too can find you now.');
      onDone?.();
      await Promise.all(['/offer', '/peers', '/briefs'].map((path) => refresh(client, path)));
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Form
      label="What you can be asked about"
      onSubmit={() => void send()}
      error={error && Object.keys(fields).length === 0 ? errorWords(error).message : undefined}
      actions={
        <>
          <Button type="submit" tone="primary">
            {offer ? 'Save' : 'Agree to be found'}
          </Button>
          {onDone && <Button onPress={onDone}>Not now</Button>}
        </>
      }
    >
      <Chips
        label="You can ask me about"
        description="As somebody would say it who looks for it: “database migrations”, “writing a tender”."
        addLabel="Add a topic"
        value={form.topics}
        onChange={(topics) => change({ topics: [...topics] })}
        countMax={TOPICS_MAX}
        lengthMax={TOPIC_CHARS_MAX}
        error={fields.topics}
      />
      <TextField
        label="How somebody reaches you"
        description="An address, a number, a room. A member sees it only when you both have said yes."
        name="contact"
        value={form.contact}
        onChange={(contact) => change({ contact })}
        lengthMax={CONTACT_CHARS_MAX}
        error={fields.contact}
      />
      <Limits form={form} change={change} fields={fields} />
    </Form>
  );
}

interface LimitsProps {
  form: Offer;
  change: (more: Partial<Offer>) => void;
  fields: Readonly<Record<string, string>>;
}

function Limits({ form, change, fields }: LimitsProps) {
  return (
    <details className="offer-limits">
      <summary>Limits: how often, until when, in which language</summary>
      <div className="offer-limits-fields">
        <NumberField
          label="How often members may write to you in 30 days"
          description="All of them together. After that nobody can write until some of it is past."
          value={form.asksPerMonth}
          onChange={(asks) => change({ asksPerMonth: asks ?? ASKS_PER_MONTH_USUAL })}
          min={1}
          max={ASKS_PER_MONTH_MAX}
        />
        <DateField
          label="Until"
          isRequired={false}
          description="After this day you are not found any more."
          value={form.until}
          onChange={(until) => change({ until })}
          error={fields.until}
        />
        <Chips
          label="Languages"
          isRequired={false}
          addLabel="Add a language"
          value={form.languages}
          onChange={(languages) => change({ languages: [...languages] })}
          countMax={LANGUAGES_MAX}
          lengthMax={LANGUAGE_CHARS_MAX}
        />
        <TextField
          label="How you like to be asked"
          isRequired={false}
          placeholder="in writing, or a call on Friday mornings"
          value={form.channel}
          onChange={(channel) => change({ channel })}
          lengthMax={CHANNEL_CHARS_MAX}
        />
      </div>
    </details>
  );
}
