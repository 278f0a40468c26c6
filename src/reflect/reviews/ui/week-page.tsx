import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { todayHere } from '#days';
import {
  Button,
  Checkbox,
  EmptyState,
  Link,
  Page,
  TextArea,
  toast,
  useAddressPart,
  useGo,
  When,
} from '#kit';
import { OfferedText, SaveWords, useAutosave } from '#saving';
import { call, Loaded, readNow, refresh, sayNotDone } from '#web-api';
import { WORDS_CHARS_MAX } from '../limits.ts';
import { daysOf, weekBeside, weekOf } from '../week-rules.ts';
import type { WeekForm, WeekReviewView, WeekView } from '../week-schema.ts';
import { DrawnWeek } from './drawn-week.tsx';
import { PlanNext } from './plan-next.tsx';
import { weekDaysWords, weekName, zoneHere } from './words.ts';
import './reviews.css';

/** `/reviews/week/2026-W48`: ten minutes for a week, drawn from what is there anyway. */
export function WeekPage() {
  const week = useAddressPart('week');
  return daysOf(week) ? <Week week={week} /> : <NoSuchWeek />;
}

function NoSuchWeek() {
  return (
    <Page title="No such week" above={<Link href="/reviews">Review</Link>} width="reading">
      <EmptyState
        title="No week is called so"
        action={
          <Link href={`/reviews/week/${weekOf(todayHere())}`} look="button">
            This week
          </Link>
        }
      >
        The address may be mistyped: a week is written as {weekOf(todayHere())}.
      </EmptyState>
    </Page>
  );
}

