import { useRef, useState } from 'react';
import { dayAfter, todayHere } from '#days';
import { Button, DateField, ErrorPanel, type ErrorPanelProps, Link, Page } from '#kit';
import { call, errorWords } from '#web-api';
import type { CalendarProposal } from '../../interactions/readers/propose.ts';
import { CalendarEvents } from './calendar-events.tsx';
import '../interactions.css';

const DAYS_BACK = 30;

/** `/interactions/calendar`: which of the meetings in a calendar file are to be logged. Nothing is kept before one says so. */
export function CalendarPage() {
  const [from, setFrom] = useState<string | null>(() => dayAfter(Date.now(), -DAYS_BACK));
  const { shown, problem, isBusy, send, sendAgain } = useReading(from);
  const input = useRef<HTMLInputElement>(null);
  return (
    <Page
      title="Log from a calendar"
      above={<Link href="/interactions">What happened</Link>}
      lede="Choose a calendar file (.ics): your exported calendar, or one saved invitation. You see the meetings with people in them and choose which to log; nothing else is kept."
      width="reading"
    >
      <div className="calendar-tools">
        <DateField label="Meetings since" value={from} onChange={setFrom} max={todayHere()} />
        <Button tone="primary" isBusy={isBusy} onPress={() => input.current?.click()}>
          {shown ? 'Choose another file' : 'Choose a calendar file'}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".ics,text/calendar"
          hidden
          aria-label="Calendar file"
          onChange={(event) => {
            void send(event.target.files?.[0]);
            // So that the same file, put right, can be chosen again.
            event.target.value = '';
          }}
        />
      </div>
      {problem && <ErrorPanel {...problem} />}
      {shown && (
        <CalendarEvents key={shown.at} proposal={shown.proposal} onPeopleChanged={sendAgain} />
      )}
    </Page>
  );
}

interface Shown {
  proposal: CalendarProposal;
  file: File;
  from: string | null;
  /** Another file is another choice. */
  at: number;
}

/** The file goes to the server and comes back as meetings; once more when people have changed, and the choice stays. */
function useReading(from: string | null) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<ErrorPanelProps | null>(null);
  const [isBusy, setBusy] = useState(false);
  // What is read or shown by now: an undo pressed later must not bring an older file back.
  const current = useRef<Omit<Shown, 'proposal'> | null>(null);
  const lastRead = useRef<Omit<Shown, 'proposal'> | null>(null);
  const readings = useRef(0);
  const reading = async (asked: Omit<Shown, 'proposal'>) => {
    readings.current += 1;
    const turn = readings.current;
    current.current = asked;
    setBusy(true);
    setProblem(null);
    try {
      const proposal = await proposalOf(asked);
      if (turn !== readings.current) return;
      lastRead.current = asked;
      setShown({ ...asked, proposal });
    } catch (error) {
      if (turn !== readings.current) return;
      current.current = lastRead.current;
      setProblem(errorWords(error));
    } finally {
      // One that was asked for meanwhile goes before.
      if (turn === readings.current) setBusy(false);
    }
  };
  const send = async (file: File | undefined) => {
    if (file) await reading({ file, from, at: Date.now() });
  };
  const sendAgain = async () => {
    if (current.current) await reading(current.current);
  };
  return { shown, problem, isBusy, send, sendAgain };
}

async function proposalOf({ file, from }: Pick<Shown, 'file' | 'from'>): Promise<CalendarProposal> {
  const today = todayHere();
  const asked = new URLSearchParams({ from: from ?? today, to: today });
  const bytes = new Blob([await file.arrayBuffer()], { type: 'application/octet-stream' });
  return call<CalendarProposal>('POST', `/interactions/from-calendar?${asked}`, bytes);
}