function Week({ week }: { week: string }) {
  const path = `/reviews/weeks/${encodeURIComponent(week)}`;
  const query = useQuery(readNow<WeekView>(`${path}?zone=${encodeURIComponent(zoneHere())}`));
  return (
    <Page
      title={`${weekName(week)}, ${weekDaysWords(week)}`}
      above={
        <>
          <Link href="/reviews">Review</Link>
          <Neighbours week={week} />
        </>
      }
      width="reading"
    >
      <Loaded query={query} lines={10} label="Loading the week">
        {(view) =>
          view.review.state === 'draft' ? (
            <OpenWeek key={week} view={view} />
          ) : (
            <ClosedWeek view={view} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Neighbours({ week }: { week: string }) {
  const [before, after] = [weekBeside(week, -1), weekBeside(week, 1)];
  return (
    <>
      {before !== null && (
        <>
          {' · '}
          <Link href={`/reviews/week/${before}`}>The week before</Link>
        </>
      )}
      {after !== null && after <= weekOf(todayHere()) && (
        <>
          {' · '}
          <Link href={`/reviews/week/${after}`}>The week after</Link>
        </>
      )}
    </>
  );
}

function OpenWeek({ view }: { view: WeekView }) {
  const { review } = view;
  const saved = useWeekForm(review);
  const [keepsNote, setKeepsNote] = useState(false);
  const end = useEnding(review.week, saved.finish);
  const { form, change, save } = saved;
  return (
    <div className="week-fields">
      {saved.offered && (
        <OfferedText what="week" onTake={saved.takeOffered} onForget={saved.forgetOffered} />
      )}
      <DrawnWeek view={view} asksOnTrack={isRecent(review.week)} />
      <section className="review-part">
        <h2>In a few words</h2>
        {FIELDS.map(({ name, label, placeholder }) => (
          <TextArea
            key={name}
            label={label}
            isRequired={false}
            lines={2}
            value={form[name]}
            onChange={(words) => change({ [name]: words })}
            lengthMax={WORDS_CHARS_MAX}
            placeholder={placeholder}
            error={save.fields[name]}
          />
        ))}
        <NextOffers goals={view.goals} next={form.next} choose={(next) => change({ next })} />
      </section>
      <div className="week-end">
        <Button tone="primary" onPress={() => void end('done', keepsNote)}>
          Done
        </Button>
        <Checkbox
          label="Keep it as a private note too"
          isChecked={keepsNote}
          onChange={setKeepsNote}
        />
        <Button tone="plain" onPress={() => void end('skipped', false)}>
          Skip this week
        </Button>
        <SaveWords save={save} />
      </div>
    </div>
  );
}

/** This week, or the last one, which one may look back on a day late. */
const isRecent = (week: string): boolean => {
  const now = weekOf(todayHere());
  return week === now || week === weekBeside(now, -1);
};

interface NextOffersProps {
  goals: WeekView['goals'];
  next: string;
  choose: (next: string) => void;
}

/** What the plans have next, to be chosen instead of written. */
function NextOffers({ goals, next, choose }: NextOffersProps) {
  const planned = new Set(goals.flatMap(({ nextStep }) => nextStep ?? []));
  const offers = [...planned].filter((step) => !next.includes(step));
  if (offers.length === 0) return null;
  return (
    <div className="week-offers">
      <span className="review-soft">From your plans:</span>
      {offers.map((step) => (
        <Button key={step} size="s" onPress={() => choose(next === '' ? step : `${next}\n${step}`)}>
          {step}
        </Button>
      ))}
    </div>
  );
}

type WeekDraft = Record<keyof WeekForm, string>;
const FIELDS: { name: keyof WeekDraft; label: string; placeholder: string }[] = [
  {
    name: 'learned',
    label: 'What did you learn?',
    placeholder: 'Rehearsing a rollback once taught me more than reading about it',
  },
  { name: 'gave', label: 'What did you give?', placeholder: 'Looked through Bo’s runbook' },
  { name: 'next', label: 'What comes next?', placeholder: 'Rehearse again, with the night shift' },
];

const weekDraft = ({ learned, gave, next }: WeekReviewView): WeekDraft => ({ learned, gave, next });

function useWeekForm(review: WeekReviewView) {
  const path = `/reviews/weeks/${review.week}`;
  return useAutosave<WeekDraft>({
    kind: `week-${review.week}`,
    // A week is there without being started; it has no number of its own.
    id: 0,
    initial: weekDraft(review),
    updatedAt: review.updatedAt,
    look: async () => {
      const zone = encodeURIComponent(zoneHere());
      return weekDraft((await call<WeekView>('GET', `${path}?zone=${zone}`)).review);
    },
    send: async (_, fields) => {
      await call('PATCH', path, fields);
      return 0;
    },
  });
}

function useEnding(week: string, finish: () => Promise<number | null>) {
  const client = useQueryClient();
  const go = useGo();
  const set = async (state: WeekReviewView['state'], keepsNote: boolean) => {
    await call('PUT', `/reviews/weeks/${week}/state`, { state, keepsNote });
    await refresh(client, '/reviews');
    if (keepsNote) await refresh(client, '/notes');
  };
  const reopen = () =>
    set('draft', false)
      .then(() => go(`/reviews/week/${week}`))
      .catch(sayNotDone);
  return async (state: 'done' | 'skipped', keepsNote: boolean) => {
    if ((await finish()) === null) return;
    try {
      await set(state, keepsNote);
    } catch (error) {
      return sayNotDone(error);
    }
    toast(state === 'done' ? 'You looked back on this week' : 'Skipped this week', {
      undo: () => void reopen(),
    });
    if (state === 'skipped') go('/reviews');
  };
}

/** A week that was looked back on, or skipped. */
function ClosedWeek({ view }: { view: WeekView }) {
  const { review } = view;
  const client = useQueryClient();
  const reopen = async () => {
    await call('PUT', `/reviews/weeks/${review.week}/state`, { state: 'draft' }).catch(sayNotDone);
    await refresh(client, '/reviews');
  };
  const said = FIELDS.filter(({ name }) => review[name].trim() !== '');
  return (
    <div className="week-fields">
      <p className="review-soft">
        {review.state === 'done' ? 'You looked back ' : 'You skipped it '}
        {review.doneAt !== null && <When at={review.doneAt} />}
      </p>
      {said.map(({ name, label }) => (
        <section key={name} className="review-part">
          <h2>{label}</h2>
          <p className="review-words">{review[name]}</p>
          {name === 'next' && isRecent(review.week) && (
            <PlanNext next={review.next} goals={view.goals} />
          )}
        </section>
      ))}
      <DrawnWeek view={view} />
      <div className="week-end">
        <Button onPress={() => void reopen()}>
          {review.state === 'done' ? 'Write in it again' : 'Take it up after all'}
        </Button>
        {review.noteId !== null && (
          <>
            <Link href={`/notes/${review.noteId}`}>The private note of it</Link>
            <Link href={`/notes/${review.noteId}/share`}>Share a version of this</Link>
          </>
        )}
      </div>
    </div>
  );
}
